import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { paperSchema } from '#shared/domain/paper.ts';
import { readCorpus, writeCorpus } from '../../../tools/bench/corpus/json-lines.ts';
import { createCorpus, generatePapers } from '../../../tools/bench/corpus/papers.ts';
import { createSessions } from '../../../tools/bench/typing.ts';

const papers = createCorpus(2_000);
const abstracts = papers.flatMap(({ abstract }) => (abstract === null ? [] : [wordsOf(abstract)]));

describe('the made-up library of the benchmark', () => {
  it('is the same each time, and the beginning of a longer one', () => {
    expect([...generatePapers({ papers: 50 })]).toEqual(papers.slice(0, 50));
    expect(createCorpus(3, 8)).not.toEqual(papers.slice(0, 3));
  });

  it('holds papers as the library has them, each with an arXiv number of its own', () => {
    for (const paper of papers.slice(0, 100)) expect(paperSchema.parse(paper)).toEqual(paper);
    expect(new Set(papers.map(({ identifiers }) => identifiers['arxiv'])).size).toBe(papers.length);
  });

  it('has abstracts as long and as varied as real ones', () => {
    const lengths = abstracts.map((words) => words.length);
    const different = abstracts.map((words) => new Set(words).size);

    expect(mean(lengths)).toBeGreaterThan(180);
    expect(mean(lengths)).toBeLessThan(197);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(55);
    expect(Math.max(...lengths)).toBeLessThan(450);
    expect(mean(different) / mean(lengths)).toBeGreaterThan(0.68);
    expect(mean(different) / mean(lengths)).toBeLessThan(0.78);
  });

  it('meets new words by Heaps’ law', () => {
    const [few, many] = [grown(abstracts.slice(0, 250)), grown(abstracts)];

    const exponent = Math.log(many.words / few.words) / Math.log(many.length / few.length);

    expect(exponent).toBeGreaterThan(0.4);
    expect(exponent).toBeLessThan(0.6);
  });

  it('says its most frequent word as often as Zipf’s law has it', () => {
    const counts = new Map<string, number>();
    for (const word of abstracts.flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
    const total = abstracts.flat().length;
    const shares = [...counts.values()].sort((a, b) => b - a).map((count) => count / total);

    expect(shares[0]).toBeGreaterThan(0.02);
    expect(shares[0]).toBeLessThan(0.07);
    expect((shares[9] ?? 0) / (shares[99] ?? 1)).toBeGreaterThan(4);
  });

  it('has six authors a paper, most of whom write once and some very often', () => {
    const signed = new Map<string, number>();
    for (const name of papers.flatMap(({ authors }) => authors))
      signed.set(name, (signed.get(name) ?? 0) + 1);
    const once = [...signed.values()].filter((times) => times === 1).length / signed.size;

    expect(mean(papers.map(({ authors }) => authors.length))).toBeGreaterThan(5.5);
    expect(mean(papers.map(({ authors }) => authors.length))).toBeLessThan(6.3);
    expect(once).toBeGreaterThan(0.55);
    expect(once).toBeLessThan(0.85);
    expect(Math.max(...signed.values())).toBeGreaterThan(10);
  });

  it('has pairs of words that come again and again', () => {
    const pairs = new Map<string, number>();
    for (const words of abstracts) {
      for (const [at, word] of words.entries()) {
        const pair = `${word} ${words[at + 1]}`;
        pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
      }
    }
    const common = [...pairs.values()].filter((times) => times >= 100).length;

    expect(common).toBeGreaterThan(50);
  });

  it('goes through a file and comes back the same', () => {
    const folder = mkdtempSync(join(tmpdir(), 'carrel-corpus-'));
    try {
      const file = join(folder, 'papers.jsonl');
      writeCorpus(file, { papers: 700 });

      expect([...readCorpus(file)]).toEqual(papers.slice(0, 700));
      expect([...readCorpus(file, 3)]).toHaveLength(3);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('typing', () => {
  const sessions = createSessions({ papers, sessions: 400 });
  const queries = sessions.map((keys) => keys.at(-1) ?? '');

  it('is the same each time', () => {
    expect(createSessions({ papers, sessions: 400 })).toEqual(sessions);
  });

  it('goes letter by letter from two on, and rests on no blank', () => {
    for (const keys of sessions) {
      expect((keys[0] ?? '').length).toBeLessThanOrEqual(3);
      for (const [at, key] of keys.slice(1).entries()) {
        expect(key.startsWith(keys[at] ?? '')).toBe(true);
        expect(key.length - (keys[at] ?? '').length).toBeLessThanOrEqual(2);
        expect(key).not.toMatch(/ $/);
      }
    }
  });

  it('asks for two to four words', () => {
    for (const query of queries) expect(query.split(' ').length).toBeLessThanOrEqual(4);
    expect(mean(queries.map((query) => query.split(' ').length))).toBeGreaterThan(2.5);
  });

  it('mistypes some 15% of queries', () => {
    const known = new Set(
      papers.flatMap((paper) => [paper.title, paper.abstract ?? '', ...paper.authors]).flatMap(wordsOf),
    );
    const slipped = queries.filter((query) => wordsOf(query).some((word) => !known.has(word)));

    expect(slipped.length / queries.length).toBeGreaterThan(0.08);
    expect(slipped.length / queries.length).toBeLessThan(0.2);
  });
});

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function grown(texts: readonly (readonly string[])[]): { readonly length: number; readonly words: number } {
  const words = texts.flat();
  return { length: words.length, words: new Set(words).size };
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0) / numbers.length;
}
