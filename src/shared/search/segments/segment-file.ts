import { fieldCount, type SegmentArrays } from './segment.ts';

/** What a file says of itself. */
export interface SegmentLabel {
  /** The library whose papers it holds. */
  readonly library: string;
  /** The revision of the library that it was made from. */
  readonly revision: number;
}

/** Counts up whenever terms are made otherwise or the arrays are laid out otherwise: older files are made anew. */
const formatVersion = 1;
const magic = 0x47455343;
/** In numbers of four bytes. */
const headLength = 16;
/** Where in the head the checksum stands. */
const checksumPlace = 2;

/**
 * A segment as one file: a head of sixteen numbers, the library's id, then the arrays, each at a multiple of four
 * bytes. The checksum covers all but itself.
 */
export function encodeSegment(
  arrays: SegmentArrays,
  { library, revision }: SegmentLabel,
): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const parts = [
    encoder.encode(library),
    bytesOf(arrays.ids),
    bytesOf(arrays.starts),
    bytesOf(arrays.documents),
    bytesOf(arrays.lengths),
    arrays.frequencies,
    encoder.encode(arrays.terms.join('\n')),
  ];
  const length = parts.reduce((total, part) => total + padded(part.length), headLength * 4);
  const file = new Uint8Array(length);
  let at = headLength * 4;
  for (const part of parts) {
    file.set(part, at);
    at += padded(part.length);
  }
  const head = new Uint32Array(file.buffer, 0, headLength);
  head.set([magic, formatVersion, 0, fieldCount, revision % 2 ** 32, Math.floor(revision / 2 ** 32)]);
  head.set(
    parts.map((part) => part.length),
    6,
  );
  head[checksumPlace] = checksum(new Uint32Array(file.buffer));
  return file;
}

/** How many bytes of a file hold its label. */
export const labelLength = headLength * 4 + 256;

/** What a file says of itself in its first bytes; `null` for a file that is none of this format. Nothing is checked. */
export function readLabel(bytes: Uint8Array): SegmentLabel | null {
  if (bytes.length < headLength * 4) return null;
  const head = new Uint32Array(bytes.slice(0, headLength * 4).buffer);
  if (head[0] !== magic || head[1] !== formatVersion || head[3] !== fieldCount) return null;
  const from = headLength * 4;
  const library = new TextDecoder().decode(bytes.subarray(from, from + (head[6] ?? 0)));
  return { library, revision: revisionIn(head) };
}

function revisionIn(head: Uint32Array): number {
  return (head[4] ?? 0) + (head[5] ?? 0) * 2 ** 32;
}

/** A segment read from a file, or why it cannot be used: then it is made anew, never trusted. */
export type DecodedSegment =
  | { readonly kind: 'segment'; readonly arrays: SegmentArrays; readonly label: SegmentLabel }
  | { readonly kind: 'unusable'; readonly reason: 'foreign' | 'older' | 'damaged' };

/** Reads a file without copying its arrays: they are views of the given buffer. */
export function decodeSegment(buffer: ArrayBuffer, library: string): DecodedSegment {
  if (buffer.byteLength < headLength * 4 || buffer.byteLength % 4 !== 0) return unusable('damaged');
  const head = new Uint32Array(buffer, 0, headLength);
  if (head[0] !== magic) return unusable('foreign');
  if (head[1] !== formatVersion || head[3] !== fieldCount) return unusable('older');
  const sizes = [...head.subarray(6, 13)];
  const end = sizes.reduce((total, size) => total + padded(size), headLength * 4);
  if (end !== buffer.byteLength) return unusable('damaged');
  if (checksum(new Uint32Array(buffer)) !== head[checksumPlace]) return unusable('damaged');

  let at = headLength * 4;
  const next = (): { readonly from: number; readonly size: number } => {
    const size = sizes.shift() ?? 0;
    const from = at;
    at += padded(size);
    return { from, size };
  };
  const decoder = new TextDecoder();
  const textAt = ({ from, size }: { from: number; size: number }) =>
    decoder.decode(new Uint8Array(buffer, from, size));
  if (textAt(next()) !== library) return unusable('foreign');
  const numbers = () => {
    const { from, size } = next();
    return new Uint32Array(buffer, from, size / 4);
  };
  const ids = numbers();
  const starts = numbers();
  const documents = numbers();
  const short = next();
  const lengths = new Uint16Array(buffer, short.from, short.size / 2);
  const bytes = next();
  const frequencies = new Uint8Array(buffer, bytes.from, bytes.size);
  const text = textAt(next());
  const terms = text === '' ? [] : text.split('\n');
  return {
    kind: 'segment',
    arrays: { ids, terms, starts, documents, frequencies, lengths },
    label: { library, revision: revisionIn(head) },
  };
}

function unusable(reason: 'foreign' | 'older' | 'damaged'): DecodedSegment {
  return { kind: 'unusable', reason };
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}

function bytesOf(numbers: Uint32Array | Uint16Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** A hash of a file's numbers but for its own (the steps of MurmurHash3's 32-bit form). */
function checksum(numbers: Uint32Array): number {
  let hash = numbers.length;
  for (let at = 0; at < numbers.length; at++) {
    if (at === checksumPlace) continue;
    let mixed = Math.imul(numbers[at] ?? 0, 0xcc9e2d51);
    mixed = Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
    hash ^= mixed;
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
