import type { DayVerdict, LedgerDay } from '#shared/contract/sources.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { dayInWords } from '../network/sentences.ts';
import { isWeekend, weekdayName, weekdayOf } from './calendar.ts';
import type { DayFinding } from './finding.ts';

/** What a day's verdict is made from. */
export interface Evidence {
  readonly finding: DayFinding;
  /** What is here of the day now, with what came earlier, by the names it was announced under. */
  readonly received: ReadonlySet<string>;
  /** How many papers such a day usually has; `null` while that is not known. */
  readonly habit: number | null;
  /** Whether the source never announces at weekends. */
  readonly restsAtWeekends: boolean;
  /** What the source is called in sentences. */
  readonly name: string;
}

export interface Judgement {
  readonly verdict: DayVerdict;
  readonly expected: number | null;
  readonly expectedFrom: LedgerDay['expectedFrom'];
  readonly missing: readonly string[];
  readonly missingCount: number;
  /** What is so; what is being done about it is said behind it. */
  readonly sentence: string;
  /** Whether it is worth asking again. */
  readonly isOpen: boolean;
}

/** A day that has less than this part of what is usual is not whole. */
const leastShare = 0.5;

/** Says what became of a day of a source. Pure: the same evidence gives the same verdict. */
export function judge(evidence: Evidence): Judgement {
  const { finding, received, restsAtWeekends } = evidence;
  const rests = restsAtWeekends && isWeekend(finding.day);
  switch (finding.state) {
    case 'listed':
      return judgeListed(evidence);
    case 'nothing':
      return received.size > 0 ? judgeListed(evidence) : quiet(evidence, rests);
    case 'earlier':
      return rests ? quiet(evidence, rests) : stale(evidence);
    case 'unanswered':
    case 'unchanged':
      // An answer that nothing changed says nothing of a day of which nothing is known.
      return received.size > 0 ? judgeListed(evidence) : failed(evidence);
    default:
      return finding.state satisfies never;
  }
}

function judgeListed({ finding, received, habit, name }: Evidence): Judgement {
  const { announced, isWhole } = finding;
  if (announced !== null) {
    const missing = announced.ids.filter((id) => !received.has(id));
    const missingCount = Math.max(missing.length, announced.count - received.size, 0);
    const expected = Math.max(announced.count, received.size);
    const known = { expected, expectedFrom: announced.from, missing, missingCount };
    if (missingCount > 0) return { ...known, ...partial(received.size, expected, finding) };
    return { ...known, verdict: 'complete', sentence: `All ${expected} came.`, isOpen: false };
  }
  const unknown = { expected: habit, expectedFrom: habit === null ? null : ('habit' as const), missing: [] };
  if (!isWhole) {
    if (received.size === 0) return failed({ finding, received, habit, name, restsAtWeekends: false });
    const missingCount = habit === null ? 0 : Math.max(0, habit - received.size);
    return { ...unknown, missingCount, ...partial(received.size, null, finding) };
  }
  if (habit !== null && received.size < habit * leastShare) {
    const sentence = `${received.size} came, where about ${habit} are usual on a ${weekdayName(finding.day)}.`;
    return { ...unknown, missingCount: habit - received.size, verdict: 'partial', sentence, isOpen: true };
  }
  if (finding.isConcluded) {
    const sentence = `${received.size} came, by the records of the day. No listing is left to compare them with.`;
    return { ...unknown, missingCount: 0, verdict: 'complete', sentence, isOpen: false };
  }
  return {
    expected: received.size,
    expectedFrom: 'announcement',
    missing: [],
    missingCount: 0,
    verdict: 'complete',
    sentence: `All ${received.size} came.`,
    isOpen: false,
  };
}

function partial(
  received: number,
  expected: number | null,
  { faults, isLost }: DayFinding,
): Pick<Judgement, 'verdict' | 'sentence' | 'isOpen'> {
  const count =
    expected === null ? `${received} came, and perhaps there are more.` : `${received} of ${expected} came.`;
  const why = faults[0] === undefined ? '' : ` ${faults[0].sentence}`;
  return { verdict: 'partial', sentence: `${count}${why}`, isOpen: !isLost };
}

function quiet({ finding, name, habit }: Evidence, rests: boolean): Judgement {
  const sentence = rests
    ? `${name} announces nothing at weekends.`
    : `${name} has nothing for ${weekdayName(finding.day)}, ${dayInWords(finding.day)}.`;
  const isOpen = !rests && !finding.isSure && habit !== null && habit > 0;
  return { ...nothingKnown, verdict: 'quiet', sentence, isOpen };
}

function stale({ finding, name, habit }: Evidence): Judgement {
  const shown = finding.shownDay === null ? 'an earlier day' : dayInWords(finding.shownDay);
  return {
    ...nothingKnown,
    expected: habit,
    expectedFrom: habit === null ? null : 'habit',
    verdict: 'stale',
    sentence: `${name} still shows ${shown}.`,
    isOpen: true,
  };
}

function failed({ finding, name, habit }: Evidence): Judgement {
  const [first] = finding.faults;
  return {
    ...nothingKnown,
    expected: habit,
    expectedFrom: habit === null ? null : 'habit',
    verdict: 'failed',
    sentence: first?.sentence ?? `${name} gave no answer for ${dayInWords(finding.day)}.`,
    isOpen: !finding.isLost,
  };
}

const nothingKnown = {
  expected: null,
  expectedFrom: null,
  missing: [],
  missingCount: 0,
} as const;

/** So many earlier days of the same weekday make a habit, and so many are looked at. */
const leastDays = 2;
const mostDays = 8;

/** How many papers a day like this usually has: the median of the same weekday; `null` while few are known. */
export function habitOf(
  day: Day,
  earlier: readonly { readonly day: Day; readonly received: number }[],
): number | null {
  const alike = earlier.filter((one) => weekdayOf(one.day) === weekdayOf(day)).slice(0, mostDays);
  if (alike.length < leastDays) return null;
  const counts = alike.map(({ received }) => received).toSorted((left, right) => left - right);
  const middle = Math.floor(counts.length / 2);
  const upper = counts[middle] ?? 0;
  const lower = counts.length % 2 === 1 ? upper : (counts[middle - 1] ?? upper);
  return Math.round((lower + upper) / 2);
}
