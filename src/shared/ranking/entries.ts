import { type Feature, type FeatureKind, featureKinds } from './features.ts';

/**
 * A paper's features as one number each: 20 bits say which feature, 3 its kind, 9 how often. Features are
 * told apart by a hash and not by a dictionary: of 100,000 papers that would hold a million texts.
 */
export const buckets = 2 ** 20;

const mostTimes = 2 ** 9 - 1;
/** No paper has more; of longer texts the features that come first are taken. */
export const mostEntries = 4096;

/** The features of a paper as entries, in the order of their numbers. */
export function entriesOf(features: readonly Feature[]): Uint32Array<ArrayBuffer> {
  const times = new Map<number, number>();
  for (const feature of features) {
    const key = keyOf(feature.kind, feature.term);
    const before = times.get(key) ?? 0;
    if (before === 0 && times.size === mostEntries) continue;
    times.set(key, Math.min(mostTimes, before + feature.times));
  }
  const entries = new Uint32Array(times.size);
  let at = 0;
  for (const [key, count] of times) entries[at++] = (key * 512 + count) >>> 0;
  return entries.sort();
}

/** Which feature, and of which kind: what an entry holds without how often. */
export function keyOf(kind: FeatureKind, term: string): number {
  const code = featureKinds.indexOf(kind);
  return bucketOf(code, term) * 8 + code;
}

/** Which feature an entry is about, below `buckets`. */
export function bucketIn(entry: number): number {
  return entry >>> 12;
}

/** The place of its kind in `featureKinds`. */
export function kindIn(entry: number): number {
  return (entry >>> 9) & 7;
}

export function timesIn(entry: number): number {
  return entry & mostTimes;
}

export function keyIn(entry: number): number {
  return entry >>> 9;
}

/** FNV-1a over the letters, mixed once more so that all bits of it count. */
function bucketOf(code: number, term: string): number {
  let hash = 0x811c9dc5 ^ code;
  for (let at = 0; at < term.length; at++) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  return mixed(hash) % buckets;
}

/** A whole number scattered over 32 bits: looks like chance, and is the same each time. */
export function mixed(number: number): number {
  let hash = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
