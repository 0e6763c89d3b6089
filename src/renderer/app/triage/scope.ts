import { facetNames, type SearchAnswer } from '#shared/search/request.ts';
import type { Place } from '../services.ts';

/** What of the Inbox is to be decided: a query and facets, as the place has them. */
export type Scope = Pick<Place, 'query' | 'chosen'>;

/** A scope as one text, by which a session of it is known again: `source:arxiv/cs.LG listing:2026-07-01`. */
export function scopeText({ query, chosen }: Scope): string {
  const conditions = facetNames.flatMap((name) => {
    const { any = [], all = [], none = [] } = chosen[name] ?? {};
    const choices = any.map((value) => condition(name, value));
    return [
      ...(choices.length > 1 ? [`(${choices.join(' OR ')})`] : choices),
      ...all.map((value) => condition(name, value)),
      ...none.map((value) => `-${condition(name, value)}`),
    ];
  });
  return [query.trim(), ...conditions].filter((part) => part !== '').join(' ');
}

function condition(facet: string, value: string): string {
  return `${facet}:${/^[^\s()"]+$/.test(value) ? value : `"${value.replaceAll('"', '')}"`}`;
}

/** The listing days and sources of the papers of a session, as far as answers have told of them. */
export interface Origins {
  readonly days: ReadonlySet<string>;
  readonly sources: ReadonlySet<string>;
}

export const noOrigins: Origins = { days: new Set(), sources: new Set() };

/** The origins with those of another answer: papers leave, but a session stays what it is about. */
export function withOrigins(known: Origins, { facets }: Pick<SearchAnswer, 'facets'>): Origins {
  const values = (name: 'listing' | 'source') => facets[name].map(({ value }) => value).filter(Boolean);
  const days = new Set([...known.days, ...values('listing')]);
  const sources = new Set([...known.sources, ...values('source')]);
  const isSame = days.size === known.days.size && sources.size === known.sources.size;
  return isSame ? known : { days, sources };
}
