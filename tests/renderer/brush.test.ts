import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveDates } from '#shared/search/query/ranges.ts';
import {
  binsOf,
  datesOfRange,
  movedEdge,
  movedRange,
  type Range,
  rangeOfDays,
  spanned,
} from '../../src/renderer/features/library/brush.ts';

const today = '2026-11-23';
const month = fc
  .tuple(fc.integer({ min: 1950, max: 2027 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`);
const day = fc
  .tuple(fc.integer({ min: 1990, max: 2026 }), fc.uniqueArray(fc.nat(61), { minLength: 1, maxLength: 60 }))
  .map(([year, days]) =>
    days.map((number) => new Date(Date.UTC(year, 1, 1 + number)).toISOString().slice(0, 10)),
  );
const year = fc.integer({ min: 1700, max: 2027 }).map(String);
const counts = fc
  .oneof(
    fc.uniqueArray(month, { minLength: 1, maxLength: 60 }),
    day,
    fc.uniqueArray(year, { minLength: 1, maxLength: 60 }),
  )
  .map((values) => values.toSorted().map((value) => ({ value, count: 1 })));

describe('the histogram of dates', () => {
  it('has no gaps, ends with this month and loses no paper', () => {
    const bins = binsOf(
      [
        { value: '2026-02', count: 3 },
        { value: '2026-09', count: 2 },
      ],
      today,
    );

    expect(bins.at(0)?.first).toBe('2025-12');
    expect(bins.at(-1)?.last).toBe('2026-11');
    expect(bins.map(({ count }) => count)).toEqual([0, 0, 3, 0, 0, 0, 0, 0, 0, 2, 0, 0]);
  });

  it('counts every paper once and never has more bars than there is room for', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const bins = binsOf(given, today);

        expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(given.length);
        expect(bins.length).toBeLessThanOrEqual(62);
      }),
    );
  });

  it('shows days that are long past without the years since', () => {
    const bins = binsOf(
      ['2015-03-01', '2015-03-30'].map((value) => ({ value, count: 1 })),
      today,
    );

    expect(bins).toHaveLength(30);
    expect(bins.at(-1)).toEqual({ first: '2015-03-30', last: '2015-03-30', count: 1 });
  });

  it('shows years, several to a bar where they are many', () => {
    const few = binsOf([{ value: '2019', count: 2 }], today);
    const many = binsOf([{ value: '1905', count: 2 }], today);

    expect(few[4]).toEqual({ first: '2019', last: '2019', count: 2 });
    expect(many[0]).toEqual({ first: '1905', last: '1909', count: 2 });
  });

  it('is empty without dates', () => {
    expect(binsOf([{ value: '', count: 4 }], today)).toEqual([]);
  });
});

describe('the brush', () => {
  it('writes a range that reads back as the same bars', () => {
    fc.assert(
      fc.property(counts, fc.nat(), fc.nat(), (given, one, other) => {
        const bins = binsOf(given, today);
        const range = spanned(one % bins.length, other % bins.length);
        const { from, to } = datesOfRange(bins, range);

        const isWhole = from === null && to === null;
        const days = isWhole
          ? null
          : resolveDates(from === to ? `${from}` : `${from ?? ''}..${to ?? ''}`, today);

        if (isWhole) expect(range).toEqual({ from: 0, to: bins.length });
        else expect(days && rangeOfDays(bins, days)).toEqual(range);
      }),
    );
  });

  it('keeps at least one bar between its edges', () => {
    const range: Range = { from: 3, to: 5 };

    expect(movedEdge(range, 'from', 9, 12)).toEqual({ from: 4, to: 5 });
    expect(movedEdge(range, 'to', -1, 12)).toEqual({ from: 3, to: 4 });
    expect(movedEdge(range, 'from', -4, 12)).toEqual({ from: 0, to: 5 });
    expect(movedEdge(range, 'to', 40, 12)).toEqual({ from: 3, to: 12 });
  });

  it('moves as a whole, as far as there are bars', () => {
    expect(movedRange({ from: 3, to: 5 }, 2, 12)).toEqual({ from: 5, to: 7 });
    expect(movedRange({ from: 3, to: 5 }, -9, 12)).toEqual({ from: 0, to: 2 });
    expect(movedRange({ from: 3, to: 5 }, 30, 12)).toEqual({ from: 10, to: 12 });
  });

  it('covers nothing when the range lies beside all bars', () => {
    const bins = binsOf([{ value: '2026-02', count: 3 }], today);

    expect(rangeOfDays(bins, { min: 20300101, max: 20301231 })).toBeNull();
  });
});
