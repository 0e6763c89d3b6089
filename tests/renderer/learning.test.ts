import { expect, it } from 'vitest';
import { createLearning } from '../../src/renderer/search/learning.ts';

/** A ranking of which learning takes some steps, each so many milliseconds long, and a clock that is moved by hand. */
function aLearning({ steps = 1, stepMs = 0 } = {}) {
  let time = 0;
  let news = 0;
  let begun = 0;
  let learned = 0;
  let isDue = false;
  const timers: { at: number; act: () => void }[] = [];
  const index = {
    get learning() {
      return { isDue, news };
    },
    *learn(): Generator<void, boolean> {
      begun++;
      isDue = false;
      news = 0;
      for (let step = 1; step < steps; step++) {
        time += stepMs;
        yield;
      }
      return true;
    },
  };
  const learning = createLearning({
    index,
    onLearned: () => learned++,
    now: () => time,
    later: (act, milliseconds) => timers.push({ at: time + milliseconds, act }),
  });
  return {
    get begun() {
      return begun;
    },
    get learned() {
      return learned;
    },
    get waiting() {
      return timers.length;
    },
    decide(count: number) {
      isDue = true;
      news += count;
      learning.notice();
    },
    notice: () => learning.notice(),
    /** Lets so much time go by, and does what is due first. */
    pass(milliseconds: number) {
      const until = time + milliseconds;
      for (;;) {
        const next = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        timers.splice(timers.indexOf(next), 1);
        time = Math.max(time, next.at);
        next.act();
      }
      time = Math.max(time, until);
    },
    /** Does the one thing that is due now. */
    turn() {
      timers.shift()?.act();
    },
  };
}

it('R3: learns at once after five decisions', () => {
  const reader = aLearning();

  reader.decide(5);
  reader.pass(0);

  expect(reader.learned).toBe(1);
});

it('R3: fewer decisions wait until the reader pauses for two seconds', () => {
  const reader = aLearning();

  reader.decide(1);
  reader.pass(1999);
  const before = reader.learned;
  reader.pass(1);

  expect(before).toBe(0);
  expect(reader.learned).toBe(1);
});

it('R3: each decision begins the pause anew', () => {
  const reader = aLearning();

  reader.decide(1);
  reader.pass(1500);
  reader.decide(1);
  reader.pass(1999);
  const before = reader.learned;
  reader.pass(1);

  expect(before).toBe(0);
  expect(reader.learned).toBe(1);
});

it('rests after eight milliseconds, so that questions are answered between', () => {
  const reader = aLearning({ steps: 10, stepMs: 4 });

  reader.decide(5);
  reader.turn();

  expect(reader.learned).toBe(0);
  expect(reader.waiting).toBe(1);
  reader.pass(1000);
  expect(reader.learned).toBe(1);
});

it('learns again from what was decided meanwhile, and not twice at a time', () => {
  const reader = aLearning({ steps: 10, stepMs: 4 });
  reader.decide(5);
  reader.turn();

  reader.decide(5);
  expect(reader.begun).toBe(1);
  reader.pass(1000);

  expect(reader.begun).toBe(2);
  expect(reader.learned).toBe(2);
});

it('does nothing where there is nothing to learn', () => {
  const reader = aLearning();

  reader.notice();
  reader.pass(10_000);

  expect(reader.begun).toBe(0);
  expect(reader.waiting).toBe(0);
});
