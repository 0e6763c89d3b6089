import { describe, expect, it } from 'vitest';
import { fixture, parse } from './parse.ts';

const page = (name: string) => new TextDecoder().decode(fixture(`arxiv-listing-${name}.html`));
const sentences = (html: string) => parse(html).complaints.map(({ message }) => message);

describe('a saved page of new papers', () => {
  it('I40: gives every paper with its section and its number', () => {
    const { drafts, complaints, format, description, listedOn, listedOnText } = parse(page('new'));

    expect([format, complaints]).toEqual(['arxiv-listing', []]);
    expect(description).toBe('Saved arXiv listing, Quantitative Biology: new papers');
    expect([listedOn, listedOnText]).toEqual(['2026-06-30', 'Tuesday, 30 June 2026']);
    expect(
      drafts.map(({ identifiers, extra, appearance }) => [
        identifiers['arxiv'],
        extra['announceType'],
        appearance,
      ]),
    ).toEqual(
      [
        ['2606.91001', 'new'],
        ['2606.91005', 'new'],
        ['2606.91002', 'cross'],
        ['2203.01250', 'replace'],
      ].map(([id, type], index) => [
        id,
        type,
        {
          source: 'arxiv',
          kind: 'daily',
          listedOn: '2026-06-30',
          rank: index + 1,
          upvotes: null,
          comments: null,
        },
      ]),
    );
  });

  it('I41: texts are without the words that the page puts before them', () => {
    const { drafts } = parse(page('new'));

    expect(drafts[0]).toMatchObject({
      title: 'Burrow Networks: Learning Routes for $n < 40$ Moles',
      abstract: 'We learn routes of moles & voles.\nThey are long, and they bend.',
      authors: ['Ada Lovelace', 'Emmy Noether', 'The Vole Collaboration'],
      date: '2026-06',
      dateInferred: true,
      extra: {
        comment: '12 pages, code at this https URL',
        primaryCategory: 'q-bio.NC',
        categories: ['q-bio.NC', 'cs.LG'],
      },
    });
    expect(drafts[1]?.extra).toMatchObject({
      journalRef: 'Annals of Holes 4 (2026) 1',
      categories: ['q-bio.QM', 'cond-mat.stat-mech', 'math.PR'],
    });
  });

  it('I41: authors that the page does not show are counted', () => {
    const draft = parse(page('new')).drafts[3];

    expect(draft).toMatchObject({ authors: ['Leonhard Euler'], authorCount: 21 });
    expect(draft?.doubts).toEqual(['The input does not name all of its authors.']);
  });

  it('I41: formulas that the browser drew are taken from their source', () => {
    const drawn = page('new').replace(
      '$n &lt; 40$',
      '<span class="MathJax_Preview">n</span><span class="MathJax" id="M-1"><nobr><span>n&lt;40</span></nobr></span><script type="math/tex" id="M-2">n < 40</script>',
    );

    expect(parse(drawn).drafts[0]?.title).toBe('Burrow Networks: Learning Routes for $n < 40$ Moles');
  });

  it('I42: a section of which the page shows a part says so', () => {
    const part = page('new').replace(
      'New submissions (showing 2 of 2',
      'New submissions (showing first 2 of 40',
    );

    expect(sentences(part)).toEqual([
      'The page shows part of the section “New submissions”: 2 of 40 papers. Save the other pages too, or the page that shows all entries.',
    ]);
  });

  it('I42: a page that was cut off is not taken for a short day', () => {
    const html = page('new');
    const cut = html.slice(0, html.indexOf('[2]</a>'));

    const { drafts, complaints } = parse(cut);

    expect(drafts).toHaveLength(1);
    expect(complaints.map(({ message }) => message)).toEqual([
      'An entry has no arXiv id, so it was left out.',
      'The page holds 2 of the 4 papers of its listing. Save the other pages too, or the page that shows all entries.',
    ]);
  });

  it('I43: a day without papers says which', () => {
    const { drafts, complaints, listedOn } = parse(page('none'));

    expect([drafts, listedOn]).toEqual([[], '2026-06-27']);
    expect(complaints.map(({ message }) => message)).toEqual([
      'The page lists no papers for Saturday, 27 June 2026: a day without any, or a page that was not loaded whole.',
    ]);
  });

  it('I3: says on which lines each paper stands', () => {
    const lines = page('new').split('\n');

    for (const { place, identifiers } of parse(page('new')).drafts) {
      const own = lines.slice((place?.line ?? 0) - 1, place?.endLine);
      expect(own[0]).toContain('<dt>');
      expect(own.join('\n')).toContain(`arXiv:${identifiers['arxiv']}`);
      expect(own.at(-1)).toContain('</dd>');
    }
  });
});

describe('a long page', () => {
  it('I4: is read in parts, without losing anything where they meet', () => {
    const html = page('new');
    const [start, end] = [html.indexOf('    <dt>'), html.indexOf('</dd>') + 6];
    const one = html.slice(start, end);
    const many = Array.from({ length: 2000 }, (_, at) =>
      one
        .replaceAll('2606.91001', `2606.${10_000 + at}`)
        .replace('Learning', `Learning 😀 ${'x'.repeat(at % 97)}`),
    );

    const { drafts } = parse(html.slice(0, start) + many.join('') + html.slice(end));

    const [first] = drafts;
    expect(drafts).toHaveLength(2003);
    expect(new Set(drafts.slice(0, 2000).map(({ title }) => title.replace(/ x+ /, ' ')))).toEqual(
      new Set([first?.title]),
    );
    expect(drafts[1999]?.place).toEqual({
      line: (first?.place?.line ?? 0) + 1999 * (one.split('\n').length - 1),
      endLine: (first?.place?.endLine ?? 0) + 1999 * (one.split('\n').length - 1),
    });
  });
});

describe('other saved pages of arXiv', () => {
  it('I44: recent papers belong to the days they stand under, and a part of a day says so', () => {
    const { drafts, complaints, listedOn } = parse(page('recent'));

    expect(listedOn).toBeNull();
    expect(
      drafts.map(({ identifiers, extra, appearance }) => [
        identifiers['arxiv'],
        extra['announceType'],
        appearance?.listedOn,
        appearance?.rank,
      ]),
    ).toEqual([
      ['2606.91001', undefined, '2026-06-30', 1],
      ['2606.91002', 'cross', '2026-06-30', 2],
      ['2606.91006', undefined, '2026-06-29', 1],
    ]);
    expect(complaints.map(({ message }) => message)).toEqual([
      'The page shows part of the section “Mon, 29 Jun 2026”: 1 of 5 papers. Save the other pages too, or the page that shows all entries.',
    ]);
  });

  it('I44: a day that an earlier page began has no ranks', () => {
    const continued = page('recent').replace(
      '(showing 2 of 2 entries )',
      '(continued, showing last 2 of 20 entries )',
    );

    expect(parse(continued).drafts.map(({ appearance }) => appearance?.rank)).toEqual([null, null, 1]);
  });

  it('I45: a month is a monthly listing, of which the numbers are the ranks', () => {
    const { drafts, complaints, listedOn } = parse(page('month'));

    expect(listedOn).toBe('2026-06-01');
    expect(drafts.map(({ appearance }) => [appearance?.kind, appearance?.rank])).toEqual([
      ['monthly', 51],
      ['monthly', 52],
    ]);
    expect(complaints.map(({ message }) => message)).toEqual([
      'The page holds 2 of the 431 papers of its listing. Save the other pages too, or the page that shows all entries.',
    ]);
  });

  it('I46: a paper’s own page gives the paper, and no appearance', () => {
    const { drafts, complaints, description } = parse(page('paper'));

    expect([description, complaints]).toEqual(['Saved arXiv page of a paper', []]);
    expect(drafts).toHaveLength(1);
    expect(drafts[0]).toMatchObject({
      title: 'Burrow Networks: Learning Routes That Nobody Drew',
      abstract: 'We learn routes of moles & voles.',
      authors: ['Ada Lovelace', 'Wilhelm von Humboldt', 'The Vole Collaboration'],
      date: '2026-06-11',
      dateInferred: false,
      identifiers: { arxiv: '2606.91001', doi: '10.5555/burrow.7' },
      appearance: null,
      extra: {
        version: 3,
        categories: ['q-bio.NC', 'cs.LG'],
        subjectClasses: ['60G65', '91B16'],
        comment: '12 pages',
        journalRef: 'J. Burrows 7 (2026) 1-12',
      },
    });
  });
});
