import { bucketIn, kindIn, mostEntries, timesIn } from './entries.ts';

/** Room for the entries of any paper: at most three bytes for a feature, and two for what is not usual about it. */
export const mostPackedBytes = mostEntries * 5;

/**
 * Writes a paper's entries, sorted, as bytes: the step from one feature to the next, and only where it is no word that
 * stands there once, its kind and how often. Some two and a half bytes an entry. Returns how many bytes it took.
 */
export function packEntries(entries: Uint32Array, into: Uint8Array): number {
  let end = 0;
  let before = 0;
  const write = (number: number): void => {
    let left = number;
    for (; left > 127; left >>>= 7) into[end++] = (left & 127) | 128;
    into[end++] = left;
  };
  for (const entry of entries) {
    const bucket = bucketIn(entry);
    const about = timesIn(entry) * 8 + kindIn(entry);
    const isUsual = about === usual;
    write((bucket - before) * 2 + (isUsual ? 0 : 1));
    if (!isUsual) write(about);
    before = bucket;
  }
  return end;
}

/** Reads entries that `packEntries` wrote from `from` to `to`. Returns how many there are. */
export function unpackEntries(
  bytes: Uint8Array,
  { from, to }: { readonly from: number; readonly to: number },
  into: Uint32Array,
): number {
  let count = 0;
  let bucket = 0;
  for (let at = from; at < to; ) {
    let byte = bytes[at++] ?? 0;
    let step = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] ?? 0;
      step |= (byte & 127) << shift;
    }
    bucket += step >>> 1;
    let about = usual;
    if ((step & 1) === 1) {
      byte = bytes[at++] ?? 0;
      about = byte & 127;
      if (byte > 127) about |= (bytes[at++] ?? 0) << 7;
    }
    into[count++] = ((bucket << 12) | ((about & 7) << 9) | (about >>> 3)) >>> 0;
  }
  return count;
}

/** A word, once. */
const usual = 8;
