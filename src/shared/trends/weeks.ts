import type { Day } from '../domain/partial-date.ts';
import { mondayOf, movedDay, startOfDay } from '../text/day-in-zone.ts';

/** Some weeks in a row, each from Monday to Sunday where the reader is. */
export interface Weeks {
  readonly mondays: readonly Day[];
  /** The number of an instant's week; -1 outside of them. */
  at(instant: number): number;
}

/** The last weeks, the one of `today` included. */
export function lastWeeks({
  count,
  today,
  timeZone,
}: {
  readonly count: number;
  readonly today: Day;
  readonly timeZone: string;
}): Weeks {
  const present = mondayOf(today);
  const mondays = Array.from({ length: count }, (_, week) => movedDay(present, 7 * (week - count + 1)));
  // Not 168 hours each: clocks are put forward and back.
  const starts = [...mondays, movedDay(present, 7)].map((monday) => startOfDay(monday, timeZone));

  return {
    mondays,
    at(instant) {
      if (!(instant >= (starts[0] ?? 0) && instant < (starts[count] ?? 0))) return -1;
      let low = 0;
      let high = count;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (instant >= (starts[middle] ?? 0)) low = middle;
        else high = middle;
      }
      return low;
    },
  };
}
