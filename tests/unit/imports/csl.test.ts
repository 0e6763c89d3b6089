import { describe, expect, it } from 'vitest';
import { fixture, parse } from './parse.ts';

const text = (name: string) => new TextDecoder().decode(fixture(name));
const zotero = () => parse(text('csl-json-zotero.json'));
const one = (item: object) =>
  parse(JSON.stringify([{ type: 'book', title: 'T', issued: { raw: '2001' }, ...item }]));

describe('CSL-JSON', () => {
  it('I140: an item with its people, its place of publication and its key', () => {
    const [draft] = zotero().drafts;

    expect(draft).toMatchObject({
      title: 'On burrows: an <i>Engine</i> for moles',
      abstract: 'We follow moles.\n\nThey dig.',
      authors: [
        'Ada Lovelace',
        'Ludwig van Beethoven',
        'Jean de La Fontaine',
        'Martin Luther King, Jr.',
        'The Mole Collaboration',
      ],
      authorCount: 5,
      date: '2024-03-05',
      identifiers: { doi: '10.1234/burrow(2024)7', pmid: '1234567' },
      links: [{ kind: 'page', url: 'https://example.org/burrows/7' }],
      appearance: null,
      publication: {
        type: 'article-journal',
        venue: 'Journal of Burrows',
        variables: {
          volume: '7',
          issue: '2',
          page: '11–29',
          accessed: '2026-06-30',
          'original-date': '1843',
        },
        contributors: { editor: ['Emmy Noether'] },
        names: {
          'Jean de La Fontaine': {
            given: 'Jean',
            droppingParticle: 'de',
            nonDroppingParticle: 'La',
            family: 'Fontaine',
          },
          'The Mole Collaboration': { literal: 'The Mole Collaboration' },
        },
      },
      brought: { citationKey: 'lovelaceBurrow2024', tags: [] },
      extra: {
        orcids: { 'Ada Lovelace': '0000-0002-1825-0097' },
        tex: { primaryclass: 'q-bio.PE' },
        csl: { custom: { shelf: 'B' } },
      },
    });
    expect(draft?.publication?.variables['note']).toBe('Read on the train.');
  });

  it('I141: dates say what they say, and keep what no partial date can say', () => {
    const [, preprint, book] = zotero().drafts;

    expect([preprint?.date, book?.date]).toEqual(['2024-01', '1999']);
    expect(preprint?.extra['csl']).toMatchObject({ issued: { season: 1 } });
    expect(book?.extra['csl']).toMatchObject({ issued: { raw: 'Spring 1999' } });
    expect(parse(text('csl-json-items.json')).drafts[0]).toMatchObject({
      date: '2019-12',
      extra: { csl: { issued: { circa: true }, type: 'made-up-kind', 'future-variable': { deep: [1, 2] } } },
      publication: { type: 'document' },
      brought: { citationKey: 'range' },
    });
  });

  it.each([
    [{ issued: '2024-02-30' }, '2024'],
    [{ issued: { 'date-parts': [['2024', '21']] } }, '2024'],
    [{ issued: { 'date-parts': [[2024, 2, 29]] } }, '2024-02-29'],
    [{ issued: { 'date-parts': [[null]] } }, null],
    [{ issued: { literal: 'in press' } }, null],
    [{ issued: { raw: '5 March 2020' } }, '2020-03-05'],
  ])('I141: %j', (item, date) => {
    expect(one(item).drafts[0]?.date).toBe(date);
  });

  it('I142: identifiers in every place they stand in; an ISBN only of the book itself', () => {
    const [, preprint, book] = zotero().drafts;

    expect(preprint?.identifiers).toEqual({ arxiv: '2401.00001' });
    expect(book?.identifiers).toEqual({ isbn: '9780306406157' });
    expect(one({ type: 'chapter', ISBN: '9780306406157' }).drafts[0]).toMatchObject({
      identifiers: {},
      publication: { variables: { ISBN: '9780306406157' } },
    });
  });

  it('I140: what a program counted or addressed is no key, and tags, notes and bare names are taken', () => {
    const [, preprint, book] = zotero().drafts;

    expect([preprint?.brought?.citationKey, book?.brought?.citationKey]).toEqual([null, null]);
    expect(preprint?.extra['csl']).toMatchObject({ id: 'http://zotero.org/users/1/items/ABCD2345' });
    expect(preprint?.brought?.tags).toEqual(['moles', 'maps']);
    expect(book?.brought?.notes).toEqual(['Borrowed it twice.']);
    expect(book?.authors).toEqual(['Sophie Germain', 'Marie Curie']);
  });

  it('I5: an item without a title costs itself, with its place', () => {
    expect(zotero().complaints).toEqual([
      { line: 54, endLine: 54, message: 'The item nothing has no title, so it was left out.' },
    ]);
  });

  it('I140: one item alone, and JSON lines', () => {
    const item = JSON.parse(text('csl-json-zotero.json'))[0];

    expect(parse(JSON.stringify(item)).drafts).toHaveLength(1);
    expect(parse(`${JSON.stringify(item)}\n${JSON.stringify(item)}\n`).drafts).toHaveLength(2);
  });
});

describe('CSL-YAML', () => {
  it('I143: Pandoc’s references, each by itself', () => {
    const { drafts, complaints, format } = parse(text('csl-yaml-pandoc.yaml'));

    expect(format).toBe('csl-yaml');
    expect(drafts).toMatchObject([
      {
        title: 'Holes: a *theory*',
        authors: ['Sophie Germain', 'Academy of Holes'],
        date: '1816-01-08',
        identifiers: { doi: '10.1234/holes' },
        place: { line: 4, endLine: 18 },
        publication: {
          type: 'paper-conference',
          venue: 'Proceedings of the Holes',
          variables: { page: '1-9' },
        },
        brought: { citationKey: 'germainHoles1816', tags: ['holes', 'plates'] },
        extra: {},
      },
      { title: 'A title folded over two lines', date: '2021-05', abstract: 'First.\n\nSecond.' },
    ]);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toMatchObject({ line: 19, endLine: 21 });
    expect(complaints[0]?.message).toContain('is no valid YAML');
  });

  it('I4: aliases that grow are refused', () => {
    const rows = Array.from(
      { length: 12 },
      (_, at) => `  x${at}: &a${at} [${`*a${at - 1},`.repeat(at === 0 ? 0 : 9)}x]`,
    );
    const yaml = `references:\n- id: a\n  type: book\n  title: T\n${rows.join('\n')}\n- id: b\n  type: book\n  title: Fine\n`;

    expect(parse(yaml).drafts.map(({ title }) => title)).toEqual(['Fine']);
  });
});
