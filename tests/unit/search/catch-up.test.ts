import { describe, expect, it } from 'vitest';
import type { Changes } from '#shared/contract/library.ts';
import { createCatchUp } from '#shared/search/catch-up.ts';

const answer = (to: number, more = false): Changes => ({ to, papers: [], removed: [], more });

/** A library whose answers are given by hand. */
function aSlowLibrary() {
  const asked: number[] = [];
  const applied: number[] = [];
  const failures: unknown[] = [];
  let pending = Promise.withResolvers<Changes>();
  const catchUp = createCatchUp({
    ask: (revision) => {
      asked.push(revision);
      pending = Promise.withResolvers<Changes>();
      return pending.promise;
    },
    apply: (changes) => applied.push(changes.to),
    onFailure: (reason) => failures.push(reason),
  });
  const settle = async (act: () => void) => {
    act();
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  };
  return {
    catchUp,
    asked,
    applied,
    failures,
    give: (changes: Changes) => settle(() => pending.resolve(changes)),
    fail: (reason: Error) => settle(() => pending.reject(reason)),
  };
}

describe('catching up (S16)', () => {
  it('asks on until there is no more', async () => {
    const { catchUp, asked, applied, give } = aSlowLibrary();
    void catchUp.start();

    await give(answer(2, true));
    await give(answer(3));

    expect(asked).toEqual([0, 2]);
    expect(applied).toEqual([2, 3]);
    expect(catchUp).toMatchObject({ state: 'waiting', revision: 3 });
  });

  it('asks one thing at a time, and again for news that came meanwhile', async () => {
    const { catchUp, asked, give } = aSlowLibrary();
    void catchUp.start();
    catchUp.announce({ from: 1, to: 2 });
    catchUp.announce({ from: 0, to: 1 });
    expect(asked).toEqual([0]);

    await give(answer(1));
    await give(answer(2));

    expect(asked).toEqual([0, 1]);
    expect(catchUp.state).toBe('waiting');
  });

  it('news that came while an empty answer was on its way are asked for', async () => {
    const { catchUp, asked, give } = aSlowLibrary();
    void catchUp.start();
    catchUp.announce({ from: 0, to: 1 });

    await give(answer(0));
    await give(answer(1));

    expect(asked).toEqual([0, 0]);
    expect(catchUp.revision).toBe(1);
  });

  it('old news are no reason to ask', async () => {
    const { catchUp, asked, give } = aSlowLibrary();
    void catchUp.start();
    await give(answer(3));

    catchUp.announce({ from: 1, to: 2 });

    expect(asked).toEqual([0]);
  });

  it('after a failure it waits to be told, and goes on where it was', async () => {
    const { catchUp, asked, failures, give, fail } = aSlowLibrary();
    void catchUp.start();
    await give(answer(2, true));
    await fail(new Error('gone'));
    expect(catchUp).toMatchObject({ state: 'failed', revision: 2 });
    expect(failures).toEqual([new Error('gone')]);

    void catchUp.start();
    await give(answer(4));

    expect(asked).toEqual([0, 2, 2]);
    expect(catchUp).toMatchObject({ state: 'waiting', revision: 4 });
  });

  it('once stopped it applies nothing, not even what was on its way', async () => {
    const { catchUp, applied, asked, give } = aSlowLibrary();
    void catchUp.start();
    catchUp.stop();

    await give(answer(2));
    catchUp.announce({ from: 2, to: 3 });

    expect(applied).toEqual([]);
    expect(asked).toEqual([0]);
  });
});
