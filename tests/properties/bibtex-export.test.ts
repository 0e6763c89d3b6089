import { readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { broughtNothing, type Draft } from '#shared/domain/draft.ts';
import { type Paper, paperIdSchema, statuses, untouched } from '#shared/domain/paper.ts';
import { publicationTypes } from '#shared/domain/publication.ts';
import { biblatexExporter, bibtexExporter } from '../../src/main/library/exports/bibtex/index.ts';
import type { ExportedPaper } from '../../src/main/library/exports/exporter.ts';
import { anyJson } from '../kit/any-json.ts';
import { fixture, parse } from '../unit/imports/parse.ts';

const exporters = [bibtexExporter, biblatexExporter];
const addedAt = '2026-07-01T08:00:00.000Z';

/** The paper that an import makes of a draft in an empty library. */
function exportedOf(draft: Draft): ExportedPaper {
  const { title, abstract, authors, authorCount, organization, date, dateInferred } = draft;
  const { identifiers, links, upvotes, comments, publication = null, extra } = draft;
  const brought = draft.brought ?? broughtNothing;
  const paper: Paper = {
    ...untouched,
    id: paperIdSchema.parse(1),
    ...{ title, abstract, authors, authorCount, organization, date, dateInferred },
    ...{ identifiers, links, upvotes, comments, publication },
    status: brought.status,
    tags: brought.tags,
    note: brought.notes.length === 0 ? null : brought.notes.join('\n\n'),
    appearances: [],
    rating: brought.rating,
    addedAt: brought.addedAt ?? addedAt,
    trashedAt: null,
    priority: null,
    due: null,
    minutes: null,
    queuePlace: null,
    doneAt: null,
    interest: null,
    citationKey: brought.citationKey,
    collections: [],
  };
  return {
    paper,
    publication,
    citationKey: brought.citationKey ?? '',
    collections: brought.collections,
    extra,
  };
}

/** A draft without what only its input knows, and with the notes of one paper put together. */
function comparable(draft: Draft) {
  const { place: _place, doubts: _doubts, appearance: _appearance, ...rest } = draft;
  const brought = draft.brought ?? broughtNothing;
  const notes = brought.notes.length === 0 ? [] : [brought.notes.join('\n\n')];
  return { ...rest, brought: { ...brought, notes, addedAt: brought.addedAt ?? addedAt } };
}

const nasty = fc.oneof(
  fc.constantFrom(
    '{',
    '}',
    '\\',
    '$',
    '$x^2$',
    '"',
    '#',
    '%',
    '&',
    '_',
    '~',
    '^',
    '@',
    '--',
    '``',
    "''",
    ' and ',
    ',',
  ),
  fc.constantFrom(
    'É',
    'ß',
    'α',
    '–',
    '“',
    '漢字',
    'BERT',
    'van',
    'Jr.',
    'others',
    '\n',
    '\n\n',
    '  ',
    ';',
    ' > ',
    '=',
  ),
  fc.constantFrom(
    '@article{x,',
    '\n@misc(y,',
    '\ud800',
    '\u00a0',
    '\t',
    '\r\n',
    '{\\"o}',
    '0001',
    'abs/2401.01234',
  ),
  fc.string({ maxLength: 4 }),
);
const text = fc.array(nasty, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));
const filled = text.filter((value) => value.trim() !== '');
const oneLine = filled.map((value) =>
  value
    .replace(/[\u0000-\u001f]+/g, ' ')
    .trim()
    .slice(0, 90)
    .trim(),
);
const tag = oneLine.filter((value) => value !== '');
const parts = fc.record(
  {
    family: filled,
    given: filled,
    nonDroppingParticle: filled,
    droppingParticle: filled,
    suffix: filled,
    literal: filled,
  },
  { requiredKeys: [] },
);

const anyDraft: fc.Arbitrary<Draft> = fc.record({
  title: filled,
  abstract: fc.option(filled),
  authors: fc.array(fc.oneof(filled, fc.constantFrom('Ada Lovelace', 'Ludwig van Beethoven', 'Plato')), {
    maxLength: 3,
  }),
  authorCount: fc.option(fc.nat(5)),
  organization: fc.option(filled),
  date: fc.option(fc.constantFrom('2024', '2024-02', '2024-02-29', '0999-01')),
  dateInferred: fc.boolean(),
  identifiers: fc.dictionary(
    fc.constantFrom('doi', 'arxiv', 'pmid', 'isbn', 'hal'),
    fc.constantFrom('10.1234/x', '2401.00001', '9', 'a_b{', 'math/0611800'),
    { maxKeys: 3 },
  ),
  links: fc.array(
    fc.record({
      kind: fc.constantFrom('page' as const, 'pdf' as const, 'code' as const),
      url: fc.constantFrom(
        'https://a.org/b_c%20d',
        'https://a.org/c.pdf',
        'https://doi.org/10.1/x',
        'ftp:x y',
        'https://a.org/{',
      ),
    }),
    { maxLength: 3 },
  ),
  upvotes: fc.option(fc.nat(9)),
  comments: fc.option(fc.nat(9)),
  appearance: fc.constant(null),
  place: fc.constant(null),
  doubts: fc.constant([]),
  extra: fc
    .dictionary(
      fc.constantFrom(
        'version',
        'primaryCategory',
        'categories',
        'comment',
        'journalRef',
        'status',
        'A b',
        'bibtex',
        'carrel',
        'x',
      ),
      fc.oneof(
        text,
        anyJson(2),
        fc.record({
          type: text,
          fields: fc.dictionary(fc.constantFrom('crossref', 'Odd', 'owner', 'a b', 'bibsource'), text),
        }),
      ),
      { maxKeys: 4 },
    )
    .map((extra) => JSON.parse(JSON.stringify(extra))),
  publication: fc.record({
    type: fc.constantFrom(...publicationTypes),
    venue: fc.option(filled),
    variables: fc.dictionary(
      fc.constantFrom(
        'volume',
        'issue',
        'number',
        'page',
        'publisher',
        'note',
        'DOI',
        'accessed',
        'call-number',
        'x',
        'Y',
      ),
      fc.oneof(filled, fc.constantFrom('1-13', '12')),
      { maxKeys: 5 },
    ),
    contributors: fc.dictionary(
      fc.constantFrom('editor', 'translator', 'reviewed-author', 'a b'),
      fc.array(filled, { minLength: 1, maxLength: 2 }),
      { maxKeys: 2 },
    ),
    names: fc.dictionary(fc.constantFrom('Ada Lovelace', 'Plato'), parts, { maxKeys: 2 }),
  }),
  brought: fc.record({
    tags: fc.uniqueArray(tag, { maxLength: 3 }),
    collections: fc.array(fc.array(filled, { minLength: 1, maxLength: 2 }), { maxLength: 2 }),
    notes: fc.array(filled, { maxLength: 1 }),
    citationKey: fc.option(fc.constantFrom('a2024', 'a b', 'k,{}', 'ключ', 'x=y')),
    files: fc.constant([]),
    status: fc.option(fc.constantFrom(...statuses)),
    rating: fc.option(fc.integer({ min: 1, max: 5 })),
    addedAt: fc.constantFrom(addedAt, '2024-05-02T23:41:32Z'),
  }),
});

describe.each(exporters)('$title', (exporter) => {
  it('E20: any paper reads back as what was written', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const written = exporter.write(exportedOf(draft), 0);
        const [again, ...more] = parse(written).drafts;
        expect(more).toEqual([]);
        expect(again === undefined ? written : comparable(again)).toEqual(comparable(draft));
      }),
      { numRuns: 2000 },
    );
  });

  const fixtures = readdirSync(new URL('../fixtures/inputs/', import.meta.url)).filter((name) =>
    name.startsWith('bibtex-'),
  );
  it.each(fixtures)('E21: %s leaves as it came: read, written and read again it is the same', (name) => {
    const { drafts } = parse(fixture(name));
    const written = drafts.map((draft, at) => exporter.write(exportedOf(draft), at)).join('');

    expect(parse(written).drafts.map(comparable)).toEqual(drafts.map(comparable));
    // Only a key with a blank in it has no other way out.
    expect(written.split('x-carrel').length - 1).toBe(name === 'bibtex-odd.bib' ? 1 : 0);
  });

  it('E22: what an import kept of a title leaves again as long as the title is the same', () => {
    const [draft] = parse('@article{a, title = {The {BERT} {Model}}, year = {2019/2020}}').drafts;
    if (draft === undefined) throw new Error('Nothing was read.');

    expect(exporter.write(exportedOf(draft), 0)).toContain('title = {The {BERT} {Model}}');
    const changed = exporter.write(exportedOf({ ...draft, title: 'Another' }), 0);
    expect(changed).toContain('title = {Another}');
    expect(changed).toContain('year = {2019/2020}');
    expect(changed).not.toContain('x-carrel');
  });
});
