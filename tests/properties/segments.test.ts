import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Changes } from '#shared/contract/library.ts';
import type { Paper } from '#shared/domain/paper.ts';
import { textOf } from '#shared/search/columns/paper-facts.ts';
import { PaperIndex } from '#shared/search/paper-index.ts';
import { SegmentBuilder } from '#shared/search/segments/build-segment.ts';
import { mergeSegments } from '#shared/search/segments/merge-segments.ts';
import { NearTerms } from '#shared/search/segments/near-terms.ts';
import { blockSize, fieldCount, Segment, type SegmentArrays } from '#shared/search/segments/segment.ts';
import { decodeSegment, encodeSegment } from '#shared/search/segments/segment-file.ts';
import { anIndex, aPaper, aRequest, id, idsOf } from '../unit/search/search-kit.ts';

const words = [
  'memory',
  'memories',
  'low-rank',
  'rank',
  'galore',
  'training',
  'α',
  '学习',
  'Müller',
  'of',
  'x',
];
const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }).map((all) => all.join(' '));
const papers = (paperId: number): fc.Arbitrary<Paper> =>
  fc
    .record({
      title: text,
      abstract: fc.option(text),
      authors: fc.array(fc.constantFrom('Ada Low', 'Rank Müller', 'Bo Train'), { maxLength: 3 }),
      tags: fc.uniqueArray(fc.constantFrom('ml', 'ml/speech', 'to read'), { maxLength: 2 }),
      note: fc.option(text, { freq: 3 }),
      status: fc.constantFrom('queued' as const, null),
    })
    .map((given) => aPaper({ ...given, id: paperId }));
const library = fc
  .uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 12 })
  .chain((ids) => fc.tuple(...ids.map((paperId) => papers(paperId))));

const queries = [
  'memory',
  'memory r',
  'mem',
  'memry ',
  'rank memory',
  'low rank',
  '"low rank"',
  '学习',
  'mull',
  'trainin',
  'to',
];

/** What a library says of itself, with the segment that its index worker last made. */
function aLibrary() {
  const state = new Map<number, { paper: Paper | null; revision: number }>();
  let revision = 0;
  return {
    get revision() {
      return revision;
    },
    edit(put: readonly Paper[], remove: readonly number[]) {
      revision += 1;
      for (const paper of put) state.set(paper.id, { paper, revision });
      for (const one of remove) if (state.has(one)) state.set(one, { paper: null, revision });
    },
    papers: () => [...state.values()].flatMap(({ paper }) => paper ?? []),
    since(from: number): Changes {
      const changed = [...state].filter(([, entry]) => entry.revision > from);
      return {
        to: revision,
        papers: changed.flatMap(([, { paper }]) => paper ?? []),
        removed: changed.flatMap(([one, { paper }]) => (paper === null ? [id(one)] : [])),
        more: false,
      };
    },
  };
}

function built(held: readonly Paper[]): SegmentArrays {
  const builder = new SegmentBuilder();
  for (const paper of held) builder.add(paper.id, textOf(paper, 0));
  return builder.finish();
}

type Step =
  | { readonly kind: 'edit'; readonly put: readonly Paper[]; readonly remove: readonly number[] }
  | { readonly kind: 'catch-up' }
  | { readonly kind: 'search' }
  /** The index worker makes a segment anew, or merges what is newer into the one it has. */
  | { readonly kind: 'freeze'; readonly how: 'anew' | 'merged' }
  | { readonly kind: 'adopt' }
  | { readonly kind: 'restart' };

const few = fc.integer({ min: 1, max: 6 });
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc
      .record({
        put: fc.uniqueArray(few, { maxLength: 4 }).chain((ids) => fc.tuple(...ids.map((one) => papers(one)))),
        remove: fc.uniqueArray(few, { maxLength: 2 }),
      })
      .map((given) => ({ kind: 'edit' as const, ...given })),
    fc.constantFrom<Step>(
      { kind: 'catch-up' },
      { kind: 'search' },
      { kind: 'freeze', how: 'anew' },
      { kind: 'freeze', how: 'merged' },
      { kind: 'adopt' },
      { kind: 'restart' },
    ),
  ),
  { maxLength: 14 },
);

describe('a frozen segment', () => {
  it('S20: hits are those of an index built anew, whatever came, went, was frozen, adopted or started over', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const { home, index, frozen } = live(history);
        index.apply(home.since(index.revision));

        const anew = anIndex(home.papers());
        for (const query of queries) {
          const expected = anew.search(aRequest({ query }));
          const answer = index.search(aRequest({ query }));
          expect(new Set(idsOf(answer)), query).toEqual(new Set(idsOf(expected)));
          expect(answer.facets, query).toEqual(expected.facets);
          expect(answer.relaxed, query).toEqual(expected.relaxed);
        }
        expect(frozen === null || frozen.revision <= home.revision).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('S20: scores are those of an index built anew once everything is frozen', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const { home, index } = live([
          ...history,
          { kind: 'freeze', how: 'merged' },
          { kind: 'catch-up' },
          { kind: 'adopt' },
        ]);

        const anew = anIndex(home.papers());
        for (const query of queries) {
          const request = aRequest({ query, sort: 'relevance' });
          expect(idsOf(index.search(request)), query).toEqual(idsOf(anew.search(request)));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('S21: merged is the same as built anew of what is left', () => {
    fc.assert(
      fc.property(library, library, (before, after) => {
        const changed = new Set<number>(after.map((paper) => paper.id));

        const merged = mergeSegments(built(before), (paperId) => !changed.has(paperId), built(after));

        const left = before.filter((paper) => !changed.has(paper.id));
        expect(merged).toEqual(built([...left, ...after]));
      }),
      { numRuns: 300 },
    );
  });

  it('S21: holds more documents than two bytes tell apart, built and merged', () => {
    const many = 140_000;
    const wordsOf = (number: number): string => `all ${number % 2 === 0 ? 'even' : 'odd'} ${number % 69_000}`;
    const builder = new SegmentBuilder();
    const more = new SegmentBuilder();
    const nothing = { abstract: '', author: '', org: '', tag: '', note: '' };
    for (let number = 0; number < many; number++) {
      const at = number < 100_000 ? builder : more;
      at.add(number + 1, { ...nothing, title: wordsOf(number) });
    }

    const merged = new Segment(mergeSegments(builder.finish(), (one) => one % 10 !== 0, more.finish()));

    const kept = Array.from({ length: many }, (_, at) => at).filter(
      (at) => at >= 100_000 || (at + 1) % 10 !== 0,
    );
    const idsWith = (term: string): number[] =>
      documentsOf(merged, term).map((at) => merged.arrays.ids[at] ?? 0);
    expect(merged.size).toBe(kept.length);
    expect(idsWith('all')).toEqual(kept.map((at) => at + 1));
    expect(idsWith('odd')).toEqual(kept.filter((at) => at % 2 === 1).map((at) => at + 1));
    for (const number of [0, 3, 65_536, 68_999]) {
      const all = kept.filter((at) => at % 69_000 === number);
      expect(idsWith(String(number)), String(number)).toEqual(all.map((at) => at + 1));
    }
  });

  it('S22: comes back from its file as it was', () => {
    fc.assert(
      fc.property(library, fc.nat({ max: 2 ** 40 }), (held, revision) => {
        const arrays = built(held);

        const file = encodeSegment(arrays, { library: 'abc', revision });
        const read = decodeSegment(file.buffer, 'abc');

        expect(read).toEqual({ kind: 'segment', arrays, label: { library: 'abc', revision } });
      }),
      { numRuns: 200 },
    );
  });

  it('S22: a file that is damaged, cut, foreign or older is never used', () => {
    fc.assert(
      fc.property(library, fc.nat(), fc.integer({ min: 1, max: 255 }), (held, place, change) => {
        const file = encodeSegment(built(held), { library: 'abc', revision: 7 });
        const damaged = file.slice();
        const at = place % damaged.length;
        damaged[at] = (damaged[at] ?? 0) ^ change;

        expect(decodeSegment(damaged.buffer, 'abc').kind).toBe('unusable');
        expect(decodeSegment(file.slice(0, at).buffer, 'abc').kind).toBe('unusable');
        expect(decodeSegment(file.buffer, 'abd')).toEqual({ kind: 'unusable', reason: 'foreign' });
      }),
      { numRuns: 300 },
    );
  });
});

describe('terms near a word', () => {
  it('are those within the distance, with it', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '7'), maxLength: 7 });
    fc.assert(
      fc.property(
        fc.uniqueArray(letters, { maxLength: 40 }),
        letters,
        fc.integer({ min: 1, max: 2 }),
        (all, wanted, most) => {
          const terms = all.filter((term) => term !== '').sort();

          const near = new NearTerms(terms).of(wanted, most);

          const expected = terms.flatMap((term, at) => {
            const distance = editDistance(term, wanted);
            return distance <= most ? [[at, distance] as const] : [];
          });
          expect(near).toEqual(new Map(expected));
        },
      ),
      { numRuns: 1000 },
    );
  });
});

function live(history: readonly Step[]) {
  const home = aLibrary();
  let index = new PaperIndex({ now: () => 0 });
  let frozen: { arrays: SegmentArrays; revision: number } | null = null;
  for (const step of history) {
    switch (step.kind) {
      case 'edit':
        home.edit(step.put, step.remove);
        break;
      case 'catch-up':
        index.apply(home.since(index.revision));
        break;
      case 'search':
        index.search(aRequest({ query: 'memory' }));
        break;
      case 'freeze':
        frozen = { arrays: freeze(home, step.how === 'merged' ? frozen : null), revision: home.revision };
        break;
      case 'adopt':
        if (frozen !== null) index.adopt(new Segment(frozen.arrays), frozen.revision);
        break;
      case 'restart':
        index = new PaperIndex({ now: () => 0 });
        if (frozen !== null) index.adopt(new Segment(frozen.arrays), frozen.revision);
        break;
      default:
        step satisfies never;
    }
  }
  return { home, index, frozen };
}

function freeze(
  home: ReturnType<typeof aLibrary>,
  before: { readonly arrays: SegmentArrays; readonly revision: number } | null,
): SegmentArrays {
  if (before === null) return built(home.papers());
  const { papers: changed, removed } = home.since(before.revision);
  const gone = new Set<number>([...removed, ...changed.map((paper) => paper.id)]);
  return mergeSegments(before.arrays, (paperId) => !gone.has(paperId), built(changed));
}

/** The documents that have a term in their title, in order. */
function documentsOf(segment: Segment, term: string): number[] {
  const { starts, documents } = segment.arrays;
  const first = (segment.termNumber(term) ?? 0) * fieldCount * segment.blocks;
  return Array.from({ length: segment.blocks }, (_, block) => block).flatMap((block) =>
    Array.from(
      documents.subarray(starts[first + block], starts[first + block + 1]),
      (document) => block * blockSize + document,
    ),
  );
}

function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (const [at, letter] of [...left].entries()) {
    const next = [at + 1];
    for (let column = 1; column <= right.length; column++) {
      const same = (row[column - 1] ?? 0) + (right[column - 1] === letter ? 0 : 1);
      next.push(Math.min(same, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
