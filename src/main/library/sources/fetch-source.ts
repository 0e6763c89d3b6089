import type { FetchReport, LedgerDay } from '#shared/contract/sources.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { dayInWords } from '../network/sentences.ts';
import { presentDay } from './calendar.ts';
import { emptyReport, enterDay } from './enter-day.ts';
import type { FetchParts, Work } from './fetch-parts.ts';
import { findInFolder } from './find-in-folder.ts';
import type { DayFinding } from './finding.ts';
import { planDays } from './plan-days.ts';
import { createRoadContext } from './road-context.ts';
import { fetchArxivCategory } from './roads/arxiv-category.ts';
import { fetchArxivQuery } from './roads/arxiv-query.ts';
import { fetchFeed } from './roads/feed.ts';
import { fetchHuggingFace } from './roads/huggingface.ts';
import { fetchPreprints } from './roads/preprints.ts';
import type { RoadContext } from './roads/road.ts';
import type { SourceRecord } from './source-store.ts';

export interface FetchOptions {
  /** The source's present day, when not given. */
  readonly asOf?: Day | undefined;
  /** Whether somebody waits for it, and it is not done by the schedule. */
  readonly isAwaited: boolean;
  readonly signal: AbortSignal;
}

export interface Fetched {
  readonly report: FetchReport;
  /** Whether the reader's switch kept something from being asked. */
  readonly isForbidden: boolean;
  /** Why nobody could be reached; `null` when somebody could. */
  readonly offline: string | null;
}

/** Fetches one source: asks, takes in, and enters into the ledger what became of each day. */
export async function fetchSource(
  fetching: FetchParts,
  source: SourceRecord,
  { asOf: given, isAwaited, signal }: FetchOptions,
): Promise<Fetched> {
  const { parts, sources, ledger, announcer } = fetching;
  const asOf = given ?? presentDay(source.kind, parts.clock.now());
  const complaints: string[] = [];
  const days = planDays(source, asOf, ledger);
  const work = { fetching, source, asOf, isAwaited, signal, complaints };
  const report = emptyReport(source);
  const findings: DayFinding[] = [];
  for (let hasMore = true; hasMore; ) {
    const round = await findRound(work, days);
    for (const finding of round.findings.toSorted((one, other) => (one.day < other.day ? -1 : 1))) {
      signal.throwIfAborted();
      await enterDay(work, finding, report);
      findings.push(finding);
    }
    hasMore = round.hasMore;
  }
  const faults = findings.flatMap((finding) => finding.faults);
  const forbidden = faults.find(({ kind }) => kind === 'forbidden');
  // What was forbidden was not fetched: it stays due.
  if (forbidden === undefined) {
    parts.database.transaction(() => {
      sources.noteFetched(source.id, parts.clock.now().toISOString());
      announcer.mark();
    });
  }
  const entered = ledger.list({ source: source.id, since: days[0] ?? asOf, until: asOf });
  const today = entered.find(({ day }) => day === asOf) ?? null;
  const hasDays = source.kind !== 'folder';
  return {
    isForbidden: forbidden !== undefined,
    offline: faults.find(({ kind }) => kind === 'offline')?.sentence ?? null,
    report: {
      ...report,
      verdict: hasDays && forbidden === undefined ? (today?.verdict ?? null) : null,
      days: entered,
      sentence: forbidden?.sentence ?? sentenceOf(source, today, findings),
      complaints: [...new Set(complaints)].slice(0, 100),
    },
  };
}

interface Round {
  readonly findings: readonly DayFinding[];
  /** Whether there was more than could be taken in at once. */
  readonly hasMore: boolean;
}

async function findRound(work: Work, days: readonly Day[]): Promise<Round> {
  const context = createRoadContext(work);
  if (work.source.kind !== 'folder')
    return { findings: await askRoads(work.source, context, days), hasMore: false };
  const { finding, hasMore } = await findInFolder(work, context);
  return { findings: [finding], hasMore };
}

async function askRoads(
  source: SourceRecord,
  context: RoadContext,
  days: readonly Day[],
): Promise<readonly DayFinding[]> {
  switch (source.kind) {
    case 'huggingface':
      return fetchHuggingFace(context, days);
    case 'arxiv':
      return fetchArxivCategory(context, days);
    case 'arxiv-search':
    case 'arxiv-author':
      return fetchArxivQuery(context, days);
    case 'biorxiv':
    case 'medrxiv':
      return fetchPreprints(context, days);
    case 'feed':
      return fetchFeed(context, days);
    case 'folder':
      return [];
    default:
      return source.kind satisfies never;
  }
}

function sentenceOf(source: SourceRecord, today: LedgerDay | null, findings: readonly DayFinding[]): string {
  if (today !== null) return `${source.name}, ${dayInWords(today.day)}: ${today.sentence}`;
  const fault = findings.flatMap(({ faults }) => faults)[0];
  return fault?.sentence ?? `${source.name} has nothing new.`;
}
