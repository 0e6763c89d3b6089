import type { Draft, Place } from '#shared/domain/draft.ts';
import { canonicalArxiv } from '#shared/domain/identifiers.ts';
import type { Appearance, Identifiers, Link, ListingKind } from '#shared/domain/paper.ts';
import { type Day, isPartialDate } from '#shared/domain/partial-date.ts';
import { findLinks, kindOfUrl, mergeLinks } from '../find-links.ts';
import { extraOf, nameOf } from './extra.ts';
import { countOf, type Fields, fieldsOf, listOf, textOf, urlOf } from './fields.ts';

/** Where a row stands: in which listing, at which rank; `listing: null` where the row itself must tell. */
export interface RowContext {
  readonly listing: { readonly kind: ListingKind; readonly listedOn: Day | null } | null;
  readonly rank: number | null;
  readonly place: Place | null;
}

/** A row's draft, or why there is none. */
export type RowReading =
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Whether a value looks like a row of the hub's API: wrapped (`paper`) or flat. */
export function isRow(value: unknown): boolean {
  const outer = fieldsOf(value);
  if (outer === null) return false;
  if (fieldsOf(outer['paper']) !== null) return true;
  const known = [
    'summary',
    'upvotes',
    'publishedAt',
    'ai_summary',
    'submittedOnDailyAt',
    'discussionId',
    'numComments',
  ];
  if (known.some((key) => key in outer) && ('title' in outer || 'id' in outer)) return true;
  return textOf(outer['title']) !== null && canonicalArxiv(textOf(outer['id']) ?? '') !== null;
}

/** Reads one row of `daily_papers`, `papers/search` or `papers/{id}`, as sparse as it may be. */
export function readRow(value: unknown, context: RowContext): RowReading {
  const outer = fieldsOf(value);
  if (outer === null) return { kind: 'unreadable', reason: 'is not an object' };
  const paper = fieldsOf(outer['paper']) ?? outer;
  const id = idText(paper['id']) ?? idText(outer['id']) ?? idText(paper['paperId']);
  const title = textOf(paper['title']) ?? textOf(outer['title']);
  if (title === null) {
    return {
      kind: 'unreadable',
      reason: id === null ? 'has neither a title nor an id' : `(${id.slice(0, 80)}) has no title`,
    };
  }
  const abstract = textOf(paper['summary']) ?? textOf(outer['summary']) ?? textOf(paper['abstract']);
  const authors = listOf(paper['authors']) ?? listOf(outer['authors']);
  const names = authors?.map(authorName);
  const upvotes = countOf(paper['upvotes']) ?? countOf(outer['upvotes']);
  const comments = countOf(outer['numComments']) ?? countOf(paper['numComments']);
  const draft: Draft = {
    title: title.replace(/\s+/g, ' ').trim(),
    abstract: abstract?.trim() ?? null,
    authors: names?.filter((name) => name !== null) ?? [],
    authorCount: names === undefined ? null : names.length,
    organization: organizationOf(paper) ?? organizationOf(outer),
    // The outer `publishedAt` of a wrapped row is shifted by hours and may be on another day.
    date: dayOf(paper['publishedAt']),
    dateInferred: false,
    identifiers: identifiersOf(id),
    links: linksOf(paper, outer, abstract),
    upvotes,
    comments,
    appearance: appearanceOf(paper, outer, { context, upvotes, comments }),
    place: context.place,
    doubts: doubtsOf(names),
    extra: extraOf(paper, outer),
  };
  return { kind: 'draft', draft };
}

function idText(value: unknown): string | null {
  return typeof value === 'number' ? null : (textOf(value)?.trim() ?? null);
}

function authorName(author: unknown): string | null {
  const text = textOf(author);
  if (text !== null) return text.replace(/\s+/g, ' ').trim();
  const fields = fieldsOf(author);
  if (fields === null) return null;
  return (textOf(fields['name']) ?? nameOf(fields['user']))?.replace(/\s+/g, ' ').trim() ?? null;
}

function doubtsOf(names: readonly (string | null)[] | undefined): string[] {
  const nameless = names?.filter((name) => name === null).length ?? 0;
  if (nameless === 0) return [];
  return [nameless === 1 ? 'One of its authors has no name.' : `${nameless} of its authors have no name.`];
}

function organizationOf(fields: Fields): string | null {
  const organization = fieldsOf(fields['organization']);
  if (organization === null) return textOf(fields['organization'])?.trim() ?? null;
  return (textOf(organization['fullname']) ?? textOf(organization['name']))?.trim() ?? null;
}

function identifiersOf(id: string | null): Identifiers {
  if (id === null) return {};
  const arxiv = canonicalArxiv(id);
  return arxiv === null ? { huggingface: id } : { arxiv };
}

function linksOf(paper: Fields, outer: Fields, abstract: string | null): Link[] {
  const links: Link[] = [];
  const add = (kind: Link['kind'], value: unknown) => {
    const url = urlOf(value);
    if (url !== null) links.push({ kind, url });
  };
  for (const fields of paper === outer ? [paper] : [paper, outer]) {
    add('code', fields['githubRepo']);
    const project = urlOf(fields['projectPage']);
    if (project !== null)
      links.push({ kind: kindOfUrl(project) === 'code' ? 'code' : 'project', url: project });
    for (const media of listOf(fields['mediaUrls']) ?? []) add('media', media);
  }
  return mergeLinks(links, findLinks(abstract ?? ''));
}

function appearanceOf(
  paper: Fields,
  outer: Fields,
  found: { readonly context: RowContext; readonly upvotes: number | null; readonly comments: number | null },
): Appearance | null {
  const { context, upvotes, comments } = found;
  const ownDay = dayOf(paper['submittedOnDailyAt']) ?? dayOf(outer['submittedOnDailyAt']);
  const listing = context.listing ?? (ownDay === null ? null : { kind: 'daily' as const, listedOn: ownDay });
  if (listing === null) return null;
  const listedOn = listing.listedOn ?? (listing.kind === 'daily' ? ownDay : null);
  return { source: 'daily-papers', kind: listing.kind, listedOn, rank: context.rank, upvotes, comments };
}

/** The day (UTC) of an instant or a date; midnight is how the hub writes a date. */
export function dayOf(value: unknown): Day | null {
  const text = textOf(value)?.trim();
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}/.test(text)) return null;
  const hasOffset = /T.*[+-]\d{2}:?\d{2}$/.test(text);
  const instant = hasOffset ? Date.parse(text) : Number.NaN;
  const day = Number.isNaN(instant) ? text.slice(0, 10) : new Date(instant).toISOString().slice(0, 10);
  return day.length === 10 && isPartialDate(day) ? day : null;
}
