/**
 * Measures the ranking: made-up readers with known interests decide day by day, and the order by interest of
 * the days to come is held against newest first, upvotes first and plain nearest neighbours. Then what it costs.
 * `node tools/bench/ranking.ts [papers] [seed]`: 10,000 papers when not given; with a seed other readers and
 * papers than those on which the settings were chosen.
 */
import { type Paper, untouched } from '#shared/domain/paper.ts';
import { PaperIndex } from '#shared/search/paper-index.ts';
import { createCorpus } from './corpus/papers.ts';
import { createDays, decisionsOf, readers } from './readers.ts';
import { checkpoints, replay, type Score, seedsOfSettings } from './replay.ts';
import { listedPapers, measureThresholds, naturalPapers } from './same-topic.ts';

const size = Number(process.argv[2] ?? 10_000);
const seed = process.argv[3];
const seeds = seed === undefined ? seedsOfSettings : { papers: Number(seed), decisions: Number(seed) + 1 };
const now = () => performance.now();
const print = (line: string) => void process.stdout.write(`${line}\n`);

print('\nThe order of 400 papers to come, as AUC and recall at 20% read\n');
print(
  `${'reader'.padEnd(20)} ${'decided'.padStart(7)}   kept   interest      newest        upvotes       neighbours`,
);
for (const reader of readers) {
  for (const point of replay({
    reader,
    perDay: 40,
    ahead: 400,
    upTo: Math.max(...checkpoints),
    now,
    seeds,
  })) {
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

const alikeAmong = [
  ['300 papers in natural words', naturalPapers(300, seeds.papers)],
  ['2,000 papers in natural words', naturalPapers(2000, seeds.papers)],
  ['2,000 papers of listings', listedPapers(2000, seeds.papers)],
] as const;
for (const [name, papers] of alikeAmong) {
  print(`\nAt least so alike among ${name}: found for each, a topic in common, the main one, recall of it\n`);
  for (const one of measureThresholds(papers, now)) {
    const share = (part: number) => (Number.isNaN(part) ? '—' : `${(100 * part).toFixed(0)}%`).padStart(6);
    const { least, found, answered, precision, mainPrecision, recall } = one;
    print(
      `${least.toFixed(2)} ${found.toFixed(1).padStart(7)} (for${share(answered)})` +
        `${share(precision)}${share(mainPrecision)}${share(recall)}`,
    );
  }
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
  const relating = index.relating(1, 5);
  const { longest } = timeSteps(() => relating.next().done === true);
  print(`longest stretch without a rest: ${longest.toFixed(1)} ms`);
  print(
    `memory: ${mega(bytes(after) - bytes(loaded))} beside the papers' own ${mega(bytes(loaded) - bytes(before))}`,
  );
}

interface Stretches {
  readonly total: number;
  readonly longest: number;
}

function timeRests(index: PaperIndex): Stretches {
  const learning = index.learn();
  return timeSteps(() => learning.next().done === true);
}

/** Takes steps until one says that it was the last. */
function timeSteps(step: () => boolean): Stretches {
  let total = 0;
  let longest = 0;
  for (;;) {
    const started = now();
    const isLast = step();
    total += now() - started;
    longest = Math.max(longest, now() - started);
    if (isLast) return { total, longest };
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
