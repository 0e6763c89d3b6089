import { describe, expect, it } from 'vitest';
import { dayInZone, daysBetween, mondayOf, movedDay, startOfDay } from '#shared/text/day-in-zone.ts';
import { anIndex, aPaper, aRequest, idsOf } from './search-kit.ts';

describe('days of instants (S3)', () => {
  const papers = [
    aPaper({ id: 1, addedAt: '2026-06-30T10:30:00.000Z', doneAt: '2026-07-05T11:30:00.000Z' }),
    aPaper({ id: 2, addedAt: '2026-07-01T00:00:00.000Z', doneAt: '2026-07-05T12:30:00.000Z' }),
    aPaper({ id: 3, addedAt: '2026-07-01T12:30:00.000Z' }),
  ];
  const found = (query: string, timeZone?: string) =>
    idsOf(anIndex(papers).search(aRequest({ query, ...(timeZone ? { timeZone } : {}) }))).toSorted(
      (a, b) => a - b,
    );

  it('are those of the time zone that is asked in, else of UTC', () => {
    expect(found('added:2026-07-01')).toEqual([2, 3]);
    expect(found('added:2026-07-01', 'Pacific/Auckland')).toEqual([2]);
    expect(found('added:2026-07-01', 'America/Los_Angeles')).toEqual([3]);
    expect(found('added:>2026-06-30', 'America/Los_Angeles')).toEqual([3]);
    expect(found('added:<2026-07-01', 'America/Los_Angeles')).toEqual([1, 2]);
  });

  it('tell when a paper was finished; one that was not is in no range', () => {
    expect(found('done:2026-06-29..2026-07-05')).toEqual([1, 2]);
    expect(found('done:2026-06-29..2026-07-05', 'Pacific/Auckland')).toEqual([1]);
    expect(found('-done:..2026-12')).toEqual([3]);
  });
});

describe('a day in a time zone', () => {
  it('begins when its clocks say so, on days of 23 and 25 hours too', () => {
    const begins = (day: string, zone: string) => new Date(startOfDay(day, zone)).toISOString();

    expect(begins('2026-03-29', 'Europe/Zurich')).toBe('2026-03-28T23:00:00.000Z');
    expect(begins('2026-03-30', 'Europe/Zurich')).toBe('2026-03-29T22:00:00.000Z');
    expect(begins('2026-10-26', 'Europe/Zurich')).toBe('2026-10-25T23:00:00.000Z');
    expect(begins('2026-07-01', 'Asia/Kathmandu')).toBe('2026-06-30T18:15:00.000Z');
    expect(begins('2026-07-01', 'UTC')).toBe('2026-07-01T00:00:00.000Z');
  });

  it('begins an hour late where midnight was left out, and at the next one where the day was', () => {
    const lateDay = startOfDay('2018-11-04', 'America/Sao_Paulo');
    const noDay = startOfDay('2011-12-30', 'Pacific/Apia');

    expect(dayInZone(lateDay, 'America/Sao_Paulo')).toBe('2018-11-04');
    expect(dayInZone(lateDay - 1, 'America/Sao_Paulo')).toBe('2018-11-03');
    expect(noDay).toBe(startOfDay('2011-12-31', 'Pacific/Apia'));
  });

  it('belongs to the week that began on a Monday', () => {
    expect(mondayOf('2026-07-01')).toBe('2026-06-29');
    expect(mondayOf('2026-06-29')).toBe('2026-06-29');
    expect(mondayOf('2026-07-05')).toBe('2026-06-29');
    expect(mondayOf('2027-01-01')).toBe('2026-12-28');
    expect(movedDay('2026-02-28', 1)).toBe('2026-03-01');
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  });
});
