import { describe, expect, it } from 'vitest';
import { fixture, parse } from './parse.ts';

const text = new TextDecoder().decode(fixture('arxiv-feed-rss.xml'));

describe('a daily feed of arXiv', () => {
  it('I20: gives the papers of the day in their order, announce types apart', () => {
    const { drafts, complaints, format, description, listedOn } = parse(text);

    expect([format, description, listedOn, complaints]).toEqual([
      'arxiv-feed',
      'arXiv daily feed, cs.LG',
      '2026-06-30',
      [],
    ]);
    expect(
      drafts.map(({ identifiers, extra, appearance }) => [
        identifiers['arxiv'],
        extra['version'],
        extra['announceType'],
        appearance?.rank,
      ]),
    ).toEqual([
      ['2606.91001', 1, 'new', 1],
      ['2606.91002', 2, 'cross', 2],
      ['2203.01250', 3, 'replace', 3],
      ['math/0611800', 4, 'replace-cross', 4],
    ]);
    expect(new Set(drafts.map(({ appearance }) => JSON.stringify({ ...appearance, rank: null })))).toEqual(
      new Set([
        JSON.stringify({
          source: 'arxiv',
          kind: 'daily',
          listedOn: '2026-06-30',
          rank: null,
          upvotes: null,
          comments: null,
        }),
      ]),
    );
  });

  it('I21: parts authors although affiliations hold commas', () => {
    const [draft] = parse(text).drafts;

    expect(draft?.authors).toEqual(['Ada Lovelace', 'Emmy Noether', 'Carl Friedrich Gauß']);
    expect(draft?.extra['affiliations']).toEqual([
      { author: 'Ada Lovelace', names: ['Analytical Society, London'] },
      { author: 'Emmy Noether', names: ['Erlangen (Germany), Göttingen'] },
    ]);
  });

  it('I22: the abstract is without what stands before it, the licence and the journal are kept', () => {
    const { drafts } = parse(text);

    expect(drafts[0]?.abstract).toBe('We learn routes of moles & voles from $n < 40$ holes.');
    expect(drafts[0]?.extra['license']).toBe('http://creativecommons.org/licenses/by/4.0/');
    expect(drafts[2]?.identifiers).toEqual({ arxiv: '2203.01250', doi: '10.5555/holes.3' });
    expect(drafts[2]?.extra['journalRef']).toBe('Annals of Holes 3 (2025) 14-15');
  });

  it('I7: the paper’s month is inferred from its id, since the feed tells only the announcement', () => {
    const { drafts } = parse(text);

    expect(drafts.map(({ date, dateInferred }) => [date, dateInferred])).toEqual([
      ['2026-06', true],
      ['2026-06', true],
      ['2022-03', true],
      ['2006-11', true],
    ]);
  });

  it('I22: no category is called the primary one, since none is marked', () => {
    const { extra } = parse(text).drafts[3] ?? { extra: {} };

    expect(extra).toMatchObject({ categories: ['math.CA', 'cs.LG'], subjectClasses: ['26A12'] });
    expect(extra).not.toHaveProperty('primaryCategory');
  });

  it('I20: the Atom form says the same', () => {
    const { drafts, listedOn, complaints } = parse(fixture('arxiv-feed-atom.xml'));

    expect([listedOn, complaints]).toEqual(['2026-06-30', []]);
    expect(drafts[0]).toMatchObject({
      title: 'Soil as a Medium',
      abstract: 'Soil is a medium.',
      authors: ['Johann Wolfgang von Goethe', 'Alexander von Humboldt, Jr.'],
      identifiers: { arxiv: '2606.91003' },
      appearance: { kind: 'daily', listedOn: '2026-06-30', rank: 1 },
      extra: {
        version: 1,
        announceType: 'new',
        categories: ['stat.ML'],
        license: 'http://creativecommons.org/licenses/by/4.0/',
      },
    });
    expect(drafts[1]?.extra['announceType']).toBe('absonly');
  });

  it('I23: an empty day is no fault, and says which day it is', () => {
    const { drafts, complaints, listedOn, format } = parse(fixture('arxiv-feed-empty.xml'));

    expect([drafts, format, listedOn]).toEqual([[], null, '2026-06-27']);
    expect(complaints.map(({ message }) => message)).toEqual([
      'The feed has no papers: a day without any, or one that was not made yet. It is of 2026-06-27. It says that nothing comes on Saturday and Sunday.',
    ]);
  });

  it('I24: an error is told and gives no paper', () => {
    const { drafts, complaints } = parse(fixture('arxiv-feed-error.xml'));

    expect(drafts).toEqual([]);
    expect(complaints.map(({ message }) => message)).toEqual([
      'arXiv answered with an error instead of papers: “Feed error for query: cs.XX: Bad archive "cs.XX". Valid archives are listed elsewhere.”. Correct the categories and fetch again.',
    ]);
  });

  it('I24: a feed as long as arXiv makes them says that there may be more', () => {
    const item = text.slice(text.indexOf('<item>'), text.indexOf('</item>') + 7);
    const items = Array.from({ length: 2000 }, (_, at) =>
      item.replaceAll('2606.91001', `2606.${10_000 + at}`),
    );

    const { drafts, complaints } = parse(
      `<rss><channel><title>cs updates on arXiv.org</title>${items.join('')}</channel></rss>`,
    );

    expect(drafts).toHaveLength(2000);
    expect(complaints.map(({ message }) => message).join()).toContain('arXiv ends its feeds at 2000');
  });

  it('I5: cut off, it is not taken for a short day', () => {
    const { drafts, complaints } = parse(text.slice(0, text.indexOf('Holes, Revisited')));

    expect(drafts).toHaveLength(2);
    expect(complaints[0]?.message).toContain('The XML breaks off');
  });

  it('the form that arXiv’s feeds had before 2024 is read too', () => {
    const old = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="http://arxiv.org/"><title>cs.LG updates on arXiv.org</title><link>http://arxiv.org/</link><dc:date>2023-03-02T20:30:00-05:00</dc:date></channel>
<item rdf:about="http://arxiv.org/abs/2303.91001"><title>Moles. (arXiv:2303.91001v2 [cs.LG] UPDATED)</title><link>http://arxiv.org/abs/2303.91001</link>
<description rdf:parseType="Literal">&lt;p&gt;Moles
dig.&lt;/p&gt;</description><dc:creator> &lt;a href="http://arxiv.org/a/l_1"&gt;Ada Lovelace&lt;/a&gt;, &lt;a href="http://arxiv.org/a/n_1"&gt;Emmy Noether&lt;/a&gt;</dc:creator></item></rdf:RDF>`;

    const { drafts, complaints, listedOn } = parse(old);

    expect([listedOn, complaints]).toEqual(['2023-03-02', []]);
    expect(drafts[0]).toMatchObject({
      title: 'Moles',
      abstract: 'Moles\ndig.',
      authors: ['Ada Lovelace', 'Emmy Noether'],
      identifiers: { arxiv: '2303.91001' },
      extra: { version: 2, announceType: 'replace', primaryCategory: 'cs.LG' },
    });
  });
});
