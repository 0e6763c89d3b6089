import type { Paper } from '../domain/paper.ts';
import { readingTime } from '../domain/reading-time.ts';
import type { PaperTable } from './columns/paper-table.ts';
import { type Marker, type Match, markersFor, marksIn, matchesIn, merged, namesIn } from './marks.ts';
import type { Marks, Row } from './request.ts';

/** How long a snippet is, about, in UTF-16 units. */
const snippetLength = 180;

/** The text that a row's `bylineMarks` count in: the authors, then the organisation. */
export function bylineOf(paper: {
  readonly authors: readonly string[];
  readonly organization: string | null;
}): string {
  const authors = paper.authors.join(', ');
  if (paper.organization === null) return authors;
  return authors === '' ? paper.organization : `${authors} · ${paper.organization}`;
}

/** The rows of papers given by their numbers; those that are gone have none. */
export function rowsOf(
  table: PaperTable,
  numbers: Iterable<number>,
  markers: readonly Marker[],
): readonly Row[] {
  return [...numbers].flatMap((number) => {
    const paper = table.paper(number);
    return paper === undefined ? [] : [rowOf(paper, markers)];
  });
}

/** What the list shows of a paper, its matched words marked. */
export function rowOf(paper: Paper, markers: readonly Marker[]): Row {
  const titleMatches = matchesIn(paper.title, markersFor(markers, 'title'));
  const bylineMarkers = markers.filter(
    ({ field }) => field === null || field === 'author' || field === 'org',
  );
  const byline = bylineOf(paper);
  return {
    id: paper.id,
    title: paper.title,
    titleMarks: merged(titleMatches),
    authors: paper.authors,
    authorCount: paper.authorCount,
    orcids: paper.orcids,
    organization: paper.organization,
    bylineMarks: merged([...matchesIn(byline, bylineMarkers), ...namesIn(paper.authors, bylineMarkers)]),
    date: paper.date,
    dateInferred: paper.dateInferred,
    upvotes: paper.upvotes,
    comments: paper.comments,
    status: paper.status,
    tags: paper.tags,
    hasNote: paper.note !== null && paper.note.trim() !== '',
    highlighted: paper.highlighted,
    trashed: paper.trashedAt !== null,
    pdf: paper.pdf?.state ?? null,
    readTo: paper.readTo,
    priority: paper.priority,
    due: paper.due,
    minutes: readingTime(paper),
    rating: paper.rating,
    doneAt: paper.doneAt,
    snippet: snippetOf(paper, markers, byline),
  };
}

/** The best window of abstract or note, for words that neither title nor byline shows (S15). */
function snippetOf(paper: Paper, markers: readonly Marker[], byline: string): Row['snippet'] {
  const hidden = markers.filter(
    (marker) => marksIn(paper.title, [marker]).length === 0 && marksIn(byline, [marker]).length === 0,
  );
  if (hidden.length === 0) return null;
  const windows = (['abstract', 'note'] as const).flatMap((field) => {
    const text = paper[field];
    const wanted = markersFor(hidden, field);
    if (text === null || wanted.length === 0) return [];
    const best = bestWindow(matchesIn(text, wanted));
    return best === null ? [] : [{ field, text, best }];
  });
  const [first, second] = windows;
  const chosen = first && second && second.best.kinds > first.best.kinds ? second : first;
  if (chosen === undefined) return null;
  return { field: chosen.field, ...cut(chosen.text, chosen.best, markersFor(markers, chosen.field)) };
}

interface Window {
  readonly from: number;
  readonly to: number;
  readonly kinds: number;
}

/** The stretch that holds the most different markers; among equals the first. */
function bestWindow(matches: readonly Match[]): Window | null {
  const sorted = [...matches].sort((a, b) => a.from - b.from);
  let best: Window | null = null;
  for (const [index, first] of sorted.entries()) {
    const inside = sorted.slice(index).filter(({ to }) => to - first.from <= snippetLength);
    const kinds = new Set([first, ...inside].map(({ marker }) => marker)).size;
    if (best === null || kinds > best.kinds) {
      best = { from: first.from, to: Math.max(first.to, ...inside.map(({ to }) => to)), kinds };
    }
  }
  return best;
}

/** Cuts a window out of a text, at the bounds of words, with an ellipsis where something is left out. */
function cut(text: string, window: Window, markers: readonly Marker[]): { text: string; marks: Marks } {
  const spare = Math.max(0, snippetLength - (window.to - window.from));
  let from = Math.max(0, window.from - Math.floor(spare / 3));
  let to = Math.min(text.length, from + Math.max(snippetLength, window.to - from));
  if (from > 0) from = startOfWord(text, from, window.from);
  if (to < text.length) to = endOfWord(text, to, window.to);
  const before = from > 0 ? '…' : '';
  const shown = text.slice(from, to).replace(/\s/g, ' ');
  const marks = marksIn(text, markers)
    .filter(([start, end]) => start < to && end > from)
    .map(([start, end]): [number, number] => [
      Math.max(start, from) - from + before.length,
      Math.min(end, to) - from + before.length,
    ]);
  return { text: `${before}${shown}${to < text.length ? '…' : ''}`, marks };
}

function startOfWord(text: string, at: number, latest: number): number {
  const blank = text.slice(at, latest).search(/\s/);
  return blank < 0 ? latest : at + blank + 1;
}

function endOfWord(text: string, at: number, earliest: number): number {
  for (let end = at; end > earliest; end--) {
    if (/\s/.test(text[end] ?? '')) return end;
  }
  return earliest;
}
