/**
 * Measures the import against the bare insert of the same rows, in the same run, on real files.
 * Prints ratios; absolute times depend on the machine. `node tools/bench/storage.ts [papers]`.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '#shared/contract/client.ts';
import { libraryContract } from '#shared/contract/library.ts';
import { createLoopback } from '#shared/contract/loopback.ts';
import { serve } from '#shared/contract/server.ts';
import type { Paper } from '#shared/domain/paper.ts';
import { foldTitle } from '#shared/text/fold-title.ts';
import { libraryFileName, openLibrary } from '../../src/main/library/open-library.ts';
import { openDatabase } from '../../src/main/library/storage/database.ts';
import { migrate } from '../../src/main/library/storage/migrate.ts';
import { createCorpus } from './corpus.ts';

const size = Number(process.argv[2] ?? 10_000);
const folder = mkdtempSync(join(tmpdir(), 'carrel-bench-'));
const corpus = createCorpus(size);

const bare = timed(() => insertBare(join(folder, 'bare.sqlite'), corpus));
const imported = await importForReal(join(folder, 'library'), corpus);

print('papers', size);
print('bare normalised insert, ms', bare);
print('reading and comparing (preview), ms', imported.preview);
print('writing (run), ms', imported.run);
print('writing as a multiple of the bare insert', imported.run / bare);
print('publishing, after the last slice, ms', imported.publish);
print('longest wait of another call meanwhile, ms', imported.longestWait);
print('everything since revision 0, ms', imported.since);
print('library file, MB', statSync(join(folder, 'library', libraryFileName)).size / 1e6);
rmSync(folder, { recursive: true, force: true });

/** The same rows by the same SQL, in one transaction, with nothing else done. */
function insertBare(file: string, papers: readonly Paper[]): void {
  const database = openDatabase(file, { mode: 'write' });
  migrate(database);
  const authors = new Map<string, number>();
  database.transaction(() => {
    const paper = database.sql(`
      INSERT INTO paper (title, folded_title, author_count, organization, date, date_inferred, upvotes,
        comments, status, added_at)
      VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?)`);
    const abstract = database.sql('INSERT INTO abstract (paper_id, text) VALUES (?, ?)');
    const author = database.sql('INSERT INTO author (name) VALUES (?)');
    const paperAuthor = database.sql(
      'INSERT INTO paper_author (paper_id, position, author_id) VALUES (?, ?, ?)',
    );
    const identifier = database.sql('INSERT INTO identifier (scheme, value, paper_id) VALUES (?, ?, ?)');
    const appearance = database.sql(`
      INSERT INTO appearance (paper_id, position, source, kind, listed_on, rank) VALUES (?, 0, ?, ?, ?, ?)`);
    const change = database.sql('INSERT INTO change (paper_id, revision) VALUES (?, 1)');
    for (const [index, one] of papers.entries()) {
      const folded = foldTitle(one.title);
      const { lastInsertRowid } = paper.run(
        one.title,
        folded,
        one.authors.length,
        one.organization,
        one.date,
        one.upvotes,
        one.comments,
        'undecided',
        one.addedAt,
      );
      const id = Number(lastInsertRowid);
      if (one.abstract !== null) abstract.run(id, one.abstract);
      for (const [position, name] of one.authors.entries()) {
        const known = authors.get(name) ?? Number(author.run(name).lastInsertRowid);
        authors.set(name, known);
        paperAuthor.run(id, position, known);
      }
      identifier.run('arxiv', arxivOf(index), id);
      appearance.run(id, 'daily-papers', 'daily', '2026-07-01', index + 1);
      change.run(id);
    }
  });
  database.close();
}

async function importForReal(target: string, papers: readonly Paper[]) {
  const log = (): void => {};
  const clock = { now: () => new Date() };
  const library = openLibrary({ folder: target, clock, log, version: 'bench' });
  const [near, far] = createLoopback();
  serve(libraryContract, library.handlers, far, { log });
  const client = createClient(libraryContract, near);
  const files = asJsonLines(papers);

  let ticket = '';
  const preview = await timedAsync(async () => {
    ({ ticket } = await client.imports.preview({ files, asOf: '2026-07-01' }));
  });
  let isOver = false;
  let longestWait = 0;
  const others = (async () => {
    while (!isOver) {
      longestWait = Math.max(longestWait, await timedAsync(() => client.library.about({})));
      // In process, answers come as microtasks; without a pause they would keep the import waiting.
      await new Promise((resolve) => setImmediate(resolve));
    }
  })();
  let lastReport = 0;
  const run = await timedAsync(() =>
    client.imports.run({ ticket }, { onProgress: () => void (lastReport = performance.now()) }),
  );
  const publish = performance.now() - lastReport;
  isOver = true;
  await others;
  const since = await timedAsync(async () => {
    for (let revision = 0, more = true; more; ) {
      ({ to: revision, more } = await client.papers.since({ revision, limit: 1000 }));
    }
  });
  near.close();
  library.close();
  return { preview, run, publish, longestWait, since };
}

/** Rows as the Daily Papers API gives them, in files of at most 20,000. */
function asJsonLines(papers: readonly Paper[]): { name: string; bytes: Uint8Array }[] {
  const encoder = new TextEncoder();
  const files: { name: string; bytes: Uint8Array }[] = [];
  for (let start = 0; start < papers.length; start += 20_000) {
    const lines = papers.slice(start, start + 20_000).map((paper, index) =>
      JSON.stringify({
        paper: {
          id: arxivOf(start + index),
          title: paper.title,
          summary: paper.abstract,
          authors: paper.authors.map((name) => ({ name })),
          publishedAt: `${paper.date}T00:00:00.000Z`,
          submittedOnDailyAt: '2026-07-01T00:00:00.000Z',
          upvotes: paper.upvotes ?? 0,
        },
        numComments: paper.comments ?? 0,
      }),
    );
    files.push({ name: `papers-${start}.jsonl`, bytes: encoder.encode(lines.join('\n')) });
  }
  return files;
}

function arxivOf(index: number): string {
  return `${2401 + Math.floor(index / 100_000)}.${String(index % 100_000).padStart(5, '0')}`;
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

async function timedAsync(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function print(name: string, value: number): void {
  console.log(`${name.padEnd(52)} ${value.toFixed(value < 10 ? 2 : 0).padStart(10)}`);
}
