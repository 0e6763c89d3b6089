import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Paper, paperIdSchema, statuses, untouched } from '#shared/domain/paper.ts';
import { namePartsSchema, publicationTypes } from '#shared/domain/publication.ts';
import { displayName, partsToKeep } from '#shared/text/names.ts';
import { draftOfPaper } from '../../src/main/library/exports/csl-json/draft-of-paper.ts';
import { cslJsonExporter } from '../../src/main/library/exports/csl-json/index.ts';
import type { ExportedPaper } from '../../src/main/library/exports/exporter.ts';
import { anyJson } from '../kit/any-json.ts';
import { parse } from '../unit/imports/parse.ts';

const word = fc.string({ unit: fc.constantFrom(...'abcXYZé漢 ,.;:-{}<&"\\\n0129') });
const text = fc.oneof(
  word,
  fc.constantFrom('DOI: 10.1/x', 'Citation Key: a', 'van Gogh', 'a, b', 'Lovelace, Ada', 'tex.a: b'),
);
const filled = text.filter((value) => value.trim() !== '');
const tag = filled.map((value) => value.replaceAll('\n', ' ').trim().slice(0, 100).trim());
const date = fc.constantFrom('2024', '2024-02', '2024-02-29', '0999-01', '1816-12-31');
const names = fc
  .array(fc.oneof(filled, fc.record({ family: filled, given: filled }, { requiredKeys: ['family'] })), {
    maxLength: 4,
  })
  .map((list) =>
    list.map((one) =>
      typeof one === 'string' ? { shown: one, parts: null } : { shown: displayName(one), parts: one },
    ),
  );

const publication = fc
  .record({
    type: fc.constantFrom(...publicationTypes),
    venue: fc.option(filled),
    variables: fc.dictionary(
      fc.constantFrom(
        'volume',
        'page',
        'note',
        'annote',
        'ISBN',
        'accessed',
        'title',
        'keyword',
        'author',
        'x',
        'id',
      ),
      filled,
      { maxKeys: 5 },
    ),
    contributors: fc.dictionary(
      fc.constantFrom('editor', 'translator', 'issued'),
      fc.array(filled, { minLength: 1, maxLength: 2 }),
      {
        maxKeys: 2,
      },
    ),
    people: names,
  })
  .map(({ people, ...rest }) => ({
    ...rest,
    names: Object.fromEntries(
      people.flatMap(({ shown, parts }) =>
        parts !== null && partsToKeep(parts) !== null ? [[shown, namePartsSchema.parse(parts)]] : [],
      ),
    ),
  }));

const paper = fc.record({
  title: filled,
  abstract: fc.option(filled),
  authors: fc.array(filled, { maxLength: 3 }),
  authorCount: fc.option(fc.nat(9)),
  organization: fc.option(filled),
  date: fc.option(date),
  dateInferred: fc.boolean(),
  identifiers: fc.dictionary(
    fc.constantFrom('doi', 'arxiv', 'pmid', 'isbn', 'hal'),
    fc.constantFrom('10.1234/x', '2401.00001', '9'),
    {
      maxKeys: 3,
    },
  ),
  links: fc.array(
    fc.record({
      kind: fc.constantFrom('page' as const, 'pdf' as const, 'code' as const),
      url: fc.constantFrom('https://a.org/b', 'https://a.org/c.pdf', 'https://doi.org/10.1/x', 'ftp:x y'),
    }),
    { maxLength: 3 },
  ),
  upvotes: fc.option(fc.nat(9)),
  tags: fc.uniqueArray(tag, { maxLength: 3 }),
  note: fc.option(filled),
  status: fc.option(fc.constantFrom(...statuses)),
  rating: fc.option(fc.integer({ min: 1, max: 5 })),
});

const exported: fc.Arbitrary<ExportedPaper> = fc
  .record({
    paper,
    publication: fc.option(publication),
    citationKey: fc.constantFrom('a2024', 'ITEM-1', '7', 'https://x.org/y', 'ключ'),
    collections: fc.array(fc.array(filled, { minLength: 1, maxLength: 2 }), { maxLength: 2 }),
    extra: fc.dictionary(
      fc.constantFrom('csl', 'tex', 'comment', 'orcids'),
      fc.oneof(anyJson(2), fc.dictionary(fc.constantFrom('issued', 'custom', 'type', 'note'), anyJson(1))),
      { maxKeys: 3 },
    ),
  })
  .map(({ paper: some, ...rest }) => ({
    ...rest,
    extra: JSON.parse(JSON.stringify(rest.extra)),
    paper: whole(some),
  }));

function whole(some: Partial<Paper>): Paper {
  return {
    id: paperIdSchema.parse(1),
    title: 'T',
    abstract: null,
    authors: [],
    authorCount: null,
    organization: null,
    date: null,
    dateInferred: false,
    identifiers: {},
    links: [],
    upvotes: null,
    comments: null,
    status: null,
    tags: [],
    note: null,
    appearances: [],
    ...untouched,
    rating: null,
    addedAt: '2026-06-30T12:00:00.000Z',
    trashedAt: null,
    ...some,
  };
}

function write(papers: readonly ExportedPaper[]): string {
  const { head, write: one, foot } = cslJsonExporter;
  return head + papers.map(one).join('') + foot(papers.length);
}

describe('CSL-JSON, out and in again', () => {
  it('I144: what is read of an export is what was written, whatever it was', () => {
    fc.assert(
      fc.property(fc.array(exported, { minLength: 1, maxLength: 3 }), (papers) => {
        const { drafts, complaints, format } = parse(write(papers));

        expect([format, complaints]).toEqual(['csl-json', []]);
        expect(drafts.map((draft) => ({ ...draft, place: null }))).toEqual(papers.map(draftOfPaper));
      }),
      { numRuns: 500 },
    );
  });

  it('I144: a plain paper leaves without fields of ours but those that CSL has no words for', () => {
    const item = JSON.parse(
      write([
        {
          paper: whole({
            title: 'Holes',
            authors: ['Ada Lovelace'],
            authorCount: 1,
            date: '2024-02',
            identifiers: { doi: '10.1234/x' },
            tags: ['moles'],
          }),
          publication: {
            type: 'article-journal',
            venue: 'J',
            variables: { volume: '7' },
            contributors: {},
            names: {},
          },
          citationKey: 'lovelace2024',
          collections: [],
          extra: {},
        },
      ]),
    )[0];

    expect(item).toEqual({
      id: 'lovelace2024',
      type: 'article-journal',
      title: 'Holes',
      author: [{ family: 'Lovelace', given: 'Ada' }],
      'container-title': 'J',
      issued: { 'date-parts': [[2024, 2]] },
      volume: '7',
      DOI: '10.1234/x',
      keyword: 'moles',
      custom: { carrel: { brought: expect.objectContaining({ addedAt: '2026-06-30T12:00:00.000Z' }) } },
    });
  });

  it('no paper is an empty list', () => {
    expect(JSON.parse(write([]))).toEqual([]);
  });
});
