import { join } from 'node:path';
import { paperIdSchema } from '#shared/domain/paper.ts';
import { PaperIndex } from '#shared/search/paper-index.ts';
import { libraryFileName } from '../../../src/main/library/open-library.ts';
import { insertBare } from '../bare-insert.ts';
import { requestFor } from '../carrel-index.ts';
import { readCorpus } from '../corpus/json-lines.ts';
import { generatePapers } from '../corpus/papers.ts';
import { type BenchLibrary, importFiles, openBenchLibrary } from '../library.ts';
import { rounded, timedAsync } from '../measure.ts';
import type { PartWish } from './part.ts';

export interface ImportMeasured {
  /** Papers a second of the thread's work: read, compared with the library and written. */
  readonly carrelPerSecond: number;
  /** The same rows by plain inserts. */
  readonly bareInsertPerSecond: number;
  /** How many times the work of the bare insert reading, comparing and writing take, and writing alone. */
  readonly timesBare: number;
  readonly writingTimesBare: number;
  /** By the clock on the wall. */
  readonly wall: {
    readonly previewMs: number;
    readonly writeMs: number;
    readonly bareInsertMs: number;
    readonly publishMs: number;
    /** The longest another call waited while papers were written. */
    readonly longestWaitMs: number;
  };
  readonly daily: DailyMeasured;
}

export interface DailyMeasured {
  readonly papers: number;
  readonly importMs: number;
  /** From the commit until an index that had the rest of the library finds the new papers. */
  readonly searchableMs: number;
}

const daily = 500;

/** The made-up library through the real import, against the bare insert of the same rows; then a day's papers on top. */
export async function measure({ corpus, folder, papers }: PartWish): Promise<ImportMeasured> {
  const target = join(folder, 'library');
  let first: Imported;
  {
    using library = openBenchLibrary(target);
    first = await importAll(library, corpus);
  }
  const bare = insertBare(join(target, libraryFileName), join(folder, 'bare.sqlite'));
  using library = openBenchLibrary(target);
  const { preview, run } = first;
  return {
    carrelPerSecond: rounded((papers * 1000) / (preview.cpu + run.cpu)),
    bareInsertPerSecond: rounded((papers * 1000) / bare.cpu),
    timesBare: rounded((preview.cpu + run.cpu) / bare.cpu),
    writingTimesBare: rounded(run.cpu / bare.cpu),
    wall: {
      previewMs: rounded(preview.wall),
      writeMs: rounded(run.wall),
      bareInsertMs: rounded(bare.wall),
      publishMs: rounded(first.publish),
      longestWaitMs: rounded(first.longestWait),
    },
    daily: await measureDaily(library, papers),
  };
}

type Imported = Awaited<ReturnType<typeof importAll>>;

async function importAll({ client }: BenchLibrary, corpus: string) {
  let files = importFiles(readCorpus(corpus));
  const preview = await timedAsync(() => client.imports.preview({ files, asOf: '2026-07-01' }));
  files = [];
  const { ticket } = preview.value;
  let isOver = false;
  let longestWait = 0;
  const others = (async () => {
    while (!isOver) {
      const started = performance.now();
      await client.library.about({});
      longestWait = Math.max(longestWait, performance.now() - started);
      // Answers of a library in this process come as microtasks; without a pause they would keep it from writing.
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  let lastReport = 0;
  const run = await timedAsync(() =>
    client.imports.run({ ticket }, { onProgress: () => void (lastReport = performance.now()) }),
  );
  const publish = performance.now() - lastReport;
  isOver = true;
  await others;
  return { preview, run, publish, longestWait };
}

async function measureDaily({ client }: BenchLibrary, papers: number): Promise<DailyMeasured> {
  const index = new PaperIndex({ now: () => performance.now() });
  await catchUp(index);
  index.indexSome(Number.POSITIVE_INFINITY);
  const word = 'dailypapersofthebenchmark';
  const news = [...generatePapers({ papers: daily, seed: 99 })].map((paper) => ({
    ...paper,
    id: paperIdSchema.parse(papers + paper.id),
    title: `${paper.title} ${word}`,
  }));
  const started = performance.now();
  const { ticket } = await client.imports.preview({ files: importFiles(news), asOf: '2026-07-02' });
  await client.imports.run({ ticket });
  const committed = performance.now();
  await catchUp(index);
  const { total } = index.search(requestFor(word, 'facets'));
  if (total !== daily) throw new Error(`${total} of ${daily} new papers were found.`);
  return {
    papers: daily,
    importMs: rounded(committed - started),
    searchableMs: rounded(performance.now() - committed),
  };

  async function catchUp(copy: PaperIndex): Promise<void> {
    for (let more = true; more; ) {
      const changes = await client.papers.since({ revision: copy.revision, limit: 1000 });
      copy.apply(changes);
      ({ more } = changes);
    }
  }
}
