import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import type { ExportFormat, WrittenExport } from '#shared/contract/exports.ts';
import type { Progress } from '#shared/contract/progress.ts';
import { pathsOfCollections } from '#shared/domain/collection-path.ts';
import type { Draft } from '#shared/domain/draft.ts';
import { listCollections } from '../collections/collection-paths.ts';
import type { LibraryParts } from '../library-parts.ts';
import { type Pace, runInSteps } from '../pace.ts';
import { asStorageError, storageError } from '../storage/storage-errors.ts';
import { type KeyWish, keysFor } from './citation-keys.ts';
import { exportedFile, exportsFolder, newToken, removeOldExports, unfinishedFile } from './export-files.ts';
import type { ExportedPaper, Exporter } from './exporter.ts';
import { fileNameOf, paperFile } from './markdown/index.ts';
import { exporterOf } from './registry.ts';

export interface ExportWork {
  readonly ids: readonly number[];
  readonly format: ExportFormat;
  /** What keys are made of. */
  readonly keyPattern: string;
  readonly pace: Pace;
  readonly progress: (progress: Progress) => void;
}

/** Where the papers of an export go, one after the other. */
interface Sink {
  readonly name: string;
  readonly mediaType: string;
  put(exported: ExportedPaper): void;
  /** Bytes written in all. */
  end(): number;
  close(): void;
}

const papersPerStep = 50;

/**
 * Writes papers to a file, or a folder, beside the library: under another name until it is whole. What fails or is
 * stopped leaves nothing. @throws AppError invalid-input, conflict when the disk is full or cannot be written
 */
export async function writeExport(parts: LibraryParts, work: ExportWork): Promise<WrittenExport> {
  const { folder, clock } = parts;
  removeOldExports(folder, clock.now());
  const { token, unfinished, sink } = asStorageError(exportsFolder(folder), () =>
    openSink(folder, work.format),
  );
  const total = work.ids.length;
  try {
    const papers = await runInSteps(work.pace, putPapers(parts, work, sink), (done) =>
      work.progress({ step: 'Writing', done, total }),
    );
    work.pace.signal.throwIfAborted();
    const bytes = sink.end();
    renameSync(unfinished, exportedFile(folder, token));
    return { token, name: sink.name, mediaType: sink.mediaType, papers, bytes };
  } catch (error) {
    sink.close();
    rmSync(unfinished, { recursive: true, force: true });
    throw storageError(exportsFolder(folder), error);
  }
}

function openSink(folder: string, format: ExportFormat) {
  const token = newToken(folder);
  const unfinished = unfinishedFile(folder, token);
  const sink = format === 'markdown-folder' ? folderSink(unfinished) : fileSink(unfinished, format);
  return { token, unfinished, sink };
}

function* putPapers(
  parts: LibraryParts,
  { ids, ...work }: ExportWork,
  sink: Sink,
): Generator<number, number> {
  let papers = 0;
  for (let start = 0; start < ids.length; start += papersPerStep) {
    const some = { ...work, ids: ids.slice(start, start + papersPerStep) };
    for (const exported of exportedPapers(parts, some, 'keep')) {
      sink.put(exported);
      papers += 1;
    }
    yield Math.min(start + papersPerStep, ids.length);
  }
  return papers;
}

/** Formats that papers are cited from: in them each has a key. */
const citing: ReadonlySet<ExportFormat> = new Set(['bibtex', 'biblatex', 'csl-json', 'markdown-folder']);

/** All that the library has of some papers; only a format to cite from gives keys. */
function exportedPapers(
  parts: LibraryParts,
  { ids, format, keyPattern }: Pick<ExportWork, 'ids' | 'format' | 'keyPattern'>,
  how: KeyWish['how'],
): ExportedPaper[] {
  const { database, reader } = parts;
  return database.transaction(() => {
    const paths = pathsOfCollections(listCollections(database));
    const found = ids.flatMap((id) => reader.find(id) ?? []);
    const keys = citing.has(format) ? keysFor(parts, found, { pattern: keyPattern, how }) : null;
    return found.map((paper) => ({
      paper,
      publication: paper.publication,
      citationKey: keys?.get(paper.id) ?? paper.citationKey ?? '',
      collections: paper.collections.flatMap((id) => {
        const path = paths.get(id);
        return path === undefined ? [] : [path];
      }),
      // Written by `PaperWriter` from a draft's `extra`.
      extra: reader.extraOf(paper.id) as Draft['extra'],
    }));
  });
}

/** What an export of some papers would look like. @throws AppError invalid-input */
export function previewExport(
  parts: LibraryParts,
  given: Pick<ExportWork, 'ids' | 'format' | 'keyPattern'>,
): string {
  const { head, write, foot } = exporterFor(given.format);
  const papers = exportedPapers(parts, given, 'try');
  return `${head}${papers.map((exported, at) => write(exported, at)).join('')}${foot(papers.length)}`;
}

function exporterFor(format: ExportFormat): Exporter {
  const exporter = exporterOf(format);
  if (exporter === null) throw new AppError('invalid-input', `Carrel does not write ${format} yet.`);
  return exporter;
}

function fileSink(file: string, format: ExportFormat): Sink {
  const exporter = exporterFor(format);
  const handle = openSync(file, 'wx', 0o600);
  let isOpen = true;
  let bytes = 0;
  let count = 0;
  let waiting = exporter.head;
  const flush = (): void => {
    const chunk = Buffer.from(waiting, 'utf8');
    waiting = '';
    for (let at = 0; at < chunk.length; ) at += writeSync(handle, chunk, at);
    bytes += chunk.length;
  };
  const close = (): void => {
    if (isOpen) closeSync(handle);
    isOpen = false;
  };
  return {
    name: `papers.${exporter.extension}`,
    mediaType: exporter.mediaType,
    put(exported) {
      waiting += exporter.write(exported, count);
      count += 1;
      if (waiting.length > 1 << 18) flush();
    },
    end() {
      waiting += exporter.foot(count);
      flush();
      fsyncSync(handle);
      close();
      return bytes;
    },
    close,
  };
}

/** A file for each paper, named by its title; of equal names the later ones get numbers. */
function folderSink(folder: string): Sink {
  mkdirSync(folder);
  const taken = new Set<string>();
  let bytes = 0;
  return {
    name: 'papers',
    mediaType: 'inode/directory',
    put(exported) {
      const base = fileNameOf(exported.paper.title);
      let name = base;
      // Some systems take letters of either case for the same.
      for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${base} ${number}`;
      taken.add(name.toLowerCase());
      const text = Buffer.from(paperFile(exported), 'utf8');
      writeFileSync(join(folder, `${name}.md`), text, { flag: 'wx' });
      bytes += text.length;
    },
    end: () => bytes,
    close: () => {},
  };
}
