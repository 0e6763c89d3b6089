import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import type { AnnounceType, FetchReport, LedgerDay, Source, SourceKind } from '#shared/contract/sources.ts';
import { unreadable } from './import-command.ts';
import { readStandardInput } from './standard-input.ts';
import type { Session } from './with-library.ts';

/** What people call the kinds of sources, beside their own names. */
export const kindAliases: Readonly<Record<string, SourceKind>> = {
  huggingface: 'huggingface',
  'hugging-face': 'huggingface',
  hf: 'huggingface',
  'daily-papers': 'huggingface',
  arxiv: 'arxiv',
  'arxiv-category': 'arxiv',
  category: 'arxiv',
  'arxiv-search': 'arxiv-search',
  'arxiv-query': 'arxiv-search',
  search: 'arxiv-search',
  'arxiv-author': 'arxiv-author',
  author: 'arxiv-author',
  biorxiv: 'biorxiv',
  medrxiv: 'medrxiv',
  feed: 'feed',
  rss: 'feed',
  atom: 'feed',
  folder: 'folder',
  'watched-folder': 'folder',
};

export interface AddOptions {
  readonly name?: string;
  readonly announce?: readonly AnnounceType[];
  readonly replacements?: boolean;
  readonly daysBack?: number;
}

/** `carrel source add` */
export async function runSourceAdd(
  session: Session,
  kind: SourceKind,
  words: readonly string[],
  { name, announce, replacements = false, daysBack }: AddOptions,
): Promise<void> {
  const { library, output } = session;
  const target = words.join(' ');
  const announces = replacements ? withReplacements(announce) : announce;
  await session.backUpIfDue();
  const source = await library.sources.add({
    kind,
    target: kind === 'folder' && target !== '' ? resolve(target) : target,
    ...(name === undefined ? {} : { name }),
    ...(announces === undefined ? {} : { announces: [...announces] }),
    ...(daysBack === undefined ? {} : { daysBack }),
  });
  output.answer(source, () => `Added source ${source.id}: ${source.name} (${source.description}).`);
}

function withReplacements(announce: readonly AnnounceType[] = ['new', 'cross']): AnnounceType[] {
  return [...new Set([...announce, 'replace' as const])];
}

/** `carrel source list` */
export async function runSourceList({ library, output }: Session): Promise<void> {
  const { sources, network } = await library.sources.list({});
  output.answer({ sources, network }, () => {
    const lines = sources.map(describeSource);
    if (network.forbidden) lines.push('All network is forbidden. “carrel network on” allows it again.');
    return lines.length === 0 ? 'There is no source yet. “carrel source add” adds one.' : lines.join('\n');
  });
}

function describeSource({ id, name, enabled, days: [newest], target, kind }: Source): string {
  const state = !enabled
    ? 'off'
    : newest === undefined
      ? 'not fetched yet'
      : `${newest.day} ${newest.verdict}`;
  return `${String(id).padStart(4)}  ${name}  (${kind} ${target})  ${state}`;
}

/** `carrel source remove` */
export async function runSourceRemove(session: Session, id: number): Promise<void> {
  await session.backUpIfDue();
  await session.library.sources.remove({ id });
  session.output.answer({ removed: id }, () => `Removed source ${id}. Its papers stay.`);
}

/** `carrel source enable` and `disable` */
export async function runSourceSwitch(session: Session, id: number, enabled: boolean): Promise<void> {
  await session.backUpIfDue();
  const source = await session.library.sources.update({ id, enabled });
  session.output.answer(source, () => `${source.name} is ${enabled ? 'fetched' : 'no longer fetched'}.`);
}

/** `carrel source export-opml` */
export async function runOpmlExport({ library, output }: Session, file?: string): Promise<void> {
  const { opml } = await library.sources.exportOpml({});
  if (file !== undefined && file !== '-') await writeFile(file, opml);
  const isWritten = file !== undefined && file !== '-';
  output.answer(isWritten ? { file } : { opml }, () =>
    isWritten ? `Wrote the sources to "${file}".` : opml,
  );
}

/** `carrel source import-opml` */
export async function runOpmlImport(session: Session, file: string): Promise<void> {
  const text = await readText(file);
  await session.backUpIfDue();
  const report = await session.library.sources.importOpml({ text });
  const { added, known, complaints } = report;
  session.output.answer(report, () =>
    [`Added ${added.length} sources; ${known} were there.`, ...complaints.map((one) => `  ${one}`)].join(
      '\n',
    ),
  );
  if (added.length === 0 && known === 0) {
    throw new AppError('invalid-input', complaints[0] ?? 'There is no source in this file.');
  }
}

async function readText(file: string): Promise<string> {
  try {
    const bytes = file === '-' ? await readStandardInput() : await readFile(file);
    return new TextDecoder().decode(bytes);
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** `carrel fetch`: a day that did not come whole is told, and is no failure of the command. */
export async function runFetch(
  session: Session,
  { source, asOf }: { source?: number; asOf?: string },
): Promise<void> {
  const { library, output } = session;
  await session.backUpIfDue();
  const { reports } = await library.sources.fetch({
    ...(source === undefined ? {} : { source }),
    ...(asOf === undefined ? {} : { asOf }),
  });
  output.answer({ reports }, () =>
    reports.length === 0 ? 'There is no source to fetch.' : reports.map(describeReport).join('\n'),
  );
}

function describeReport({ verdict, sentence, added, updated }: FetchReport): string {
  const counts = added + updated === 0 ? '' : ` ${added} new papers, ${updated} completed.`;
  return `${(verdict ?? '–').padEnd(8)}  ${sentence}${counts}`;
}

/** `carrel ledger` */
export async function runLedger(
  { library, output }: Session,
  { source, since }: { source?: number; since?: string },
): Promise<void> {
  const { days } = await library.sources.ledger({
    ...(source === undefined ? {} : { source }),
    ...(since === undefined ? {} : { since }),
  });
  const { sources } = await library.sources.list({});
  const names = new Map(sources.map(({ id, name }) => [id, name]));
  const named = days.map((day) => ({ ...day, name: names.get(day.source) ?? null }));
  output.answer({ days: named }, () =>
    named.length === 0 ? 'Nothing was fetched yet.' : named.map(describeDay).join('\n'),
  );
}

function describeDay({
  day,
  name,
  verdict,
  received,
  expected,
  sentence,
}: LedgerDay & { name: string | null }) {
  const count = expected === null ? String(received) : `${received} of ${expected}`;
  return `${day}  ${verdict.padEnd(8)}  ${count.padStart(11)}  ${name ?? ''}: ${sentence}`;
}

/** `carrel network on|off` */
export async function runNetwork({ library, output }: Session, state: 'on' | 'off'): Promise<void> {
  const network = await library.sources.forbidNetwork({ forbidden: state === 'off' });
  output.answer(network, () =>
    network.forbidden
      ? 'All network is forbidden. What is fetched by itself waits.'
      : 'The network is allowed.',
  );
}
