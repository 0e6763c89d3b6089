import type { Draft } from '#shared/domain/draft.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { addressOf } from '../../network/service-addresses.ts';
import { mondayOf, weekOf } from '../calendar.ts';
import { type DayFinding, emptyFinding, nameOfDraft, type RoadFault } from '../finding.ts';
import { huggingFaceTarget } from '../source-kinds.ts';
import type { RoadContext } from './road.ts';

const rowsPerPage = 100;
/** A server that does not know `limit` gives so many. */
const usualRows = 50;
const mostPages = 30;

/** Daily Papers of Hugging Face: each day can be asked for by its date, however long ago it was. */
export async function fetchHuggingFace(context: RoadContext, days: readonly Day[]): Promise<DayFinding[]> {
  const target = huggingFaceTarget(context.source.target) ?? 'daily';
  if (target !== 'daily') return [await fetchPeriod(context, target)];
  const findings: DayFinding[] = [];
  for (const day of days) findings.push(await fetchDay(context, day));
  return findings;
}

async function fetchDay(context: RoadContext, day: Day): Promise<DayFinding> {
  const rows = await readRows(context, day, { date: day });
  const finding = { ...emptyFinding(day), faults: rows.faults, isWhole: rows.isWhole };
  if (rows.drafts.length === 0) {
    return rows.isWhole ? { ...finding, state: 'nothing', isSure: day < context.asOf } : finding;
  }
  const shownDay = commonEarlierDay(rows.drafts, day);
  if (shownDay !== null) return { ...finding, state: 'earlier', shownDay };
  return {
    ...finding,
    state: 'listed',
    papers: rows.drafts.map((draft) => ({
      draft: placed(draft, { kind: 'daily', listedOn: day }),
      announceType: 'new',
      road: 'API',
    })),
  };
}

/** The week, the month or the trend as it stands on a day: a later day completes it. */
async function fetchPeriod(
  context: RoadContext,
  target: 'weekly' | 'monthly' | 'trending',
): Promise<DayFinding> {
  const { asOf } = context;
  const queries = {
    weekly: { week: weekOf(asOf) },
    monthly: { month: asOf.slice(0, 7) },
    trending: { sort: 'trending' },
  } as const;
  const listedOn = { weekly: mondayOf(asOf), monthly: `${asOf.slice(0, 7)}-01`, trending: asOf }[target];
  const rows = await readRows(context, asOf, queries[target]);
  const finding = { ...emptyFinding(asOf), faults: rows.faults, isWhole: rows.isWhole };
  if (rows.drafts.length === 0) {
    return rows.isWhole ? { ...finding, state: 'nothing', isSure: true } : finding;
  }
  return {
    ...finding,
    state: 'listed',
    papers: rows.drafts.map((draft) => ({
      draft: placed(draft, { kind: target, listedOn }),
      announceType: 'new',
      road: 'API',
    })),
  };
}

interface Rows {
  readonly drafts: readonly Draft[];
  readonly isWhole: boolean;
  readonly faults: readonly RoadFault[];
}

async function readRows(
  context: RoadContext,
  day: Day,
  query: Readonly<Record<string, string>>,
): Promise<Rows> {
  const byName = new Map<string, Draft>();
  const isTrend = query['sort'] !== undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const reading = await context.ask({
      road: 'API',
      group: 'huggingface',
      wanted: 'json',
      day,
      url: addressOf(context.addresses.huggingFace, '/api/daily_papers', {
        ...query,
        limit: String(rowsPerPage),
        p: String(page),
      }),
    });
    if (reading.kind === 'unchanged') break;
    if (reading.kind === 'none') {
      return { drafts: [...byName.values()], isWhole: false, faults: [reading.fault] };
    }
    const known = byName.size;
    for (const draft of reading.drafts) {
      const name = nameOfDraft(draft);
      if (!byName.has(name)) byName.set(name, ranked(draft, byName.size + 1));
    }
    const { announced, fault, link } = reading;
    if (!announced.isWhole) {
      return { drafts: [...byName.values()], isWhole: false, faults: fault === null ? [] : [fault] };
    }
    const isFull = announced.held >= rowsPerPage || announced.held === usualRows;
    const hasMore = (link !== null && /rel="?next"?/.test(link)) || isFull;
    // A trend has no end; its first page is the trend. A server that ignores pages gives the same again.
    if (!hasMore || byName.size === known || isTrend) break;
  }
  return { drafts: [...byName.values()], isWhole: true, faults: [] };
}

/** The day that most rows name, where it is an earlier one than was asked for. */
function commonEarlierDay(drafts: readonly Draft[], day: Day): Day | null {
  const days = drafts.flatMap(({ appearance }) => appearance?.listedOn ?? []);
  const earlier = days.filter((one) => one < day);
  // A paper that is featured again may keep its first day, and before May 2026 the day was that of an instant.
  if (days.length === 0 || earlier.length < drafts.length * 0.8) return null;
  const [newest] = earlier.toSorted().reverse();
  return newest === undefined || newest >= day ? null : newest;
}

function ranked(draft: Draft, rank: number): Draft {
  const { appearance } = draft;
  return appearance === null ? draft : { ...draft, appearance: { ...appearance, rank } };
}

function placed(
  draft: Draft,
  { kind, listedOn }: { kind: 'daily' | 'weekly' | 'monthly' | 'trending'; listedOn: Day },
): Draft {
  const { upvotes, comments } = draft;
  const rank = draft.appearance?.rank ?? null;
  return { ...draft, appearance: { source: 'daily-papers', kind, listedOn, rank, upvotes, comments } };
}
