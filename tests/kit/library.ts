import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '#shared/contract/client.ts';
import type { Client } from '#shared/contract/define.ts';
import { type ImportReport, type LibraryContract, libraryContract } from '#shared/contract/library.ts';
import type { LogEntry } from '#shared/contract/log.ts';
import { createLoopback } from '#shared/contract/loopback.ts';
import { serve } from '#shared/contract/server.ts';
import type { Paper, PaperId } from '#shared/domain/paper.ts';
import {
  libraryFileName,
  type OpenLibraryOptions,
  openLibrary,
} from '../../src/main/library/open-library.ts';
import { openDatabase } from '../../src/main/library/storage/database.ts';

/** A clock that goes on by a second each time it is read. */
export function aClock(start = '2026-07-01T08:00:00.000Z'): { now(): Date; set(instant: string): void } {
  let instant = Date.parse(start);
  return {
    now() {
      instant += 1000;
      return new Date(instant);
    },
    set(given) {
      instant = Date.parse(given);
    },
  };
}

export interface TestLibrary extends Disposable {
  readonly folder: string;
  readonly client: Client<LibraryContract>;
  readonly clock: ReturnType<typeof aClock>;
  readonly log: LogEntry[];
  backUpIfDue(): Promise<unknown>;
  /** Waits until what large work left is tidied up. */
  settled(): Promise<void>;
  /** How many papers have rows in the file, whether they are in the library or not. */
  rowsOfPapers(): number;
  /** Fetches one PDF that is due by itself; says whether there was one. */
  fetchDuePdf(signal?: AbortSignal): Promise<boolean>;
  close(): void;
}

/** What a test may want of its own; the network is not reached unless it gives a way to it. */
export type TestLibraryOptions = Partial<Omit<OpenLibraryOptions, 'clock' | 'log' | 'version'>> & {
  readonly clock?: ReturnType<typeof aClock>;
};

/** A real library in a folder of its own, asked through the contract; what it answers is checked too. */
export function openTestLibrary(options: TestLibraryOptions = {}): TestLibrary {
  const { folder = temporaryFolder(), clock = aClock() } = options;
  const log: LogEntry[] = [];
  const library = openLibrary({
    ...options,
    folder,
    clock,
    log: (entry) => log.push(entry),
    version: '0.0.0-test',
  });
  const [near, far] = createLoopback();
  serve(libraryContract, library.handlers, far, { log: (entry) => log.push(entry), checkOutput: true });
  let isOpen = true;
  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    near.close();
    library.close();
  };
  return {
    folder,
    client: createClient(libraryContract, near),
    clock,
    log,
    backUpIfDue: () => library.backUpIfDue(),
    settled: () => library.settled(),
    rowsOfPapers() {
      const database = openDatabase(join(folder, libraryFileName), { mode: 'read' });
      try {
        return database.sql<{ count: number }>('SELECT count(*) AS count FROM paper').get()?.count ?? 0;
      } finally {
        database.close();
      }
    },
    fetchDuePdf: (signal = new AbortController().signal) => library.pdfs.fetchDue(signal),
    close,
    [Symbol.dispose]() {
      close();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A new empty folder. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'carrel-'));
}

export interface ListedPaper {
  readonly title: string;
  readonly abstract?: string;
  readonly authors?: number;
  readonly organization?: string;
  readonly date?: string;
  readonly comments?: number;
}

/** The copied text of a Daily Papers search page of 1 July. */
export function aListing(papers: readonly ListedPaper[], day = 'Jul 1'): Uint8Array {
  const blocks = papers.map((paper) => {
    const abstract = paper.abstract ?? `An abstract about ${paper.title}, in one sentence.`;
    const who = paper.organization ? `acme ${paper.organization}` : `  • ${paper.authors ?? 3} authors`;
    const comments = paper.comments === undefined ? '' : ` ${paper.comments}`;
    return `${paper.title}\n\n${abstract}\n\n${who}\n·\n${paper.date ?? 'Mar 6, 2024'}${comments}`;
  });
  const header = 'new\n\nDaily Papers\n\nby the research community\n\n';
  return new TextEncoder().encode(`${header}${day}\n\n${blocks.join('\n\n')}`);
}

/** So many different papers. */
export function manyPapers(count: number, name = 'Paper'): ListedPaper[] {
  return Array.from({ length: count }, (_, index) => ({ title: `${name} number ${index + 1} on tests` }));
}

/** Imports inputs the way the page does: looks first, then writes. */
export async function importInto(
  client: Client<LibraryContract>,
  ...inputs: readonly Uint8Array[]
): Promise<ImportReport> {
  const files = inputs.map((bytes) => ({ name: 'listing.txt', bytes }));
  const { ticket } = await client.imports.preview({ files, asOf: '2026-07-01' });
  return client.imports.run({ ticket });
}

/** Every paper of the library, by title. */
export async function papersOf(client: Client<LibraryContract>): Promise<Paper[]> {
  const papers: Paper[] = [];
  for (let revision = 0, more = true; more; ) {
    const changes = await client.papers.since({ revision, limit: 1000 });
    papers.push(...changes.papers);
    revision = changes.to;
    more = changes.more;
  }
  return papers.sort((left, right) => left.title.localeCompare(right.title, 'en', { numeric: true }));
}

/** The id of the paper with a title. */
export async function idOf(client: Client<LibraryContract>, title: string): Promise<PaperId> {
  const paper = (await papersOf(client)).find((one) => one.title === title);
  if (!paper) throw new Error(`No paper is called "${title}".`);
  return paper.id;
}
