import type { Paper } from '#shared/domain/paper.ts';
import { facetValues } from '#shared/search/columns/paper-facts.ts';
import { facetNames } from '#shared/search/request.ts';
import { openIndex, requestFor } from '../carrel-index.ts';
import { readCorpus } from '../corpus/json-lines.ts';
import { rounded, spreadOf, timed } from '../measure.ts';
import type { PartWish } from './part.ts';

export interface FacetsMeasured {
  /** Every facet counted over the papers of a query that finds them all. */
  readonly carrelMs: number;
  readonly naiveMs: number;
  readonly timesFaster: number;
  /** How many papers that are. */
  readonly hits: number;
}

const query = 'upvotes:0..';
const shown = 200;

/** All facets over nearly all papers: Carrel's columns against maps that are filled paper by paper. */
export async function measure({ corpus }: PartWish): Promise<FacetsMeasured> {
  const papers = [...readCorpus(corpus)];
  const index = openIndex(papers);
  const hits = index.search(requestFor(query, 'none')).total;
  const median = (count: number, act: () => unknown) =>
    spreadOf(Array.from({ length: count }, () => timed(act).cpu)).p50;
  const search = (facets: 'facets' | 'none') => () => index.search(requestFor(query, facets));
  median(5, search('facets'));
  const carrelMs = median(25, search('facets')) - median(25, search('none'));
  const naiveMs = median(5, () => countNaively(papers));
  return { carrelMs: rounded(carrelMs), naiveMs, timesFaster: rounded(naiveMs / carrelMs), hits };
}

function countNaively(papers: readonly Paper[]): unknown {
  return facetNames.map((name) => {
    const counts = new Map<string, number>();
    for (const paper of papers) {
      for (const value of facetValues(paper, name)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return [...counts].sort(([, one], [, other]) => other - one).slice(0, shown);
  });
}
