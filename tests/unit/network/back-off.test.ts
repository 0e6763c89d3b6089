import { describe, expect, it } from 'vitest';
import { backOff, readRetryAfter, retryDelay } from '../../../src/main/library/network/back-off.ts';

const now = new Date('2026-07-01T08:00:00.000Z');

describe('backing off', () => {
  it('F21: each wait is about twice the one before, spread by a quarter', () => {
    const least = [1, 2, 3].map((attempt) => backOff(attempt, () => 0));
    const most = [1, 2, 3].map((attempt) => backOff(attempt, () => 0.999_999));

    expect(least).toEqual([2250, 4500, 9000]);
    expect(most).toEqual([3750, 7500, 15_000]);
  });

  it.each([
    ['120', '2026-07-01T08:02:00.000Z'],
    ['0', '2026-07-01T08:00:00.000Z'],
    ['Wed, 01 Jul 2026 08:10:00 GMT', '2026-07-01T08:10:00.000Z'],
    ['Wed, 01 Jul 2026 07:00:00 GMT', '2026-07-01T08:00:00.000Z'],
    ['999999999', '2026-07-02T08:00:00.000Z'],
  ])('F21: Retry-After “%s” is understood', (text, expected) => {
    expect(readRetryAfter(text, now)?.toISOString()).toBe(expected);
  });

  it.each([null, '', 'soon', '5.5', '-3', '1e3'])('F21: Retry-After “%s” says nothing', (text) => {
    expect(readRetryAfter(text, now)).toBeNull();
  });

  it('F22: a day is tried again ever later, and at least every six hours or so', () => {
    const minutes = [1, 2, 3, 4, 5, 6, 60].map((tries) => retryDelay(tries, () => 0.5) / 60_000);

    expect(minutes).toEqual([15, 30, 60, 120, 240, 360, 360]);
  });
});
