import type { TriageSession } from '#shared/contract/triage.ts';

export type Step = TriageSession['steps'][number];

/** What was decided in a session so far, kept by the page so that it moves with the key. */
export interface Tally {
  readonly decided: number;
  readonly kept: number;
  readonly skipped: number;
  readonly snoozed: number;
  readonly spentMs: number;
  readonly steps: readonly Step[];
}

export const nothingDecided: Tally = { decided: 0, kept: 0, skipped: 0, snoozed: 0, spentMs: 0, steps: [] };

/** A pause longer than this is no reading: it counts as this much, in milliseconds. */
const longestStep = 120_000;

/** What a session of the library counts, to go on from. */
export function tallyOf({ decided, kept, skipped, snoozed, spentMs, steps }: TriageSession): Tally {
  // A paper that was only graded is not decided.
  const decisions = steps.filter(({ outcome }) => outcome !== 'other');
  return { decided, kept, skipped, snoozed, spentMs, steps: decisions };
}

/** The tally with decisions more. */
export function counted(tally: Tally, steps: readonly Step[]): Tally {
  return { ...moved(tally, steps, 1), steps: [...tally.steps, ...steps] };
}

/** The tally without decisions that were taken back: of each paper the last one goes. */
export function uncounted(tally: Tally, steps: readonly Step[]): Tally {
  const left = [...tally.steps];
  for (const { paper } of steps) {
    const at = left.findLastIndex((step) => step.paper === paper);
    if (at >= 0) left.splice(at, 1);
  }
  return { ...moved(tally, steps, -1), steps: left };
}

function moved(tally: Tally, steps: readonly Step[], by: 1 | -1): Omit<Tally, 'steps'> {
  const of = (...outcomes: readonly Step['outcome'][]) =>
    steps.filter(({ outcome }) => outcomes.includes(outcome)).length * by;
  const spent = steps.reduce((sum, { tookMs }) => sum + Math.min(tookMs, longestStep), 0) * by;
  return {
    decided: Math.max(0, tally.decided + steps.length * by),
    kept: Math.max(0, tally.kept + of('queued', 'reading', 'done')),
    skipped: Math.max(0, tally.skipped + of('skipped')),
    snoozed: Math.max(0, tally.snoozed + of('snoozed')),
    spentMs: Math.max(0, tally.spentMs + spent),
  };
}

/** From so many decisions on a pace can be told. */
const fewest = 5;
/** The pace is that of the last decisions. */
const recent = 20;

/** "11 s a paper, 7 min left"; `null` while it cannot be told. */
export function paceWords({ steps }: Tally, left: number): string | null {
  if (steps.length < fewest) return null;
  const last = steps.slice(-recent);
  const each = last.reduce((sum, { tookMs }) => sum + Math.min(tookMs, longestStep), 0) / last.length;
  const pace = `${secondsWords(each)} a paper`;
  return left === 0 ? pace : `${pace}, ${leftWords(each * left)} left`;
}

function secondsWords(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  return seconds < 9.95 ? `${Math.max(0.1, Number(seconds.toFixed(1)))} s` : `${Math.round(seconds)} s`;
}

function leftWords(milliseconds: number): string {
  const minutes = milliseconds / 60_000;
  if (minutes < 0.75) return 'under a minute';
  if (minutes < 90) return `${Math.max(1, Math.round(minutes))} min`;
  return `${Number((minutes / 60).toFixed(1))} h`;
}

/** How long a session took, in words: "10 minutes", "48 seconds", "1 h 20 min". */
export function spentWords(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 90) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} minutes`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** One mark of the bar: how tall it is, for how many papers it stands. */
export interface Tick {
  readonly kind: 'decided' | 'now' | 'ahead';
  /** The share that was kept, 0–1: a mark is as tall as that. */
  readonly kept: number;
}

/**
 * The bar of a session: one mark for each paper while there is room, else one for a few of them.
 * Decided ones come first, then the one on the card, then those ahead.
 */
export function ticksOf({ steps, decided }: Tally, ahead: number, room: number): readonly Tick[] {
  const total = decided + ahead;
  const each = Math.max(1, Math.ceil(total / room));
  // A session longer than what the library tells of begins with decisions of which nothing is known: as skipped.
  const unknown = Math.max(0, decided - steps.length);
  const marks = Array.from({ length: Math.ceil(total / each) }, (_, index): Tick => {
    const from = index * each;
    const to = Math.min(from + each, total);
    if (from >= decided) return { kind: from === firstAhead(decided, each) ? 'now' : 'ahead', kept: 0 };
    const told = steps.slice(Math.max(0, from - unknown), Math.max(0, Math.min(to, decided) - unknown));
    const kept = told.filter(({ outcome }) => outcome !== 'skipped' && outcome !== 'snoozed').length;
    return { kind: 'decided', kept: kept / (Math.min(to, decided) - from) };
  });
  return marks;
}

function firstAhead(decided: number, each: number): number {
  return Math.ceil(decided / each) * each;
}
