import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { describe, expect, it } from 'vitest';
import type { Changes } from '#shared/contract/library.ts';
import { isInInbox } from '#shared/domain/inbox.ts';
import type { Paper } from '#shared/domain/paper.ts';
import { createCatchUp } from '#shared/search/catch-up.ts';
import { facetValues } from '#shared/search/columns/paper-facts.ts';
import { PaperIndex } from '#shared/search/paper-index.ts';
import { type FacetName, facetNames, type SearchRequest, sorts } from '#shared/search/request.ts';
import { allowedTypos, fieldBoosts, indexedFields, scoring } from '#shared/search/text/fields.ts';
import { indexTerms } from '#shared/search/text/terms.ts';
import { aLibrary, papers, requests } from '../kit/any-papers.ts';
import { anIndex, aPaper, aRequest, idsOf } from '../unit/search/search-kit.ts';

const library = fc
  .uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 14 })
  .chain((ids) => fc.tuple(...ids.map((paperId) => papers(paperId))));

describe('the index as it is kept', () => {
  it('S16, S17: a kept index answers as one built anew, whatever was lost, repeated or out of order', async () => {
    await fc.assert(
      fc.asyncProperty(histories(), requests, async (steps, request) => {
        const home = aLibrary();
        const kept = new PaperIndex({ now: () => 0 });
        const catchUp = createCatchUp({
          ask: async (revision) => home.since(revision),
          apply: (changes) => kept.apply(changes),
        });
        const unsent: { from: number; to: number }[] = [];
        for (const step of steps) {
          const from = home.revision;
          home.edit(step.put, step.remove);
          const news = { from, to: home.revision };
          if (step.fate === 'late') unsent.push(news);
          if (step.fate !== 'lost' && step.fate !== 'late') catchUp.announce(news);
          if (step.fate === 'twice') catchUp.announce(news);
          if (step.fate === 'asked') await catchUp.start();
          // A search in between has the text indexed, so that later changes change the index.
          await settled();
          if (step.searched) kept.search(aRequest({ query: 'memory t' }));
        }
        for (const news of unsent.reverse()) catchUp.announce(news);
        await catchUp.start();

        expectAlike(kept, home, request);
      }),
      { numRuns: 250 },
    );
  });

  it('S17: batches that come again, or late, change nothing', () => {
    fc.assert(
      fc.property(histories(), requests, fc.infiniteStream(fc.nat()), (steps, request, chance) => {
        const home = aLibrary();
        const kept = new PaperIndex({ now: () => 0 });
        const sent: Changes[] = [];
        for (const step of steps) {
          home.edit(step.put, step.remove);
          const batch = home.since(kept.revision);
          sent.push(batch);
          kept.apply(batch);
          if (step.searched) kept.search({ ...request, query: 'memory t' });
          const again = sent[(chance.next().value ?? 0) % sent.length];
          if (again !== undefined) kept.apply(again);
        }

        expectAlike(kept, home, request);
      }),
      { numRuns: 200 },
    );
  });
});

describe('facets', () => {
  it('S12: counts are those of a naive count, which of a facet’s own choice only `all` narrows', () => {
    fc.assert(
      fc.property(library, requests, (held, request) => {
        const index = anIndex(held);
        const all = idsOf(index.search({ ...request, chosen: {} }));
        const found = held.filter((paper) => all.includes(paper.id));

        const answer = index.search(request);

        for (const name of facetNames) {
          const others = facetNames.filter((other) => other !== name);
          const counted = naiveCount(
            found.filter((paper) => passes(paper, request, others) && hasAll(paper, request, name)),
            name,
          );
          const shown = answer.facets[name].filter(({ count }) => count > 0);
          expect(new Map(shown.map(({ value, count }) => [value, count]))).toEqual(counted);
        }
        const hits = found.filter((paper) => passes(paper, request, facetNames));
        expect(new Set(idsOf(answer))).toEqual(new Set(hits.map((paper) => paper.id)));
      }),
      { numRuns: 500 },
    );
  });

  it('S3: `none` asks for the papers that have nothing of a field, and excluded for all others', () => {
    const isMissing: Readonly<Record<string, (paper: Paper) => boolean>> = {
      author: ({ authors }) => authors.length === 0,
      org: ({ organization }) => organization === null,
      tag: ({ tags }) => tags.length === 0,
      category: ({ categories }) => categories.length === 0,
      source: (paper) => facetValues(paper, 'source').length === 0,
      listing: (paper) => facetValues(paper, 'listing').length === 0,
      date: ({ date }) => date === null,
      year: ({ date }) => date === null,
      due: ({ due }) => due === null,
      done: ({ doneAt }) => doneAt === null,
      decided: ({ decidedAt }) => decidedAt === null,
      upvotes: ({ upvotes }) => upvotes === null,
      comments: ({ comments }) => comments === null,
      velocity: ({ velocity }) => velocity === null,
      version: ({ version }) => version === null,
      interest: ({ interest }) => interest === null,
      rating: ({ rating }) => rating === null,
    };
    fc.assert(
      fc.property(library, fc.constantFrom(...Object.keys(isMissing)), (held, field) => {
        const index = anIndex(held);
        const view = held.filter(({ trashedAt }) => trashedAt === null);
        const without = view.filter((paper) => isMissing[field]?.(paper)).map(({ id }) => id);

        const found = idsOf(index.search(aRequest({ view: 'library', query: `${field}:none ` })));
        const others = idsOf(index.search(aRequest({ view: 'library', query: `-${field}:none ` })));

        expect(new Set(found)).toEqual(new Set(without));
        expect(new Set([...found, ...others])).toEqual(new Set(view.map(({ id }) => id)));
        expect(found.length + others.length).toBe(view.length);
      }),
      { numRuns: 500 },
    );
  });

  it('S14: the histogram counts the dates of the hits by the finest unit that fits', () => {
    fc.assert(
      fc.property(manyDates, (given) => {
        const held = given.map((date, at) => aPaper({ id: at + 1, date }));

        const { histogram } = anIndex(held).search(aRequest());

        expect(histogram).toEqual(naiveHistogram(given));
      }),
      { numRuns: 500 },
    );
  });

  it('S25: upvotes are counted by steps, without the query’s own range and with every other choice', () => {
    const ranges = fc.constantFrom('', 'upvotes:>1', 'upvotes:none', 'upvotes:1..2 upvotes:>=1');
    fc.assert(
      fc.property(library, requests, ranges, (held, request, range) => {
        const index = anIndex(held);
        const asked = { ...request, query: 'date:2024..' };
        const all = idsOf(index.search(asked));
        const counts = new Map<string, number>();
        for (const { id, upvotes } of held) {
          const step = upvotes === null ? '' : String(Math.min(upvotes, 2));
          if (all.includes(id)) counts.set(step, (counts.get(step) ?? 0) + 1);
        }

        const answer = index.search({ ...asked, query: `date:2024.. ${range} ` });

        expect(new Map(answer.upvotes.map(({ value, count }) => [value, count]))).toEqual(counts);
      }),
      { numRuns: 200 },
    );
  });

  it('S14: the histogram counts the months of the hits without the query’s own date range', () => {
    fc.assert(
      fc.property(
        library,
        requests,
        fc.constantFrom('2026', '2026-06..', '..2025'),
        (held, request, range) => {
          const index = anIndex(held);
          const query = 'rank OR memory OR training OR galore';

          const plain = index.search({ ...request, query: `(${query})` });
          const ranged = index.search({ ...request, query: `(${query}) date:${range}` });

          if (ranged.relaxed === null) expect(ranged.histogram).toEqual(plain.histogram);
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** Dates of every precision, now near each other, now far apart. */
const manyDates = fc
  .tuple(fc.integer({ min: 1900, max: 2026 }), fc.constantFrom(40, 70, 3000, 5000, 40_000))
  .chain(([year, spread]) =>
    fc.array(
      fc
        .tuple(fc.nat(spread), fc.constantFrom(4, 7, 10, 10, 10))
        .map(([days, length]) => new Date(Date.UTC(year, 0, 1 + days)).toISOString().slice(0, length)),
      { maxLength: 8 },
    ),
  );

/** By day when the days lie within 62 days, by month when the months lie within 144, else by year. */
function naiveHistogram(dates: readonly string[]): { value: string; count: number }[] {
  const dayOf = (date: string) => Date.parse(date) / 86_400_000;
  const monthOf = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  const fits = (length: number, place: (date: string) => number, longest: number) => {
    const places = dates.filter((date) => date.length >= length).map(place);
    const spread = Math.max(...places) - Math.min(...places) + 1;
    return places.length > 0 && places.length >= dates.length / 2 && spread <= longest;
  };
  const length = fits(10, dayOf, 62) ? 10 : fits(7, monthOf, 144) ? 7 : 4;
  const values = dates.filter((date) => date.length >= length).map((date) => date.slice(0, length));
  return [...new Set(values)]
    .toSorted()
    .map((value) => ({ value, count: values.filter((one) => one === value).length }));
}

describe('the Inbox', () => {
  const days = fc.constantFrom('2026-07-13', '2026-07-14', '2026-07-15', '2026-07-16', '2026-07-17');

  it('T5: holds on each day what is undecided or came back and does not sleep, however the index got there', () => {
    fc.assert(
      fc.property(histories(), days, (steps, today) => {
        const home = aLibrary();
        const kept = new PaperIndex({ now: () => 0 });
        for (const step of steps) {
          home.edit(step.put, step.remove);
          kept.apply(home.since(kept.revision));
        }
        kept.apply(home.since(kept.revision));
        const waiting = home.papers().filter((paper) => isInInbox(paper, today));

        const answer = kept.search(aRequest({ view: 'inbox', today }));

        expect(new Set(idsOf(answer))).toEqual(new Set(waiting.map((paper) => paper.id)));
        expect(answer.viewTotals.inbox).toBe(waiting.length);
        expect(kept.search(aRequest({ query: 'in:inbox ', today })).total).toBe(waiting.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('hits and scores', () => {
  const asked = fc.uniqueArray(
    fc.constantFrom('memory', 'rank', 'trai', 'train', 'memry', 'gpt4', 'of', 'lab'),
    { minLength: 1, maxLength: 3 },
  );
  const joints = fc.constantFrom('AND' as const, 'OR' as const);

  it('S6, S7: hits are those of plain MiniSearch', () => {
    fc.assert(
      fc.property(library, asked, joints, (held, terms, combineWith) => {
        const untrashed = held.map((paper) => ({ ...paper, trashedAt: null }));
        const isOpen = (at: number, all: readonly string[]) => at === all.length - 1;
        const expected = plainMiniSearch(untrashed).search(terms.join(' '), {
          combineWith,
          prefix: (_, at, all) => isOpen(at, all),
          fuzzy: (term, at, all) => !isKnown(untrashed, term, isOpen(at, all)) && allowedTypos(term),
        });

        const query = terms.join(combineWith === 'OR' ? ' OR ' : ' ');
        const answer = anIndex(untrashed).search(aRequest({ query }));

        if (answer.relaxed !== null) expect(expected).toEqual([]);
        else expect(new Set(idsOf(answer))).toEqual(new Set(expected.map((hit) => hit.id)));
      }),
      { numRuns: 400 },
    );
  });

  it('S9: where titles decide nothing, the order is that of plain MiniSearch’s scores', () => {
    fc.assert(
      fc.property(library, asked, joints, (held, terms, combineWith) => {
        const untitled = held.map((paper) => ({ ...paper, title: 'x', trashedAt: null }));
        fc.pre(terms.every((term) => isKnown(untitled, term, false)));
        const expected = plainMiniSearch(untitled).search(terms.join(' '), { combineWith });
        fc.pre(expected.length > 0);
        const scores = new Map(expected.map((hit) => [hit.id, hit.score]));

        const query = `${terms.join(combineWith === 'OR' ? ' OR ' : ' ')} `;
        const ids = idsOf(anIndex(untitled).search(aRequest({ query, sort: 'relevance' })));

        expect(ids.length).toBe(expected.length);
        for (const [at, hit] of ids.entries()) {
          const before = scores.get(ids[at - 1] ?? 0) ?? Infinity;
          expect(scores.get(hit)).toBeLessThanOrEqual(before * (1 + 1e-6));
        }
      }),
      { numRuns: 300 },
    );
  });
});

function isKnown(held: readonly Paper[], term: string, open: boolean): boolean {
  return held
    .flatMap(indexedTexts)
    .flatMap(indexTerms)
    .some((one) => one === term || (open && one.startsWith(term)));
}

/** Asks a kept index and one built anew the same: the given request, every order, and words of all kinds. */
function expectAlike(kept: PaperIndex, home: ReturnType<typeof aLibrary>, request: SearchRequest): void {
  const anew = anIndex(home.papers());
  const probes = [
    request,
    ...sorts.map((sort) => aRequest({ sort })),
    ...[
      'memory OR rank OR training',
      'mem',
      'memry ',
      'to OR ml',
      'memory t',
      'memory lab ',
      '"low rank"',
      '学习',
    ].map((query) => aRequest({ query, sort: 'relevance' })),
  ];
  for (const probe of probes) {
    expect(kept.search(probe)).toEqual({ ...anew.search(probe), revision: home.revision });
  }
}

/** Lets what waits for answers of the library in this process go on. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

interface Step {
  readonly put: readonly Paper[];
  readonly remove: readonly number[];
  readonly fate: 'heard' | 'lost' | 'late' | 'twice' | 'asked';
  readonly searched: boolean;
}

function histories(): fc.Arbitrary<readonly Step[]> {
  const few = fc.integer({ min: 1, max: 5 });
  return fc.array(
    fc.record({
      put: fc.uniqueArray(few, { maxLength: 4 }).chain((ids) => fc.tuple(...ids.map((one) => papers(one)))),
      remove: fc.uniqueArray(few, { maxLength: 2 }),
      fate: fc.constantFrom(
        'heard' as const,
        'lost' as const,
        'late' as const,
        'twice' as const,
        'asked' as const,
      ),
      searched: fc.boolean(),
    }),
    { maxLength: 8 },
  );
}

function valuesOf(paper: Paper, name: FacetName): readonly string[] {
  const values = [...new Set(facetValues(paper, name))];
  return values.length === 0 ? [''] : values;
}

function passes(paper: Paper, request: SearchRequest, names: readonly FacetName[]): boolean {
  return names.every((name) => {
    const { any = [], none = [] } = request.chosen[name] ?? {};
    const values = valuesOf(paper, name);
    return (
      hasAll(paper, request, name) &&
      (any.length === 0 || values.some((value) => any.includes(value))) &&
      !values.some((value) => none.includes(value))
    );
  });
}

function hasAll(paper: Paper, request: SearchRequest, name: FacetName): boolean {
  const values = valuesOf(paper, name);
  return (request.chosen[name]?.all ?? []).every((value) => values.includes(value));
}

function naiveCount(held: readonly Paper[], name: FacetName): Map<string, number> {
  const counts = new Map<string, number>();
  for (const paper of held)
    for (const value of valuesOf(paper, name)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function indexedTexts(paper: Paper): string[] {
  return [
    paper.title,
    paper.abstract ?? '',
    paper.authors.join('\n'),
    paper.organization ?? '',
    paper.tags.join('\n'),
    paper.note ?? '',
  ];
}

function plainMiniSearch(held: readonly Paper[]): MiniSearch {
  const stock = new MiniSearch({
    fields: [...indexedFields],
    tokenize: indexTerms,
    processTerm: (term) => term,
    searchOptions: {
      tokenize: (query: string) => query.split(' '),
      boost: fieldBoosts,
      weights: { fuzzy: scoring.fuzzyWeight, prefix: scoring.prefixWeight },
    },
  });
  for (const paper of held) {
    const texts = indexedTexts(paper);
    stock.add({ id: paper.id, ...Object.fromEntries(indexedFields.map((field, at) => [field, texts[at]])) });
  }
  return stock;
}
