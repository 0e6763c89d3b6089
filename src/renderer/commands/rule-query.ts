import { parseQuery } from '#shared/search/query/parse.ts';
import type { FacetName } from '#shared/search/request.ts';
import type { Place } from '../app/services.ts';

/** What a facet is called in a query. A status says nothing of a paper that only comes in. */
const fields: Readonly<Record<FacetName, string | null>> = {
  status: null,
  source: 'source',
  year: 'year',
  organization: 'org',
  author: 'author',
  tag: 'tag',
  collection: 'collection',
  category: 'category',
  listing: 'listing',
  has: 'has',
};

/** The search of a place as one query, its chosen facets written out: what a rule on incoming papers asks for. */
export function ruleQueryOf(place: Pick<Place, 'query' | 'chosen'>): string {
  return written(place, fields);
}

/** The search of a place as one query over the library: its view, its chosen facets and what is typed. */
export function searchQueryOf({ view, query, chosen }: Pick<Place, 'view' | 'query' | 'chosen'>): string {
  const whole = written({ query, chosen }, { ...fields, status: 'status' });
  const place = view === 'library' ? '' : `in:${view}`;
  const isAlternative = place !== '' && parseQuery(whole).root?.kind === 'any';
  return [place, isAlternative ? `(${whole})` : whole].filter((part) => part !== '').join(' ');
}

function written({ query, chosen }: Pick<Place, 'query' | 'chosen'>, names: typeof fields): string {
  const typed = query.trim();
  const facets = Object.entries(chosen).flatMap(([name, { any, all = [], none }]) => {
    // `chosen` is a record by facet.
    const field = names[name as FacetName];
    if (field === null) return [];
    const termsOf = (values: readonly string[]) =>
      values.filter((value) => value !== '').map((value) => term(field, value));
    const terms = termsOf(any);
    const together = terms.length > 1 ? [`(${terms.join(' OR ')})`] : terms;
    return [...together, ...termsOf(all), ...termsOf(none).map((excluded) => `-${excluded}`)];
  });
  const isAlternative = facets.length > 0 && parseQuery(typed).root?.kind === 'any';
  return [isAlternative ? `(${typed})` : typed, ...facets].filter((part) => part !== '').join(' ');
}

function term(field: string, value: string): string {
  const isPlain = /^[^\s()":]+$/.test(value);
  return `${field}:${isPlain ? value : `"${value.replaceAll('"', ' ')}"`}`;
}
