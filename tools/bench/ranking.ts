/**
 * Measures the ranking: made-up readers with known interests decide day by day, and the order by interest of
 * the days to come is held against newest first, upvotes first and plain nearest neighbours. Then what it costs.
 * `node tools/bench/ranking.ts [papers]`, 10,000 when not given.
 */
import { type Paper, untouched } from '#shared/domain/paper.ts';
import { PaperIndex } from '#shared/search/paper-index.ts';
import { createCorpus } from './corpus.ts';
import { createDays, decisionsOf, readers } from './readers.ts';
import { checkpoints, replay, type Score } from './replay.ts';

const size = Number(process.argv[2] ?? 10_000);
const now = () => performance.now();
const print = (line: string) => void process.stdout.write(`${line}\n`);

print('\nThe order of 400 papers to come, as AUC and recall at 20% read\n');
print(
  `${'reader'.padEnd(20)} ${'decided'.padStart(7)}   kept   interest      newest        upvotes       neighbours`,
);
for (const reader of readers) {
  for (const point of replay({ reader, perDay: 40, ahead: 400, upTo: Math.max(...checkpoints), now })) {
    const cells = [point.model, point.newest, point.upvotes, point.neighbours].map(cell);
    const kept = `${(100 * point.keptPart).toFixed(0)}%`.padStart(4);
    print(
      `${reader.name.padEnd(20)} ${String(point.decisions).padStart(7)}   ${kept}   ${cells.join('   ')}`,
    );
  }
}

function cell(score: Score | null): string {
  if (score === null) return 'not ready  ';
  return `${score.auc.toFixed(3)} ${score.recall.toFixed(2).padStart(5)}`;
}

print('\nLearning from 5,000 decisions, among some papers to be decided\n');
{
  const told = createDays(138, 40);
  const statuses = decisionsOf(readers[0] ?? { name: '', topics: [], follows: 0, noise: 0 }, told);
  const papers = told.map(
    ({ paper }, at): Paper => ({
      ...paper,
      status: at < 5000 ? (statuses[at] ?? null) : 'undecided',
    }),
  );
  const index = new PaperIndex({ now });
  index.apply({ to: 1, papers, removed: [], more: false });
  index.readSome(Number.POSITIVE_INFINITY);
  const rests = timeRests(index);
  print(
    `in all: ${rests.total.toFixed(0)} ms; longest stretch without a rest: ${rests.longest.toFixed(1)} ms`,
  );
}

print(`\nA library of ${size.toLocaleString('en')} papers\n`);
{
  const papers = createCorpus(size).map((paper): Paper => ({ ...paper, ...untouched, status: null }));
  globalThis.gc?.();
  const before = process.memoryUsage();
  const index = new PaperIndex({ now });
  for (let at = 0; at < papers.length; at += 1000) {
    index.apply({ to: at + 1, papers: papers.slice(at, at + 1000), removed: [], more: true });
  }
  globalThis.gc?.();
  const loaded = process.memoryUsage();
  const started = now();
  index.readSome(Number.POSITIVE_INFINITY);
  const reading = now() - started;
  const first = timed(() => index.related(1, 5));
  const times = Array.from({ length: 200 }, (_, at) =>
    timed(() => index.related(1 + ((at * 7919) % size), 5)),
  ).sort((a, b) => a - b);
  globalThis.gc?.();
  const after = process.memoryUsage();
  const bytes = (usage: NodeJS.MemoryUsage) => usage.heapUsed + usage.arrayBuffers;
  print(`reading: ${reading.toFixed(0)} ms, ${((1000 * reading) / size).toFixed(0)} µs a paper`);
  print(
    `related papers: p50 ${at(times, 0.5)} ms, p95 ${at(times, 0.95)} ms, the first ${first.toFixed(0)} ms`,
  );
  print(
    `memory: ${mega(bytes(after) - bytes(loaded))} beside the papers' own ${mega(bytes(loaded) - bytes(before))}`,
  );
}

function timeRests(index: PaperIndex): { readonly total: number; readonly longest: number } {
  const learning = index.learn();
  let total = 0;
  let longest = 0;
  for (;;) {
    const started = now();
    const { done } = learning.next();
    total += now() - started;
    longest = Math.max(longest, now() - started);
    if (done === true) return { total, longest };
  }
}

function timed(act: () => unknown): number {
  const started = now();
  act();
  return now() - started;
}

function at(sorted: readonly number[], part: number): string {
  return (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(1);
}

function mega(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(0)} MB`;
}
