import type { Draft } from '#shared/domain/draft.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { dayInWords } from '../../network/sentences.ts';
import { groupOfHost } from '../../network/service-group.ts';
import { addDays, daysBetween } from '../calendar.ts';
import { type DayFinding, emptyFinding, nameOfDraft, type Remembered, type RoadFault } from '../finding.ts';
import type { Reading, RoadContext } from './road.ts';

/** So many earlier pages are asked for, where a feed has pages. */
const mostPages = 10;

/** For so many days an answer that nothing changed is enough; then the feed is read again, to see its age. */
const longestUnread = 7;

/**
 * Any feed. What is published on one of the days belongs to it; what is older, or has no date, and was not
 * seen before belongs to the day of the fetch: nothing that a feed holds is passed over. Of a day that is
 * older than all it holds, it says nothing (F49).
 */
export async function fetchFeed(context: RoadContext, days: readonly Day[]): Promise<DayFinding[]> {
  const { asOf } = context;
  // That nothing changed would tell nothing of a day that is open.
  const isConditional = !days.some((day) => context.isOpen(day));
  const reading = await askPage(context, context.source.target, isConditional);
  if (reading.kind === 'none') return days.map((day) => ({ ...emptyFinding(day), faults: [reading.fault] }));
  if (reading.kind === 'unchanged') return days.map((day) => unchangedSince(reading.day, day));
  if (reading.announced.title !== undefined) context.nameIt(reading.announced.title);
  const held = await readBack(context, reading, days);
  const byDay = sortByDay(context, held.entries, days);
  const silentSince = ageOfSilence(held.entries, asOf);
  return days.map((day) => {
    const found = byDay.get(day) ?? [];
    const finding: DayFinding = {
      ...emptyFinding(day),
      isWhole: held.isWhole,
      isSure: true,
      faults: held.faults,
      // What broke off is asked for whole the next time.
      remember: day === asOf ? held.remember : [],
    };
    const lost = held.isWhole ? whyUnknown(context, held, { day, isFound: found.length > 0 }) : null;
    const known = lost === null ? finding : { ...finding, isWhole: false, isLost: true, faults: [lost] };
    if (found.length > 0) {
      const papers = found.map((draft) => ({ draft, announceType: 'new', road: 'feed' }) as const);
      return { ...known, state: 'listed', papers };
    }
    if (!known.isWhole) return known;
    if (day === asOf && silentSince !== null) return { ...known, state: 'earlier', shownDay: silentSince };
    return { ...known, state: 'nothing' };
  });
}

function askPage(context: RoadContext, url: string, isConditional: boolean): Promise<Reading> {
  const { asOf } = context;
  return context.ask({
    road: 'feed',
    group: groupOfHost(url),
    wanted: 'xml',
    day: asOf,
    url,
    ...(isConditional ? { conditionalSince: addDays(asOf, -longestUnread) } : {}),
  });
}

/** Nothing came since the feed was read; of that day and those before it says what it said then (F23). */
function unchangedSince(readOn: Day | null, day: Day): DayFinding {
  const finding = { ...emptyFinding(day), isWhole: true, isSure: true };
  return readOn !== null && day > readOn
    ? { ...finding, state: 'nothing' }
    : { ...finding, state: 'unchanged' };
}

/** An entry, and the day on which it says that it was published. */
interface Entry {
  readonly draft: Draft;
  readonly name: string;
  readonly published: Day | null;
}

interface Held {
  readonly entries: readonly Entry[];
  readonly isWhole: boolean;
  readonly faults: readonly RoadFault[];
  readonly remember: readonly Remembered[];
}

/** Reads on, page after page where there are any, until the first of the days is reached. */
async function readBack(
  context: RoadContext,
  first: Extract<Reading, { kind: 'read' }>,
  days: readonly Day[],
): Promise<Held> {
  const { asOf, source } = context;
  const entries = entriesOf(first);
  const { isWhole } = first.announced;
  const faults = first.fault === null ? [] : [first.fault];
  const remember = first.remember !== null && isWhole ? [{ ...first.remember, day: asOf }] : [];
  const asked = new Set([source.target]);
  const earliest = days[0] ?? asOf;
  let next = nextOf(first);
  while (isWhole && next !== null && asked.size <= mostPages && !reaches(context, entries, earliest)) {
    // A feed sends nobody elsewhere, and not in circles.
    if (asked.has(next) || URL.parse(next)?.origin !== new URL(source.target).origin) break;
    asked.add(next);
    const page = await askPage(context, next, false);
    if (page.kind !== 'read') {
      if (page.kind === 'none') context.note(asOf, `An earlier page did not come. ${page.fault.sentence}`);
      break;
    }
    entries.push(...entriesOf(page));
    next = nextOf(page);
  }
  return { entries, isWhole, faults, remember };

  function nextOf({ announced }: Extract<Reading, { kind: 'read' }>): string | null {
    const link = announced.isWhole ? announced.next : null;
    return link === null ? null : (URL.parse(link, source.target)?.href ?? null);
  }
}

function entriesOf({ drafts, announced }: Extract<Reading, { kind: 'read' }>): Entry[] {
  return drafts.map((draft) => {
    const listedOn = draft.appearance?.listedOn ?? null;
    const hasOwnDate = draft.date !== null && !draft.dateInferred;
    // Where an entry has no date, the feed's own stands for it.
    const isDated = hasOwnDate || listedOn !== announced.day;
    return { draft, name: nameOfDraft(draft), published: isDated ? listedOn : null };
  });
}

function sortByDay(
  { asOf, hasReceived }: RoadContext,
  entries: readonly Entry[],
  days: readonly Day[],
): ReadonlyMap<Day, readonly Draft[]> {
  const byDay = new Map<Day, Map<string, Draft>>(days.map((day) => [day, new Map()]));
  for (const { draft, name, published } of entries) {
    const isOnADay = published !== null && byDay.has(published);
    if (!isOnADay && hasReceived(name)) continue;
    byDay.get(isOnADay ? published : asOf)?.set(name, draft);
  }
  return new Map([...byDay].map(([day, found]) => [day, [...found.values()]]));
}

/** Whether entries go back so far that nothing of a day can have dropped out of the feed. */
function reaches(context: RoadContext, entries: readonly Entry[], day: Day): boolean {
  return entries.some(({ name, published }) => {
    if (published !== null && published < day) return true;
    const received = context.firstReceived(name);
    // What came on the day itself tells only that nothing was lost since.
    return received !== null && (received < day || (received === day && !context.isPartial(day)));
  });
}

/** Why a feed that came whole cannot tell all of a day; `null` when it can. */
function whyUnknown(
  context: RoadContext,
  { entries }: Held,
  { day, isFound }: { readonly day: Day; readonly isFound: boolean },
): RoadFault | null {
  const { asOf, isNew } = context;
  const isUndated = entries.some(({ name, published }) => published === null && !context.hasReceived(name));
  if (day < asOf && isUndated && !isFound) {
    return lost(
      `The feed dates nothing, so what came since it was asked last counts for ${dayInWords(asOf)}.`,
    );
  }
  if (reaches(context, entries, day)) return null;
  // A feed that was just added, or has nothing at all, says what there is today.
  if (day === asOf && (isNew || entries.length === 0)) return null;
  const [oldest] = entries.flatMap(({ published }) => published ?? []).toSorted();
  const reach =
    oldest === undefined
      ? entries.length === 0
        ? 'The feed is empty'
        : 'The feed holds only what is new'
      : `The feed goes back to ${dayInWords(oldest)} and no further`;
  return lost(isFound ? `${reach}.` : `${reach}, so nobody knows what it had on ${dayInWords(day)}.`);
}

function lost(sentence: string): RoadFault {
  return { kind: 'content', sentence, retryAt: null };
}

const leastSilence = 7;

/** The day of the newest entry, when a feed has been silent for far longer than it usually is. */
function ageOfSilence(entries: readonly Entry[], asOf: Day): Day | null {
  const days = [...new Set(entries.flatMap(({ published }) => published ?? []))].toSorted();
  const newest = days.at(-1);
  if (newest === undefined || days.length < 5) return null;
  const gaps = days.slice(1).map((day, index) => daysBetween(days[index] ?? day, day));
  const usual = gaps.toSorted((left, right) => left - right)[Math.floor(gaps.length / 2)] ?? 1;
  return daysBetween(newest, asOf) > Math.max(leastSilence, usual * 4) ? newest : null;
}
