import type { Draft, Place } from '#shared/domain/draft.ts';
import { canonicalDoi, type Identifier } from '#shared/domain/identifiers.ts';
import type { Appearance, Identifiers } from '#shared/domain/paper.ts';
import { isPartialDate, type PartialDate } from '#shared/domain/partial-date.ts';
import { findLinks, mergeLinks } from '../find-links.ts';
import { lineOf, proseOf } from '../plain-text.ts';
import type { Author, AuthorList } from './authors.ts';

/** What any of arXiv’s forms may say of a paper; texts as they came. */
export interface ArxivFacts {
  readonly id: Identifier;
  readonly title: string;
  readonly abstract?: string | null;
  readonly authors: AuthorList;
  /** The day of its first version, where the input says it; else the month in its id stands in. */
  readonly date?: PartialDate | null;
  readonly doi?: string | null;
  /** Categories, and whatever ACM or MSC classes stand among them. */
  readonly categories?: readonly string[];
  /** Not given, it is the first category; `null` where the input does not tell it. */
  readonly primaryCategory?: string | null;
  readonly comment?: string | null;
  readonly journalRef?: string | null;
  readonly appearance: Appearance | null;
  readonly place: Place | null;
  readonly doubts?: readonly string[];
  /** More that has no place of its own; what is `null` or empty is left out. */
  readonly extra?: Readonly<Record<string, string | number | readonly string[] | null>>;
}

/** The draft of a paper on arXiv: version, categories, comment and journal go into `extra`. */
export function arxivDraft(facts: ArxivFacts): Draft {
  const { authors, hasMore, moreCount } = facts.authors;
  const comment = lineOf(facts.comment);
  const abstract = proseOf(facts.abstract);
  const date = facts.date ?? null;
  const month = monthOfId(facts.id.value);
  const doubts = [...(facts.doubts ?? [])];
  if (hasMore) doubts.push('The input does not name all of its authors.');
  return {
    title: facts.title,
    abstract,
    authors: authors.map(({ name }) => name),
    authorCount: countOf(authors.length, hasMore ? moreCount : 0),
    organization: null,
    date: date ?? month,
    dateInferred: date === null && month !== null,
    identifiers: identifiersOf(facts),
    links: mergeLinks(findLinks(abstract ?? ''), findLinks(comment ?? '')),
    upvotes: null,
    comments: null,
    appearance: facts.appearance,
    place: facts.place,
    doubts,
    extra: extraOf(facts, comment),
  };
}

function countOf(named: number, more: number | undefined): number | null {
  return more === undefined || named + more === 0 ? null : named + more;
}

/** The month that an arXiv id was given in, which its paper’s date is inferred from. */
export function monthOfId(id: string): PartialDate | null {
  const digits = /(?:^|\/)(\d{2})(\d{2})/.exec(id);
  if (digits?.[1] === undefined) return null;
  const century = id.includes('/') && Number(digits[1]) >= 91 ? '19' : '20';
  const month = `${century}${digits[1]}-${digits[2]}`;
  return isPartialDate(month) ? month : null;
}

/** Whether a term is a category of arXiv (`cs.LG`, `hep-th`) and no ACM or MSC class (`I.2.6`, `60G65`). */
function isCategory(term: string): boolean {
  return /^[a-z][a-z-]{1,9}(?:\.[A-Za-z-]{2,12})?$/.test(term);
}

function identifiersOf({ id, doi }: ArxivFacts): Identifiers {
  const [first] = doisOf(doi);
  return first === undefined ? { arxiv: id.value } : { arxiv: id.value, doi: first };
}

/** arXiv allows several DOIs in one field. */
function doisOf(text: string | null | undefined): string[] {
  const dois = (lineOf(text) ?? '').split(/[\s;]+/).map((one) => canonicalDoi(one));
  return [...new Set(dois.filter((doi) => doi !== null))];
}

function extraOf(facts: ArxivFacts, comment: string | null): Draft['extra'] {
  const terms = [...new Set((facts.categories ?? []).map((term) => term.trim()))].filter(
    (term) => term !== '',
  );
  const categories = terms.filter(isCategory);
  const extra: Draft['extra'] = {};
  const keep = (key: string, value: string | number | readonly string[] | null | undefined) => {
    if (value === null || value === undefined || value === '') return;
    if (typeof value !== 'object') extra[key] = value;
    else if (value.length > 0) extra[key] = [...value];
  };
  keep('version', facts.id.version);
  keep('primaryCategory', facts.primaryCategory === undefined ? categories[0] : facts.primaryCategory);
  keep('categories', categories);
  keep(
    'subjectClasses',
    terms.filter((term) => !isCategory(term)),
  );
  keep('comment', comment);
  keep('journalRef', lineOf(facts.journalRef));
  const dois = doisOf(facts.doi);
  if (dois.length > 1) keep('dois', dois);
  const affiliations = affiliationsOf(facts.authors.authors);
  if (affiliations.length > 0) extra['affiliations'] = affiliations;
  for (const [key, value] of Object.entries(facts.extra ?? {})) keep(key, value);
  return extra;
}

function affiliationsOf(authors: readonly Author[]): { author: string; names: string[] }[] {
  return authors
    .filter(({ affiliations }) => affiliations.length > 0)
    .map(({ name, affiliations }) => ({ author: name, names: [...affiliations] }));
}
