import type { NumberColumn } from '../columns/paper-columns.ts';
import type { PaperTable } from '../columns/paper-table.ts';
import type { FacetName } from '../request.ts';
import type { ValueField } from './ast.ts';

/** Tells the papers that have nothing of a field (S3); a field that every paper has is missing nowhere. */
export function isMissing(table: PaperTable, field: ValueField): (number: number) => boolean {
  const column = emptyColumns[field];
  if (column !== undefined) {
    const values = table.column(column.of);
    return (number) => (values[number] ?? column.unknown) === column.unknown;
  }
  const facet = facetOf(field);
  if (facet === null) return () => false;
  const values = table.facets[facet];
  return (number) => values.hasAny(number, nothingGiven);
}

/** The value of papers without one is the first of every facet (S12). */
const nothingGiven = Uint8Array.of(1);

/** The columns of fields whose values are numbers, and what stands in them for none. */
const emptyColumns: Partial<Record<ValueField, { readonly of: NumberColumn; readonly unknown: number }>> = {
  date: { of: 'dateFirst', unknown: 0 },
  year: { of: 'dateFirst', unknown: 0 },
  due: { of: 'due', unknown: 0 },
  done: { of: 'done', unknown: 0 },
  decided: { of: 'decided', unknown: 0 },
  upvotes: { of: 'upvotes', unknown: -1 },
  comments: { of: 'comments', unknown: -1 },
  velocity: { of: 'velocity', unknown: -1 },
  version: { of: 'version', unknown: -1 },
  interest: { of: 'grade', unknown: -1 },
  rating: { of: 'rating', unknown: -1 },
};

/** The facets that hold the values of fields which are no numbers. */
function facetOf(field: ValueField): FacetName | null {
  switch (field) {
    case 'org':
      return 'organization';
    case 'author':
    case 'tag':
    case 'source':
    case 'category':
    case 'listing':
      return field;
    default:
      return null;
  }
}
