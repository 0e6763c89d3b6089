import { AppError } from '#shared/contract/errors.ts';
import type { TriageSession } from '#shared/contract/triage.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import type { Act } from '../../../src/renderer/app/triage/act-queue.ts';
import { createTriageModel, type TriageModel } from '../../../src/renderer/app/triage/triage-model.ts';

/** A library of papers without a disk: it answers when it is told to, and can be made to fail. */
export function aFakeLibrary(papers: readonly PaperId[]) {
  const status = new Map<PaperId, string>(papers.map((id) => [id, 'undecided']));
  const edits: { act: Act; isUndone: boolean }[] = [];
  const log: string[] = [];
  const complaints: string[] = [];
  const moves: unknown[] = [];
  let revision = 1;
  let held: (() => void)[] | null = null;
  let failing: { left: number; error: AppError; isAfter: boolean } | null = null;
  let sessions = 0;

  async function reached(what: string, commit: () => void): Promise<void> {
    if (held) await new Promise<void>((resolve) => held?.push(resolve));
    if (failing !== null && failing.left > 0) {
      failing.left -= 1;
      if (failing.isAfter) commit();
      throw failing.error;
    }
    log.push(what);
    commit();
  }

  const model: TriageModel = createTriageModel({
    async edit(act) {
      let edit: number | null = null;
      await reached(`${act.change.status ?? 'other'} ${act.papers.join(',')}`, () => {
        const changing = act.papers.filter((id) => status.get(id) !== act.change.status);
        if (changing.length === 0) return;
        for (const id of act.papers) status.set(id, act.change.status ?? 'undecided');
        edits.push({ act, isUndone: false });
        edit = edits.length;
        revision += 1;
      });
      return { edit, revision, changed: act.papers.length, sentence: act.verb };
    },
    async undo(edit) {
      await reached(`undo ${edit}`, () => {
        const made = edits[edit - 1];
        if (!made || made.isUndone) throw new AppError('conflict', 'It was undone already.');
        made.isUndone = true;
        for (const id of made.act.papers) status.set(id, 'undecided');
        revision += 1;
      });
      return { revision };
    },
    async find(act) {
      const at = edits.findLastIndex((each) => !each.isUndone && each.act.object === act.object);
      return at < 0 ? null : at + 1;
    },
    async begin({ query, order, total }) {
      sessions += 1;
      return aSession({ id: sessions, scope: { query }, order, total });
    },
    move: async (where) => void moves.push(where),
    end: async (id) => ({ session: aSession({ id }), proposals: [] }),
    complain: (sentence) => complaints.push(sentence),
  });

  return {
    model,
    log,
    complaints,
    moves,
    status,
    get sessions() {
      return sessions;
    },
    /** What the search would answer now. */
    found: () => ({ papers: papers.filter((id) => status.get(id) === 'undecided'), revision }),
    hold() {
      held = [];
    },
    /** Answers everything that waits, and what follows from it. */
    async release() {
      const waiting = held ?? [];
      held = null;
      for (const resolve of waiting) resolve();
      await settled();
    },
    fail(error: AppError, { times = Number.POSITIVE_INFINITY, isAfter = false } = {}) {
      failing = { left: times, error, isAfter };
    },
    recover() {
      failing = null;
    },
    decide(change: 'queued' | 'skipped') {
      const { deck } = model.store.getState();
      const paper = deck.papers[deck.at];
      if (paper === undefined) return;
      model.do({
        papers: [paper],
        change: { status: change },
        verb: change === 'queued' ? 'Queued' : 'Skipped',
        object: `“${paper}”`,
        steps: [{ paper, outcome: change, tookMs: 100 }],
      });
    },
  };
}

export function aSession(given: Partial<TriageSession> = {}): TriageSession {
  const at = '2026-07-01T08:00:00.000Z';
  return {
    id: 1,
    startedAt: at,
    lastAt: at,
    endedAt: null,
    scope: { query: '' },
    order: 'rank',
    total: 0,
    decided: 0,
    kept: 0,
    skipped: 0,
    snoozed: 0,
    spentMs: 0,
    paper: null,
    steps: [],
    ...given,
  };
}

/** Lets every promise that can go on do so. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 400; turn += 1) await Promise.resolve();
}
