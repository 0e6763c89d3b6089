import type { PaperIndex } from '#shared/search/paper-index.ts';
import { namesTrash, type When } from '#shared/search/query/conditions.ts';
import { parseQuery } from '#shared/search/query/parse.ts';

/** How many papers a query finds to the letter: nothing is taken for a slip, and nothing is relaxed. */
export function countOf(index: PaperIndex, query: string, when: When): number {
  if (!namesTrash(parseQuery(query).root)) return index.matching(query, when).length;
  // What asks for the trash by name is answered from it (S11).
  const whole = { view: 'library', query: `${query} `, chosen: {}, sort: 'date' } as const;
  const { total, relaxed } = index.search({ ...whole, ...when, offset: 0, limit: 0, facetLimit: 1 });
  return relaxed === null ? total : 0;
}
