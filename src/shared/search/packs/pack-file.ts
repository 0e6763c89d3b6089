import { type ColumnArrays, type NumberColumn, numberColumns } from '../columns/paper-columns.ts';
import type { ValueRuns } from '../columns/value-column.ts';
import {
  type DerivedLabel,
  decodeDerived,
  encodeDerived,
  type Sections,
  sectionOf,
} from '../derived-file.ts';
import { type FacetName, facetNames } from '../request.ts';
import { type PackArrays, packedFieldNames } from './paper-pack.ts';

/** The version counts up whenever columns are filled otherwise, too: older files are made anew. */
export const packFormat = { magic: 0x4b415043, version: 2 } as const;

/** What the sections are, as the file says it of itself. */
const layout = JSON.stringify([packedFieldNames, numberColumns, facetNames]);

/** Packed papers read from a file, or why they cannot be used: then they are packed anew. */
export type DecodedPack =
  | { readonly kind: 'pack'; readonly arrays: PackArrays; readonly label: DerivedLabel }
  | { readonly kind: 'unusable'; readonly reason: 'foreign' | 'older' | 'damaged' };

/** Packed papers as one file. */
export function encodePack(arrays: PackArrays, label: DerivedLabel): Uint8Array<ArrayBuffer> {
  const { columns, revisions, titles, words, starts, bytes } = arrays;
  return encodeDerived(packFormat, label, [
    utf8(layout),
    sectionOf(joined(columns)),
    ...facetNames.flatMap((name) => {
      const { values, counts, codes } = columns.facets[name];
      return [utf8(values), sectionOf(counts), sectionOf(codes)];
    }),
    utf8(columns.identifiers.arxiv),
    utf8(columns.identifiers.doi),
    sectionOf(revisions),
    sectionOf(titles.places),
    sectionOf(titles.documents),
    utf8(JSON.stringify(words)),
    sectionOf(starts),
    bytes,
  ]);
}

/** Reads a file without copying its arrays: they are views of the given buffer. */
export function decodePack(buffer: ArrayBuffer, library: string): DecodedPack {
  const file = decodeDerived(buffer, packFormat, library);
  if (file.kind === 'unusable') return file;
  const { sections, label } = file;
  if (sections.text() !== layout) return { kind: 'unusable', reason: 'older' };
  const numbers = divided(sections.doubles());
  const facets = facetRuns(sections);
  const identifiers = { arxiv: sections.text(), doi: sections.text() };
  const arrays: PackArrays = {
    columns: { numbers, facets, identifiers },
    revisions: sections.doubles(),
    titles: { places: sections.numbers(), documents: sections.numbers() },
    // It was written by `encodePack`, and the checksum is right.
    words: JSON.parse(sections.text()) as string[],
    starts: sections.numbers(),
    bytes: sections.bytes(),
  };
  return { kind: 'pack', arrays, label };
}

/** All columns of numbers, one after the other. */
function joined({ numbers }: ColumnArrays): Float64Array {
  const size = numbers.id.length;
  const all = new Float64Array(size * numberColumns.length);
  for (const [at, name] of numberColumns.entries()) all.set(numbers[name], at * size);
  return all;
}

function divided(all: Float64Array<ArrayBuffer>): ColumnArrays['numbers'] {
  const size = all.length / numberColumns.length;
  const parts = numberColumns.map((name, at) => [name, all.subarray(at * size, (at + 1) * size)] as const);
  // Every name is given its part here.
  return Object.fromEntries(parts) as Record<NumberColumn, Float64Array<ArrayBuffer>>;
}

function facetRuns(sections: Sections): ColumnArrays['facets'] {
  const runs = facetNames.map((name): readonly [FacetName, ValueRuns] => {
    const values = sections.text();
    const counts = sections.numbers();
    return [name, { values, counts, codes: sections.numbers() }];
  });
  // Every facet is given its runs here.
  return Object.fromEntries(runs) as Record<FacetName, ValueRuns>;
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
