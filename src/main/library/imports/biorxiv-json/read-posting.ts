import type { Complaint, Draft, Place } from '#shared/domain/draft.ts';
import { canonicalDoi } from '#shared/domain/identifiers.ts';
import { type Day, isPartialDate } from '#shared/domain/partial-date.ts';
import { readCreators } from '../feed/creators.ts';
import { findLinks } from '../find-links.ts';
import { textOfHtml } from '../html-text.ts';
import { countOf, type Fields, textOf } from '../huggingface-rows/fields.ts';
import type { JsonRow } from '../json-rows.ts';
import { lineOf, proseOf } from '../plain-text.ts';
import { writtenDay } from '../written-day.ts';

/** One version of a paper, as it was posted. */
export interface Posting {
  readonly doi: string;
  readonly version: number | null;
  readonly title: string;
  readonly day: Day | null;
  readonly fields: Fields;
  readonly place: Place;
}

export function readPosting({ fields, place }: JsonRow): { posting: Posting } | { complaint: Complaint } {
  const doi = canonicalDoi(
    said(fields, 'doi') ?? said(fields, 'preprint_doi') ?? said(fields, 'biorxiv_doi') ?? '',
  );
  if (doi === null) return { complaint: { ...place, message: 'A posting has no DOI, so it was left out.' } };
  const title = titleOf(said(fields, 'title') ?? said(fields, 'preprint_title'));
  if (title === null)
    return { complaint: { ...place, message: `The paper ${doi} has no title, so it was left out.` } };
  const day = writtenDay(said(fields, 'date') ?? said(fields, 'preprint_date'));
  return { posting: { doi, version: countOf(fields['version']), title, day, fields, place } };
}

/** The paper that some postings are versions of: the newest one’s words, the first one’s date. */
export function draftOf(postings: readonly Posting[]): Draft {
  const newest = postings.reduce((one, other) => ((other.version ?? 0) >= (one.version ?? 0) ? other : one));
  const { fields } = newest;
  const { authors, hasMore } = readCreators(
    said(fields, 'authors') ?? said(fields, 'preprint_authors') ?? '',
  );
  const abstract = proseOf(markedUp(said(fields, 'abstract') ?? said(fields, 'preprint_abstract') ?? ''));
  return {
    title: newest.title,
    abstract,
    authors: authors.map(({ name }) => name),
    authorCount: hasMore || authors.length === 0 ? null : authors.length,
    organization: null,
    ...dateOf(postings, newest),
    identifiers: { doi: newest.doi },
    links: findLinks(abstract ?? ''),
    upvotes: null,
    comments: null,
    appearance: {
      source: serverOf(fields),
      kind: 'daily',
      listedOn: newest.day,
      rank: null,
      upvotes: null,
      comments: null,
    },
    place: newest.place,
    doubts: hasMore ? ['The input does not name all of its authors.'] : [],
    extra: extraOf(newest),
  };
}

/** The day of version 1; where the input has only later ones, the day within the DOI stands in. */
function dateOf(postings: readonly Posting[], newest: Posting): Pick<Draft, 'date' | 'dateInferred'> {
  const first = postings.find(({ version }) => version === null || version === 1);
  if (first !== undefined) return { date: first.day, dateInferred: false };
  const inDoi = /\/(\d{4})\.(\d{2})\.(\d{2})\.\d/.exec(newest.doi);
  const day = inDoi === null ? '' : `${inDoi[1]}-${inDoi[2]}-${inDoi[3]}`;
  if (isPartialDate(day)) return { date: day, dateInferred: true };
  return { date: newest.day, dateInferred: newest.day !== null };
}

function serverOf(fields: Fields): string {
  const server = said(fields, 'server') ?? said(fields, 'preprint_platform') ?? said(fields, 'jatsxml') ?? '';
  return /medrxiv/i.test(server.slice(0, 200)) ? 'medrxiv' : 'biorxiv';
}

const kept = [
  ['category', 'category'],
  ['preprint_category', 'category'],
  ['type', 'type'],
  ['license', 'license'],
  ['author_corresponding', 'correspondingAuthor'],
  ['author_corresponding_institution', 'correspondingInstitution'],
  ['preprint_author_corresponding', 'correspondingAuthor'],
  ['preprint_author_corresponding_institution', 'correspondingInstitution'],
  ['published_journal', 'journal'],
  ['published_date', 'publishedOn'],
] as const;

function extraOf({ fields, version }: Posting): Draft['extra'] {
  const extra: Draft['extra'] = {};
  if (version !== null && version > 0) extra['version'] = version;
  for (const [key, name] of kept) {
    const value = lineOf(said(fields, key));
    if (value !== null) extra[name] = value.slice(0, 1000);
  }
  // The journal's version has a DOI of its own, which is another one's than this.
  const published = canonicalDoi(said(fields, 'published') ?? said(fields, 'published_doi') ?? '');
  if (published !== null) extra['publishedDoi'] = published;
  return extra;
}

/** A text that says something: the API writes “NA” where it knows nothing. */
function said(fields: Fields, key: string): string | null {
  const text = textOf(fields[key]);
  return text === null || /^\s*(?:NA|null)\s*$/.test(text) ? null : text;
}

function titleOf(text: string | null): string | null {
  return lineOf(markedUp(text ?? ''));
}

function markedUp(text: string): string {
  return /<\/?(?:i|b|em|strong|sub|sup|p|br|italic|bold|jats:\w{1,20})\s?\/?>|&(?:#\w{1,8}|[a-z]{2,8});/i.test(
    text,
  )
    ? textOfHtml(text)
    : text;
}
