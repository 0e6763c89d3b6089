import { createStore, type StoreApi } from 'zustand/vanilla';
import { AppError } from '#shared/contract/errors.ts';
import type { RuleProposal, TriageOrder, TriageSession } from '#shared/contract/triage.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import { type Act, type ActPorts, type ActQueue, createActQueue } from './act-queue.ts';
import { currentOf, type Deck, emptyDeck, lookAt, lookBy, refreshed, withBack, without } from './deck.ts';
import { createForesight, type Found } from './foresight.ts';
import { counted, nothingDecided, type Tally, tallyOf, uncounted } from './tally.ts';

/** What a session came to. */
export interface Summary {
  readonly session: TriageSession;
  readonly proposals: readonly RuleProposal[];
}

/** What the page of triage shows. */
export interface TriageState {
  /** `empty`: there was nothing to decide when the page was opened. */
  readonly phase: 'loading' | 'deciding' | 'empty' | 'ended';
  readonly query: string;
  readonly order: TriageOrder;
  readonly deck: Deck;
  readonly tally: Tally;
  /** The act that undo would take back. */
  readonly last: Act | null;
  /** What was done last, for screen readers: "Skipped “Ferry”"; counted, so that the same can be said twice. */
  readonly said: { readonly words: string; readonly count: number };
  /** The paper that left the card last, and where to; shown while it goes. */
  readonly leaving: { readonly paper: PaperId; readonly way: Way } | null;
  /** How many acts are on their way to the library. */
  readonly underWay: number;
  readonly summary: Summary | null;
}

/** Where a decided paper goes: kept to the right, skipped to the left, put off downwards. */
export type Way = 'kept' | 'skipped' | 'later';

export interface TriagePorts extends Omit<ActPorts, 'edit'> {
  /** `session` is `null` for acts that belong to none. */
  edit(act: Act, session: number | null): ReturnType<ActPorts['edit']>;
  begin(scope: {
    readonly query: string;
    readonly order: TriageOrder;
    readonly total: number;
  }): Promise<TriageSession>;
  move(change: {
    readonly session: number;
    readonly paper: PaperId | null;
    readonly order: TriageOrder;
    readonly total: number;
  }): Promise<unknown>;
  end(session: number): Promise<Summary>;
  /** Says that something did not work. */
  complain(sentence: string): void;
}

export type TriageModel = ReturnType<typeof createTriageModel>;

/**
 * Triage as it is on the page: every key shows its effect at once, and the library is told behind it. What
 * does not get there comes back on top.
 */
export function createTriageModel(ports: TriagePorts) {
  const store: StoreApi<TriageState> = createStore<TriageState>()(() => ({
    phase: 'loading',
    query: '',
    order: 'rank',
    deck: emptyDeck,
    tally: nothingDecided,
    last: null,
    said: { words: '', count: 0 },
    leaving: null,
    underWay: 0,
    summary: null,
  }));
  const { getState: get, setState: set } = store;
  const foresight = createForesight();
  /** The library's session; `null` until the first act of a new one. */
  let session: number | null = null;
  let told = '';

  const queue: ActQueue = createActQueue(
    { ...ports, edit: async (act) => ports.edit(act, isDecision(act) ? await theSession() : null) },
    {
      done: ({ papers }, revision) => foresight.confirm(papers, revision),
      undone: ({ papers }, revision) => foresight.confirm(papers, revision),
      failed(acts, error) {
        foresight.drop(papersOf(acts));
        takeBack(acts);
        const what = acts.length === 1 ? `${quoted(acts[0])} was` : `${acts.length} decisions were`;
        const back = acts.length === 1 ? 'It is' : 'Their papers are';
        ports.complain(`${what} not saved: ${lowerFirst(error.message)} ${back} back on top.`);
      },
      undoFailed(act, error) {
        foresight.forget(act.papers);
        leave(act);
        ports.complain(`This could not be undone: ${lowerFirst(error.message)}`);
      },
      idle: tellWhere,
      changed: () => set({ underWay: queue.underWay }),
    },
  );

  async function theSession(): Promise<number> {
    if (session !== null) return session;
    const { query, order, deck, tally } = get();
    const begun = await ports.begin({ query, order, total: deck.papers.length + tally.decided });
    session = begun.id;
    return begun.id;
  }

  /** Tells the library which paper lies on top, so that a session goes on with it. */
  function tellWhere(): void {
    const { deck, order, tally, phase } = get();
    if (session === null || phase !== 'deciding') return;
    const where = {
      session,
      paper: currentOf(deck),
      order,
      total: deck.papers.length + tally.decided,
    };
    if (JSON.stringify(where) === told) return;
    told = JSON.stringify(where);
    ports.move(where).catch((error: unknown) => {
      // Not there now: the next act tells it again.
      if (!(error instanceof AppError)) throw error;
      told = '';
    });
  }

  /** The effect of an act on the page. */
  function leave(act: Act): void {
    const { deck, tally, said } = get();
    const leaves = act.steps.length > 0;
    const on = currentOf(deck);
    const next = leaves ? without(deck, new Set(act.papers)) : deck;
    set({
      deck: next,
      tally: counted(tally, act.steps),
      last: queue.last,
      said: { words: `${act.verb} ${act.object}`, count: said.count + 1 },
      leaving: leaves && on !== null && act.papers.includes(on) ? { paper: on, way: wayOf(act) } : null,
    });
  }

  function takeBack(acts: readonly Act[]): void {
    const back = papersOf(acts);
    const { deck, tally, phase } = get();
    const isOver = phase === 'ended' || phase === 'empty';
    if (isOver && back.length > 0) session = null;
    set({
      deck: withBack(deck, back),
      tally: uncounted(
        isOver ? nothingDecided : tally,
        acts.flatMap(({ steps }) => steps),
      ),
      last: queue.last,
      leaving: null,
      ...(back.length > 0 ? { phase: 'deciding' as const, summary: null } : {}),
    });
  }

  function finish(): void {
    queue.inTurn(async () => {
      const { deck, phase } = get();
      // Something was taken back meanwhile.
      if (phase === 'ended' && session !== null) {
        const ended = session;
        session = null;
        set({ summary: await ports.end(ended) });
      } else if (phase === 'ended' && deck.papers.length === 0) set({ phase: 'empty' });
    });
  }

  return {
    store,
    /** Begins, or goes on where a session stopped: with its order, its count and the paper on top. */
    open({
      query,
      order,
      found,
      top,
      resumed,
    }: {
      readonly query: string;
      readonly order: TriageOrder;
      readonly found: Found;
      readonly top: PaperId | null;
      readonly resumed: TriageSession | null;
    }): void {
      const papers = foresight.correct(found, []);
      session = resumed?.id ?? null;
      told = '';
      set({
        phase: papers.length > 0 ? 'deciding' : 'empty',
        query,
        order,
        deck: top === null ? { papers, at: 0 } : lookAt({ papers, at: 0 }, top),
        tally: resumed === null ? nothingDecided : tallyOf(resumed),
        leaving: null,
        summary: null,
      });
    },
    /** Takes a newer answer in. The card does not move under the reader. */
    refresh(found: Found): void {
      const { deck, phase } = get();
      const papers = foresight.correct(found, deck.papers);
      if (phase === 'empty' && papers.length > 0) {
        set({ phase: 'deciding', deck: { papers, at: 0 }, tally: nothingDecided });
        session = null;
      } else if (phase !== 'loading') set({ deck: refreshed(deck, papers) });
    },
    /** Takes the session's count over from the library, unless acts are on their way. */
    recount(known: TriageSession | null): void {
      if (known !== null && known.id === session && queue.underWay === 0) set({ tally: tallyOf(known) });
    },
    do(act: Act): void {
      foresight.expect(papersOf([act]), 'outside');
      queue.add(act);
      leave(act);
      const { deck } = get();
      if (act.steps.length > 0 && deck.papers.length === 0) {
        set({ phase: 'ended' });
        finish();
      }
    },
    /** Takes back the last act of this window; says whether there was one. */
    undo(): boolean {
      const undone = queue.undo();
      if (undone === null) return false;
      const { act, wasSent } = undone;
      if (wasSent) foresight.expect(papersOf([act]), 'inside');
      else foresight.drop(papersOf([act]));
      takeBack([act]);
      const { said } = get();
      set({ said: { words: `Undone: ${lowerFirst(act.verb)} ${act.object}`, count: said.count + 1 } });
      return true;
    },
    /** Brings a paper back on top that was decided before this window. */
    bringBack(paper: PaperId): void {
      foresight.forget([paper]);
      const { deck } = get();
      set({ deck: withBack(deck, [paper]), phase: 'deciding', summary: null, leaving: null });
    },
    look(by: number): void {
      set({ deck: lookBy(get().deck, by), leaving: null });
      queue.inTurn(async () => {});
    },
    lookAt(paper: PaperId): void {
      set({ deck: lookAt(get().deck, paper), leaving: null });
      queue.inTurn(async () => {});
    },
    /** The papers in another order, from its first. */
    reorder(order: TriageOrder, found: Found): void {
      set({ order, deck: { papers: foresight.correct(found, []), at: 0 }, leaving: null });
      queue.inTurn(async () => {});
    },
    /** Ends the session before all is decided. */
    end(): void {
      set({ phase: 'ended', leaving: null });
      finish();
    },
    /** Goes on after a summary, with a session of its own. */
    goOn(): void {
      set({ phase: 'deciding', tally: nothingDecided, summary: null });
    },
    gone(): void {
      set({ leaving: null });
    },
    /** Does something in turn with the acts. */
    inTurn: queue.inTurn,
  };
}

function wayOf({ change }: Act): Way {
  if (change.snoozedUntil !== undefined) return 'later';
  return change.status === 'skipped' ? 'skipped' : 'kept';
}

function isDecision({ steps, change }: Act): boolean {
  return steps.length > 0 || change.interest !== undefined;
}

/** The papers that acts took off the deck. */
function papersOf(acts: readonly Act[]): readonly PaperId[] {
  return acts.filter(({ steps }) => steps.length > 0).flatMap(({ papers }) => papers);
}

function quoted(act: Act | undefined): string {
  return act === undefined ? 'It' : act.papers.length === 1 ? act.object : `What was done to ${act.object}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
