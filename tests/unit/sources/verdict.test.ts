import { describe, expect, it } from 'vitest';
import { arxivListingDay, presentDay, weekOf } from '../../../src/main/library/sources/calendar.ts';
import { type DayFinding, emptyFinding } from '../../../src/main/library/sources/finding.ts';
import { habitOf, judge } from '../../../src/main/library/sources/verdict.ts';

function judged(
  finding: Partial<DayFinding>,
  {
    received = [],
    habit = null,
    day = '2026-07-01',
  }: { received?: string[]; habit?: number | null; day?: string } = {},
) {
  return judge({
    finding: { ...emptyFinding(day), ...finding },
    received: new Set(received),
    habit,
    restsAtWeekends: true,
    name: 'arXiv cs.LG',
  });
}

const listing = { from: 'listing', count: 3, ids: ['a', 'b', 'c'] } as const;

describe('the verdict on a day', () => {
  it('F40: is complete when all that was announced is here', () => {
    expect(judged({ state: 'listed', announced: listing }, { received: ['a', 'b', 'c'] })).toMatchObject({
      verdict: 'complete',
      expected: 3,
      expectedFrom: 'listing',
      isOpen: false,
    });
  });

  it('F41: is partial when some is missing, which is named', () => {
    expect(judged({ state: 'listed', announced: listing }, { received: ['b'] })).toMatchObject({
      verdict: 'partial',
      missing: ['a', 'c'],
      missingCount: 2,
      isOpen: true,
    });
  });

  it('F41: is partial when a listing counts more than it names', () => {
    const announced = { ...listing, count: 10 };

    expect(judged({ state: 'listed', announced }, { received: ['a', 'b', 'c'] })).toMatchObject({
      verdict: 'partial',
      missing: [],
      missingCount: 7,
    });
  });

  it('F41: is partial by habit where nothing else counts', () => {
    const half = judged({ state: 'listed', isWhole: true }, { received: ['a', 'b'], habit: 10 });
    const usual = judged({ state: 'listed', isWhole: true }, { received: ['a', 'b'], habit: 3 });

    expect(half).toMatchObject({ verdict: 'partial', expected: 10, expectedFrom: 'habit' });
    expect(usual).toMatchObject({ verdict: 'complete', expected: 2 });
  });

  it('F41: is partial, and not complete, when an answer broke off', () => {
    expect(judged({ state: 'listed' }, { received: ['a'] })).toMatchObject({ verdict: 'partial' });
    expect(judged({ state: 'listed' })).toMatchObject({ verdict: 'failed' });
  });

  it('F41: tells a stale batch from a weekend', () => {
    const earlier = { state: 'earlier', shownDay: '2026-07-03' } as const;

    expect(judged(earlier, { day: '2026-07-06' })).toMatchObject({ verdict: 'stale', isOpen: true });
    expect(judged(earlier, { day: '2026-07-04' })).toMatchObject({ verdict: 'quiet', isOpen: false });
  });

  it('F41: is failed when nobody answered', () => {
    expect(judged({})).toMatchObject({ verdict: 'failed', isOpen: true });
  });
});

describe('the habit of a weekday', () => {
  it('F40: is the median of the same weekday, once two are known', () => {
    const days = ['2026-06-24', '2026-06-17', '2026-06-10', '2026-06-30'];
    const earlier = days.map((day, index) => ({ day, received: [40, 60, 50, 900][index] ?? 0 }));

    expect(habitOf('2026-07-01', earlier)).toBe(50);
    expect(habitOf('2026-07-07', earlier)).toBeNull();
  });
});

describe('the days of sources', () => {
  it('F46: are those of the zone that a source lives by', () => {
    const instant = new Date('2026-07-02T02:00:00Z');

    expect(presentDay('arxiv', instant)).toBe('2026-07-01');
    expect(presentDay('huggingface', instant)).toBe('2026-07-02');
  });

  it.each([
    ['2026-06-30T17:59:00Z', '2026-07-01'],
    ['2026-06-30T18:00:00Z', '2026-07-02'],
    ['2026-07-10T19:00:00Z', '2026-07-14'],
    ['2026-07-10T17:00:00Z', '2026-07-13'],
    ['2026-01-15T18:59:00Z', '2026-01-16'],
  ])('F43: what was submitted at %s is listed on %s', (instant, day) => {
    expect(arxivListingDay(new Date(instant))).toBe(day);
  });

  it('weeks are those of ISO 8601', () => {
    expect(['2026-07-01', '2027-01-01', '2026-12-31', '2024-12-30'].map(weekOf)).toEqual([
      '2026-W27',
      '2026-W53',
      '2026-W53',
      '2025-W01',
    ]);
  });
});
