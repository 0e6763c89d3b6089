import { InvalidArgumentError } from 'commander';
import { isPartialDate } from '#shared/domain/partial-date.ts';

/** A calendar day. */
export function day(text: string): string {
  if (text.length === 10 && isPartialDate(text)) return text;
  throw new InvalidArgumentError('A day looks like 2026-07-01.');
}

/** A whole number, 0 or more. */
export function count(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number.');
}

/** A whole number of a range. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = count(text);
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It must be from ${least} to ${most}.`);
  };
}

/** What `read` reads, or `none`, which takes it away: Commander takes `null` for no value at all. */
export function orNone<Value>(read: (text: string) => Value): (text: string) => Value | 'none' {
  return (text) => (text === 'none' ? text : read(text));
}

/** Gathers an option that may be given several times. */
export function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
