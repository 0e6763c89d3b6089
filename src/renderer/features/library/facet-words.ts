import { isPartialDate } from '#shared/domain/partial-date.ts';
import type { FacetChoice, FacetName } from '#shared/search/request.ts';
import { dateWords } from '../../text/dates.ts';
import { statusLabels } from '../../ui/status-mark.tsx';
import { sourceName } from '../paper/index.ts';
import type { Panel } from './facet-order.ts';

/** What each facet is called. */
export const facetLabels: Readonly<Record<FacetName, string>> = {
  status: 'Status',
  source: 'Source',
  year: 'Year',
  organization: 'Organisation',
  author: 'Authors',
  tag: 'Tags',
  collection: 'Collections',
  category: 'Categories',
  listing: 'Listing day',
  has: 'Has',
};

/** What a facet or one of the two ranges is called. */
export function panelLabel(panel: Panel): string {
  if (panel === 'date') return 'Published';
  return panel === 'upvotes' ? 'Upvotes' : facetLabels[panel];
}

const hasLabels: Readonly<Record<string, string>> = {
  note: 'note of yours',
  pdf: 'PDF',
  code: 'code',
  abstract: 'abstract',
  link: 'link',
  tag: 'tag',
};

/** What a paper can have, what is told apart by it most first. */
export const hasOrder: readonly string[] = Object.keys(hasLabels);

/** What a value of a facet is called. */
export function valueLabel(facet: FacetName | 'upvotes', value: string): string {
  if (value === '' || value === 'none') return facet === 'status' ? 'No status' : 'none given';
  if (facet === 'status' && value in statusLabels) return statusLabels[value as keyof typeof statusLabels];
  if (facet === 'has') return hasLabels[value] ?? value;
  if (facet === 'source') return sourceName(value);
  if (facet === 'listing' && isPartialDate(value)) return dateWords(value, 'short');
  return value;
}

/** A choice in words: `peft or memory`, `peft and memory`. */
export function choiceWords(
  facet: FacetName,
  values: FacetChoice['any'],
  joint: 'or' | 'and' = 'or',
): string {
  const labels = values.map((value) => valueLabel(facet, value));
  const shown = labels.slice(0, 3).join(` ${joint} `);
  return labels.length > 3 ? `${shown} ${joint} ${labels.length - 3} more` : shown;
}
