import type { AnnounceType } from '#shared/contract/sources.ts';
import type { Draft } from '#shared/domain/draft.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { addDays, arxivListingDay, daysBetween, isWeekend } from '../calendar.ts';
import { type DayFinding, emptyFinding, type FoundPaper, type RoadFault } from '../finding.ts';
import { askByIds, searchApi } from './arxiv-api.ts';
import { type Listing, readListing } from './arxiv-listing.ts';
import { harvestOai } from './arxiv-oai.ts';
import type { RoadContext } from './road.ts';

/** The listing of recent papers holds five days of announcements, which are eight days at most. */
const recentDays = 8;

/**
 * Days of a category that were not fetched when they were new: by the records that changed since (OAI), else
 * by a search for what was submitted then, and compared with the listing of recent papers as far as it goes.
 */
export async function fetchMissed(context: RoadContext, days: readonly Day[]): Promise<DayFinding[]> {
  const wanted = days.filter((day) => !isWeekend(day)).toSorted();
  const resting = days
    .filter(isWeekend)
    .map((day) => ({ ...emptyFinding(day), state: 'nothing', isWhole: true, isSure: true }) as const);
  const [first] = wanted;
  const last = wanted.at(-1);
  if (first === undefined || last === undefined) return resting;
  const { asOf } = context;
  const listing =
    daysBetween(last, asOf) <= recentDays ? await readListing(context, 'recent', last) : noListing;
  const reached = await reachBack(context, first, last);
  const findings: DayFinding[] = [];
  for (const day of wanted) findings.push(await findDay(context, { day, listing, reached }));
  return [...resting, ...findings];
}

const noListing: Listing = { day: null, papers: [], sections: [], isAnswered: false, fault: null };

/** Everything that a road brought, by the day on which arXiv listed it. */
interface Reached {
  readonly road: string;
  readonly papers: readonly Dated[];
  readonly isWhole: boolean;
  readonly faults: readonly RoadFault[];
}

interface Dated {
  readonly day: Day;
  readonly announceType: AnnounceType;
  readonly draft: Draft;
  /** Holds only where the listing of this other day, which seemed likelier, does not have the paper. */
  readonly insteadOf?: Day;
}

async function reachBack(context: RoadContext, first: Day, last: Day): Promise<Reached> {
  const { source, asOf } = context;
  // What was changed again since is found under its last change, so the harvest goes on to the present day.
  const harvest = await harvestOai(context, first, asOf);
  const records = harvest.drafts.filter((draft) => isOfCategory(draft, source.target));
  const isWorkingDay = workingDays(records);
  const dated = records.flatMap((draft) => dateRecord(context, draft, isWorkingDay));
  if (harvest.isWhole) return { road: 'OAI', papers: dated, isWhole: true, faults: [] };
  context.note(last, 'The records did not come whole, so the API is searched.');
  const range = `submittedDate:[${compact(addDays(first, -6))}0000 TO ${compact(last)}2359]`;
  const found = await searchApi(context, {
    query: `cat:${source.target}${source.target.includes('.') ? '' : '*'} AND ${range}`,
    day: last,
    order: 'ascending',
  });
  const faults = [harvest.fault, found.fault].filter((fault) => fault !== null);
  const known = new Set(dated.map(({ draft }) => draft.identifiers['arxiv']));
  const more = found.drafts
    .filter((draft) => !known.has(draft.identifiers['arxiv']))
    .flatMap((draft) => dateRecord(context, draft, isWorkingDay));
  // Replacements are found by the records alone.
  const isEnough = found.isWhole && !source.announces.includes('replace');
  return { road: 'API', papers: [...dated, ...more], isWhole: isEnough, faults };
}

function compact(day: Day): string {
  return day.replaceAll('-', '');
}

function isOfCategory({ extra }: Draft, category: string): boolean {
  const categories = extra['categories'];
  if (!Array.isArray(categories)) return true;
  return categories.some(
    (one) => one === category || (typeof one === 'string' && one.startsWith(`${category}.`)),
  );
}

/** So many days may a paper wait between its submission and its listing: moderation, and holidays. */
const longestWait = 5;

/** The days on which a record was listed: as new or cross-listed, and as replaced by each later version. */
function dateRecord({ source, hasReceived }: RoadContext, draft: Draft, isWorkingDay: IsWorkingDay): Dated[] {
  const { extra } = draft;
  const changedOn = changedOnOf(extra);
  const isOwn = extra['primaryCategory'] === source.target;
  const versions = versionDates(draft);
  const days = versions.map((submitted, index) =>
    listedOn(submitted, { changedOn: index === versions.length - 1 ? changedOn : null, isWorkingDay }),
  );
  const [first = null] = days;
  const dated: Dated[] = [];
  const announceType = isOwn ? 'new' : 'cross';
  if (first !== null) dated.push({ day: first, announceType, draft });
  const earliest = listedOn(versions[0], { changedOn: null, isWorkingDay });
  if (first !== null && earliest !== null && earliest !== first) {
    dated.push({ day: earliest, announceType, draft, insteadOf: first });
  }
  for (const day of days.slice(1)) {
    if (day !== null && day !== first) dated.push({ day, announceType: 'replace', draft });
  }
  // What changed without a new version, and is not its own, was cross-listed then.
  const isLate =
    changedOn !== null && days.every((day) => day !== null && daysBetween(day, changedOn) > longestWait);
  const id = draft.identifiers['arxiv'] ?? '';
  if (isLate && !isOwn && !hasReceived(id)) dated.push({ day: changedOn, announceType: 'cross', draft });
  return dated;
}

/** When each version was submitted, as far as the record tells. */
function versionDates({ extra }: Draft): unknown[] {
  const all = extra['versionDates'];
  if (Array.isArray(all)) return all;
  const isReplaced = typeof extra['version'] === 'number' && extra['version'] > 1;
  return isReplaced ? [extra['publishedAt'], extra['updatedAt']] : [extra['publishedAt']];
}

/** The listing's day of something submitted; the day of the last change tells it where it waited longer. */
function listedOn(
  submitted: unknown,
  { changedOn, isWorkingDay }: { readonly changedOn: Day | null; readonly isWorkingDay: IsWorkingDay },
): Day | null {
  const instant = typeof submitted === 'string' ? new Date(submitted) : null;
  if (instant === null || Number.isNaN(instant.getTime())) return null;
  const day = arxivListingDay(instant, isWorkingDay);
  const isNear =
    changedOn !== null &&
    changedOn > day &&
    daysBetween(day, changedOn) <= longestWait &&
    !isWeekend(changedOn);
  return isNear ? changedOn : day;
}

type IsWorkingDay = (day: Day) => boolean;

/** A weekday on which no record at all changed was a holiday. */
function workingDays(records: readonly Draft[]): IsWorkingDay {
  const worked = new Set(records.flatMap(({ extra }) => changedOnOf(extra) ?? []));
  const [first = ''] = [...worked].toSorted();
  const last = [...worked].toSorted().at(-1) ?? '';
  return (day) => !isWeekend(day) && (day < first || day > last || worked.has(day));
}

function changedOnOf(extra: Draft['extra']): Day | null {
  return typeof extra['changedOn'] === 'string' ? extra['changedOn'] : null;
}

interface MissedDay {
  readonly day: Day;
  readonly listing: Listing;
  readonly reached: Reached;
}

async function findDay(context: RoadContext, { day, listing, reached }: MissedDay): Promise<DayFinding> {
  const { source } = context;
  const isWanted = ({ announceType }: { readonly announceType: AnnounceType }): boolean =>
    source.announces.includes(announceType);
  const listed = listing.papers.filter((one) => one.day === day && isWanted(one));
  const listedIds = new Map(listed.map((one) => [one.id, one]));
  const range = listing.sections.map((section) => section.day).filter((one) => one !== null);
  const isCovered = range.some((one) => one <= day) && range.some((one) => one >= day);
  const isExact = isToldWhole(listing, day);
  const papers = new Map<string, FoundPaper>();
  for (const one of reached.papers) {
    const id = one.draft.identifiers['arxiv'];
    if (id === undefined) continue;
    // The listing knows better than the dates which papers were new, but says nothing of replacements.
    const inListing = listedIds.get(id);
    const holds = one.insteadOf === undefined || isMissingFrom(listing, one.insteadOf, id);
    const belongs =
      inListing !== undefined || (one.day === day && holds && (!isExact || one.announceType === 'replace'));
    const announceType = inListing?.announceType ?? one.announceType;
    if (!belongs || !isWanted({ announceType }) || papers.has(id)) continue;
    papers.set(id, { draft: one.draft, announceType, road: reached.road });
  }
  const faults = [...reached.faults, ...(listing.fault === null ? [] : [listing.fault])];
  const missing = listed.filter(({ id }) => !papers.has(id));
  if (missing.length > 0) {
    const { drafts, fault } = await askByIds(
      context,
      missing.map(({ id }) => id),
      day,
    );
    if (fault !== null) faults.push(fault);
    const byApi = new Map(drafts.map((draft) => [draft.identifiers['arxiv'], draft]));
    for (const { id, draft, announceType } of missing) {
      const better = byApi.get(id);
      papers.set(id, { draft: better ?? draft, announceType, road: better ? 'API' : 'listing' });
    }
  }
  const finding = { ...emptyFinding(day), papers: [...papers.values()], faults };
  // No listing of recent papers tells which were replaced: the records do, where there are any.
  const isBlind =
    source.announces.includes('replace') && !reached.isWhole && !reached.faults.some(({ isGone }) => isGone);
  const lacking = countLacking(day, listing, reached);
  const isAnswered = (reached.isWhole || (isExact && !isBlind)) && lacking === 0;
  if (papers.size === 0 && lacking === 0) {
    if (!isAnswered && !isCovered) return finding;
    return { ...finding, state: 'nothing', isWhole: true, isSure: isCovered };
  }
  const isCounted = lacking > 0 || (isExact && !isBlind);
  const announced = isCounted
    ? { from: 'listing' as const, count: papers.size + lacking, ids: [...papers.keys()] }
    : null;
  return { ...finding, state: 'listed', announced, isWhole: isAnswered, isConcluded: announced === null };
}

/** Whether a listing holds every paper that it counts for a day: it may break off, or show a part. */
function isToldWhole({ sections, papers, fault }: Listing, day: Day): boolean {
  const section = sections.find((one) => one.day === day);
  if (section === undefined || fault !== null) return false;
  const ids = new Set(papers.filter((one) => one.day === day).map(({ id }) => id));
  return ids.size >= section.total;
}

/** How many new and cross-listed papers a listing counts for a day that neither it nor a record names. */
function countLacking(day: Day, { sections, papers }: Listing, reached: Reached): number {
  const total = sections.find((one) => one.day === day)?.total ?? 0;
  const fresh = reached.papers.filter((one) => one.day === day && one.announceType !== 'replace');
  const known = new Set([
    ...papers.filter((one) => one.day === day).map(({ id }) => id),
    ...fresh.map(({ draft }) => draft.identifiers['arxiv']),
  ]);
  return Math.max(0, total - known.size);
}

/** Whether a listing tells a day whole, and does not have this paper on it. */
function isMissingFrom(listing: Listing, day: Day, id: string): boolean {
  return isToldWhole(listing, day) && !listing.papers.some((one) => one.day === day && one.id === id);
}
