import type { LedgerDay, Source } from '../contract/sources.ts';
import type { Watch } from '../contract/triage.ts';
import type { Paper } from '../domain/paper.ts';
import { movedDay, startOfDay } from '../text/day-in-zone.ts';
import { isKept } from '../trends/kept.ts';
import { createWatchMatcher } from '../watch/match.ts';
import type { Digest, DigestPaper, DigestSource } from './digest.ts';
import { linkOf } from './link.ts';
import { dayWords, type Period } from './period.ts';

export interface DigestRequest {
  readonly period: Period;
  /** Where the reader is, for where days begin. */
  readonly timeZone: string;
  /** So many papers are named of each source. */
  readonly limit: number;
}

/** What of a library besides its papers a digest tells. */
export interface DigestFacts {
  readonly sources: readonly Pick<Source, 'id' | 'key' | 'name'>[];
  readonly ledger: readonly Pick<LedgerDay, 'source' | 'day' | 'sentence'>[];
  readonly watches: readonly Watch[];
  /** Papers by predicted interest, the most interesting first; `null` while nothing can be predicted. */
  readonly byInterest: Iterable<number> | null;
}

/** What the page asks its worker, which knows the papers and their order. */
export type DigestWish = DigestRequest & Omit<DigestFacts, 'byInterest'>;

/** Makes the digest of some days (`docs/spec/trends.md`). */
export function makeDigest(papers: Iterable<Paper>, facts: DigestFacts, request: DigestRequest): Digest {
  const { period, timeZone } = request;
  const from = startOfDay(period.from, timeZone);
  const to = startOfDay(movedDay(period.to, 1), timeZone);
  const isWithin = (instant: string | null) => {
    if (instant === null) return false;
    const at = Date.parse(instant);
    return at >= from && at < to;
  };
  const there = [...papers].filter(({ trashedAt }) => trashedAt === null);
  const come = there.filter(({ addedAt }) => isWithin(addedAt));
  const watched = createWatchMatcher(facts.watches);

  return {
    period,
    came: come.length,
    kept: come.filter(isKept).length,
    skipped: come.filter(({ status }) => status === 'skipped').length,
    sources: bySource(come, facts, request, (paper) =>
      watched.paper(paper).map(({ value }) => `watched: ${value}`),
    ),
    changed: there
      .filter(({ returned }) => returned.some(({ at }) => isWithin(at)))
      .sort((a, b) => a.id - b.id)
      .map((paper) =>
        told(
          paper,
          paper.returned.filter(({ at }) => isWithin(at)).map(({ sentence }) => sentence),
        ),
      ),
    due: there
      .filter(
        ({ due, status }) =>
          due !== null && due <= period.to && (status === 'queued' || status === 'reading'),
      )
      .sort((a, b) => compare(a.due ?? '', b.due ?? '') || a.id - b.id)
      .map((paper) => told(paper, [dueWords(paper.due ?? '', period)])),
    read: there
      .filter(({ doneAt }) => isWithin(doneAt))
      .sort((a, b) => compare(a.doneAt ?? '', b.doneAt ?? '') || a.id - b.id)
      .map((paper) => told(paper, paper.rating === null ? [] : [`rated ${paper.rating} of 5`])),
  };
}

/** What was skipped is counted and not named: the digest is for what may still be read. */
function bySource(
  come: readonly Paper[],
  { sources, ledger, byInterest }: DigestFacts,
  { limit, period }: DigestRequest,
  watchReasons: (paper: Paper) => readonly string[],
): DigestSource[] {
  const interest = new Map(Array.from(byInterest ?? [], (id, place) => [id, place]));
  const groups = Map.groupBy(come, firstSource);
  const known = sources.filter(({ key }) => !groups.has(key));
  const keys = [...[...groups.keys()].sort(compare), ...known.map(({ key }) => key)];

  return keys.flatMap((key): DigestSource[] => {
    const source = sources.find((each) => each.key === key);
    const group = groups.get(key) ?? [];
    const days = ledger
      .filter(
        ({ source: id, day }) =>
          source !== undefined && id === source.id && day >= period.from && day <= period.to,
      )
      .sort((a, b) => compare(a.day, b.day));
    if (group.length === 0 && days.length === 0) return [];
    const named = group
      .filter(({ status }) => status !== 'skipped')
      .map((paper) => {
        const reasons = [...(paper.highlighted ? ['highlighted by a rule'] : []), ...watchReasons(paper)];
        return { paper, reasons, weight: (paper.highlighted ? 2 : 0) + (reasons.length > 0 ? 1 : 0) };
      })
      .sort(
        (a, b) =>
          b.weight - a.weight ||
          (interest.get(a.paper.id) ?? come.length) - (interest.get(b.paper.id) ?? come.length) ||
          listedAt(a.paper, key) - listedAt(b.paper, key) ||
          a.paper.id - b.paper.id,
      );
    return [
      {
        key,
        name: source?.name ?? sourceName(key),
        came: group.length,
        days: days.map(({ day, sentence }) => ({ day, sentence })),
        papers: named.slice(0, limit).map(({ paper, reasons }) => told(paper, reasons)),
        more: Math.max(0, named.length - limit),
      },
    ];
  });
}

function told(paper: Paper, reasons: readonly string[]): DigestPaper {
  const { id, title, status } = paper;
  return { id, title, byline: bylineOf(paper), url: linkOf(paper), status, reasons };
}

const mostAuthors = 3;

function bylineOf({ authors, authorCount, organization }: Paper): string {
  if (authors.length === 0) return organization ?? '';
  const count = Math.max(authors.length, authorCount ?? 0);
  if (count <= mostAuthors) return authors.join(', ');
  return `${authors.slice(0, mostAuthors).join(', ')} and ${count - Math.min(mostAuthors, authors.length)} more`;
}

function dueWords(due: string, { to }: Period): string {
  return due < to ? `was due on ${dayWords(due)}` : `due on ${dayWords(due)}`;
}

/** The source that a paper stands under: the first by name, so that each paper is named once. */
function firstSource({ appearances }: Paper): string {
  return appearances.map(({ source }) => source).sort(compare)[0] ?? '';
}

/** Its rank in the newest listing of a source that ranks it. */
function listedAt({ appearances }: Paper, source: string): number {
  const ranked = appearances.filter((each) => each.source === source && each.rank !== null);
  const newest = ranked.sort((a, b) => compare(b.listedOn ?? '', a.listedOn ?? ''))[0];
  return newest?.rank ?? Number.MAX_SAFE_INTEGER;
}

const names: Readonly<Record<string, string>> = {
  'daily-papers': 'Daily Papers',
  huggingface: 'Daily Papers',
  arxiv: 'arXiv',
  biorxiv: 'bioRxiv',
  medrxiv: 'medRxiv',
  openreview: 'OpenReview',
  '': 'Added without a source',
};

/** What a source is called that nobody subscribed to. */
function sourceName(key: string): string {
  return names[key] ?? key.replace(/^feed:/, '').replace(/^arxiv\//, 'arXiv ');
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
