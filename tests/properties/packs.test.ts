import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Paper } from '#shared/domain/paper.ts';
import { textOf } from '#shared/search/columns/paper-facts.ts';
import { PackBuilder } from '#shared/search/packs/build-pack.ts';
import { decodePack, encodePack } from '#shared/search/packs/pack-file.ts';
import { PaperPack } from '#shared/search/packs/paper-pack.ts';
import { PhraseScan } from '#shared/search/packs/phrase-scan.ts';
import { decodeWords, WordEncoder } from '#shared/search/packs/word-code.ts';
import { PaperIndex } from '#shared/search/paper-index.ts';
import { type SearchRequest, sorts } from '#shared/search/request.ts';
import { SegmentBuilder } from '#shared/search/segments/build-segment.ts';
import { Segment } from '#shared/search/segments/segment.ts';
import { isAscii } from '#shared/search/text/fold.ts';
import { phraseTest } from '#shared/search/text/phrase.ts';
import { aLibrary, papers, requests } from '../kit/any-papers.ts';
import { anIndex, aRequest } from '../unit/search/search-kit.ts';

const library = fc
  .uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 12 })
  .chain((ids) => fc.tuple(...ids.map((paperId) => papers(paperId))));

/** Texts with everything in them: half a surrogate, signs, long words, and words that come again. */
const texts = fc.array(
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 50 }),
    fc.constantFrom('', ' ', '\ud800', 'a\udc00b', 'x'.repeat(300), '学习'.repeat(40), '2407.12345v2'),
    fc
      .array(fc.constantFrom('memory', 'Memory', 'of', 'Müller', '–', ',', '2026', 'S$^{2}$FT'), {
        maxLength: 9,
      })
      .map((words) => words.join(' ')),
  ),
  { maxLength: 30 },
);

interface Packed {
  readonly file: Uint8Array<ArrayBuffer>;
  readonly revision: number;
}

describe('texts packed by their words', () => {
  it('come back as they were, each alone, also when a later run goes on with the words', () => {
    fc.assert(
      fc.property(texts, texts, (first, second) => {
        const one = packed(first);
        const two = packed(second, one.words);

        expect(unpacked(one, two.words)).toEqual(first);
        expect(unpacked(two, two.words)).toEqual(second);
      }),
      { numRuns: 500 },
    );
  });

  it('have numbers for more words than two bytes name', () => {
    const words = Array.from({ length: 30_000 }, (_, at) => ` ${lettersOf(at)}`);
    const text = words.join('');
    const run = packed([text, text, text]);

    expect(run.words.length).toBeGreaterThan(25_000);
    expect(unpacked(run, run.words)).toEqual([text, text, text]);
  });
});

describe('a phrase in packed texts', () => {
  const longLetters = 'x'.repeat(31);
  const word = fc.constantFrom(
    ...['low', 'Low', 'rank', 'ranks', 'of', 's2ft', '2', '20264', longLetters, `${longLetters}y`],
    ...['naïve', 'ﬁne', 'ß'.repeat(16), 'ss'.repeat(16), '²', 'x²', 'αβ', '学习', 'a\u0301', 'co\u00adop'],
  );
  const joint = fc.constantFrom(' ', ' ', ' ', '-', '', ', ', '  ', ' – ', '™', '\u0301', '😀', '$^{', '\n');
  const prose = fc
    .array(fc.tuple(word, joint), { maxLength: 8 })
    .map((pairs) => pairs.flat().join(''))
    .filter((text) => text.isWellFormed());
  const term = fc.constantFrom(
    ...['low', 'rank', 'ran', 'of', 's2ft', 's2', '2', '2026', '20264', 'naive', 'na', 'fine', 'x2', 'x'],
    ...[longLetters, `${longLetters}y`, 'ss'.repeat(16), 'αβ', '学习', '学', 'a', 'coop'],
  );
  const phrases = fc.record({ terms: fc.array(term, { minLength: 1, maxLength: 3 }), open: fc.boolean() });

  it('S6: is found where it stands in the texts themselves', () => {
    fc.assert(
      fc.property(fc.array(prose, { maxLength: 8 }), phrases, (given, phrase) => {
        const { words, bytes, ends } = packed([...given, ...given]);
        const scan = PhraseScan.of(words, phrase);
        fc.pre(scan !== null);
        const standsIn = phraseTest(phrase);

        for (const [at, text] of [...given, ...given].entries()) {
          const found = scan.finds(bytes, ends[at - 1] ?? 0, ends[at] ?? 0);
          expect(found).toBeOneOf(isAscii(text) ? [standsIn(text)] : [standsIn(text), null]);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('packed papers', () => {
  it('S24: come back from their file as they were, with their columns', () => {
    fc.assert(
      fc.property(library, fc.nat({ max: 2 ** 40 }), (held, revision) => {
        const { file } = packOf(held, null, revision);

        const read = decodePack(file.buffer, 'abc');

        if (read.kind !== 'pack') throw new Error(read.reason);
        const pack = new PaperPack(read.arrays);
        expect(held.map((_, at) => pack.paper(at))).toEqual(held);
        expect(held.map((_, at) => pack.title(at))).toEqual(held.map(({ title }) => title));
        expect(read.label).toEqual({ library: 'abc', revision });
      }),
      { numRuns: 200 },
    );
  });

  it('S22: a file that is damaged, cut, foreign or older is never used', () => {
    fc.assert(
      fc.property(library, fc.nat(), fc.integer({ min: 1, max: 255 }), (held, place, change) => {
        const { file } = packOf(held, null, 7);
        const damaged = file.slice();
        const at = place % damaged.length;
        damaged[at] = (damaged[at] ?? 0) ^ change;

        expect(decodePack(damaged.buffer, 'abc').kind).toBe('unusable');
        expect(decodePack(file.slice(0, at).buffer, 'abc').kind).toBe('unusable');
        expect(decodePack(file.buffer, 'abd')).toEqual({ kind: 'unusable', reason: 'foreign' });
      }),
      { numRuns: 200 },
    );
  });

  it('S24: taken over from an older pack is the same as packed anew', () => {
    fc.assert(
      fc.property(library, library, (before, after) => {
        const base = unpack(packOf(before, null, 1));
        const changed = new Set<number>(after.map(({ id }) => id));
        const builder = new PackBuilder(base);
        for (const [at, { id }] of before.entries()) if (!changed.has(id)) builder.keep(at);
        for (const paper of after) builder.add(paper, 2);

        const pack = new PaperPack(builder.finish());

        const left = [...before.filter(({ id }) => !changed.has(id)), ...after];
        expect(left.map((_, at) => pack.paper(at))).toEqual(left);
        // The codes of values depend on what came first; what they stand for does not.
        const fresh = unpack(packOf(left, null, 2));
        expect(pack.arrays.columns.numbers).toEqual(fresh.arrays.columns.numbers);
      }),
      { numRuns: 200 },
    );
  });

  it('S24: an index that takes packs into use answers as one built anew, whatever came, went or started over', () => {
    fc.assert(
      fc.property(histories, requests, (steps, request) => {
        const { home, index } = live(steps);

        const anew = anIndex(home.papers());
        for (const probe of probesOf(request)) {
          expect(index.search(probe)).toEqual({ ...anew.search(probe), revision: home.revision });
        }
        expect(new Set(index.papers())).toEqual(new Set(anew.papers()));
      }),
      { numRuns: 400 },
    );
  });

  it('S20, S24: and so does one that takes frozen text into use as well', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const { home, index } = live(steps, 'with text');

        const anew = anIndex(home.papers());
        for (const query of ['memory', 'mem', 'memry ', 'rank memory', '"low rank"', '学习', 'to']) {
          const [answer, expected] = [index, anew].map((one) => one.search(aRequest({ query })));
          expect(answer, query).toEqual({ ...expected, revision: home.revision });
        }
      }),
      { numRuns: 300 },
    );
  });
});

type Step =
  | {
      readonly kind: 'edit';
      readonly put: readonly Paper[];
      readonly remove: readonly number[];
      readonly isHeard: boolean;
    }
  | { readonly kind: 'pack' | 'adopt' | 'restart' | 'search' };

const few = fc.integer({ min: 1, max: 5 });
const edits = fc
  .record({
    put: fc
      .uniqueArray(few, { minLength: 1, maxLength: 4 })
      .chain((ids) => fc.tuple(...ids.map((one) => papers(one)))),
    remove: fc.uniqueArray(few, { maxLength: 1 }),
    isHeard: fc.boolean(),
  })
  .map((given) => ({ kind: 'edit' as const, ...given }));
const step = (kind: 'pack' | 'adopt' | 'restart' | 'search') => fc.constant<Step>({ kind });
const histories: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: edits },
    { weight: 3, arbitrary: step('pack') },
    { weight: 3, arbitrary: step('adopt') },
    { weight: 1, arbitrary: step('restart') },
    { weight: 1, arbitrary: step('search') },
  ),
  { minLength: 4, maxLength: 16, size: 'max' },
);

/** Plays a history in which the index is told late, packs are made at any time, and pages start over. */
function live(steps: readonly Step[], text: 'with text' | 'without text' = 'without text') {
  const home = aLibrary();
  let index = new PaperIndex({ now: () => 0 });
  let made: Packed | null = null;
  let frozen: { readonly segment: Segment; readonly revision: number } | null = null;
  const adopt = () => {
    if (made !== null) index.adoptPapers(unpack(made), made.revision);
    if (frozen !== null && text === 'with text') index.adopt(frozen.segment, frozen.revision);
  };
  const catchUp = () => {
    while (index.revision < home.revision) index.apply(home.since(index.revision));
  };
  for (const step of steps) {
    switch (step.kind) {
      case 'edit':
        home.edit(step.put, step.remove);
        if (step.isHeard) catchUp();
        break;
      case 'search':
        index.search(aRequest({ query: 'memory' }));
        break;
      case 'pack':
        made = packOf(home.papers(), null, home.revision);
        frozen = { segment: segmentOf(home.papers()), revision: home.revision };
        break;
      case 'adopt':
        adopt();
        break;
      case 'restart':
        index = new PaperIndex({ now: () => 0 });
        adopt();
        break;
      default:
        step satisfies never;
    }
  }
  catchUp();
  return { home, index };
}

function probesOf(request: SearchRequest): readonly SearchRequest[] {
  return [
    request,
    ...sorts.map((sort) => aRequest({ sort })),
    ...['memory', 'mem', '"low rank"', 'done:2026', 'decided:2026-07 OR is:highlighted', 'arxiv:24'].map(
      (query) => aRequest({ query, sort: 'relevance' }),
    ),
  ];
}

function packOf(held: readonly Paper[], base: PaperPack | null, revision: number): Packed {
  const builder = new PackBuilder(base);
  for (const paper of held) builder.add(paper, revision);
  return { file: encodePack(builder.finish(), { library: 'abc', revision }), revision };
}

function segmentOf(held: readonly Paper[]): Segment {
  const builder = new SegmentBuilder();
  for (const paper of held) builder.add(paper.id, textOf(paper, 0));
  return new Segment(builder.finish());
}

/** Reads a file from bytes of its own each time, as every page does. */
function unpack({ file }: Packed): PaperPack {
  const read = decodePack(file.slice().buffer, 'abc');
  if (read.kind !== 'pack') throw new Error(read.reason);
  return new PaperPack(read.arrays);
}

interface Run {
  readonly bytes: Uint8Array;
  readonly ends: readonly number[];
  readonly words: readonly string[];
}

function packed(all: readonly string[], words?: readonly string[]): Run {
  const encoder = new WordEncoder(words);
  const ends = all.map((text) => {
    encoder.add(text);
    return encoder.length;
  });
  return { bytes: encoder.bytes(), ends, words: encoder.words() };
}

function unpacked({ bytes, ends }: Run, words: readonly string[]): string[] {
  return ends.map((end, at) => decodeWords(bytes, words, ends[at - 1] ?? 0, end));
}

function lettersOf(number: number): string {
  return [...number.toString(26)]
    .map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)))
    .join('');
}
