/** What a derived file says of itself. */
export interface DerivedLabel {
  /** The library that it is derived from. */
  readonly library: string;
  /** The revision of the library that it was made from. */
  readonly revision: number;
}

/** Which kind of file; its version counts up whenever its sections are made or laid out otherwise. */
export interface DerivedFormat {
  /** Four letters, as one number. */
  readonly magic: number;
  readonly version: number;
}

/** What was read of a file, or why it cannot be used: then it is made anew, never trusted. */
export type DerivedFile =
  | { readonly kind: 'file'; readonly sections: Sections; readonly label: DerivedLabel }
  | { readonly kind: 'unusable'; readonly reason: 'foreign' | 'older' | 'damaged' };

/** In numbers of four bytes. */
const headLength = 64;
/** Where in the head the checksum stands. */
const checksumPlace = 2;
/** Where the number of sections stands; their lengths in bytes follow. */
const countPlace = 5;
const mostSections = headLength - countPlace - 1;

/** How many bytes of a file hold its label. */
export const labelLength = headLength * 4 + 256;

/**
 * A file that is derived from a library and can be thrown away: a head of numbers, the library's id, then the
 * sections, each at a multiple of eight bytes. The checksum covers all but itself.
 * @throws RangeError for more sections than the head has room for
 */
export function encodeDerived(
  { magic, version }: DerivedFormat,
  { library, revision }: DerivedLabel,
  sections: readonly Uint8Array[],
): Uint8Array<ArrayBuffer> {
  const parts = [new TextEncoder().encode(library), ...sections];
  if (parts.length > mostSections) throw new RangeError(`A derived file has at most ${mostSections} parts.`);
  const file = new Uint8Array(parts.reduce((total, part) => total + padded(part.length), headLength * 4));
  let at = headLength * 4;
  for (const part of parts) {
    file.set(part, at);
    at += padded(part.length);
  }
  const head = new Uint32Array(file.buffer, 0, headLength);
  head.set([magic, version, 0, revision % 2 ** 32, Math.floor(revision / 2 ** 32), parts.length]);
  head.set(
    parts.map((part) => part.length),
    countPlace + 1,
  );
  head[checksumPlace] = checksum(new Uint32Array(file.buffer));
  return file;
}

/** What a file says of itself in its first bytes; `null` for one of another format. Nothing is checked. */
export function readDerivedLabel(bytes: Uint8Array, format: DerivedFormat): DerivedLabel | null {
  if (bytes.length < headLength * 4) return null;
  const head = new Uint32Array(bytes.slice(0, headLength * 4).buffer);
  if (head[0] !== format.magic || head[1] !== format.version) return null;
  const from = headLength * 4;
  const library = new TextDecoder().decode(bytes.subarray(from, from + (head[countPlace + 1] ?? 0)));
  return { library, revision: revisionIn(head) };
}

/** Reads a file without copying its sections: they are views of the given buffer. */
export function decodeDerived(buffer: ArrayBuffer, format: DerivedFormat, library: string): DerivedFile {
  if (buffer.byteLength < headLength * 4 || buffer.byteLength % 8 !== 0) return unusable('damaged');
  const head = new Uint32Array(buffer, 0, headLength);
  if (head[0] !== format.magic) return unusable('foreign');
  if (head[1] !== format.version) return unusable('older');
  const count = head[countPlace] ?? 0;
  if (count < 1 || count > mostSections) return unusable('damaged');
  const sizes = [...head.subarray(countPlace + 1, countPlace + 1 + count)];
  const end = sizes.reduce((total, size) => total + padded(size), headLength * 4);
  if (end !== buffer.byteLength) return unusable('damaged');
  if (checksum(new Uint32Array(buffer)) !== head[checksumPlace]) return unusable('damaged');
  const sections = new Sections(buffer, sizes);
  if (sections.text() !== library) return unusable('foreign');
  return { kind: 'file', sections, label: { library, revision: revisionIn(head) } };
}

/** Gives the sections of a file, one after the other, as what they were written from. */
export class Sections {
  readonly #buffer: ArrayBuffer;
  readonly #sizes: readonly number[];
  #next = 0;
  #at = headLength * 4;

  constructor(buffer: ArrayBuffer, sizes: readonly number[]) {
    this.#buffer = buffer;
    this.#sizes = sizes;
  }

  bytes(): Uint8Array<ArrayBuffer> {
    const { from, size } = this.#take();
    return new Uint8Array(this.#buffer, from, size);
  }

  shorts(): Uint16Array<ArrayBuffer> {
    const { from, size } = this.#take();
    return new Uint16Array(this.#buffer, from, size / 2);
  }

  numbers(): Uint32Array<ArrayBuffer> {
    const { from, size } = this.#take();
    return new Uint32Array(this.#buffer, from, size / 4);
  }

  doubles(): Float64Array<ArrayBuffer> {
    const { from, size } = this.#take();
    return new Float64Array(this.#buffer, from, size / 8);
  }

  text(): string {
    return new TextDecoder().decode(this.bytes());
  }

  #take(): { readonly from: number; readonly size: number } {
    const size = this.#sizes[this.#next] ?? 0;
    const from = this.#at;
    this.#next += 1;
    this.#at += padded(size);
    return { from, size };
  }
}

/** An array of numbers as the section that holds it. */
export function sectionOf(numbers: Float64Array | Uint32Array | Uint16Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

function unusable(reason: 'foreign' | 'older' | 'damaged'): DerivedFile {
  return { kind: 'unusable', reason };
}

function revisionIn(head: Uint32Array): number {
  return (head[3] ?? 0) + (head[4] ?? 0) * 2 ** 32;
}

function padded(length: number): number {
  return Math.ceil(length / 8) * 8;
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
