import type { Day } from '#shared/domain/partial-date.ts';
import { movedDay } from '#shared/text/day-in-zone.ts';
import { keptStatuses } from '#shared/trends/kept.ts';
import type { Combination, Keeping, Overlap, Term, TermTrends, Trends, Week } from '#shared/trends/trends.ts';
import { firstPlace } from '../../app/address.ts';
import type { Place } from '../../app/services.ts';

/** Some days, both included. */
interface Days {
  readonly from: Day;
  readonly to: Day;
}

type Chosen = Place['chosen'];

/** Where the papers behind the marks are: each mark is a search in the library. */
export interface PapersBehind {
  added(week: Week): Place;
  read(week: Week): Place;
  /** The papers that hold a term, on one side of the comparison. */
  term(term: Term, side: 'first' | 'last'): Place;
  keeping(whose: 'author' | 'organization', keeping: Keeping): Place;
  combination(combination: Combination): Place;
}

/** The searches behind the marks of what was computed for one source, or all. */
export function papersBehind(trends: Trends, source: string | null): PapersBehind {
  const { weeks, terms, overlap } = trends;
  const whole = daysOf(weeks);
  const search = (query: string, chosen: Chosen = {}): Place => ({
    ...firstPlace,
    query,
    chosen: source === null || chosen.source ? chosen : { ...chosen, source: { any: [source], none: [] } },
  });

  return {
    added: (week) => search(within('added', daysOf([week])), { status: kept }),
    read: (week) => search(within('done', daysOf([week]))),
    term: (term, side) => search(`${term.query} ${within('added', daysOf(sideOf(weeks, terms, side)))}`),
    keeping: (whose, { spellings }) =>
      search(within('added', whole), { [whose]: { any: spellings, none: [] }, status: kept }),
    combination: (combination) => {
      const { query, chosen } = combined(combination, overlap, source);
      return search([query, within('added', whole)].filter((part) => part !== '').join(' '), chosen);
    },
  };
}

const kept = { any: keptStatuses.map((status) => status ?? ''), none: [] };

/** The weeks on one side of the comparison of terms. */
export function sideOf(
  weeks: readonly Week[],
  terms: TermTrends | null,
  side: 'first' | 'last',
): readonly Week[] {
  if (terms === null) return weeks;
  if (side === 'last') return weeks.slice(-terms.span);
  const start = weeks.findIndex(({ monday }) => monday === terms.from);
  return weeks.slice(start, start + terms.span);
}

function daysOf(weeks: readonly Week[]): Days {
  const from = weeks[0]?.monday ?? '';
  return { from, to: movedDay(weeks.at(-1)?.monday ?? from, 6) };
}

function within(field: 'added' | 'done', { from, to }: Days): string {
  return `${field}:${from}..${to}`;
}

/** Papers that came by each of some columns, and by none of the others. */
function combined(
  { columns }: Combination,
  overlap: Overlap,
  source: string | null,
): { query: string; chosen: Chosen } {
  if (columns.length === 0) return { query: '', chosen: { source: { any: [''], none: [] } } };
  const query = columns.map((column) => anyOf(overlap.columns[column]?.sources ?? [])).join(' ');
  const others = overlap.columns.flatMap(({ sources }, at) => (columns.includes(at) ? [] : sources));
  const any = source === null ? [] : [source];
  return { query, chosen: any.length + others.length > 0 ? { source: { any, none: others } } : {} };
}

function anyOf(sources: readonly string[]): string {
  const choices = sources.map((source) => `source:"${source.replaceAll('"', ' ')}"`);
  return choices.length > 1 ? `(${choices.join(' OR ')})` : (choices[0] ?? '');
}
