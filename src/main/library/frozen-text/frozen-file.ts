import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type DecodedSegment,
  decodeSegment,
  labelLength,
  readLabel,
} from '#shared/search/segments/segment-file.ts';

/**
 * Where a library's frozen text lies: beside the library, among what can be thrown away and made
 * again.
 */
export function frozenTextFile(folder: string): string {
  return join(folder, 'derived', 'text.segment');
}

/** Reads the frozen text of a library; `null` when there is none that can be used. */
export function readFrozenText(
  folder: string,
  library: string,
): Extract<DecodedSegment, { kind: 'segment' }> | null {
  const file = frozenTextFile(folder);
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  const isAlone = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength;
  // Small files come in a buffer that they share.
  const buffer = isAlone && bytes.buffer instanceof ArrayBuffer ? bytes.buffer : new Uint8Array(bytes).buffer;
  const decoded = decodeSegment(buffer, library);
  return decoded.kind === 'segment' ? decoded : null;
}

/** The revision that the frozen text of a library was made at, as its file says; `null` when there is none. */
export function frozenRevision(folder: string, library: string): number | null {
  const file = frozenTextFile(folder);
  if (!existsSync(file)) return null;
  const start = new Uint8Array(labelLength);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, start, 0, start.length, 0);
  } finally {
    closeSync(descriptor);
  }
  const label = readLabel(start);
  return label?.library === library ? label.revision : null;
}

/** Puts a file in the place of the frozen text: all of it or, whatever happens, the old one stays. */
export function writeFrozenText(folder: string, file: Uint8Array): void {
  const target = frozenTextFile(folder);
  mkdirSync(dirname(target), { recursive: true });
  const draft = `${target}.${process.pid}.part`;
  try {
    const descriptor = openSync(draft, 'w');
    try {
      for (let at = 0; at < file.length; ) at += writeSync(descriptor, file, at);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(draft, target);
  } finally {
    rmSync(draft, { force: true });
  }
}
