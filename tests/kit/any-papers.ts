import fc from 'fast-check';
import type { Changes } from '#shared/contract/library.ts';
import { listingKinds, type Paper, returnKinds, statuses } from '#shared/domain/paper.ts';
import {
  type FacetChoice,
  type FacetName,
  facetNames,
  type SearchRequest,
  sorts,
  views,
} from '#shared/search/request.ts';
import { aPaper, aRequest, id } from '../unit/search/search-kit.ts';

const words = [
  'memory',
  'memories',
  'low-rank',
  'rank',
  'galore',
  'training',
  'train',
  'α',
  '学习',
  'Müller',
  'gpt-4',
  'of',
];
const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }).map((all) => all.join(' '));
const tags = fc.uniqueArray(fc.constantFrom('ml', 'ml/speech', 'to read'), { maxLength: 2 });
const dates = fc.constantFrom('2025', '2026-06', '2026-06-30', '2026-07-01', '2024-02-29', null);

/** Any paper under an id: of few words, so that many meet. */
export const papers = (paperId: number): fc.Arbitrary<Paper> =>
  fc
    .record({
      title: text,
      abstract: fc.option(text),
      authors: fc.array(fc.constantFrom('Ada Low', 'Rank Müller', 'Bo Train'), { maxLength: 3 }),
      organization: fc.option(fc.constantFrom('Memory Lab', 'Train Inc')),
      date: dates,
      upvotes: fc.option(fc.nat(3)),
      comments: fc.option(fc.nat(2)),
      status: fc.option(fc.constantFrom(...statuses)),
      tags,
      collectionPaths: fc.uniqueArray(fc.constantFrom('Sea', 'Sea/Tides', 'Land'), { maxLength: 2 }),
      note: fc.option(text, { freq: 3 }),
      links: fc.array(
        fc.constantFrom({ kind: 'code' as const, url: 'c' }, { kind: 'pdf' as const, url: 'p' }),
        { maxLength: 2 },
      ),
      appearances: fc.array(
        fc.record({
          source: fc.constantFrom('huggingface', 'arxiv'),
          kind: fc.constantFrom(...listingKinds),
          listedOn: fc.option(fc.constantFrom('2026-07-01', '2026-06-30')),
          rank: fc.option(fc.integer({ min: 1, max: 3 })),
          upvotes: fc.constant(null),
          comments: fc.constant(null),
        }),
        { maxLength: 2 },
      ),
      addedAt: fc.constantFrom('2026-07-01T08:00:00.000Z', '2026-07-02T08:00:00.000Z'),
      interest: fc.option(fc.integer({ min: 1, max: 5 })),
      rating: fc.option(fc.integer({ min: 1, max: 5 })),
      snoozedUntil: fc.option(fc.constantFrom('2026-07-14', '2026-07-15', '2026-07-16'), { freq: 2 }),
      decidedAt: fc.option(fc.constantFrom('2026-07-01T08:00:00.000Z', '2026-07-14T08:00:00.000Z')),
      returned: fc.array(
        fc.record({
          kind: fc.constantFrom(...returnKinds.filter((kind) => kind !== 'snoozed')),
          sentence: fc.constant('Something changed'),
          at: fc.constant('2026-07-10T08:00:00.000Z'),
        }),
        { maxLength: 2 },
      ),
      due: fc.option(fc.constantFrom('2026-07-15', '2026-08-01')),
      velocity: fc.option(fc.constantFrom(0, 2.5, 5, 5.5)),
      version: fc.option(fc.integer({ min: 1, max: 3 })),
      queuePlace: fc.option(fc.constantFrom(1, 1.5, 2)),
      highlighted: fc.boolean(),
      identifiers: fc.constantFrom<Record<string, string>>(
        {},
        { arxiv: '2407.00001' },
        { doi: '10.1000/XyZ' },
      ),
      doneAt: fc.option(fc.constantFrom('2026-07-01T08:00:00.000Z', '2026-07-14T08:00:00.000Z')),
      trashedAt: fc.option(fc.constant('2026-07-03T08:00:00.000Z'), { freq: 4 }),
    })
    .map((given) => aPaper({ ...given, id: paperId }));

const choices: fc.Arbitrary<Partial<Record<FacetName, FacetChoice>>> = fc
  .array(
    fc.tuple(
      fc.constantFrom(...facetNames),
      fc.record({
        any: fc.uniqueArray(fc.constantFrom('', 'ml', 'queued', '2026', 'arxiv', 'note', 'Ada Low'), {
          maxLength: 2,
        }),
        all: fc.uniqueArray(
          fc.constantFrom(
            '',
            'ml',
            'ml/speech',
            'to read',
            'link',
            'code',
            'Ada Low',
            'huggingface',
            '2026-07-01',
          ),
          { maxLength: 2 },
        ),
        none: fc.uniqueArray(fc.constantFrom('', 'done', '2025', 'code', 'to read', '2026-07-01'), {
          maxLength: 1,
        }),
      }),
    ),
    { maxLength: 3 },
  )
  .map((entries) => Object.fromEntries(entries));

const queries = fc.oneof(
  fc.constantFrom(
    '',
    'memory',
    'low rank',
    '"low rank"',
    '-train',
    'mem',
    'memry',
    'trainin galore',
    'gpt4 OR 学习',
  ),
  fc.constantFrom(
    'date:2026',
    'date:2026-06.. memory',
    'has:note',
    'is:trashed',
    'tag:ml',
    'author:müller',
    'upvotes:>1',
  ),
  fc.constantFrom(
    'is:snoozed',
    'is:returned',
    'is:highlighted memory',
    'changed:version',
    'changed:snoozed OR changed:upvotes',
    'interest:>=4',
    'rating:..2',
    'due:..2026-07-20',
    'decided:7d',
    'velocity:>2.5',
    'version:>1',
    'has:pdf',
    '-in:inbox',
  ),
  fc.constantFrom(
    '(memory OR rank) -"low rank"',
    'title:rank abstract:memory',
    'org:"memory lab"',
    '-tag:ml',
    'zzz memory',
  ),
);

/** Any question to the index about such papers. */
export const requests: fc.Arbitrary<SearchRequest> = fc
  .record({
    view: fc.constantFrom(...views),
    query: queries,
    chosen: choices,
    sort: fc.constantFrom(...sorts),
  })
  .map((given) => aRequest(given));

/** A library reduced to its revisions: the newest state of each paper, and when it changed last. */
export function aLibrary() {
  const state = new Map<number, { paper: Paper | null; revision: number }>();
  let revision = 0;
  return {
    get revision() {
      return revision;
    },
    edit(put: readonly Paper[], remove: readonly number[]) {
      revision++;
      for (const paper of put) state.set(paper.id, { paper, revision });
      for (const one of remove) if (state.has(one)) state.set(one, { paper: null, revision });
    },
    papers: () => [...state.values()].flatMap(({ paper }) => paper ?? []),
    /** At most three revisions at once, so that catching up takes several asks. */
    since(from: number): Changes {
      const to = Math.min(revision, from + 3);
      const changed = [...state].filter(([, entry]) => entry.revision > from && entry.revision <= to);
      return {
        to,
        papers: changed.flatMap(([, { paper }]) => paper ?? []),
        removed: changed.flatMap(([one, { paper }]) => (paper === null ? [id(one)] : [])),
        more: to < revision,
      };
    },
  };
}
