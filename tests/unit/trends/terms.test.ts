import { describe, expect, it } from 'vitest';
import type { Paper } from '#shared/domain/paper.ts';
import { movedDay } from '#shared/text/day-in-zone.ts';
import { trendsOf } from '#shared/trends/compute-trends.ts';
import { readWords } from '#shared/trends/read-words.ts';
import {
  chanceOf,
  changeOf,
  countBeyondChance,
  isComparable,
  likelihoodRatio,
  mayBeTold,
} from '#shared/trends/significance.ts';
import { singular } from '#shared/trends/vocabulary.ts';
import { createHalfYear, topics } from '../../kit/half-year.ts';
import { anIndex, aPaper, aRequest } from '../search/search-kit.ts';

const today = '2026-06-28';
const request = { weeks: 26, source: null, today, timeZone: 'UTC' } as const;

/** Papers over so many days, each day `perDay` of them, with the words that `abstractOf` gives by day and number. */
function papersOver(days: number, perDay: number, abstractOf: (day: number, at: number) => string): Paper[] {
  return Array.from({ length: days * perDay }, (_, number) => {
    const day = Math.floor(number / perDay);
    return aPaper({
      id: number + 1,
      title: `Number ${number}`,
      abstract: abstractOf(day, number % perDay),
      addedAt: `${movedDay(today, day - days + 1)}T08:00:00.000Z`,
    });
  });
}

describe('terms', () => {
  it('that came up and went away are found, and only they (V5)', () => {
    const { terms } = trendsOf(createHalfYear({ size: 42_000, until: today }), request);
    const labels = (of: 'rising' | 'falling') => terms?.[of].map(({ label }) => label).toSorted();
    const moved = (by: (first: number, last: number) => boolean) =>
      topics.filter(({ first, last }) => by(first, last)).map(({ term }) => term);

    expect(labels('rising')).toEqual(moved((first, last) => last > first).toSorted());
    expect(labels('falling')).toEqual(moved((first, last) => last < first).toSorted());
    expect(terms?.span).toBe(4);
  });

  it('need four weeks, and say when they come (V6)', () => {
    const papers = papersOver(28, 40, (day) => (day > 13 ? 'About a lighthouse.' : 'About a harbour.'));

    const early = trendsOf(papers, { ...request, today: movedDay(today, -1) });
    const due = trendsOf(papers, { ...request, today: movedDay(today, 1) });

    expect(early.terms).toBeNull();
    expect(early.due).toBe('2026-06-29');
    expect(due.terms?.rising.map(({ label }) => label)).toEqual(['lighthouse']);
    expect(due.terms?.falling.map(({ label }) => label)).toEqual(['harbour']);
    expect(due.terms?.span).toBe(2);
  });

  it('of chance are not told', () => {
    const papers = papersOver(182, 3, (day, at) =>
      (day * 7 + at * 3) % 11 === 0 ? 'A sextant.' : 'Nothing.',
    );

    const { terms } = trendsOf(papers, request);

    expect([terms?.rising, terms?.falling]).toEqual([[], []]);
  });

  it('bear the form most often written, and are one whether singular or plural (V5)', () => {
    const forms = ['the KV cache', 'KV caches', 'the KV cache', 'a kv-cache'];
    const papers = papersOver(182, 8, (day, at) =>
      day > 150 ? `Here is ${forms[at % 4]} for you.` : 'Else.',
    );

    const [term] = trendsOf(papers, request).terms?.rising ?? [];

    expect(term?.label).toBe('KV cache');
    expect(term?.query).toBe('("kv cache" OR "kv caches")');
    expect(term?.first).toBe(0);
    expect(term?.last).toBe(1000);
  });

  it('lead to the papers that were counted (V9)', () => {
    const papers = createHalfYear({ size: 16_000, until: today });
    const index = anIndex(papers);

    const { terms } = trendsOf(papers, request);

    for (const term of [...(terms?.rising ?? []), ...(terms?.falling ?? [])]) {
      const query = `${term.query} added:2026-06-01..2026-06-28`;
      expect(index.search(aRequest({ query })).total, term.label).toBe(term.lastPapers);
    }
    expect(terms?.rising.length).toBeGreaterThan(3);
  });

  it('have no value in a week with hardly any papers', () => {
    const papers = papersOver(182, 8, (day) => (day > 150 ? 'A lighthouse.' : 'Else.')).filter(
      ({ addedAt }) => addedAt < '2026-03-03' || addedAt >= '2026-03-09',
    );

    const [term] = trendsOf(papers, request).terms?.rising ?? [];

    expect(term?.weekly[9]).toBeNull();
    expect(term?.weekly[8]).toBe(0);
  });
});

describe('reading words', () => {
  const words = (text: string) => {
    const read: string[] = [];
    readWords(text, (word, _from, _to, goesOn) => read.push(goesOn ? `+${word}` : word));
    return read;
  };

  it('joins over blanks and hyphens, and parts at signs', () => {
    expect(words('Low-rank adaptation, for LLMs (now)')).toEqual([
      'low',
      '+rank',
      '+adaptation',
      'for',
      '+llms',
      'now',
    ]);
  });

  it('leaves formulas and commands out', () => {
    expect(words('a $x^2 + y$ b \\alpha c costs $5')).toEqual(['a', 'b', 'c', '+costs', '5']);
  });

  it('keeps the places of letters whose small form is longer', () => {
    const text = 'İstanbul lamps';
    const places: string[] = [];

    readWords(text, (_word, from, to) => places.push(text.slice(from, to)));

    expect(places).toEqual(['İstanbul', 'lamps']);
  });

  it.each([
    ['caches', 'cache'],
    ['models', 'model'],
    ['studies', 'study'],
    ['loss', 'loss'],
    ['bias', 'bias'],
    ['analysis', 'analysis'],
    ['corpus', 'corpus'],
    ['gas', 'gas'],
  ])('takes %s for %s', (word, one) => {
    expect(singular(word)).toBe(one);
  });
});

describe('telling a change from chance', () => {
  it('is nought for equal shares and grows with the papers', () => {
    expect(likelihoodRatio({ first: 10, firstOf: 100, last: 20, lastOf: 200 })).toBeCloseTo(0);
    const few = likelihoodRatio({ first: 1, firstOf: 100, last: 4, lastOf: 100 });
    const many = likelihoodRatio({ first: 10, firstOf: 1000, last: 40, lastOf: 1000 });
    expect(many).toBeCloseTo(10 * few);
  });

  it('needs papers on some side, a side to compare with, and a change worth telling', () => {
    expect(isComparable({ first: 0, firstOf: 1000, last: 4, lastOf: 10 })).toBe(false);
    expect(isComparable({ first: 0, firstOf: 0, last: 40, lastOf: 100 })).toBe(false);
    expect(isComparable({ first: 5, firstOf: 1000, last: 0, lastOf: 1000 })).toBe(true);
    expect(changeOf({ first: 2000, firstOf: 10_000, last: 2400, lastOf: 10_000 })).toBeNull();
    expect(changeOf({ first: 0, firstOf: 1000, last: 40, lastOf: 1000 })).toBe('rising');
    expect(changeOf({ first: 40, firstOf: 1000, last: 0, lastOf: 1000 })).toBe('falling');
  });

  it('knows how often chance does as much', () => {
    expect(chanceOf(0)).toBeCloseTo(1, 6);
    expect(chanceOf(3.841_459)).toBeCloseTo(0.05, 6);
    expect(chanceOf(10.827_566)).toBeCloseTo(0.001, 8);
    expect(chanceOf(40) / 2.54e-10).toBeCloseTo(1, 2);
  });

  it('asks the less of each change the more of them there are', () => {
    const noise = Array.from({ length: 990 }, () => 0.4);

    expect(countBeyondChance([11, ...noise])).toBe(0);
    expect(countBeyondChance([17, ...noise])).toBe(1);
    expect(countBeyondChance([...Array.from({ length: 20 }, () => 11), ...noise])).toBe(20);
    expect(countBeyondChance([])).toBe(0);
    const ratios = [...Array.from({ length: 20 }, () => 11), ...noise];
    const told = ratios.filter(mayBeTold);
    expect(countBeyondChance(told, ratios.length)).toBe(countBeyondChance(ratios));
    expect(told.length).toBeLessThan(ratios.length);
  });
});
