import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PaperId } from '#shared/domain/paper.ts';
import {
  counted,
  nothingDecided,
  paceWords,
  type Step,
  spentWords,
  ticksOf,
  uncounted,
} from '../../../src/renderer/app/triage/tally.ts';

const outcomes = ['queued', 'reading', 'skipped', 'snoozed'] as const;
const stepsArbitrary: fc.Arbitrary<Step[]> = fc
  .uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 80 })
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc.record({
          // Any number can be the id of a paper here.
          paper: fc.constant(id as PaperId),
          outcome: fc.constantFrom(...outcomes),
          tookMs: fc.nat(300_000),
        }),
      ),
    ),
  );
const step = (id: number, outcome: Step['outcome'], tookMs = 10_000): Step => ({
  paper: id as PaperId,
  outcome,
  tookMs,
});

describe('the count of a session', () => {
  it('P7: decisions taken back leave no trace in it, in whatever order', () => {
    fc.assert(
      fc.property(stepsArbitrary, stepsArbitrary, (before, more) => {
        const known = new Set(before.map(({ paper }) => paper));
        const added = more.filter(({ paper }) => !known.has(paper));
        const start = counted(nothingDecided, before);

        expect(uncounted(counted(start, added), added.toReversed())).toEqual(start);
      }),
    );
  });

  it('P7: adds up: what is decided was kept, skipped or snoozed', () => {
    fc.assert(
      fc.property(stepsArbitrary, (steps) => {
        const { decided, kept, skipped, snoozed } = counted(nothingDecided, steps);

        expect(kept + skipped + snoozed).toBe(decided);
        expect(decided).toBe(steps.length);
      }),
    );
  });

  it('P8: tells a pace from five decisions on, of the last twenty, a long pause counting as two minutes', () => {
    const four = counted(
      nothingDecided,
      [1, 2, 3, 4].map((id) => step(id, 'skipped', 11_000)),
    );
    expect(paceWords(four, 50)).toBeNull();

    const five = counted(four, [step(5, 'queued', 11_000)]);
    expect(paceWords(five, 37)).toBe('11 s a paper, 7 min left');
    expect(paceWords(five, 0)).toBe('11 s a paper');
    const slow = counted(
      nothingDecided,
      Array.from({ length: 20 }, (_, id) => step(id + 1, 'queued', 9_000_000)),
    );
    expect(paceWords(slow, 1)).toBe('120 s a paper, 2 min left');
    expect(
      paceWords(
        counted(
          slow,
          Array.from({ length: 20 }, (_, id) => step(id + 50, 'queued', 400)),
        ),
        3,
      ),
    ).toBe('0.4 s a paper, under a minute left');
  });

  it.each([
    [1_000, '1 second'],
    [48_000, '48 seconds'],
    [600_000, '10 minutes'],
    [4_800_000, '80 minutes'],
    [7_200_000, '2 h'],
    [9_000_000, '2 h 30 min'],
  ])('says how long %i ms are: %s', (milliseconds, words) => {
    expect(spentWords(milliseconds)).toBe(words);
  });
});

describe('the bar of a session', () => {
  it('P8: has one mark a paper: tall for kept, the one on the card, and those to come', () => {
    const tally = counted(nothingDecided, [step(1, 'skipped'), step(2, 'queued'), step(3, 'snoozed')]);

    expect(ticksOf(tally, 2, 54)).toEqual([
      { kind: 'decided', kept: 0 },
      { kind: 'decided', kept: 1 },
      { kind: 'decided', kept: 0 },
      { kind: 'now', kept: 0 },
      { kind: 'ahead', kept: 0 },
    ]);
  });

  it('P8: never has more marks than there is room, and one of them is now while papers are left', () => {
    fc.assert(
      fc.property(stepsArbitrary, fc.nat(6_000), fc.integer({ min: 10, max: 80 }), (steps, ahead, room) => {
        const ticks = ticksOf(counted(nothingDecided, steps), ahead, room);

        expect(ticks.length).toBeLessThanOrEqual(room);
        expect(ticks.filter(({ kind }) => kind === 'now').length).toBeLessThanOrEqual(1);
        const order = ticks.map(({ kind }) => ['decided', 'now', 'ahead'].indexOf(kind));
        expect(order).toEqual(order.toSorted((left, right) => left - right));
      }),
    );
  });
});
