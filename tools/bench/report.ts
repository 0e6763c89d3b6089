import { type BenchResult, type Engine, engines } from './result.ts';

const names: Record<Engine, string> = {
  carrel: 'Carrel: hits and first rows',
  carrelWithFacets: 'Carrel: with every facet counted',
  minisearch: 'MiniSearch.search',
  fts5: 'SQLite FTS5, ranked, best 50',
  flexsearch: 'FlexSearch, forward, best 50',
  orama: 'Orama, best 50',
};

/** A result for people: what was measured, how it compares in the same run, and what was not measured. */
export function reportOf(result: BenchResult): string {
  const { papers, machine, versions, clock, reasons } = result;
  return [
    `${papers.toLocaleString('en')} made-up papers · ${machine}`,
    Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(' · '),
    '',
    ...keystrokeLines(result, clock === 'thread' ? 'ms of the thread’s work' : 'ms on the wall'),
    ...otherLines(result),
    ...Object.entries(reasons).map(([place, reason]) => `${place}: not measured. ${reason}`),
    '',
  ].join('\n');
}

function keystrokeLines({ keystroke, ratios }: BenchResult, unit: string): string[] {
  if (engines.every((engine) => keystroke[engine] === null)) return [];
  const head = ['p50', 'p95', 'p99', 'max', 'keys', 'p95 on the wall', 'times slower by p95'];
  const line = (name: string, cells: readonly (string | number)[]) =>
    `${name.padEnd(34)}${cells.map((cell) => String(cell).padStart(String(cell).length > 8 ? 20 : 9)).join('')}`;
  return [
    line(`Each keystroke, ${unit}`, head.slice(0, 5)).concat(`   ${head.slice(5).join('   ')}`),
    ...engines.flatMap((engine) => {
      const one = keystroke[engine];
      if (one === null) return [];
      const slower = engine === 'carrel' ? '' : (ratios[engine] ?? '');
      const cells = [one.p50, one.p95, one.p99, one.max, one.queries].map(String);
      const wall = String(one.wall.p95).padStart(15);
      return [`${line(names[engine], cells)}   ${wall}   ${String(slower).padStart(19)}`];
    }),
    '',
  ];
}

function otherLines(result: BenchResult): string[] {
  const { facets, import: imported, judged, page, pageThread, start, memory, daily } = result;
  const lines: string[] = [];
  const say = (name: string, words: string) => lines.push(`${name.padEnd(34)}${words}`);
  if (facets) {
    const { carrelMs, naiveMs, timesFaster, hits } = facets;
    say(
      `Facets of ${hits.toLocaleString('en')} hits`,
      `${carrelMs} ms; in maps ${naiveMs} ms, ${timesFaster} times that`,
    );
  }
  if (imported) {
    const { carrelPerSecond, bareInsertPerSecond, timesBare, writingTimesBare, wall } = imported;
    say('Import', `${carrelPerSecond} papers a second; bare insert ${bareInsertPerSecond}`);
    say('', `${timesBare} times the bare insert’s work, writing alone ${writingTimesBare} times`);
    say('', `publishing ${wall.publishMs} ms; another call waited at most ${wall.longestWaitMs} ms`);
    say(
      '500 papers on top',
      `imported in ${imported.daily.importMs} ms, found ${imported.daily.searchableMs} ms later`,
    );
  }
  if (page && pageThread && start && memory && daily) {
    say(
      'In the browser, key to paint',
      `p50 ${page.p50}, p95 ${page.p95}, p99 ${page.p99} ms of ${page.queries}`,
    );
    say(
      'The page’s thread for a key',
      `p50 ${pageThread.p50}, p95 ${pageThread.p95}, p99 ${pageThread.p99} ms`,
    );
    say('Start', `list on screen after ${start.listMs} ms, all text after ${start.indexMs} ms`);
    say('Search worker', `${memory.workerMB} MB (objects ${memory.objectsMB}, buffers ${memory.buffersMB})`);
    say('500 papers on top', `on screen ${daily.searchableMs} ms after the commit`);
  }
  if (judged) say('Ranking', `nDCG@10 ${judged.ndcg}`);
  return [...lines, ''];
}
