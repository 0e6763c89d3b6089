import { describe, expect, it } from 'vitest';
import { addDays, dayByKey, shadesOf, weekdayOf, weeksUntil } from '../../src/renderer/ui/calendar-weeks.ts';

describe('the calendar of days', () => {
  it('ends in the week of the last day, and leaves out the days after it', () => {
    const weeks = weeksUntil('2026-07-01', 26);

    expect(weeks).toHaveLength(26);
    expect(weeks.at(-1)?.days).toEqual(['2026-06-29', '2026-06-30', '2026-07-01', null, null, null, null]);
    expect(weeks[0]?.days[0]).toBe('2026-01-05');
  });

  it('names a month over the week that its first day is in', () => {
    const named = weeksUntil('2026-07-01', 26).flatMap(({ month, days }) =>
      month === null ? [] : [`${month} ${days[0]}`],
    );

    expect(named).toEqual([
      'Jan 2026-01-05',
      'Feb 2026-01-26',
      'Mar 2026-02-23',
      'Apr 2026-03-30',
      'May 2026-04-27',
      'Jun 2026-06-01',
      'Jul 2026-06-29',
    ]);
  });

  it('gives the first column no name where the next month would touch it', () => {
    const first = weeksUntil('2026-07-20', 26)[0];

    expect(first?.days[0]).toBe('2026-01-26');
    expect(first?.month).toBe('Feb');
    expect(weeksUntil('2026-07-13', 26)[0]?.month).toBeNull();
  });

  it('counts days over the ends of months, of years and over summer time', () => {
    expect(addDays('2026-03-29', 1)).toBe('2026-03-30');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(weekdayOf('2026-06-29')).toBe(0);
    expect(weekdayOf('2026-07-05')).toBe(6);
  });

  it('moves by day and by week, to both ends, and never past them', () => {
    const ends = { first: '2026-01-05', last: '2026-07-01' };

    expect(dayByKey('ArrowUp', '2026-06-29', ends)).toBe('2026-06-28');
    expect(dayByKey('ArrowDown', '2026-06-29', ends)).toBe('2026-06-30');
    expect(dayByKey('ArrowLeft', '2026-06-29', ends)).toBe('2026-06-22');
    expect(dayByKey('ArrowRight', '2026-06-29', ends)).toBe('2026-07-01');
    expect(dayByKey('ArrowUp', '2026-01-05', ends)).toBe('2026-01-05');
    expect(dayByKey('Home', '2026-06-29', ends)).toBe('2026-01-05');
    expect(dayByKey('End', '2026-06-29', ends)).toBe('2026-07-01');
    expect(dayByKey('j', '2026-06-29', ends)).toBeNull();
  });

  it('shades days by thirds of what they hold, and all alike when they hold the same', () => {
    const shade = shadesOf([0, 10, 20, 30, 40, 50, 60]);

    expect([10, 20, 30, 40, 50, 60].map(shade)).toEqual([1, 1, 2, 2, 3, 3]);
    expect(shadesOf([54, 54])(54)).toBe(3);
    expect(shadesOf([])(0)).toBe(1);
  });
});
