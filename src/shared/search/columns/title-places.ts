import { fold } from '../text/fold.ts';
import type { PaperTable } from './paper-table.ts';

/** Where the packed papers stand by their titles. */
export interface PackedTitles {
  /** The place of each document: equal titles have the same, smaller ones a smaller; no place is left out. */
  readonly places: Uint32Array<ArrayBuffer>;
  /** One document for each place. */
  readonly documents: Uint32Array<ArrayBuffer>;
}

/** What titles are sorted by: their words, folded. */
export function titleSortKey(title: string): string {
  return title
    .split(/\s+/)
    .map((word) => fold(word))
    .join(' ')
    .trim();
}

/** The places of titles given by their keys. */
export function packTitles(keys: readonly string[]): PackedTitles {
  const places = new Uint32Array(keys.length);
  const order = Uint32Array.from(keys.keys()).sort((a, b) => compare(keys[a] ?? '', keys[b] ?? ''));
  const documents: number[] = [];
  let before: string | null = null;
  for (const document of order) {
    const key = keys[document] ?? '';
    if (key !== before) documents.push(document);
    places[document] = documents.length - 1;
    before = key;
  }
  return { places, documents: Uint32Array.from(documents) };
}

/**
 * Where each paper stands by its title, by number: equal titles stand at the same place, smaller ones at a smaller.
 * Packed papers keep the places that their pack knows; those that came or changed are put between.
 */
export function titlePlaces(table: PaperTable): Float64Array {
  const places = new Float64Array(table.capacity);
  const others: { readonly number: number; readonly key: string; readonly place: number }[] = [];
  for (const number of table.numbers()) {
    const place = table.packedPlace(number);
    if (place !== null) {
      places[number] = place;
      continue;
    }
    const key = titleSortKey(table.title(number));
    others.push({ number, key, place: placeAmong(table, key) });
  }
  others.sort((a, b) => a.place - b.place || compare(a.key, b.key));
  let step = 0;
  for (const [at, { number, key, place }] of others.entries()) {
    const before = others[at - 1];
    if (before?.place !== place) step = 0;
    else if (before.key !== key) step += 1;
    // Half a place is room for all that belong between two titles of the pack.
    places[number] = place + step / (2 * others.length);
  }
  return places;
}

/** The place of a title among the packed ones, or half a place before the first greater one. */
function placeAmong(table: PaperTable, key: string): number {
  const { count, titleAt } = table.packedTitles();
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (titleSortKey(titleAt(middle)) < key) low = middle + 1;
    else high = middle;
  }
  return low < count && titleSortKey(titleAt(low)) === key ? low : low - 0.5;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
