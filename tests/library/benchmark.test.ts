import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { facetValues } from '#shared/search/columns/paper-facts.ts';
import { PaperIndex } from '#shared/search/paper-index.ts';
import { facetNames } from '#shared/search/request.ts';
import { openIndex, requestFor } from '../../tools/bench/carrel-index.ts';
import { writeCorpus } from '../../tools/bench/corpus/json-lines.ts';
import { createCorpus } from '../../tools/bench/corpus/papers.ts';
import { type KeystrokeTimes, keystrokesOf, timesSlower } from '../../tools/bench/keystrokes.ts';
import * as carrel from '../../tools/bench/parts/carrel.ts';
import * as facets from '../../tools/bench/parts/facets.ts';
import * as imports from '../../tools/bench/parts/import.ts';
import * as minisearch from '../../tools/bench/parts/minisearch.ts';
import { createSessions } from '../../tools/bench/typing.ts';

const folder = mkdtempSync(join(tmpdir(), 'carrel-benchmark-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The benchmark in small: its laws and its ratios, each far below what it measures; never a time by itself. */
describe('the benchmark with 2,000 papers', () => {
  const wish = { papers: 2_000, corpus: join(folder, 'papers.jsonl'), folder, seconds: 2 };
  writeCorpus(wish.corpus, { papers: wish.papers });

  it('typing in Carrel costs less than half of typing in plain MiniSearch, by the 95th percentile', async () => {
    const ours = await carrel.measure(wish);
    const theirs = await minisearch.measure(wish);

    expect(ours.rows.asked.length).toBeGreaterThan(100);
    expect(timesSlower(theirs, ours.rows)).toBeGreaterThan(2);
    expect(timesSlower(theirs, ours.withFacets)).toBeGreaterThan(1.5);
  });

  it('counting facets in columns is faster than in maps', async () => {
    const { timesFaster, hits } = await facets.measure(wish);

    expect(hits).toBe(wish.papers);
    expect(timesFaster).toBeGreaterThan(1.2);
  });

  it('an import costs no more than twelve bare inserts of the same rows, and is found at once', async () => {
    const { timesBare, daily } = await imports.measure(wish);

    expect(timesBare).toBeLessThan(12);
    expect(daily.papers).toBe(500);
  });
});

describe('laws over a made-up library', () => {
  const papers = createCorpus(700);
  const rested = openIndex(papers);
  const keys = createSessions({ papers, sessions: 12 }).flat();

  it('S20: packed and frozen, it finds at every keystroke what it finds when it is read paper by paper', () => {
    const live = new PaperIndex({ now: () => 0 });
    live.apply({ to: 1, papers, removed: [], more: false });
    for (const query of keys) {
      const [one, other] = [rested, live].map((index) => index.search(requestFor(query, 'facets')));
      expect(new Set(one?.ids), query).toEqual(new Set(other?.ids));
      expect(one?.facets, query).toEqual(other?.facets);
    }
  });

  it('S12: facets count at every keystroke what a count paper by paper counts', () => {
    const byId = new Map(papers.map((paper) => [Number(paper.id), paper]));
    for (const query of keys) {
      const answer = rested.search({ ...requestFor(query, 'facets'), facetLimit: 100_000 });
      const found = [...answer.ids].flatMap((id) => byId.get(id) ?? []);
      for (const name of facetNames) {
        const counts = new Map<string, number>();
        for (const paper of found) {
          const values = new Set(facetValues(paper, name));
          for (const value of values.size === 0 ? [''] : values)
            counts.set(value, (counts.get(value) ?? 0) + 1);
        }
        expect(new Map(answer.facets[name].map(({ value, count }) => [value, count])), query).toEqual(counts);
      }
    }
  });
});

describe('npm run bench', () => {
  it('prints nothing but JSON when asked to, with a reason for all that was not measured', async () => {
    const run = fileURLToPath(new URL('../../tools/bench/run.ts', import.meta.url));

    const { stdout } = await promisify(execFile)(process.execPath, [
      ...['--disable-warning=ExperimentalWarning', run, '--papers', '200'],
      ...['--json', '--only', 'facets'],
    ]);

    const result: unknown = JSON.parse(stdout);
    expect(result).toMatchObject({
      papers: 200,
      keystroke: { carrel: null, minisearch: null, fts5: null, flexsearch: null, orama: null },
      facets: { hits: 200 },
      import: null,
      start: null,
      reasons: { import: 'It was not asked for.', start: 'It was not asked for.' },
    });
  });

  it('typing is the same for the same library', () => {
    const file = join(folder, 'small.jsonl');
    writeCorpus(file, { papers: 100 });

    expect(keystrokesOf(file)).toEqual(keystrokesOf(file));
  });

  it('compares engines on the keystrokes that both were asked', () => {
    const times = (asked: number[], cpu: number[]): KeystrokeTimes => ({ asked, cpu, wall: cpu });

    expect(timesSlower(times([3, 1], [30, 10]), times([1, 2, 3], [1, 500, 3]))).toBe(10);
  });
});
