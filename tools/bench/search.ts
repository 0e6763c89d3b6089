/**
 * Measures the search against what it replaces, in the same run: stock `MiniSearch.search` with
 * facets counted in Maps over its hits. Prints ratios; absolute times depend on the machine.
 * `node tools/bench/search.ts [papers]`, 10,000 when not given.
 */
import MiniSearch from 'minisearch';
import type { Paper } from '#shared/domain/paper.ts';
import { facetValues, textOf } from '#shared/search/columns/paper-facts.ts';
import { PaperIndex } from '#shared/search/paper-index.ts';
import { facetNames, type SearchRequest } from '#shared/search/request.ts';
import { fieldBoosts, type IndexedText, indexedFields } from '#shared/search/text/fields.ts';
import { indexTerms } from '#shared/search/text/terms.ts';
import { createChance, createCorpus } from './corpus.ts';

const size = Number(process.argv[2] ?? 10_000);
const now = () => performance.now();

const corpus = createCorpus(size);
const queries = keystrokes(corpus);

const { value: index, ms: loading } = timed(() => {
  const made = new PaperIndex({ now });
  for (let at = 0; at < corpus.length; at += 1000) {
    made.apply({ to: at + 1, papers: corpus.slice(at, at + 1000), removed: [], more: true });
  }
  return made;
});
const everything = timed(() => index.search(request('')));
const { ms: indexing } = timed(() => index.indexSome(Number.POSITIVE_INFINITY));
const { value: stock, ms: stockIndexing } = timed(() => createStock(corpus));

print('papers', size);
print('loading, ms', loading);
print('first answer without words, ms', everything.ms);
print('indexing text, ms (stock MiniSearch)', indexing, stockIndexing);

for (const [name, asked] of [
  ['every keystroke', queries],
  ['one letter', [...'abcdefghij']],
  ['phrases', queries.filter((query) => query.includes(' ')).map((query) => `"${query}`)],
  ['no words', Array.from({ length: 20 }, () => '')],
] as const) {
  for (const query of asked.slice(0, 10)) index.search(request(query));
  const ours = asked.map((query) => timed(() => index.search(request(query))).ms);
  print(`${name}: p50, p95, max of ${asked.length}, ms`, ...spread(ours));
  if (name === 'phrases') continue;
  const sample = asked.filter((_, at) => at % Math.max(1, Math.floor(asked.length / 60)) === 0);
  const theirs = sample.map((query) => timed(() => searchStock(stock, query)).ms);
  print(`  stock MiniSearch and Map facets: p50, p95, max of ${sample.length}`, ...spread(theirs));
  const mean = (times: readonly number[]) => times.reduce((a, b) => a + b, 0) / times.length;
  print('  times faster, by the mean', mean(theirs) / mean(ours));
}

const changed = corpus.slice(0, 1000).map((paper) => ({ ...paper, status: 'done' as const }));
const tagged = changed.map((paper) => ({ ...paper, tags: [...paper.tags, 'later'] }));
print(
  'status of 1,000 papers changed and asked, ms',
  timed(() => {
    index.apply({ to: size + 1, papers: changed, removed: [], more: false });
    index.search(request('mem'));
  }).ms,
);
print(
  'tag added to 1,000 papers and asked, ms',
  timed(() => {
    index.apply({ to: size + 2, papers: tagged, removed: [], more: false });
    index.search(request('mem'));
  }).ms,
);

function request(query: string): SearchRequest {
  return {
    view: 'library',
    query,
    chosen: {},
    sort: 'relevance',
    offset: 0,
    limit: 30,
    facetLimit: 12,
    today: '2026-07-01',
  };
}

/** Queries as they grow under typing fingers, letter by letter, some of them with a slip. */
function keystrokes(papers: readonly Paper[]): string[] {
  const chance = createChance(11);
  return Array.from({ length: 25 }, () => {
    const paper = papers[Math.floor(chance() * papers.length)];
    const words = `${paper?.title} ${paper?.abstract}`.split(' ');
    const from = Math.floor(chance() * (words.length - 4));
    const query = words.slice(from, from + 2 + Math.floor(chance() * 2)).join(' ');
    const typed = chance() < 0.15 ? query.replace(/(.)(.)$/, '$2$1') : query;
    return Array.from({ length: typed.length - 1 }, (_, at) => typed.slice(0, at + 2));
  }).flat();
}

function createStock(papers: readonly Paper[]): MiniSearch<IndexedText> {
  const made = new MiniSearch<IndexedText>({
    idField: 'number',
    fields: [...indexedFields],
    tokenize: indexTerms,
    processTerm: (term) => term,
    searchOptions: { boost: fieldBoosts, combineWith: 'AND', prefix: (_, at, all) => at === all.length - 1 },
  });
  papers.forEach((paper, number) => {
    made.add(textOf(paper, number));
  });
  return made;
}

function searchStock(made: MiniSearch<IndexedText>, query: string): unknown {
  const hits = made.search(query === '' ? MiniSearch.wildcard : query);
  return facetNames.map((name) => {
    const counts = new Map<string, number>();
    for (const hit of hits) {
      const paper = corpus[Number(hit.id)];
      for (const value of paper === undefined ? [] : facetValues(paper, name)) {
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    return [...counts].sort((a, b) => b[1] - a[1]).slice(0, 12);
  });
}

function timed<Value>(act: () => Value): { readonly value: Value; readonly ms: number } {
  const started = now();
  const value = act();
  return { value, ms: now() - started };
}

function spread(times: readonly number[]): readonly [number, number, number] {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return [at(0.5), at(0.95), at(1)];
}

function print(what: string, ...numbers: readonly number[]): void {
  const shown = numbers.map((number) => (number >= 100 ? number.toFixed(0) : number.toFixed(2)));
  process.stdout.write(`${what}: ${shown.join(' · ')}\n`);
}
