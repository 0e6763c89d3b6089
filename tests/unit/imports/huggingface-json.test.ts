import { describe, expect, it } from 'vitest';
import { fixture, parse } from './parse.ts';

const text = (name: string) => new TextDecoder().decode(fixture(name));

describe('daily_papers of the API', () => {
  it('gives every row with its facts', () => {
    const { drafts, complaints, format, listedOn } = parse(fixture('daily-papers.json'));

    expect(format).toBe('huggingface-json');
    expect(listedOn).toBe('2026-07-01');
    expect(complaints).toEqual([]);
    expect(drafts).toHaveLength(14);
    expect(drafts[0]).toMatchObject({
      title: 'Lanternfish: Low-Light Retrieval for Very Long Documents',
      authorCount: 6,
      date: '2024-03-06',
      dateInferred: false,
      identifiers: { arxiv: '2403.91001' },
      upvotes: 101,
      comments: 15,
      links: [
        { kind: 'code', url: 'https://github.com/example-lab/lanternfish' },
        { kind: 'project', url: 'https://project.example.org/0' },
        { kind: 'media', url: 'https://cdn-uploads.example.org/m0.mp4' },
      ],
      appearance: {
        source: 'daily-papers',
        kind: 'daily',
        listedOn: '2026-07-01',
        rank: null,
        upvotes: 101,
        comments: 15,
      },
      extra: {
        submitter: 'Quillfeather',
        githubStars: 1540,
        ai_keywords: ['reading', 'desks'],
        discussionId: 'd00000',
      },
    });
  });

  it('keeps hidden authors and all of very many', () => {
    const { drafts } = parse(fixture('daily-papers.json'));

    expect(drafts[2]?.authors).toEqual(['Emmy Noether', 'Leonhard Euler', 'Sofya Kovalevskaya']);
    expect(drafts[13]?.authors).toHaveLength(671);
  });

  it('takes the day from the inner instant and not from the shifted outer one', () => {
    const rows = [
      {
        paper: { id: '2605.00001', title: 'T', publishedAt: '2026-05-02T01:00:00.000Z' },
        publishedAt: '2026-05-01T21:00:00.000Z',
      },
    ];

    expect(parse(JSON.stringify(rows)).drafts[0]?.date).toBe('2026-05-02');
    expect(
      parse(JSON.stringify([{ ...rows[0], paper: { id: '2605.00001', title: 'T' } }])).drafts[0]?.date,
    ).toBeNull();
  });

  it('makes one line of a title and leaves an abstract as it is', () => {
    const { drafts } = parse(fixture('daily-papers.json'));

    expect(drafts[7]?.title).toBe('GUSTO: Growing Unsupervised Skeletons for Text-Only Animation');
    expect(drafts[7]?.abstract).toContain('while it\nreads');
  });

  it('says on which lines each paper stands', () => {
    const lines = text('daily-papers.json').split('\n');

    for (const { place, title } of parse(fixture('daily-papers.json')).drafts) {
      const own = lines.slice((place?.line ?? 0) - 1, place?.endLine).join('\n');
      expect(own).toContain(title.slice(0, 5));
      expect(own.trim()).toMatch(/^\{[^]*\},?$/);
    }
  });
});

describe('other answers of the API', () => {
  it('one paper by its id', () => {
    const { drafts } = parse(fixture('paper.json'));

    expect(drafts).toHaveLength(1);
    expect(drafts[0]).toMatchObject({
      organization: 'Northwind',
      upvotes: 323,
      identifiers: { arxiv: '2512.91009' },
    });
  });

  it('search rows, flat, wrapped and sparse', () => {
    const { drafts, complaints } = parse(fixture('papers-search.json'));

    expect(complaints).toEqual([]);
    expect(drafts.map(({ abstract, authorCount }) => [abstract === null, authorCount])).toEqual([
      [true, null],
      [true, null],
      [false, null],
      [false, 10],
    ]);
    expect(drafts[0]?.appearance).toBeNull();
  });

  it('JSON lines, of which a damaged one is told with its number', () => {
    const lines = text('papers.jsonl').split('\n');
    lines[2] = lines[2]?.slice(0, 80) ?? '';

    const { drafts, complaints } = parse(lines.join('\n'));

    expect(drafts).toHaveLength(4);
    expect(complaints).toEqual([
      { line: 3, endLine: 3, message: 'Paper 3 of the list is damaged, so it was left out.' },
    ]);
  });

  it('ids that are no arXiv ids are kept as the hub’s own', () => {
    const { drafts } = parse(
      JSON.stringify([
        { id: 'acme-report-7', title: 'T', upvotes: 3 },
        { id: '2605.00001v3', title: 'U', upvotes: 1 },
      ]),
    );

    expect(drafts.map(({ identifiers }) => identifiers)).toEqual([
      { huggingface: 'acme-report-7' },
      { arxiv: '2605.00001' },
    ]);
  });

  it.each([
    ['[]', 'without papers'],
    ['{"error":"Invalid date"}', '“Invalid date”'],
    ['{"colour":"blue"}', 'no papers in it'],
    ['[1,2,3]', 'no papers in it'],
  ])('%s is told apart from papers', (json, sentence) => {
    const { format, drafts, complaints } = parse(json);

    expect(format).toBeNull();
    expect(drafts).toEqual([]);
    expect(complaints.map(({ message }) => message).join()).toContain(sentence);
  });
});

describe('damaged JSON', () => {
  it('cut off at any place gives the whole rows before the cut, and says where it breaks', () => {
    const whole = text('daily-papers.json');
    const ends = parse(whole).drafts.map(({ place }) => place?.endLine ?? 0);
    for (let cut = 200; cut < whole.length - 2; cut += 977) {
      const line = whole.slice(0, cut).split('\n').length;

      const { drafts, complaints } = parse(whole.slice(0, cut));

      const before = ends.filter((end) => end < line).length;
      expect([before, before + 1]).toContain(drafts.length);
      expect(complaints).toHaveLength(1);
      expect(complaints[0]?.endLine ?? line).toBe(line);
      expect(complaints[0]?.message).toMatch(/breaks off in line|no papers/);
    }
  });

  it('a row that is damaged inside does not hide the rows after it', () => {
    const damaged = text('daily-papers.json').replace('"summary": "Summaries of', '"summary": Summaries of');

    const { drafts, complaints } = parse(damaged);

    expect(drafts.length).toBeGreaterThanOrEqual(12);
    expect(complaints.length).toBeGreaterThanOrEqual(1);
    expect(complaints.every(({ line }) => line !== null)).toBe(true);
  });

  it('rows without a title are complaints, the others drafts', () => {
    const rows = [
      { paper: { id: '2605.00001' } },
      { paper: { id: '2605.00002', title: 'T' } },
      { paper: null },
      7,
    ];

    const { drafts, complaints } = parse(JSON.stringify(rows, null, 1));

    expect(drafts).toHaveLength(1);
    expect(complaints.map(({ message }) => message)).toEqual([
      'Paper 1 of the list (2605.00001) has no title, so it was left out.',
      'Paper 3 of the list is no paper, so it was left out.',
    ]);
  });

  it('nesting without end is refused and not followed', () => {
    const { complaints } = parse(`[{"paper":${'['.repeat(500_000)}`);

    expect(complaints[0]?.message).toContain('nested too deep');
  });
});
