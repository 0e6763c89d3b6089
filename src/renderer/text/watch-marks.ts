import type { Marks, Row } from '#shared/search/request.ts';
import { bylineOf } from '#shared/search/rows.ts';
import type { WatchMatcher } from '#shared/watch/match.ts';

/** Two sets of marks as one: in order, and what touches or overlaps joined. */
export function joinMarks(some: Marks, others: Marks): Marks {
  if (others.length === 0) return some;
  const joined: [number, number][] = [];
  for (const [from, to] of [...some, ...others].toSorted(([a], [b]) => a - b)) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** Where watched words stand in a running text. */
export function keywordMarks(text: string, matcher: WatchMatcher): Marks {
  return matcher.keywords(text).map(({ from, to }) => [from, to] as const);
}

/** A row with what is watched marked too: words of its title, people and groups of its byline. */
export function watchedRow(row: Row, matcher: WatchMatcher): Row {
  const title = keywordMarks(row.title, matcher);
  const byline = bylineWatchMarks(row, matcher);
  if (title.length === 0 && byline.length === 0) return row;
  return {
    ...row,
    titleMarks: joinMarks(row.titleMarks, title),
    bylineMarks: joinMarks(row.bylineMarks, byline),
  };
}

/** Counted as `bylineMarks` are: in the authors, then the organisation, as `bylineOf` writes them. */
function bylineWatchMarks(
  row: Pick<Row, 'authors' | 'orcids' | 'organization'>,
  matcher: WatchMatcher,
): Marks {
  const marks = authorMarks(row.authors, row.orcids, matcher);
  if (row.organization === null || !matcher.organization(row.organization)) return marks;
  const whole = bylineOf(row).length;
  return [...marks, [whole - row.organization.length, whole]];
}

/** The watched among authors, in their names joined by commas. */
export function authorMarks(authors: readonly string[], orcids: Row['orcids'], matcher: WatchMatcher): Marks {
  const marks: [number, number][] = [];
  let at = 0;
  for (const name of authors) {
    if (matcher.author(name, orcids[name])) marks.push([at, at + name.length]);
    at += name.length + ', '.length;
  }
  return marks;
}

/** Who and what of the watch lists a paper meets, as a screen reader is told: "watched: Emmy Noether". */
export function watchedWords(
  paper: Pick<Row, 'title' | 'authors' | 'orcids' | 'organization'> & { readonly abstract: string | null },
  matcher: WatchMatcher,
): string | null {
  const met = matcher.paper({ ...paper, authors: [...paper.authors] });
  return met.length === 0 ? null : `watched: ${met.map(({ value }) => value).join(', ')}`;
}
