import type { PaperIndex } from '#shared/search/paper-index.ts';
import type { When } from '#shared/search/query/conditions.ts';

/**
 * How many papers a saved search opens on (S30): its last word whole, and a slip taken for what it may be, as the
 * search box does. Of papers that have only some of its words, none: the list says that these are no answers (S8).
 */
export function countOf(index: PaperIndex, query: string, when: When): number {
  const whole = { view: 'library', query: `${query} `, chosen: {}, sort: 'date' } as const;
  const { total, relaxed } = index.search({ ...whole, ...when, offset: 0, limit: 0, facetLimit: 0 });
  return relaxed === null ? total : 0;
}
