import type { Draft } from '#shared/domain/draft.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { groupOfHost } from '../../network/create-web.ts';
import { daysBetween } from '../calendar.ts';
import { type DayFinding, emptyFinding, nameOfDraft } from '../finding.ts';
import type { RoadContext } from './road.ts';

/**
 * Any feed. What is published on one of the days belongs to it; what is older, or has no date, and was not
 * seen before belongs to the day of the fetch: nothing that a feed holds is passed over.
 */
export async function fetchFeed(context: RoadContext, days: readonly Day[]): Promise<DayFinding[]> {
  const { source, asOf, hasReceived } = context;
  const reading = await context.ask({
    road: 'feed',
    group: groupOfHost(source.target),
    wanted: 'xml',
    day: asOf,
    url: source.target,
    isConditional: true,
  });
  if (reading.kind === 'none') return [{ ...emptyFinding(asOf), faults: [reading.fault] }];
  if (reading.kind === 'unchanged') {
    return days.map((day) => ({ ...emptyFinding(day), state: 'nothing', isWhole: true, isSure: true }));
  }
  const { announced, drafts, fault, remember } = reading;
  if (announced.title !== undefined) context.nameIt(announced.title);
  const byDay = new Map<Day, Map<string, Draft>>(days.map((day) => [day, new Map()]));
  for (const draft of drafts) {
    const name = nameOfDraft(draft);
    const published = draft.appearance?.listedOn ?? null;
    const isOnADay = published !== null && byDay.has(published);
    if (!isOnADay && hasReceived(name)) continue;
    byDay.get(isOnADay ? published : asOf)?.set(name, draft);
  }
  const age = ageOfSilence(drafts, asOf);
  return days.map((day) => {
    const found = [...(byDay.get(day)?.values() ?? [])];
    const finding: DayFinding = {
      ...emptyFinding(day),
      isWhole: announced.isWhole,
      isSure: true,
      faults: fault === null ? [] : [fault],
      // What broke off is asked for whole the next time.
      remember: day === asOf && remember !== null && announced.isWhole ? [{ ...remember, day: asOf }] : [],
    };
    if (found.length > 0) {
      const papers = found.map((draft) => ({ draft, announceType: 'new', road: 'feed' }) as const);
      return { ...finding, state: 'listed', papers };
    }
    if (!announced.isWhole) return finding;
    if (day === asOf && age !== null) return { ...finding, state: 'earlier', shownDay: age };
    return { ...finding, state: 'nothing' };
  });
}

const leastSilence = 7;

/** The day of the newest entry, when a feed has been silent for far longer than it usually is. */
function ageOfSilence(drafts: readonly Draft[], asOf: Day): Day | null {
  const days = [...new Set(drafts.flatMap(({ appearance }) => appearance?.listedOn ?? []))].toSorted();
  const newest = days.at(-1);
  if (newest === undefined || days.length < 5) return null;
  const gaps = days.slice(1).map((day, index) => daysBetween(days[index] ?? day, day));
  const usual = gaps.toSorted((left, right) => left - right)[Math.floor(gaps.length / 2)] ?? 1;
  return daysBetween(newest, asOf) > Math.max(leastSilence, usual * 4) ? newest : null;
}
