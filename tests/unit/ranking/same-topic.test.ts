import { describe, expect, it } from 'vitest';
import { alikeEnough } from '#shared/ranking/relations.ts';
import { measureThresholds, naturalPapers } from '../../../tools/bench/same-topic.ts';

describe('papers that are decided together (R10)', () => {
  // Seeds by which nothing was chosen.
  const measured = measureThresholds(naturalPapers(600, 211), () => 0);
  const chosen = measured.find(({ least }) => least === alikeEnough);

  it('are about the same nearly always: what is skipped with a paper is like it', () => {
    expect(chosen?.precision).toBeGreaterThan(0.97);
    expect(chosen?.mainPrecision).toBeGreaterThan(0.6);
  });

  it('are there for a good part of the papers', () => {
    expect(chosen?.answered).toBeGreaterThan(0.2);
  });

  it('grow fewer and more alike with each step of the threshold', () => {
    const found = measured.map((one) => one.found);
    const main = measured.filter(({ least }) => [0.02, 0.04, 0.06, 0.1].includes(least));

    expect(found).toEqual(found.toSorted((a, b) => b - a));
    expect(main).toEqual(main.toSorted((a, b) => a.mainPrecision - b.mainPrecision));
  });
});
