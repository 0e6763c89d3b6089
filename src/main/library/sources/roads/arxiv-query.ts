import type { Draft } from '#shared/domain/draft.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { dayInWords } from '../../network/sentences.ts';
import { presentDay } from '../calendar.ts';
import { type DayFinding, emptyFinding, type FoundPaper } from '../finding.ts';
import { type ApiAnswer, searchApi } from './arxiv-api.ts';
import type { RoadContext } from './road.ts';

/** The first time, so many pages of the newest papers are taken: a search may find all of arXiv. */
const firstPages = 1;
const mostPages = 10;

/**
 * A search, or an author: the newest that the API finds, until it comes to what is known. A paper belongs to
 * the day of its submission where that is one of the days, else to the day of the fetch (F31).
 */
export async function fetchArxivQuery(context: RoadContext, days: readonly Day[]): Promise<DayFinding[]> {
  const { source, asOf, hasReceived, isNew } = context;
  const answer = await searchApi(context, {
    query: source.kind === 'arxiv-author' ? authorQuery(source.target) : searchQuery(source.target),
    day: asOf,
    order: 'descending',
    mostPages: isNew ? firstPages : mostPages,
    goesOn: (drafts) => !drafts.some((draft) => isKnownWhole(context, draft)),
  });
  const fresh = answer.drafts.filter((draft) => !hasReceived(nameOf(draft)));
  const byDay = Map.groupBy(fresh, (draft) => {
    const submitted = submittedOn(draft);
    return submitted !== null && days.includes(submitted) ? submitted : asOf;
  });
  return days.map((day) => findingOf(answer, { day, asOf, fresh: byDay.get(day) ?? [] }));
}

/** Whether a paper came with a day of which nothing is missing: what is older is here, too. */
function isKnownWhole({ firstReceived, isOpen }: RoadContext, draft: Draft): boolean {
  const day = firstReceived(nameOf(draft));
  return day !== null && !isOpen(day);
}

function findingOf(
  answer: ApiAnswer,
  { day, asOf, fresh }: { readonly day: Day; readonly asOf: Day; readonly fresh: readonly Draft[] },
): DayFinding {
  const oldest = answer.drafts
    .flatMap((draft) => submittedOn(draft) ?? [])
    .toSorted()
    .at(0);
  const isBeyond = answer.isCut && day < asOf && (oldest === undefined || day <= oldest);
  const finding: DayFinding = {
    ...emptyFinding(day),
    isWhole: (answer.isWhole || answer.isCut) && !isBeyond,
    isSure: true,
    isLost: isBeyond,
    faults: isBeyond
      ? [{ kind: 'content', sentence: beyond(answer, oldest), retryAt: null }]
      : answer.fault === null
        ? []
        : [answer.fault],
  };
  if (fresh.length === 0) return finding.isWhole ? { ...finding, state: 'nothing' } : finding;
  const papers = fresh.map((draft): FoundPaper => ({ draft, announceType: 'new', road: 'API' }));
  return { ...finding, state: 'listed', papers };
}

function beyond({ drafts }: ApiAnswer, oldest: Day | undefined): string {
  const reach = oldest === undefined ? '' : `, which go back to ${dayInWords(oldest)}`;
  return `The newest ${drafts.length} were asked for${reach}.`;
}

function nameOf({ identifiers }: Draft): string {
  return identifiers['arxiv'] ?? '';
}

/** The day on which the first version was submitted, in the US East. */
function submittedOn({ extra }: Draft): Day | null {
  const at = extra['publishedAt'];
  const instant = typeof at === 'string' ? new Date(at) : null;
  if (instant === null || Number.isNaN(instant.getTime())) return null;
  return presentDay('arxiv', instant);
}

/** What the reader typed as the API takes it: with fields as it is, else all of its words. */
export function searchQuery(typed: string): string {
  if (/\b(?:ti|au|abs|co|jr|cat|rn|id|all|submittedDate|lastUpdatedDate):/.test(typed)) return typed;
  const parts = typed.match(/"[^"]+"|\S+/g) ?? [];
  return parts.map((part) => (/^(?:AND|OR|ANDNOT)$/.test(part) ? part : `all:${part}`)).reduce(joined, '');
}

function joined(query: string, part: string): string {
  if (query === '') return part;
  const isOperator = (text: string): boolean => /(?:^|\s)(?:AND|OR|ANDNOT)$/.test(text);
  return isOperator(query) || isOperator(part) ? `${query} ${part}` : `${query} AND ${part}`;
}

export function authorQuery(name: string): string {
  return `au:"${name.replaceAll('"', '')}"`;
}
