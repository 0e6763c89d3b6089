import type { AnnounceType } from '#shared/contract/sources.ts';
import type { Draft } from '#shared/domain/draft.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { addressOf } from '../../network/service-addresses.ts';
import { isWeekend } from '../calendar.ts';
import { type DayFinding, emptyFinding, type FoundPaper, type RoadFault } from '../finding.ts';
import { askByIds } from './arxiv-api.ts';
import { announceTypeOf, type Listing, readListing } from './arxiv-listing.ts';
import { fetchMissed } from './arxiv-missed.ts';
import { faultsOf, type Reading, type RoadContext } from './road.ts';

/** arXiv ends a feed here, without a word. */
const longestFeed = 2000;

/**
 * A category of arXiv. The present day by its feed, compared with the listing page, which counts; what the
 * feed lacks is filled in by the API. Days that were missed come by the roads that reach back.
 */
export async function fetchArxivCategory(context: RoadContext, days: readonly Day[]): Promise<DayFinding[]> {
  const { asOf } = context;
  if (!days.includes(asOf)) return fetchMissed(context, days);
  const today = await fetchPresentDay(context);
  const missed = days.filter((day) => day !== asOf || today === null);
  const findings = missed.length === 0 ? [] : await fetchMissed(context, missed);
  return today === null ? findings : [...findings, today];
}

/** The day the fetch is made for; `null` when arXiv shows a later one already. */
async function fetchPresentDay(context: RoadContext): Promise<DayFinding | null> {
  const { asOf, source } = context;
  const feed = await context.ask({
    road: 'feed',
    group: 'arxiv',
    wanted: 'xml',
    day: asOf,
    url: addressOf(context.addresses.arxivFeeds, `/rss/${source.target}`),
    conditionalSince: asOf,
  });
  if (feed.kind === 'unchanged' && feed.day === asOf) return { ...emptyFinding(asOf), state: 'unchanged' };
  const shown = shownDayOf(feed);
  const hasPapers = feed.kind === 'read' && shown === asOf && feed.drafts.length > 0;
  // At weekends the listing still shows Friday's papers, and says nothing of the day.
  const rests = isWeekend(asOf) && !hasPapers && feed.kind !== 'none';
  const listing = rests ? noListing : await readListing(context, 'new', asOf);
  if (hasPapers || isListed(listing, asOf)) return compareRoads(context, feed, listing);
  return findNothing(context, feed, listing);
}

function shownDayOf(feed: Reading): Day | null {
  if (feed.kind === 'none') return null;
  return feed.kind === 'unchanged' ? feed.day : feed.announced.day;
}

const noListing: Listing = { day: null, papers: [], sections: [], isAnswered: false, fault: null };

function isListed({ day, papers }: Listing, asOf: Day): boolean {
  return day === asOf && papers.length > 0;
}

/** What is said of a day for which neither feed nor listing has a paper; `null` when they are of a later day. */
async function findNothing(
  context: RoadContext,
  feed: Reading,
  listing: Listing,
): Promise<DayFinding | null> {
  const { asOf } = context;
  const shown = shownDayOf(feed);
  const days = [shown, listing.day].filter((day) => day !== null);
  if (days.some((day) => day > asOf)) return null;
  const finding: DayFinding = {
    ...emptyFinding(asOf),
    faults: [...faultsOf([feed]), ...(listing.fault === null ? [] : [listing.fault])],
    remember: feed.kind === 'read' && feed.remember !== null ? [feed.remember] : [],
  };
  const isFeedEmpty = feed.kind === 'read' && feed.announced.held === 0 && feed.announced.isWhole;
  const saysNothing = isFeedEmpty && (shown === asOf || shown === null);
  const saysNoUpdates = listing.isAnswered && listing.day === asOf;
  const isEarlier = listing.isAnswered && listing.day !== null && listing.day < asOf;
  // An empty feed alone is no word on a working day: it may have lost all, and the listing would tell.
  const isAlone = saysNothing && !isWeekend(asOf) && listing.fault !== null && !listing.fault.isGone;
  if ((saysNothing && !isAlone) || saysNoUpdates) {
    const isSure = isWeekend(asOf) || (saysNothing && (saysNoUpdates || isEarlier));
    return { ...finding, state: 'nothing', isWhole: true, isSure };
  }
  if ((shown !== null && shown < asOf) || isEarlier) {
    const shownDay = days.toSorted().at(-1) ?? null;
    return { ...finding, state: 'earlier', isSure: isWeekend(asOf), shownDay };
  }
  // What the other roads have of the day is better than nothing.
  const [other] = await fetchMissed(context, [asOf]);
  const faults = [...finding.faults, ...(other?.faults ?? [])];
  if (other?.state === 'listed') return { ...other, faults };
  const isConfirmed = isAlone && other?.state === 'nothing';
  return isConfirmed ? { ...finding, state: 'nothing', isWhole: true, faults } : { ...finding, faults };
}

/** Joins what the feed brought with what the listing counts, and fills in what is missing. */
async function compareRoads(context: RoadContext, feed: Reading, listing: Listing): Promise<DayFinding> {
  const { asOf, source } = context;
  const isWanted = (type: AnnounceType): boolean => source.announces.includes(type);
  const isFromFeed =
    feed.kind === 'read' && feed.announced.day === asOf && !isOfAnotherDay(feed.drafts, listing, asOf);
  const papers = new Map<string, FoundPaper>();
  const updates = new Map<string, Draft>();
  for (const draft of isFromFeed ? feed.drafts : []) {
    const id = draft.identifiers['arxiv'];
    const announceType = announceTypeOf(draft);
    if (id !== undefined && isWanted(announceType) && !papers.has(id)) {
      papers.set(id, { draft, announceType, road: 'feed' });
    } else if (id !== undefined && announceType === 'replace' && context.isHeld(id)) updates.set(id, draft);
  }
  const remember = isFromFeed && feed.remember !== null ? [feed.remember] : [];
  const faults = [...faultsOf([feed]), ...(listing.fault === null ? [] : [listing.fault])];
  const finding = {
    ...emptyFinding(asOf),
    state: 'listed',
    updates: [...updates].flatMap(([id, draft]) => (papers.has(id) ? [] : [draft])),
    faults,
    remember,
  } as const;
  if (isListed(listing, asOf)) {
    const listed = listing.papers.filter(({ announceType }) => isWanted(announceType));
    const fault = await fillIn(context, listing, papers);
    const counted = listing.sections
      .filter(({ type }) => type === null || isWanted(type))
      .reduce((sum, { total }) => sum + total, 0);
    const ids = [...new Set(listed.map(({ id }) => id))];
    if (fault !== null) faults.push(fault);
    if (listing.fault === null) {
      const announced = {
        from: 'listing',
        count: Math.max(counted - doubles(listed), ids.length),
        ids,
      } as const;
      return { ...finding, papers: [...papers.values()], announced, isWhole: true };
    }
    // A page that broke off has lost whole sections, without a word: what it holds is no count.
  }
  const seemsWhole = isFromFeed && feed.announced.isWhole && feed.announced.held < longestFeed;
  // Where there is no listing at all, nothing counts but the feed. A listing that only failed would have
  // told what the feed has lost: the records that changed on the day can.
  if (seemsWhole && listing.fault?.isGone) return { ...finding, papers: [...papers.values()], isWhole: true };
  const why = seemsWhole ? 'No whole listing says whether the feed is whole' : 'The feed is not whole';
  context.note(asOf, `${why}, so the records of the day are asked for.`);
  const [other] = await fetchMissed(context, [asOf]);
  for (const paper of other?.papers ?? []) {
    const id = paper.draft.identifiers['arxiv'];
    // A record that only changed on the day was announced before.
    const wasAnnounced = id !== undefined && paper.announceType !== 'replace' && context.hasReceived(id);
    if (id !== undefined && !wasAnnounced && !papers.has(id)) papers.set(id, paper);
  }
  return {
    ...finding,
    papers: [...papers.values()],
    isWhole: other?.isWhole ?? false,
    faults: [...faults, ...(other?.faults ?? [])],
  };
}

/** Whether the listing has so few of a feed's papers that they are another day's, whatever day is written there. */
function isOfAnotherDay(drafts: readonly Draft[], listing: Listing, asOf: Day): boolean {
  const counted = listing.sections.reduce((sum, { total }) => sum + total, 0);
  const listed = new Set(listing.papers.map(({ id }) => id));
  const isWhole = listing.fault === null && listed.size + doubles(listing.papers) >= counted;
  if (!isListed(listing, asOf) || !isWhole) return false;
  const shared = drafts.filter(({ identifiers }) => listed.has(identifiers['arxiv'] ?? ''));
  return shared.length * 2 < drafts.length;
}

/** How many papers a listing counts twice: those that were cross-listed and replaced at once. */
function doubles(listed: readonly { readonly id: string; readonly announceType: AnnounceType }[]): number {
  const counted = new Set(listed.map(({ id, announceType }) => `${id} ${announceType}`));
  return counted.size - new Set(listed.map(({ id }) => id)).size;
}

/** Adds the listed papers that did not come: as the API gives them, else as the listing itself does. */
async function fillIn(
  context: RoadContext,
  listing: Listing,
  papers: Map<string, FoundPaper>,
): Promise<RoadFault | null> {
  const { asOf, source } = context;
  const missing = new Map(
    listing.papers
      .filter(({ id, announceType }) => !papers.has(id) && source.announces.includes(announceType))
      .map((listed) => [listed.id, listed]),
  );
  if (missing.size === 0) return null;
  context.note(asOf, `${missing.size} announced are not in the feed, so the API is asked for them.`);
  const { drafts, fault } = await askByIds(context, [...missing.keys()], asOf);
  const byApi = new Map<string, Draft>(drafts.map((draft) => [draft.identifiers['arxiv'] ?? '', draft]));
  for (const [id, { announceType, draft }] of missing) {
    const better = byApi.get(id);
    papers.set(
      id,
      better === undefined
        ? { draft, announceType, road: 'listing' }
        : { draft: better, announceType, road: 'API' },
    );
  }
  return fault;
}
