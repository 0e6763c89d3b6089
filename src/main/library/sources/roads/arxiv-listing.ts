import type { AnnounceType } from '#shared/contract/sources.ts';
import type { Draft } from '#shared/domain/draft.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { addressOf } from '../../network/service-addresses.ts';
import type { RoadFault } from '../finding.ts';
import type { RoadContext } from './road.ts';

/** One paper as a listing page has it. */
export interface ListedPaper {
  readonly id: string;
  readonly day: Day | null;
  readonly announceType: AnnounceType;
  readonly draft: Draft;
}

/** A listing, all of its pages together. */
export interface Listing {
  /** The page's own day; `null` where each section has one, and where there was no answer. */
  readonly day: Day | null;
  readonly papers: readonly ListedPaper[];
  readonly sections: readonly {
    readonly day: Day | null;
    readonly type: AnnounceType | null;
    readonly total: number;
  }[];
  readonly isAnswered: boolean;
  readonly fault: RoadFault | null;
}

const entriesPerPage = 2000;
const mostPages = 6;

/** Reads `/list/CATEGORY/new` or `/recent`, page after page until all that it counts is there. */
export async function readListing(
  { source, addresses, ask }: RoadContext,
  view: 'new' | 'recent',
  day: Day,
): Promise<Listing> {
  const papers: ListedPaper[] = [];
  let taken = 0;
  let listing: Omit<Listing, 'papers'> = { day: null, sections: [], isAnswered: false, fault: null };
  for (let page = 0; page < mostPages; page += 1) {
    const reading = await ask({
      road: 'listing',
      group: 'arxiv',
      wanted: 'html',
      day,
      url: addressOf(addresses.arxivListings, `/list/${source.target}/${view}`, {
        skip: String(taken),
        show: String(entriesPerPage),
      }),
    });
    if (reading.kind !== 'read') {
      return { ...listing, papers, fault: reading.kind === 'none' ? reading.fault : null };
    }
    const { announced, drafts, fault } = reading;
    const known = papers.length;
    // A page may show fewer than were asked for.
    taken += drafts.length;
    const seen = new Set(papers.map(({ id, day: listedOn }) => `${id} ${listedOn}`));
    papers.push(...drafts.flatMap(listedPaper).filter((one) => !seen.has(`${one.id} ${one.day}`)));
    if (page === 0) {
      listing = { day: announced.day, sections: announced.sections, isAnswered: true, fault: listing.fault };
    } else {
      listing = { ...listing, sections: joined(listing.sections, announced.sections) };
    }
    if (!announced.isWhole) return { ...listing, papers, fault: fault ?? brokeOff };
    const total = Math.max(
      announced.total ?? 0,
      listing.sections.reduce((sum, section) => sum + section.total, 0),
    );
    const isLast = taken >= total || papers.length === known;
    if (isLast) break;
  }
  return { ...listing, papers };
}

const brokeOff: RoadFault = { kind: 'cut', sentence: 'The listing breaks off.', retryAt: null };

/** A section that goes over two pages is named on both. */
function joined(known: Listing['sections'], given: Listing['sections']): Listing['sections'] {
  const isKnown = (one: Listing['sections'][number]): boolean =>
    known.some((other) => other.day === one.day && other.type === one.type);
  return [...known, ...given.filter((one) => !isKnown(one))];
}

function listedPaper(draft: Draft): ListedPaper[] {
  const id = draft.identifiers['arxiv'];
  if (id === undefined) return [];
  const day = draft.appearance?.listedOn ?? null;
  return [{ id, day, announceType: announceTypeOf(draft), draft }];
}

/** How a feed or a listing announces a paper; a version without its source is a replacement. */
export function announceTypeOf({ extra }: Draft): AnnounceType {
  switch (extra['announceType']) {
    case 'cross':
      return 'cross';
    case 'replace':
    case 'replace-cross':
    case 'absonly':
      return 'replace';
    default:
      return 'new';
  }
}
