import { z } from 'zod';
import { AppError } from './errors.ts';

/** The longest frame that is sent or taken: an import of 64 MB and what comes with it. */
export const largestFrame = 72 * 1024 * 1024;
const deepest = 100;
const mostBinaries = 10_000;

const arrayTypes = { Uint8Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array };
type ArrayType = keyof typeof arrayTypes;
type Binary = InstanceType<(typeof arrayTypes)[ArrayType]>;
type Path = readonly (string | number)[];

/** Where a binary was taken out of the message, and how many of the bytes behind the header it is. */
const placeSchema = z.object({
  path: z.array(z.union([z.string(), z.number()])).max(deepest),
  type: z.enum(['Uint8Array', 'Uint16Array', 'Int32Array', 'Uint32Array', 'Float32Array', 'Float64Array']),
  length: z.number().int().nonnegative(),
});
const headerSchema = z.object({ message: z.unknown(), binaries: z.array(placeSchema).max(mostBinaries) });

/**
 * Writes a message as one frame: the header's length (4 bytes, little-endian), the header (JSON, with
 * `null` where binaries were), and the binaries' bytes behind it, as they are.
 * @throws AppError invalid-input when it is no plain data, too deep or too large
 */
export function encodeFrame(message: unknown): Uint8Array<ArrayBuffer> {
  const found: { path: Path; binary: Binary }[] = [];
  const text = JSON.stringify({
    message: takeOut(message, [], found),
    binaries: found.map(({ path, binary }) => ({ path, type: typeOf(binary), length: binary.byteLength })),
  });
  const header = new TextEncoder().encode(text);
  const total = found.reduce((sum, { binary }) => sum + binary.byteLength, 4 + header.length);
  if (total > largestFrame) {
    const sentence = 'This is more than the 64 MB that can be sent at once. Send it in smaller parts.';
    throw new AppError('invalid-input', sentence);
  }
  const frame = new Uint8Array(total);
  new DataView(frame.buffer).setUint32(0, header.length, true);
  frame.set(header, 4);
  let at = 4 + header.length;
  for (const { binary } of found) {
    frame.set(new Uint8Array(binary.buffer, binary.byteOffset, binary.byteLength), at);
    at += binary.byteLength;
  }
  return frame;
}

/**
 * Reads a frame; binaries are copies of their own. @throws an error that says what is wrong with it
 */
export function decodeFrame(frame: Uint8Array): unknown {
  if (frame.length < 4) throw new Error('The frame has no header.');
  const headerLength = new DataView(frame.buffer, frame.byteOffset).getUint32(0, true);
  if (4 + headerLength > frame.length) throw new Error('The frame is shorter than its header.');
  const text = new TextDecoder('utf-8', { fatal: true }).decode(frame.subarray(4, 4 + headerLength));
  const header = headerSchema.parse(JSON.parse(text));
  const root = { message: header.message };
  let at = 4 + headerLength;
  for (const { path, type, length } of header.binaries) {
    if (at + length > frame.length) throw new Error('The frame is shorter than its binaries.');
    const bytes = frame.slice(at, at + length);
    putBack(root, ['message', ...path], type === 'Uint8Array' ? bytes : new arrayTypes[type](bytes.buffer));
    at += length;
  }
  if (at !== frame.length) throw new Error('The frame is longer than its binaries.');
  return root.message;
}

/** The message with `null` for each binary; what has none is not copied. */
function takeOut(value: unknown, path: Path, found: { path: Path; binary: Binary }[]): unknown {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (value === undefined) return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value !== 'object') throw notPlain(path);
  if (path.length >= deepest) throw new AppError('invalid-input', 'This is nested too deeply to be sent.');
  if (isBinary(value)) {
    if (found.length >= mostBinaries)
      throw new AppError('invalid-input', 'This has too many parts to be sent.');
    found.push({ path, binary: value });
    return null;
  }
  const before = found.length;
  if (Array.isArray(value)) {
    const parts = value.map((part, index) => {
      if (part === undefined) throw notPlain([...path, index]);
      return takeOut(part, [...path, index], found);
    });
    return found.length === before ? value : parts;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw notPlain(path);
  const entries = Object.entries(value).map(([key, part]) => [key, takeOut(part, [...path, key], found)]);
  return found.length === before ? value : Object.fromEntries(entries);
}

/** Own places only, and only where the writer left `null` (C8). */
function putBack(root: object, path: Path, binary: Binary): void {
  let holder: object = root;
  for (const [depth, key] of path.entries()) {
    const place = Object.getOwnPropertyDescriptor(holder, key);
    const isLast = depth === path.length - 1;
    if (isLast && place?.value === null) {
      Object.defineProperty(holder, key, { ...place, value: binary });
      return;
    }
    const next: unknown = place?.value;
    if (isLast || typeof next !== 'object' || next === null) break;
    holder = next;
  }
  throw new Error('A binary has no place in its message.');
}

function isBinary(value: object): value is Binary {
  return Object.values(arrayTypes).some((type) => value instanceof type);
}

function typeOf(binary: Binary): ArrayType {
  for (const [name, type] of Object.entries(arrayTypes)) {
    // `Object.entries` of `arrayTypes` has no other keys.
    if (binary instanceof type) return name as ArrayType;
  }
  throw notPlain([]);
}

function notPlain(path: Path): AppError {
  const where = path.length > 0 ? ` At "${path.join('.')}" there is something else.` : '';
  return new AppError('invalid-input', `Only plain data can be sent.${where}`);
}
