import type { Announcement, Complaint, Draft, ParsedInput } from '#shared/domain/draft.ts';
import { commonDay } from '../feed/channel.ts';
import type { Importer, Input, ParseContext } from '../importer.ts';
import { readAbstractPage } from './read-abstract-page.ts';
import { readListed } from './read-listed.ts';
import { type Page, readPage } from './read-page.ts';
import { complaintsOfPage, type ListingOfPage, listingOf, sectionOf } from './sections.ts';

/** Saved pages of arXiv: the new papers of a day, the last days, a month; and a paper’s own page. */
export const arxivListing: Importer = {
  format: 'arxiv-listing',
  recognize: recognizePage,
  parse: parsePage,
};

function recognizePage({ text }: Input): number {
  if (!/^\s*</.test(text)) return 0;
  if (/<meta\s[^>]{0,100}name=["']citation_arxiv_id["']/i.test(text)) return 0.9;
  const isListing = /class=["']list-(?:title|identifier)\b/.test(text) && /\/abs\//.test(text);
  if (isListing) return 0.9;
  // A day without papers has only its headings.
  return /\bShowing new listings for\b|<dl id=["']articles["']/.test(text) && /arxiv\.org/i.test(text)
    ? 0.9
    : 0;
}

function* parsePage(input: Input, context: ParseContext): Generator<void, ParsedInput> {
  const page = yield* readPage(input.text);
  const listing = listingOf(page);
  const read = yield* readEntries(page, listing, context);
  const own = page.entries.length === 0 ? readAbstractPage(page) : null;
  const drafts = own === null ? read.drafts : [own];
  const complaints = own === null ? [...read.complaints, ...complaintsOfPage(page)] : [];
  if (drafts.length === 0 && complaints.length === 0) complaints.push(emptyPage(listing));
  return {
    format: drafts.length === 0 ? null : 'arxiv-listing',
    description: describe(page, listing, own),
    listedOn: listing.day ?? commonDay(drafts),
    listedOnInferred: false,
    listedOnText: listing.dayText,
    drafts,
    announced: own === null ? announcementOf(page, listing, input.text) : null,
    complaints,
    text: null,
  };
}

function* readEntries(
  page: Page,
  listing: ListingOfPage,
  context: ParseContext,
): Generator<void, { drafts: Draft[]; complaints: Complaint[] }> {
  const drafts: Draft[] = [];
  const complaints: Complaint[] = [];
  const positions = new Map<number, number>();
  for (const [index, entry] of page.entries.entries()) {
    const position = (positions.get(entry.heading) ?? 0) + 1;
    positions.set(entry.heading, position);
    const reading = readListed(entry, { page, listing, position });
    if ('complaint' in reading) complaints.push(reading.complaint);
    else drafts.push(reading.draft);
    if (index % 100 === 99) {
      context.progress(index + 1, page.entries.length);
      yield;
    }
  }
  return { drafts, complaints };
}

function announcementOf(page: Page, listing: ListingOfPage, text: string): Announcement {
  const sections = page.headings.flatMap((heading) => {
    const { announceType, day, of } = sectionOf(heading);
    const isPart = of !== null && (announceType !== null || day !== null);
    return isPart ? [{ day: day ?? listing.day, type: announceType, total: of }] : [];
  });
  return {
    day: listing.day,
    held: page.entries.length,
    total: page.total,
    sections,
    next: null,
    isWhole: /<\/(?:html|body)>/i.test(text.slice(-2000)),
    error: null,
  };
}

function emptyPage({ dayText }: ListingOfPage): Complaint {
  const when = dayText === null ? '' : ` for ${dayText}`;
  return {
    line: null,
    endLine: null,
    message: `The page lists no papers${when}: a day without any, or a page that was not loaded whole.`,
  };
}

function describe({ headings }: Page, { view }: ListingOfPage, own: Draft | null): string {
  if (own !== null) return 'Saved arXiv page of a paper';
  const name = headings.find(({ level }) => level === 1)?.text ?? '';
  const which = name === '' ? '' : `, ${name.slice(0, 80)}`;
  const words = { new: 'new papers', recent: 'recent papers', month: 'papers of a month', unknown: 'papers' };
  return `Saved arXiv listing${which}: ${words[view]}`;
}
