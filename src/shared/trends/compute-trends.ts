import type { Paper } from '../domain/paper.ts';
import { dayInZone, movedDay } from '../text/day-in-zone.ts';
import { runToEnd } from '../work/run-to-end.ts';
import { chooseTerms } from './choose-terms.ts';
import { createKeepingCount } from './count-keeping.ts';
import { createOverlapCount, sourcesOf } from './count-overlap.ts';
import { TermCount } from './count-terms.ts';
import { TermFollower } from './follow-terms.ts';
import { isKept } from './kept.ts';
import type { TermTrends, Trends, TrendsRequest, Week } from './trends.ts';
import { Vocabulary } from './vocabulary.ts';
import { lastWeeks } from './weeks.ts';

/** Terms need papers of so many days. */
const daysForTerms = 28;
/** So many weeks stand on each side of the comparison, where there are as many. */
const weeksASide = 4;
/** So many authors, and organisations, go into the table. */
const mostNames = 50;
/** Papers looked at between two rests: a few milliseconds where they are read from a pack. */
const papersBetweenRests = 200;

interface Come {
  readonly paper: Paper;
  readonly week: number;
}

/**
 * What papers say of their field and their reader (`docs/spec/trends.md`). Rests after each few papers, so that
 * whoever drives it can do something else in between.
 */
export function* computeTrends(
  papers: Iterable<Paper>,
  request: TrendsRequest,
): Generator<void, Omit<Trends, 'revision'>> {
  const weeks = lastWeeks({ ...request, count: request.weeks });
  const counts = weeks.mondays.map((monday) => ({ monday, came: 0, added: 0, read: 0 }));
  const sources = new Map<string, number>();
  const authors = createKeepingCount();
  const organizations = createKeepingCount();
  const overlap = createOverlapCount();
  const come: Come[] = [];
  let earliest = Number.POSITIVE_INFINITY;

  let looked = 0;
  for (const paper of papers) {
    if (++looked % papersBetweenRests === 0) yield;
    if (paper.trashedAt !== null) continue;
    const listedBy = sourcesOf(paper);
    for (const source of listedBy) sources.set(source, (sources.get(source) ?? 0) + 1);
    if (request.source !== null && !listedBy.includes(request.source)) continue;
    const read = paper.doneAt === null ? undefined : counts[weeks.at(Date.parse(paper.doneAt))];
    if (read !== undefined) read.read += 1;
    const added = Date.parse(paper.addedAt);
    earliest = Math.min(earliest, added);
    const week = weeks.at(added);
    const count = counts[week];
    if (count === undefined) continue;
    count.came += 1;
    come.push({ paper, week });
    overlap.add(paper);
    if (!isKept(paper)) continue;
    count.added += 1;
    authors.add(paper, paper.authors);
    if (paper.organization !== null) organizations.add(paper, [paper.organization]);
  }

  const due = Number.isFinite(earliest)
    ? movedDay(dayInZone(earliest, request.timeZone), daysForTerms)
    : null;
  const isDue = due !== null && request.today >= due;
  return {
    weeks: counts,
    due,
    terms: isDue ? yield* compareTerms(come, counts) : null,
    authors: authors.most(mostNames),
    organizations: organizations.most(mostNames),
    overlap: overlap.overlap(),
    sources: [...sources]
      .map(([source, papers]) => ({ source, papers }))
      .sort((a, b) => b.papers - a.papers || (a.source < b.source ? -1 : 1)),
  };
}

/** Computes without a rest. */
export function trendsOf(papers: Iterable<Paper>, request: TrendsRequest): Omit<Trends, 'revision'> {
  return runToEnd(computeTrends(papers, request));
}

/** The first weeks in which papers came against the last weeks there are. */
function* compareTerms(come: readonly Come[], weeks: readonly Week[]): Generator<void, TermTrends | null> {
  const firstWeek = weeks.findIndex(({ came }) => came > 0);
  const span = Math.min(weeksASide, Math.floor((weeks.length - firstWeek) / 2));
  if (firstWeek < 0 || span === 0) return null;
  const sideOf = (week: number) =>
    week < firstWeek + span ? 'first' : week >= weeks.length - span ? 'last' : null;

  const vocabulary = new Vocabulary();
  const count = new TermCount(vocabulary);
  const read = new Map<Paper, Int32Array>();
  for (const [at, { paper, week }] of come.entries()) {
    const side = sideOf(week);
    if (side === null) continue;
    const words = vocabulary.read(textsOf(paper), 'learn');
    read.set(paper, words);
    count.add(words, side);
    if (at % 20 === 19) yield;
  }
  const changed = yield* count.changed();
  const rising = chooseTerms(changed, 'rising');
  const falling = chooseTerms(changed, 'falling');

  const follower = new TermFollower(vocabulary, [...rising, ...falling], weeks.length);
  if (rising.length + falling.length > 0) {
    for (const [at, { paper, week }] of come.entries()) {
      const texts = textsOf(paper);
      follower.add(texts, read.get(paper) ?? vocabulary.read(texts, 'look up'), week);
      if (at % 20 === 19) yield;
    }
  }
  const terms = follower.terms();
  const sum = (from: number, to: number) =>
    weeks.slice(from, to).reduce((total, { came }) => total + came, 0);
  return {
    span,
    from: weeks[firstWeek]?.monday ?? '',
    firstPapers: sum(firstWeek, firstWeek + span),
    lastPapers: sum(weeks.length - span, weeks.length),
    rising: terms.slice(0, rising.length),
    falling: terms.slice(rising.length),
  };
}

function textsOf({ title, abstract }: Paper): readonly string[] {
  return abstract === null ? [title] : [title, abstract];
}
