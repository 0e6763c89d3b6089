import type { Complaint } from '#shared/domain/draft.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { resolveDate } from '#shared/text/listing-date.ts';
import type { Part } from './page.ts';
import { isPageMark } from './page-words.ts';

export type View = 'search' | 'trending' | 'daily';

/** What stands above the papers, and what kind of page it makes this. */
export interface Header {
  readonly view: View;
  readonly listedOn: Day | null;
  readonly listedOnInferred: boolean;
  readonly listedOnText: string | null;
  /** The day after which no date of the page lies. */
  readonly notAfter: Day;
  /** The first part that belongs to the papers. */
  readonly bodyFrom: number;
  /** Whether the page's own heading was in the input: then papers begin at its beginning. */
  readonly isWhole: boolean;
  readonly complaints: readonly Complaint[];
  /** Some captures leave out every date; then it is one fault and not one for each paper. */
  readonly hasDates: boolean;
}

/** Finds the end of the header: the page's date on a line of its own, or the page's last heading. */
export function findHeader(parts: readonly Part[], asOf: Day): Header {
  const lastMark = lastPageMark(parts);
  const isWhole = lastMark !== -1;
  const view = viewOf(parts);
  const at = headerDate(parts, lastMark);
  const date = at === null ? undefined : parts[at];
  if (at === null || date?.kind !== 'element' || date.meaning.kind !== 'date') {
    const none = { listedOn: null, listedOnInferred: false, listedOnText: null, complaints: [] };
    return { ...none, view, notAfter: asOf, bodyFrom: lastMark + 1, isWhole, hasDates: hasDates(parts, -1) };
  }
  const { shown, text } = date.meaning;
  const resolved = resolveDate(shown, asOf);
  const complaint = {
    line: date.line,
    endLine: date.line,
    message: `The page's date “${text}” is no day of the calendar. Dates without a year are taken from the day of capture.`,
  };
  return {
    view,
    listedOn: resolved?.day ?? null,
    listedOnInferred: resolved?.inferred ?? false,
    listedOnText: date.text,
    notAfter: resolved?.day ?? asOf,
    bodyFrom: at + 1,
    isWhole,
    complaints: resolved === null ? [complaint] : [],
    hasDates: hasDates(parts, at),
  };
}

/** A page of very few papers may lack them by accident. */
function hasDates(parts: readonly Part[], header: number): boolean {
  const tails = parts.filter((part) => part.kind === 'element' && part.meaning.kind === 'authors').length;
  const isDated = parts.some(
    (part, index) => index > header && part.kind === 'element' && part.meaning.kind === 'date',
  );
  return isDated || tails < 3;
}

function lastPageMark(parts: readonly Part[]): number {
  let last = -1;
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'element' && isTail(part)) break;
    const text = part.kind === 'element' ? part.text : part.lines.join(' ');
    if (text.length < 300 && isPageMark(text)) last = index;
  }
  return last;
}

function isTail(part: Extract<Part, { kind: 'element' }>): boolean {
  return part.meaning.kind === 'authors' || part.meaning.kind === 'dot';
}

/** The page's date stands before every tail, after the page's heading, and with no paper above it. */
function headerDate(parts: readonly Part[], lastMark: number): number | null {
  let paragraphs = 0;
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'paragraph') {
      paragraphs += index > lastMark ? 1 : 0;
      continue;
    }
    if (isTail(part)) return null;
    if (part.meaning.kind === 'date' && index > lastMark) {
      // Below the heading there may be the query of a search; without a heading, nothing.
      const isFirst = paragraphs <= (lastMark === -1 ? 0 : 1);
      return isFirst && !part.meaning.published && part.meaning.comments === null ? index : null;
    }
  }
  return null;
}

function viewOf(parts: readonly Part[]): View {
  let published = 0;
  let submitted = 0;
  let dates = 0;
  let repositories = 0;
  for (const part of parts) {
    if (part.kind !== 'element') continue;
    const { meaning } = part;
    if (meaning.kind === 'date') {
      dates += 1;
      if (meaning.published) published += 1;
    } else if (meaning.kind === 'submitted') submitted += 1;
    else if (meaning.kind === 'link' && meaning.stars !== null) repositories += 1;
  }
  // Only the trending view shows repositories with their stars.
  if (published > 0 || repositories > 1) return 'trending';
  return submitted > 0 && dates <= submitted / 2 + 1 ? 'daily' : 'search';
}
