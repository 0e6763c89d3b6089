import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import type { FileReport, ImportFile, ImportReport } from '#shared/contract/library.ts';
import { withLogBeside } from '../library/imports/zotero-sqlite/log-beside.ts';
import { readStandardInput } from './standard-input.ts';
import type { Session } from './with-library.ts';

export interface ImportOptions {
  readonly asOf?: string;
  readonly dryRun?: boolean;
  readonly format?: string;
  readonly tag?: string[];
  /** A path: `Thesis/Chapter 1`. */
  readonly collection?: string;
}

/** Files above this are not even read: no importer takes them. 1 GiB. */
const mostReadBytes = 1024 ** 3;

/** `carrel import`: reads all inputs, then writes them as one edit, or only says what it would do. */
export async function runImport(session: Session, names: string[], options: ImportOptions): Promise<void> {
  const files: ImportFile[] = [];
  for (const name of names) files.push(await readNamed(name));
  const { library, output } = session;
  const asOf = options.asOf === undefined ? {} : { asOf: options.asOf };
  const preview = await library.imports.preview({
    files,
    ...asOf,
    ...(options.format === undefined ? {} : { format: options.format }),
  });
  let report = preview.report;
  if (!options.dryRun && report.found > 0) {
    await session.backUpIfDue();
    report = await library.imports.run({
      ticket: preview.ticket,
      tags: options.tag ?? [],
      collection: pathOf(options.collection ?? ''),
    });
  }
  const isNothingReadable = report.found === 0 && report.complaints.length > 0;
  output.answer(asJson(report), () =>
    isNothingReadable ? complaintsOf(report) : inWords(report, options.dryRun === true),
  );
  if (isNothingReadable) throw new AppError('invalid-input', nothingReadable(report));
}

/** The names on the way to a collection. */
function pathOf(text: string): string[] {
  return text
    .split('/')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

async function readNamed(name: string): Promise<ImportFile> {
  if (name === '-') return { name: null, bytes: await readStandardInput() };
  try {
    const { size } = await stat(name);
    if (size > mostReadBytes) {
      throw new AppError('invalid-input', `"${name}" is larger than 1 GB. Split it and import the parts.`);
    }
    const bytes = new Uint8Array(await readFile(name));
    return { name: basename(name), bytes: await withLogBeside(name, bytes) };
  } catch (error) {
    throw unreadable(name, error);
  }
}

/** The sentence for a file that cannot be read. */
export function unreadable(name: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  switch (code) {
    case 'ENOENT':
      return new AppError('not-found', `There is no file "${name}".`);
    case 'EISDIR':
      return new AppError('invalid-input', `"${name}" is a folder. Name the files in it.`);
    case 'EACCES':
    case 'EPERM':
      return new AppError('invalid-input', `"${name}" may not be read. See to its permissions.`);
    default:
      return error;
  }
}

/** The report as the command line gives it: `files` only where there are several. */
function asJson(report: ImportReport): object {
  const { files, complaints, ...totals } = report;
  const several = files.length > 1;
  return {
    ...totals,
    complaints: complaints.map(({ line, message, file }) =>
      several ? { line, message, file: files[file]?.name ?? null } : { line, message },
    ),
    ...(several ? { files: files.map(fileAsJson) } : {}),
  };
}

function fileAsJson(file: FileReport): object {
  const { name, format, found, added, updated, unchanged, unresolved, complaints } = file;
  return {
    name,
    format,
    found,
    added,
    updated,
    unchanged,
    unresolved,
    complaints: complaints.map(({ line, message }) => ({ line, message })),
  };
}

function inWords(report: ImportReport, isDry: boolean): string {
  const counts = [
    `${report.added} new`,
    `${report.updated} completed`,
    `${report.unchanged} as they were`,
    ...(report.unresolved > 0 ? [`${report.unresolved} doubtful and left out`] : []),
  ];
  const found = report.found === 1 ? '1 paper' : `${report.found} papers`;
  const head = `${isDry ? 'Would import' : 'Imported'} ${found}: ${counts.join(', ')}.`;
  return report.complaints.length === 0 ? head : `${head}\n${inPlaces(report, report.complaints)}`;
}

/** What was wrong with each file; one file's first complaint is the sentence that the command fails with. */
function complaintsOf(report: ImportReport): string {
  return inPlaces(report, report.files.length === 1 ? report.complaints.slice(1) : report.complaints);
}

function inPlaces({ files }: ImportReport, complaints: ImportReport['complaints']): string {
  return complaints
    .map(({ line, message, file }) => {
      const name = files.length > 1 ? (files[file]?.name ?? 'standard input') : '';
      const place = [name, line === null ? '' : `line ${line}`].filter((part) => part !== '').join(', ');
      return place === '' ? `  ${message}` : `  ${place}: ${message}`;
    })
    .join('\n');
}

function nothingReadable(report: ImportReport): string {
  const [first] = report.complaints;
  return report.files.length === 1 && first ? first.message : 'Nothing in these files could be read.';
}
