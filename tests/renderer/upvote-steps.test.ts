import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { queryWithUpvotes, upvotesOf } from '#shared/search/query/date-range.ts';
import { upvoteSteps } from '#shared/search/upvote-counts.ts';
import { spanned } from '../../src/renderer/features/library/brush.ts';
import {
  describeUpvotes,
  rangeOfUpvotes,
  stepsOf,
  upvotesOfRange,
} from '../../src/renderer/features/library/upvote-steps.ts';

const counts = fc
  .uniqueArray(fc.constantFrom(...upvoteSteps), { minLength: 1 })
  .map((steps) => steps.toSorted((a, b) => a - b).map((step) => ({ value: String(step), count: 2 })));

describe('the bars of upvotes', () => {
  it('count every paper once, whoever has none given aside', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const steps = stepsOf([...given, { value: '', count: 7 }]);

        expect(steps.reduce((sum, { count }) => sum + count, 0)).toBe(given.length * 2);
        expect(steps.map(({ first }) => first)).toEqual(upvoteSteps.slice(0, steps.length));
      }),
    );
    expect(stepsOf([{ value: '', count: 7 }])).toEqual([]);
  });

  it('write a range that reads back as the same bars', () => {
    fc.assert(
      fc.property(counts, fc.nat(), fc.nat(), (given, one, other) => {
        const steps = stepsOf(given);
        const range = spanned(one % steps.length, other % steps.length);
        const { from, to } = upvotesOfRange(steps, range);

        const read = upvotesOf(queryWithUpvotes('lamps', from, to));

        expect(read && rangeOfUpvotes(steps, read)).toEqual(range);
      }),
    );
  });

  it('are said in a sentence', () => {
    const steps = stepsOf([
      { value: '0', count: 1 },
      { value: '20', count: 3 },
    ]);

    expect(describeUpvotes(steps, { from: 0, to: steps.length })).toBe('4 papers with 0 or more upvotes.');
    expect(describeUpvotes(steps, { from: 5, to: 6 })).toBe('3 papers with 20–49 upvotes.');
  });
});
