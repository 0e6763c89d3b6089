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
import { frozenTextPath, packedPapersPath, tokenOfExportPath } from '#shared/contract/derived.ts';
import { type DerivedFormat, labelLength, readDerivedLabel } from '#shared/search/derived-file.ts';
import { type DecodedPack, decodePack, packFormat } from '#shared/search/packs/pack-file.ts';
import { type DecodedSegment, decodeSegment, segmentFormat } from '#shared/search/segments/segment-file.ts';
import { exportedFile } from '../exports/export-files.ts';

/**
 * Where a library's frozen text lies: beside the library, among what can be thrown away and made
 * again.
 */
export function frozenTextFile(folder: string): string {
  return join(folder, 'derived', 'text.segment');
}

/** Where a library's packed papers lie. */
export function packedPapersFile(folder: string): string {
  return join(folder, 'derived', 'papers.pack');
}

/** The derived file that a path of the page's asks for; `null` for any other path. */
export function derivedFileAt(path: string, folder: string): string | null {
  const token = tokenOfExportPath(path);
  if (token !== null) return exportedFile(folder, token);
  switch (path) {
    case frozenTextPath:
      return frozenTextFile(folder);
    case packedPapersPath:
      return packedPapersFile(folder);
    default:
      return null;
  }
}

/** Reads the frozen text of a library; `null` when there is none that can be used. */
export function readFrozenText(
  folder: string,
  library: string,
): Extract<DecodedSegment, { kind: 'segment' }> | null {
  const buffer = readWhole(frozenTextFile(folder));
  const decoded = buffer && decodeSegment(buffer, library);
  return decoded?.kind === 'segment' ? decoded : null;
}

/** Reads the packed papers of a library; `null` when there are none that can be used. */
export function readPackedPapers(
  folder: string,
  library: string,
): Extract<DecodedPack, { kind: 'pack' }> | null {
  const buffer = readWhole(packedPapersFile(folder));
  const decoded = buffer && decodePack(buffer, library);
  return decoded?.kind === 'pack' ? decoded : null;
}

/** The revision that text and papers of a library are both frozen at, as their files say; `null` when one is missing. */
export function frozenRevision(folder: string, library: string): number | null {
  const text = revisionOf(frozenTextFile(folder), segmentFormat, library);
  const papers = revisionOf(packedPapersFile(folder), packFormat, library);
  return text === null || papers === null ? null : Math.min(text, papers);
}

/** Puts a file in the place of a derived one: all of it or, whatever happens, the old one stays. */
export function writeDerivedFile(target: string, file: Uint8Array): void {
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

function readWhole(file: string): ArrayBuffer | null {
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  const isAlone = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength;
  // Small files come in a buffer that they share.
  return isAlone && bytes.buffer instanceof ArrayBuffer ? bytes.buffer : new Uint8Array(bytes).buffer;
}

function revisionOf(file: string, format: DerivedFormat, library: string): number | null {
  if (!existsSync(file)) return null;
  const start = new Uint8Array(labelLength);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, start, 0, start.length, 0);
  } finally {
    closeSync(descriptor);
  }
  const label = readDerivedLabel(start, format);
  return label?.library === library ? label.revision : null;
}
