import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Paper } from '#shared/domain/paper.ts';
import { calibrate } from '#shared/ranking/calibrate.ts';
import { entriesOf, mostEntries } from '#shared/ranking/entries.ts';
import { featuresOf } from '#shared/ranking/features.ts';
import { Likeness } from '#shared/ranking/likeness.ts';
import { logistic } from '#shared/ranking/logistic.ts';
import { contributionsOf, learn, type Model, marginOf } from '#shared/ranking/model.ts';
import { mostPackedBytes, packEntries, unpackEntries } from '#shared/ranking/packed-entries.ts';
import { mixIn } from '#shared/ranking/sample.ts';
import { Signals } from '#shared/ranking/signals.ts';
import { Vectors } from '#shared/ranking/vectors.ts';
import { Weigher } from '#shared/ranking/weigh.ts';
import type { PaperIndex } from '#shared/search/paper-index.ts';
import { anIndex, aPaper, aRequest, id, idsOf } from '../unit/search/search-kit.ts';

const words = ['cache', 'KV', 'lattice', 'quark', 'serving', 'paged', 'α', '学习', 'low-rank', 'gauge', 'of'];
const text = fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((all) => all.join(' '));

describe('packed entries', () => {
  it('come back as they were', () => {
    const sorted = fc
      .array(fc.record({ key: fc.nat(2 ** 23 - 1), times: fc.integer({ min: 1, max: 511 }) }), {
        maxLength: 60,
      })
      .map((all) => new Map(all.map(({ key, times }) => [key, times])))
      .map((all) => Uint32Array.from(all, ([key, times]) => key * 512 + times).sort());
    fc.assert(
      fc.property(sorted, fc.nat(40), (entries, from) => {
        const bytes = new Uint8Array(mostPackedBytes);
        const length = packEntries(entries, bytes.subarray(from));
        const read = new Uint32Array(mostEntries);

        const count = unpackEntries(bytes, { from, to: from + length }, read);

        expect(read.subarray(0, count)).toEqual(entries);
        expect(length).toBeLessThanOrEqual(entries.length * 5);
      }),
    );
  });
});

/** What a paper is, and what the reader decided. */
const described = fc.record({
  title: text,
  abstract: fc.option(text),
  authors: fc.uniqueArray(fc.constantFrom('Grace Hopper', 'Emmy Noether', 'Max Born'), { maxLength: 3 }),
  categories: fc.uniqueArray(fc.constantFrom('cs.DC', 'hep-lat'), { maxLength: 2 }),
  organization: fc.option(fc.constantFrom('Göttingen', 'Bletchley Park')),
  upvotes: fc.option(fc.nat(300)),
  appearances: fc.array(
    fc.record({
      source: fc.constantFrom('huggingface', 'arxiv'),
      kind: fc.constant('daily' as const),
      listedOn: fc.constantFrom('2026-07-01', '2026-07-02'),
      rank: fc.option(fc.integer({ min: 1, max: 30 })),
      upvotes: fc.constant(null),
      comments: fc.constant(null),
    }),
    { maxLength: 2 },
  ),
});

/** Enough decisions of both kinds that something is learned, and papers that wait. */
const library = fc
  .tuple(
    fc.array(described, { minLength: 24, maxLength: 36 }),
    // Long enough for the twelfth places to be there: left to itself it would be some ten.
    fc.array(described, { minLength: 1, maxLength: 40, size: 'max' }),
  )
  .map(([decided, waiting]): Paper[] => [
    ...decided.map((given, at) =>
      aPaper({
        ...given,
        id: at + 1,
        status: at % 3 === 0 ? 'queued' : 'skipped',
        decidedAt: new Date(Date.UTC(2026, 5, 1 + at)).toISOString(),
      }),
    ),
    ...waiting.map((given, at) => aPaper({ ...given, id: 1000 + at, status: 'undecided' })),
  ]);

const few = { numRuns: 40 };
const byInterest = aRequest({ view: 'inbox', sort: 'interest', limit: 0, sampleLast: false });

describe('what a model says', () => {
  it('R6: what each feature adds sums, with the bias, to the margin', () => {
    fc.assert(
      fc.property(library, (papers) => {
        const model = aModel(papers);

        papers.forEach((_, number) => {
          const { bias, signals, entries } = contributionsOf(model, number);
          const sum = entries.reduce((total, part) => total + part, bias + signals.rank + signals.upvotes);
          expect(sum).toBeCloseTo(marginOf(model, number), 9);
        });
      }),
      few,
    );
  });

  it('R3: a larger margin is never a smaller probability, whatever the outcomes', () => {
    const outcome = fc.record({ margin: fc.double({ min: -50, max: 50, noNaN: true }), kept: fc.boolean() });
    fc.assert(
      fc.property(fc.array(outcome, { maxLength: 60 }), (outcomes) => {
        const { slope, offset } = calibrate(outcomes);
        const probabilities = [-80, -5, -1, 0, 1, 5, 80].map((margin) => logistic(slope * margin + offset));

        expect(slope).toBeGreaterThan(0);
        expect(probabilities).toEqual([...probabilities].sort((a, b) => a - b));
        expect(probabilities.every((probability) => probability >= 0 && probability <= 1)).toBe(true);
      }),
    );
  });

  it('no paper is too empty or too large to have a probability', () => {
    const giant = Array.from({ length: 20_000 }, (_, at) => `word${at}`).join(' ');
    const odd = fc.constantFrom(
      { title: '', abstract: '' },
      { title: giant, abstract: giant },
      { title: 'x', authors: Array.from({ length: 1000 }, (_, at) => `Author N${at}`) },
      { title: '\u0000 \ud800 …', abstract: '!!!' },
    );
    fc.assert(
      fc.property(library, odd, odd, (papers, learned, asked) => {
        const [first, ...others] = papers;
        const all = [
          ...(first === undefined ? [] : [{ ...first, ...learned }]),
          ...others,
          aPaper({ ...asked, id: 2000, status: 'undecided' }),
        ];
        const index = anIndex(all);

        for (const paper of all) {
          const { probability, reasons } = index.explain(paper.id);
          expect(probability).toBeGreaterThanOrEqual(0);
          expect(probability).toBeLessThanOrEqual(1);
          // A paper's only reason may be a rounding more than all of it.
          for (const { share } of reasons) expect(Math.abs(share)).toBeLessThanOrEqual(100 + 1e-9);
        }
        for (const { likeness } of index.related(2000, 10)) {
          expect(likeness).toBeGreaterThan(0);
          expect(likeness).toBeLessThanOrEqual(1);
        }
      }),
      // A giant takes long, and minutes to be made smaller: it is told as it was found.
      { numRuns: 12, endOnFailure: true },
    );
  });
});

describe('what is learned follows from papers and decisions alone (R3)', () => {
  it('whatever order they came in', () => {
    const shuffled = library.chain((papers) =>
      fc.tuple(
        fc.constant(papers),
        fc.shuffledSubarray(papers, { minLength: papers.length }),
        fc.integer({ min: 1, max: 9 }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([papers, others, batch]) => {
        const index = anIndex([]);
        for (let at = 0; at < others.length; at += batch) {
          apply(index, others.slice(at, at + batch));
          index.search(byInterest);
        }

        expect(saysOf(index, papers)).toEqual(saysOf(anIndex(papers), papers));
      }),
      few,
    );
  });

  it('papers taken out and put in again leave no trace', () => {
    const some = library.chain((papers) => fc.tuple(fc.constant(papers), fc.subarray(papers)));
    fc.assert(
      fc.property(some, ([papers, away]) => {
        const index = anIndex(papers);
        index.search(byInterest);

        index.apply({ to: 2, papers: [], removed: away.map((paper) => paper.id), more: false });
        index.search(byInterest);
        apply(index, away);

        expect(saysOf(index, papers)).toEqual(saysOf(anIndex(papers), papers));
      }),
      few,
    );
  });
});

describe('the order by interest (R7)', () => {
  it('has every paper of the Inbox exactly once, with the sample and without', () => {
    fc.assert(
      fc.property(library, fc.boolean(), (papers, sampleLast) => {
        const order = idsOf(anIndex(papers).search({ ...byInterest, sampleLast }));

        const waiting = papers.filter(({ status }) => status === 'undecided').map((paper) => paper.id);
        expect([...order].sort((a, b) => a - b)).toEqual(waiting);
      }),
      few,
    );
  });

  it('keeps every paper once whichever are mixed in, wherever they stand', () => {
    const order = fc.uniqueArray(fc.nat(99), { maxLength: 80, size: 'max' });
    fc.assert(
      fc.property(order, fc.uniqueArray(fc.nat(99), { maxLength: 80, size: 'max' }), (numbers, chosen) => {
        const mixed = [...mixIn(Uint32Array.from(numbers), (number) => chosen.includes(number))];

        expect([...mixed].sort((a, b) => a - b)).toEqual([...numbers].sort((a, b) => a - b));
      }),
    );
  });
});

describe('related papers (R9)', () => {
  it('are those that comparing each with each finds, when not all are compared as a whole', () => {
    const many = fc.array(described, { minLength: 2, maxLength: 40, size: 'max' });
    fc.assert(
      fc.property(many, fc.nat(39), (given, place) => {
        const papers = given.map((one, at) => aPaper({ ...one, id: at + 1 }));
        const { vectors, weigher } = vectorsOf(papers);
        const asked = place % papers.length;
        const steps = new Likeness(vectors, weigher, 0).alike(asked, { limit: 50 });
        let step = steps.next();
        while (!step.done) step = steps.next();
        const found = step.value;

        const compared = compareAll(vectors, weigher, asked);
        expect(found.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
          compared.map(({ number }) => number).sort((a, b) => a - b),
        );
        for (const { number, likeness: cosine } of found) {
          expect(cosine).toBeCloseTo(
            compared.find((other) => other.number === number)?.likeness ?? Number.NaN,
            5,
          );
        }
      }),
    );
  });
});

function apply(index: PaperIndex, papers: readonly Paper[]): void {
  index.apply({ to: index.revision + 1, papers: [...papers], removed: [], more: false });
}

function vectorsOf(papers: readonly Paper[]): { readonly vectors: Vectors; readonly weigher: Weigher } {
  const vectors = new Vectors();
  papers.forEach((paper, number) => vectors.put(number, entriesOf(featuresOf(paper))));
  return { vectors, weigher: new Weigher(vectors) };
}

/** A model of what was decided; papers go by their place. */
function aModel(papers: readonly Paper[]): Model {
  const { vectors, weigher } = vectorsOf(papers);
  const signals = new Signals();
  papers.forEach((paper, number) => signals.put(number, paper));
  const lessons = papers.flatMap((paper, number) =>
    paper.status === 'undecided'
      ? []
      : [{ id: paper.id, number, kept: paper.status === 'queued', weight: 1 }],
  );
  const learning = learn(lessons, { vectors, weigher, signals });
  for (;;) {
    const step = learning.next();
    if (step.done === true) return step.value;
  }
}

/** All that the ranking says of some papers. */
function saysOf(index: PaperIndex, papers: readonly Paper[]) {
  return {
    order: idsOf(index.search(byInterest)),
    state: index.ranking(),
    explained: papers.map((paper) => index.explain(id(paper.id))),
  };
}

/** By the definition: the cosine of the papers' weighed entries. */
function compareAll(vectors: Vectors, weigher: Weigher, asked: number) {
  const weighed = (number: number): ReadonlyMap<number, number> => {
    const entries = vectors.get(number);
    const weights = new Float64Array(entries.length);
    weigher.forLikeness(entries, weights);
    return new Map([...entries].map((entry, at) => [entry >>> 12, weights[at] ?? 0]));
  };
  const own = weighed(asked);
  return Array.from({ length: vectors.size }, (_, number) => {
    let likeness = 0;
    for (const [bucket, weight] of weighed(number)) likeness += weight * (own.get(bucket) ?? 0);
    return { number, likeness };
  }).filter(({ number, likeness }) => number !== asked && likeness > 0);
}
