import { readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Draft, draftSchema } from '#shared/domain/draft.ts';
import { type Paper, paperSchema, tagSchema, untouched } from '#shared/domain/paper.ts';
import { publicationTypes } from '#shared/domain/publication.ts';
import type { ExportedPaper } from '../../src/main/library/exports/exporter.ts';
import { risExport } from '../../src/main/library/exports/ris/index.ts';
import { anyJson } from '../kit/any-json.ts';
import { fixture, parse } from '../unit/imports/parse.ts';

const pieces = [
  '\n',
  '\r\n',
  'ER  - ',
  '\nER  - \n',
  '\nTY  - JOUR\n',
  'TI  - ',
  'X1  - carrel [[["title"],"x"]]',
  'carrel ',
  ';',
  ', ',
  '  ',
  '"\\',
  '\u2028',
  '\u0000',
  '\u0007',
  'é',
  '<p>a</p>',
  'van ',
  'Jr.',
  'https://doi.org/10.1000/x',
  'arXiv:2401.01234',
  '12-34',
  'a',
  'Moles',
];
const nasty = fc.oneof(
  fc.constantFrom(
    'Moles',
    'Routes that nobody drew',
    '12',
    'Ada Lovelace',
    'Lovelace, Ada',
    'The Vole Group',
  ),
  fc.string({ unit: fc.constantFrom(...pieces), maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const some = nasty.filter((text) => text !== '');
const named = fc.oneof(
  some,
  fc.constantFrom('Ludwig van Beethoven', 'Martin King, Jr.', 'Aristotle', '山田太郎'),
);
const key = fc
  .oneof(fc.constantFrom('ris', 'csl', 'version', 'orcids'), some)
  .filter((name) => name !== '__proto__');
const tag = fc.oneof(some, fc.constantFrom('a, b, c', 'x;y')).filter((text) => {
  const parsed = tagSchema.safeParse(text);
  return parsed.success && parsed.data === text;
});
const texts = fc.array(some, { maxLength: 3 });
const parts = fc.record(
  {
    family: some,
    given: some,
    droppingParticle: some,
    nonDroppingParticle: some,
    suffix: some,
    literal: some,
  },
  { requiredKeys: [] },
);
const variable = fc.constantFrom(
  'volume',
  'issue',
  'page',
  'number',
  'ISSN',
  'ISBN',
  'publisher',
  'genre',
  'event-title',
  'accessed',
  'x',
); // prettier-ignore
const anyDraft: fc.Arbitrary<Draft> = fc
  .record({
    title: some,
    abstract: fc.option(nasty),
    authors: fc.array(named, { maxLength: 4 }),
    authorCount: fc.option(fc.nat()),
    organization: fc.option(nasty),
    date: fc.option(fc.constantFrom('2001', '2001-09', '2001-09-30')),
    dateInferred: fc.boolean(),
    identifiers: fc.dictionary(
      fc.constantFrom('doi', 'arxiv', 'pmid', 'pmcid', 'isbn', 'x'),
      fc.oneof(some, fc.constantFrom('10.1000/x', '2401.01234', '123')),
    ),
    links: fc.array(
      fc.record({ kind: fc.constantFrom('code', 'pdf', 'page'), url: fc.oneof(some, fc.webUrl()) }),
      { maxLength: 3 },
    ),
    upvotes: fc.option(fc.nat()),
    comments: fc.option(fc.nat()),
    extra: fc.oneof(
      fc.dictionary(key, anyJson(2)),
      fc.record({
        ris: fc.dictionary(fc.constantFrom('TY', 'N1', 'U1', 'XX', 'PY', 'UR', 'X1', 'ER', 'odd'), texts),
      }),
    ),
    publication: fc.option(
      fc.record({
        type: fc.constantFrom(...publicationTypes),
        venue: fc.option(nasty),
        variables: fc.dictionary(variable, some),
        contributors: fc.dictionary(
          fc.constantFrom('editor', 'translator', 'x'),
          fc.array(named, { maxLength: 2 }),
        ),
        names: fc.dictionary(
          named.filter((name) => name !== '__proto__'),
          parts,
        ),
      }),
      { nil: undefined },
    ),
    tags: fc.uniqueArray(tag, { maxLength: 3 }),
    collections: fc.array(fc.array(some, { minLength: 1, maxLength: 2 }), { maxLength: 2 }),
    note: fc.option(some),
    citationKey: some,
    status: fc.option(fc.constantFrom('queued', 'done')),
    rating: fc.option(fc.integer({ min: 1, max: 5 })),
  })
  .map(({ publication, tags, collections, note, citationKey, status, rating, ...plain }) =>
    // As JSON gives it back: without -0.
    draftSchema.parse(
      JSON.parse(
        JSON.stringify({
          ...plain,
          appearance: null,
          place: null,
          doubts: [],
          publication,
          brought: {
            tags,
            collections,
            notes: note === null ? [] : [note],
            citationKey,
            files: [],
            status,
            rating,
            addedAt: '2026-07-01T00:00:00.000Z',
          },
        }),
      ),
    ),
  );

function exported(draft: Draft): ExportedPaper {
  const {
    brought,
    publication,
    extra,
    appearance: _none,
    place: _nowhere,
    doubts: _certain,
    kept: _kept,
    ...own
  } = draft;
  const paper: Paper = {
    ...untouched,
    ...own,
    id: paperSchema.shape.id.parse(1),
    status: brought?.status ?? null,
    rating: brought?.rating ?? null,
    tags: brought?.tags ?? [],
    note: brought?.notes[0] ?? null,
    appearances: [],
    addedAt: brought?.addedAt ?? '2026-07-01T00:00:00.000Z',
    trashedAt: null,
  };
  return {
    paper,
    publication: publication ?? null,
    citationKey: brought?.citationKey ?? 'key',
    collections: brought?.collections ?? [],
    extra,
  };
}

function written(drafts: readonly Draft[]): string {
  const records = drafts.map((draft, at) => risExport.write(exported(draft), at));
  return risExport.head + records.join('') + risExport.foot(drafts.length);
}

function bare({ kept: _kept, ...draft }: Draft): Draft {
  return { ...draft, place: null, doubts: [] };
}

describe('an export as RIS', () => {
  it('I115: reads back as what was written, whatever the papers hold', () => {
    fc.assert(
      fc.property(fc.array(anyDraft, { minLength: 1, maxLength: 3 }), (drafts) => {
        const { drafts: read, complaints } = parse(written(drafts));

        expect(complaints).toEqual([]);
        expect(read.map(bare)).toEqual(drafts);
      }),
      { numRuns: 500 },
    );
  });

  it.each(readdirSync(new URL('../fixtures/inputs/', import.meta.url)))(
    'I115: the papers of %s leave and come back',
    (name) => {
      const drafts = parse(fixture(name)).drafts.map((draft, at): Draft => {
        const { brought } = draft;
        return {
          ...bare(draft),
          appearance: null,
          brought: {
            tags: brought?.tags ?? [],
            collections: brought?.collections ?? [],
            notes: brought?.notes.slice(0, 1) ?? [],
            citationKey: brought?.citationKey ?? `key${at}`,
            files: [],
            status: brought?.status ?? null,
            rating: null,
            addedAt: '2026-07-01T00:00:00.000Z',
          },
        };
      });

      expect(parse(written(drafts)).drafts.map(bare)).toEqual(drafts);
    },
  );

  it('I115: what RIS has tags for stands in them', () => {
    const [draft] = parse(fixture('ris-publishers.ris')).drafts;
    const lines = written(draft === undefined ? [] : [draft]).split('\n');

    expect(lines.filter((line) => !line.startsWith('X1'))).toEqual([
      'TY  - JOUR',
      'TI  - Routes that nobody drew: moles & voles',
      'AU  - Lovelace, Ada',
      'AU  - Noether, Emmy',
      'AU  - King, Martin Luther, Jr.',
      'AU  - van Beethoven, Ludwig',
      'AU  - La Fontaine, Jean de',
      'AU  - The Vole Collaboration,',
      'PY  - 2013',
      'DA  - 2013/07/22',
      'T2  - Journal of Burrow Studies',
      'J2  - J. Burrow Stud.',
      'VL  - 12',
      'IS  - 3',
      'PB  - Burrow Press',
      'SN  - 0021-9606',
      'Y2  - 2021/01/24',
      'SP  - 101',
      'EP  - 112',
      'DO  - 10.5555/burrow.7',
      'ID  - key',
      'DA  - 2013/07/28',
      'ER  - ',
      '',
    ]);
    // Nothing but when it came into the library has no tag of its own.
    expect(lines.find((line) => line.startsWith('X1'))).toBe(
      'X1  - carrel [[["brought","addedAt"],"2026-07-01T00:00:00.000Z"]]',
    );
  });
});
