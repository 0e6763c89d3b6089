import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/contract/errors.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import { currentOf } from '../../../src/renderer/app/triage/deck.ts';
import { aFakeLibrary, aSession, settled } from './fake-library.ts';

// Any number can be the id of a paper here.
const papers = (count: number) => Array.from({ length: count }, (_, index) => (index + 1) as PaperId);
const gone = new AppError('unreachable', 'The library cannot be reached.');

function opened(count: number) {
  const library = aFakeLibrary(papers(count));
  library.model.open({ query: '', order: 'rank', found: library.found(), top: null, resumed: null });
  const state = () => library.model.store.getState();
  return { ...library, library, state, current: () => currentOf(state().deck) };
}

describe('deciding in triage', () => {
  it('P3: the next card is there before the library has answered', () => {
    const { hold, decide, current, state } = opened(3);
    hold();

    decide('skipped');

    expect(current()).toBe(2);
    expect(state()).toMatchObject({ tally: { decided: 1, skipped: 1 }, underWay: 1 });
  });

  it('P3: keys faster than the library all land on the right papers, in their order', async () => {
    const { hold, decide, release, log, state } = opened(40);
    hold();
    for (let key = 0; key < 30; key += 1) decide(key % 3 === 0 ? 'queued' : 'skipped');

    await release();

    expect(log).toEqual(
      Array.from({ length: 30 }, (_, key) => `${key % 3 === 0 ? 'queued' : 'skipped'} ${key + 1}`),
    );
    expect(state()).toMatchObject({ underWay: 0, deck: { papers: papers(40).slice(30) } });
  });

  it('P5: undo takes back any number of steps, the last first, each paper on top again', async () => {
    const { decide, model, current, state, status } = opened(20);
    for (let key = 0; key < 15; key += 1) decide('skipped');
    await settled();

    for (let step = 15; step >= 1; step -= 1) {
      expect(model.undo()).toBe(true);
      expect(current()).toBe(step);
    }
    await settled();

    expect(model.undo()).toBe(false);
    expect(state()).toMatchObject({ tally: { decided: 0 }, deck: { papers: papers(20) }, last: null });
    expect([...status.values()].every((each) => each === 'undecided')).toBe(true);
  });

  it('P5: an act that is taken back before it was sent is never sent', async () => {
    const { hold, decide, model, release, log } = opened(3);
    hold();
    decide('skipped');
    decide('queued');
    model.undo();

    await release();

    expect(log).toEqual(['skipped 1']);
  });

  it('P9: what the library refuses comes back on top and is said; the others stand', async () => {
    const { fail, decide, current, complaints, state } = opened(4);
    fail(new AppError('conflict', 'The disk is full.'), { times: 1 });
    decide('skipped');
    decide('queued');

    await settled();

    expect(current()).toBe(1);
    expect(state()).toMatchObject({ tally: { decided: 1, kept: 1 }, deck: { papers: [1, 3, 4] } });
    expect(complaints).toEqual(['“1” was not saved: the disk is full. It is back on top.']);
  });

  it('P9: a connection that comes back in time loses nothing and says nothing', async () => {
    const { fail, decide, log, complaints } = opened(4);
    fail(gone, { times: 3 });
    decide('skipped');
    decide('queued');

    await settled();

    expect(log).toEqual(['skipped 1', 'queued 2']);
    expect(complaints).toEqual([]);
  });

  it('P9: an act whose answer was lost is found again, and can be undone', async () => {
    const { fail, decide, model, status, complaints } = opened(3);
    fail(gone, { times: 1, isAfter: true });
    decide('skipped');
    await settled();
    expect(status.get(papers(1)[0] as PaperId)).toBe('skipped');

    model.undo();
    await settled();

    expect(status.get(papers(1)[0] as PaperId)).toBe('undecided');
    expect(complaints).toEqual([]);
  });

  it('P9: without a library everything not yet saved comes back, the first on top, in one sentence', async () => {
    const { fail, recover, decide, current, state, complaints, log } = opened(6);
    decide('queued');
    await settled();
    fail(gone);
    decide('skipped');
    decide('skipped');
    decide('queued');

    await settled();

    expect(current()).toBe(2);
    expect(state()).toMatchObject({ tally: { decided: 1 }, underWay: 0, deck: { papers: [2, 3, 4, 5, 6] } });
    expect(complaints).toEqual([
      '3 decisions were not saved: the library cannot be reached. Their papers are back on top.',
    ]);
    recover();
    decide('skipped');
    await settled();
    expect(log.at(-1)).toBe('skipped 2');
  });

  it('P9: an undo that fails leaves things as they are, and can be tried again', async () => {
    const { fail, recover, decide, model, current, state, complaints } = opened(3);
    decide('skipped');
    await settled();
    fail(new AppError('conflict', 'x'), { times: 0 });
    fail(gone);
    model.undo();
    expect(current()).toBe(1);

    await settled();

    expect(current()).toBe(2);
    expect(state().tally.decided).toBe(1);
    expect(complaints).toEqual(['This could not be undone: the library cannot be reached.']);
    recover();
    model.undo();
    await settled();
    expect(current()).toBe(1);
  });

  it('P6: an answer that is older than a decision does not bring its paper back', async () => {
    const { found, hold, decide, model, release, state } = opened(4);
    const before = found();
    hold();
    decide('skipped');
    model.refresh(before);
    expect(state().deck.papers).toEqual([2, 3, 4]);

    await release();
    model.refresh(before);
    expect(state().deck.papers).toEqual([2, 3, 4]);

    model.refresh(found());
    expect(state().deck.papers).toEqual([2, 3, 4]);
  });

  it('P6: a paper that another window puts back is there again', async () => {
    const { found, decide, model, status, state } = opened(3);
    decide('skipped');
    await settled();
    model.refresh(found());
    status.set(papers(1)[0] as PaperId, 'undecided');

    model.refresh({ ...found(), revision: 99 });

    expect(new Set(state().deck.papers)).toEqual(new Set([1, 2, 3]));
  });

  it('P10: the last decision ends the session; undo goes on with one more', async () => {
    const { decide, model, state, current } = opened(2);
    decide('skipped');
    decide('queued');
    expect(state().phase).toBe('ended');
    await settled();
    expect(state().summary?.session.id).toBe(1);

    model.undo();
    await settled();

    expect(state()).toMatchObject({ phase: 'deciding', summary: null });
    expect(current()).toBe(2);
  });

  it('P10: goes on where a session stopped: its count, its order, its paper on top', () => {
    const library = aFakeLibrary(papers(9));
    const resumed = aSession({
      id: 7,
      decided: 2,
      skipped: 2,
      order: 'upvotes',
      paper: papers(5)[4] ?? null,
    });

    library.model.open({
      query: '',
      order: resumed.order,
      found: library.found(),
      top: resumed.paper,
      resumed,
    });

    const state = library.model.store.getState();
    expect(currentOf(state.deck)).toBe(5);
    expect(state).toMatchObject({ order: 'upvotes', tally: { decided: 2 } });
    expect(library.sessions).toBe(0);
  });

  it('P3: whatever is pressed and however the library answers, page and library agree in the end', async () => {
    const keys = fc.array(
      fc.constantFrom('queue', 'skip', 'undo', 'ahead', 'back', 'refresh', 'settle', 'drop'),
      { maxLength: 60 },
    );
    await fc.assert(
      fc.asyncProperty(keys, async (pressed) => {
        const { decide, model, state, found, status, fail } = opened(12);
        for (const key of pressed) {
          if (key === 'queue') decide('queued');
          else if (key === 'skip') decide('skipped');
          else if (key === 'undo') model.undo();
          else if (key === 'ahead') model.look(1);
          else if (key === 'back') model.look(-1);
          else if (key === 'refresh') model.refresh(found());
          else if (key === 'drop') fail(gone, { times: 2, isAfter: true });
          else await settled();
        }
        await settled();
        model.refresh(found());

        const undecided = [...status].filter(([, is]) => is === 'undecided').map(([id]) => id);
        expect(new Set(state().deck.papers)).toEqual(new Set(undecided));
        expect(state().underWay).toBe(0);
        const isOver = state().phase === 'ended';
        if (!isOver) expect(state().tally.decided + undecided.length).toBe(12);
      }),
      { numRuns: 300 },
    );
  });
});
