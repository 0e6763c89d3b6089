import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeCorpus } from './corpus/json-lines.ts';
import { type KeystrokeTimes, summaryOf, timesSlower } from './keystrokes.ts';
import { hasThreadClock } from './measure.ts';
import type { CarrelMeasured } from './parts/carrel.ts';
import type { FacetsMeasured } from './parts/facets.ts';
import type { ImportMeasured } from './parts/import.ts';
import type { JudgedMeasured } from './parts/judged.ts';
import type { PageMeasured } from './parts/page.ts';
import type { PartWish } from './parts/part.ts';
import { reportOf } from './report.ts';
import type { BenchResult, Engine, Ratios } from './result.ts';
import { type Outcome, startPart } from './start-part.ts';
import { versionsOf } from './versions.ts';

// `npm run bench -- --papers 100000 --json --only keystroke,facets --seconds 60`
const { values: options } = parseArgs({
  allowPositionals: false,
  options: {
    papers: { type: 'string', default: '10000' },
    json: { type: 'boolean', default: false },
    only: { type: 'string', default: 'judged,keystroke,facets,import,page' },
    seconds: { type: 'string', default: '60' },
  },
});
const groups = ['judged', 'keystroke', 'facets', 'import', 'page'] as const;
const wanted = options.only.split(',');
const unknown = wanted.filter((name) => !groups.some((group) => group === name));
const papers = Number(options.papers);
if (unknown.length > 0 || !Number.isSafeInteger(papers) || papers < 1) {
  console.error(`Known are --papers <number>, --json, --seconds <number> and --only ${groups.join(',')}.`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'carrel-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

const result = await measureAll({
  papers,
  corpus: join(folder, 'papers.jsonl'),
  folder,
  seconds: Number(options.seconds),
});
if (options.json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
else process.stdout.write(reportOf(result));

/** Runs the wanted parts one after the other, so that none disturbs another. */
async function measureAll(wish: PartWish): Promise<BenchResult> {
  const reasons: Record<string, string> = {};
  const notAsked = { reason: 'It was not asked for.' };

  async function part<Value>(
    group: (typeof groups)[number],
    name: string,
    place = name,
    minutes = 15,
  ): Promise<Value | null> {
    if (wanted.includes(group)) console.error(`Measuring: ${name}`);
    const outcome: Outcome<Value> = wanted.includes(group)
      ? await startPart(name, wish, { minutes })
      : notAsked;
    if ('value' in outcome) return outcome.value;
    reasons[place] = outcome.reason;
    return null;
  }

  console.error(`Making up ${wish.papers} papers`);
  writeCorpus(wish.corpus, { papers: wish.papers });
  const judged = await part<JudgedMeasured>('judged', 'judged');
  const carrel = await part<CarrelMeasured>('keystroke', 'carrel', 'keystroke.carrel', 60);
  const times: Record<Engine, KeystrokeTimes | null> = {
    carrel: carrel?.rows ?? null,
    carrelWithFacets: carrel?.withFacets ?? null,
    minisearch: await part('keystroke', 'minisearch', 'keystroke.minisearch', 30),
    fts5: await part('keystroke', 'fts5', 'keystroke.fts5'),
    flexsearch: await part('keystroke', 'flexsearch', 'keystroke.flexsearch', 6),
    orama: await part('keystroke', 'orama', 'keystroke.orama', 6),
  };
  const facets = await part<FacetsMeasured>('facets', 'facets');
  const imported = await part<ImportMeasured>('import', 'import', 'import', 60);
  const page = await part<PageMeasured>('page', 'page', 'page', 60);
  if (page === null) {
    for (const place of ['pageThread', 'start', 'memory', 'daily']) reasons[place] = reasons['page'] ?? '';
  }
  return {
    papers: wish.papers,
    machine: `${cpus().length} virtual cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}`,
    versions: versionsOf(page?.browser ?? null),
    clock: hasThreadClock ? 'thread' : 'wall',
    keystroke: {
      carrel: summary(times.carrel),
      carrelWithFacets: summary(times.carrelWithFacets),
      minisearch: summary(times.minisearch),
      fts5: summary(times.fts5),
      flexsearch: summary(times.flexsearch),
      orama: summary(times.orama),
    },
    ratios: ratiosOf(times),
    facets,
    import: imported,
    judged,
    pageThread: page?.pageThread ?? null,
    page: page?.keystroke ?? null,
    start: page?.start ?? null,
    memory: page?.memory ?? null,
    daily: page?.daily ?? null,
    reasons,
  };
}

function summary(times: KeystrokeTimes | null) {
  return times === null ? null : summaryOf(times);
}

function ratiosOf(times: Record<Engine, KeystrokeTimes | null>): Ratios {
  const { carrel, ...others } = times;
  if (carrel === null) return {};
  const measured = Object.entries(others).flatMap(([name, other]) =>
    other === null ? [] : [[name, timesSlower(other, carrel)] as const],
  );
  return Object.fromEntries(measured);
}
