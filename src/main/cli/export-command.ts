import { createReadStream } from 'node:fs';
import { copyFile, cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import type { ExportFormat, WrittenExport } from '#shared/contract/exports.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import { exportedFile } from '../library/exports/export-files.ts';
import { searchIds } from './search-command.ts';
import type { Session } from './with-library.ts';

/** The formats by the names that the command line gives them. */
export const exportFormatNames = [
  'bibtex',
  'biblatex',
  'ris',
  'csl-json',
  'csv',
  'markdown',
  'html',
  'archive',
] as const satisfies readonly ExportFormat[];

export interface ExportOptions {
  readonly format: (typeof exportFormatNames)[number];
  /** A file, or for Markdown a folder: one that is there, or a name that ends with a slash. */
  readonly output?: string;
}

/** `carrel export`: writes what a query finds, to a file, a folder, or standard output. */
export async function runExport(session: Session, query: string, options: ExportOptions): Promise<void> {
  const { library, output } = session;
  const ids = await idsFor(session, query, options.format);
  if (ids.length === 0)
    throw new AppError('not-found', 'No paper is found by that query; nothing was written.');
  const isFolder =
    options.format === 'markdown' && options.output !== undefined && (await namesFolder(options.output));
  const format: ExportFormat = isFolder ? 'markdown-folder' : options.format;
  const { folder } = await library.library.about({});
  const written = await library.exports.write({ ids, format });
  const file = exportedFile(folder, written.token);
  try {
    if (options.output === undefined) await print(session, file, written);
    else {
      await (isFolder ? moveInto(file, options.output) : moveTo(file, resolve(options.output)));
      const answer = { file: options.output, format, papers: written.papers, bytes: written.bytes };
      output.answer(answer, () => `Wrote ${countOf(written.papers)} to ${options.output}.`);
    }
  } finally {
    await rm(file, { recursive: true, force: true });
  }
}

/** An archive is of everything, the trash too; the other formats are of what a search shows. */
async function idsFor(session: Session, query: string, format: ExportFormat): Promise<PaperId[]> {
  const shown = await searchIds(session, query, 'library');
  if (format !== 'archive') return shown;
  return [...new Set([...shown, ...(await searchIds(session, query, 'trash'))])].sort(
    (one, other) => one - other,
  );
}

async function print({ output }: Session, file: string, written: WrittenExport): Promise<void> {
  const parts: string[] = [];
  for await (const part of createReadStream(file, 'utf8')) parts.push(String(part));
  const text = parts.join('');
  output.answer({ format: written.name, papers: written.papers, text }, () => text.replace(/\n$/, ''));
}

async function namesFolder(name: string): Promise<boolean> {
  if (/[\\/]$/.test(name)) return true;
  return (await stat(name).catch(() => null))?.isDirectory() === true;
}

/** Written beside its place first, so that a file is there whole or as it was. */
async function moveTo(file: string, target: string): Promise<void> {
  if ((await stat(target).catch(() => null))?.isDirectory() === true) {
    throw new AppError('invalid-input', `"${target}" is a folder. Name a file.`);
  }
  const beside = `${target}.${process.pid}.part`;
  try {
    await copyFile(file, beside);
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw unwritable(target, error);
  }
}

/** Papers' files of the same names are replaced, others stay. */
async function moveInto(folder: string, target: string): Promise<void> {
  try {
    await mkdir(target, { recursive: true });
    await cp(folder, join(target, '.'), { recursive: true, force: true });
  } catch (error) {
    throw unwritable(target, error);
  }
}

function unwritable(target: string, error: unknown): AppError {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOENT') return new AppError('not-found', `There is no folder "${dirname(target)}".`);
  const why = error instanceof Error ? error.message : String(error);
  return new AppError('invalid-input', `"${target}" could not be written. ${why}`);
}

function countOf(papers: number): string {
  return papers === 1 ? '1 paper' : `${papers} papers`;
}
