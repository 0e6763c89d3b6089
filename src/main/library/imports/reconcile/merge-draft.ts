import type { Draft } from '#shared/domain/draft.ts';
import { type Appearance, type Link, undecided } from '#shared/domain/paper.ts';
import type { PaperPatch, PaperRecord } from '../../papers/paper-record.ts';
import { mergedDecisions, mergedPublication, mergedTags, withFiles } from './merge-brought.ts';
import { isIncomplete, isPerhapsSummary, mergedExtra, withNotice } from './merge-extra.ts';

/** The record of a paper that the library does not have yet. */
export function recordOf(draft: Draft): PaperRecord {
  return {
    title: draft.title,
    abstract: draft.abstract,
    authors: draft.authors,
    authorCount: draft.authorCount ?? countNamed(draft),
    organization: draft.organization,
    date: draft.date,
    dateInferred: draft.dateInferred,
    identifiers: draft.identifiers,
    links: draft.links,
    upvotes: draft.upvotes,
    comments: draft.comments,
    // A listing waits in the Inbox to be decided on; what comes from a library was decided there, or never asked for.
    status: draft.brought === undefined ? 'undecided' : draft.brought.status,
    tags: mergedTags([], draft.brought?.tags),
    appearances: draft.appearance ? [draft.appearance] : [],
    trashedAt: null,
    ...undecided,
    rating: draft.brought?.rating ?? null,
    publication: draft.publication ?? null,
    citationKey: draft.brought?.citationKey ?? null,
    // Collections get their numbers when the papers are published.
    collections: [],
    ...draft.kept,
    extra: withFiles(withNotice(draft), draft),
  };
}

/** A listing names all authors or counts them; a library says “and others” by giving no number. */
function countNamed({ authors, brought }: Draft): number | null {
  return brought === undefined && authors.length > 0 ? authors.length : null;
}

/**
 * What a draft adds to a paper that is there already. It completes and never overwrites: status,
 * tags, notes and the trash are the reader's. What belongs to a version goes on with the newer one (T9). Counts only grow, so that the order in which
 * captures of the same day are imported makes no difference.
 */
export function completeWith(paper: PaperRecord, draft: Draft): PaperPatch {
  const wanted: PaperPatch = {
    title: isIncomplete(paper) && !isIncomplete(draft) ? draft.title : paper.title,
    abstract: mergedAbstract(paper, draft),
    ...mergedAuthors(paper, draft),
    organization: paper.organization ?? draft.organization,
    ...mergedDate(paper, draft),
    identifiers: { ...draft.identifiers, ...paper.identifiers },
    links: mergedLinks(paper.links, draft.links),
    upvotes: larger(paper.upvotes, draft.upvotes),
    comments: larger(paper.comments, draft.comments),
    appearances: draft.appearance ? withAppearance(paper.appearances, draft.appearance) : paper.appearances,
    ...mergedDecisions(paper, draft),
    tags: mergedTags(paper.tags, draft.brought?.tags),
    publication: mergedPublication(paper.publication, draft.publication),
    extra: withFiles(mergedExtra(paper, draft), draft),
  };
  return onlyChanged(paper, wanted);
}

/** A page's one-sentence summary, made by a machine, stands in until an abstract comes. */
function mergedAbstract(paper: PaperRecord, draft: Draft): string | null {
  if (draft.abstract === null || paper.abstract === null) return paper.abstract ?? draft.abstract;
  const [isKnownDoubtful, isGivenDoubtful] = [isPerhapsSummary(paper), isPerhapsSummary(draft)];
  if (isKnownDoubtful !== isGivenDoubtful) return isKnownDoubtful ? draft.abstract : paper.abstract;
  return fullerText(paper.abstract, draft.abstract);
}

/** A longer text replaces one that is its beginning: the end of a page that was cut off. */
function fullerText(known: string, given: string): string {
  const beginning = known.replace(/(?:\s*(?:…|\.{3}|\[\.{3}\]))$/u, '').trimEnd();
  const isCut = beginning.length < known.length || !/[.!?)"”]$/u.test(known);
  return isCut && given.length > known.length && given.startsWith(beginning) ? given : known;
}

function mergedAuthors(paper: PaperRecord, draft: Draft): Pick<PaperRecord, 'authors' | 'authorCount'> {
  const authors = draft.authors.length > paper.authors.length ? draft.authors : paper.authors;
  const counted = larger(paper.authorCount, draft.authorCount ?? countNamed(draft));
  return { authors, authorCount: counted === null ? null : larger(counted, authors.length) };
}

/** A read date replaces an inferred one, a more exact date one that it is part of. */
function mergedDate(paper: PaperRecord, draft: Draft): Pick<PaperRecord, 'date' | 'dateInferred'> {
  const known = { date: paper.date, dateInferred: paper.dateInferred };
  const given = { date: draft.date, dateInferred: draft.dateInferred };
  if (draft.date === null) return known;
  if (paper.date === null) return given;
  if (paper.dateInferred && !draft.dateInferred && draft.date.length >= paper.date.length) return given;
  const isMoreExact = draft.date.length > paper.date.length && draft.date.startsWith(paper.date);
  return isMoreExact && !draft.dateInferred ? given : known;
}

function mergedLinks(known: readonly Link[], given: readonly Link[]): Link[] {
  const seen = new Set(known.map((link) => sameUrl(link.url)));
  return [...known, ...given.filter((link) => !seen.has(sameUrl(link.url)))];
}

function sameUrl(url: string): string {
  return url
    .replace(/^http:/i, 'https:')
    .replace(/\/$/, '')
    .replace(/\.git$/, '');
}

function withAppearance(known: readonly Appearance[], given: Appearance): Appearance[] {
  const place = known.findIndex(
    (seen) => seen.source === given.source && seen.kind === given.kind && seen.listedOn === given.listedOn,
  );
  const seen = known[place];
  if (!seen) return [...known, given];
  const merged: Appearance = {
    ...seen,
    rank: seen.rank ?? given.rank,
    upvotes: larger(seen.upvotes, given.upvotes),
    comments: larger(seen.comments, given.comments),
  };
  return known.with(place, merged);
}

function larger(left: number | null, right: number | null): number | null {
  if (left === null || right === null) return left ?? right;
  return Math.max(left, right);
}

function onlyChanged(paper: PaperRecord, wanted: PaperPatch): PaperPatch {
  const known: Readonly<Record<string, unknown>> = { ...paper };
  const changed = Object.entries(wanted).filter(([field, value]) => !isSame(known[field], value));
  // A subset of the entries of `wanted`.
  return Object.fromEntries(changed) as PaperPatch;
}

function isSame(left: unknown, right: unknown): boolean {
  return left === right || canonical(left) === canonical(right);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
}
