import { describe, expect, it } from 'vitest';
import { facts, fixture, parse } from './parse.ts';

const searchText = new TextDecoder().decode(fixture('daily-papers-search.txt'));

/** A page of one or more papers in the search view. */
function page(...papers: string[]): string {
  return ['Daily Papers', '', 'byAK and the research community', '', 'Jul 1', '', ...papers].join('\n');
}

const lantern = [
  'Lanterns for Moles',
  '',
  'Moles read little. We give them lanterns. They read more.',
  '',
  '  • 6 authors',
  '·',
  'Mar 6, 2024 15',
  '',
].join('\n');

const expected = [
  ['Lanternfish: Low-Light Retrieval for Very Long Documents', 6, null, '2024-03-06', false, 15],
  ['A Short Proof That Sorting Networks Dream', 1, null, '2024-10-21', false, null],
  ['Tidewater: Streaming Summaries Without a Second Pass', 3, null, '2026-05-02', true, null],
  [
    'Q$^{2}$-Kiln: Firing Quantized Weights at $\\alpha$-Stable Temperatures',
    10,
    null,
    '2026-02-28',
    true,
    null,
  ],
  [
    'Do Large Models Know Which Shelf a Book Is On?',
    null,
    'Fennimore Institute for Reading',
    '2026-05-07',
    true,
    2,
  ],
  ['Pinecone: Fractional Seeds for Reproducible Sampling', null, null, null, false, null],
  ['Marginalia at Scale: What Readers Write Beside 2048K Tokens', 14, null, '2026-01-02', true, 2],
  ['GUSTO: Growing Unsupervised Skeletons for Text-Only Animation', 7, null, '2023-07-24', false, 2],
  [
    'Ferry: Moving Caches Between Accelerators That Have Never Met',
    null,
    'Northwind',
    '2025-12-24',
    false,
    null,
  ],
  ['Small Lies, Long Contexts', 2, null, '2026-06-28', true, 5],
  ['Unsorted: A Benchmark of Things Left on Desks', 101, null, '2025-08-31', false, null],
  ['Harrow: Guardrails That Remember the Field', null, null, null, false, null],
  ['Bellwether: Predicting Which Papers Will Be Read Twice', 4, null, '2026-04-13', true, null],
  ['The Weight of Commas: Punctuation as a Training Signal', 671, null, '2024-09-19', false, 5],
].map(([title, authorCount, organization, date, dateInferred, comments]) => ({
  title,
  authorCount,
  organization,
  date,
  dateInferred,
  comments,
}));

describe('the search view, copied by hand', () => {
  it('gives every paper with its facts', () => {
    const parsed = parse(searchText);

    expect(parsed.format).toBe('huggingface-text');
    expect(parsed.drafts.map(facts)).toEqual(expected);
  });

  it('knows the day of the page and that its year was concluded', () => {
    const { listedOn, listedOnInferred, listedOnText } = parse(searchText);

    expect({ listedOn, listedOnInferred, listedOnText }).toEqual({
      listedOn: '2026-07-01',
      listedOnInferred: true,
      listedOnText: 'Jul 1',
    });
  });

  it('complains about the two papers without a tail, with their lines, and about nothing else', () => {
    const { complaints } = parse(searchText);

    expect(complaints).toEqual([
      {
        line: 53,
        endLine: 55,
        message: '“Pinecone: Fractional Seeds for Reproducible Sampling” has no authors and no date.',
      },
      {
        line: 97,
        endLine: 99,
        message: '“Harrow: Guardrails That Remember the Field” has no authors and no date.',
      },
    ]);
  });

  it('keeps abstracts verbatim and says where each paper stands', () => {
    const lines = searchText.split('\n');

    const { drafts } = parse(searchText);

    for (const draft of drafts) {
      expect(lines[(draft.place?.line ?? 0) - 1]).toBe(draft.title);
      expect(lines[(draft.place?.line ?? 0) + 1]).toBe(draft.abstract);
    }
  });

  it('finds the links of abstracts without the punctuation of their sentences', () => {
    const links = parse(searchText).drafts.flatMap((draft) => draft.links);

    expect(links).toEqual([
      { kind: 'code', url: 'https://github.com/example-lab/lanternfish' },
      { kind: 'page', url: 'https://kiln.example.org/guide/' },
      { kind: 'code', url: 'https://gitlab.com/example-lab/q2-kiln/-/blob/main/README.md' },
      { kind: 'code', url: 'https://github.com/example-lab/pinecone' },
      { kind: 'code', url: 'https://codeberg.org/example/ferry' },
      { kind: 'code', url: 'https://github.com/example-lab/harrow' },
    ]);
  });

  it('gives an appearance that says nothing of rank', () => {
    expect(parse(searchText).drafts[0]?.appearance).toEqual({
      source: 'daily-papers',
      kind: 'search',
      listedOn: '2026-07-01',
      rank: null,
      upvotes: null,
      comments: 15,
    });
  });

  it.each([
    ['Windows line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['old Macintosh line ends', (text: string) => text.replaceAll('\n', '\r')],
    ['blanks at the ends of lines', (text: string) => text.replaceAll('\n', '  \n')],
    [
      'no-break spaces in tails',
      (text: string) => text.replaceAll(' authors', '\u00a0authors').replaceAll('  •', '\u00a0\u00a0•'),
    ],
    ['other bullets', (text: string) => text.replaceAll('  • ', '- ').replaceAll('·', '∙')],
    ['no bullets', (text: string) => text.replaceAll('  • ', '')],
    ['dates on the line of the dot', (text: string) => text.replaceAll('·\n', '· ')],
    ['tails on one line', (text: string) => text.replaceAll('\n·\n', ' · ')],
    [
      'comments on a line of their own',
      (text: string) => text.replace(/^([A-Z][a-z]{2} \d+(?:, \d{4})?) (\d+)$/gm, '$1\n$2'),
    ],
    [
      'comments after a blank line',
      (text: string) => text.replace(/^([A-Z][a-z]{2} \d+(?:, \d{4})?) (\d+)$/gm, '$1\n\n$2'),
    ],
    ['no blank lines', (text: string) => text.replace(/\n\n+/g, '\n')],
    ['twice as many blank lines', (text: string) => text.replaceAll('\n\n', '\n\n\n\n')],
    ['a blank line after every line', (text: string) => text.replaceAll('\n', '\n\n')],
    [
      'bullets and dots once read as Latin-1',
      (text: string) => text.replaceAll('•', 'â€¢').replaceAll('·', 'Â·'),
    ],
    ['a footer', (text: string) => `${text}\n\nPrevious\n\nNext\n\nCompany\n\nTOS\n\nPrivacy\n`],
  ])('reads the same papers with %s', (_habit, change) => {
    const { drafts, complaints } = parse(change(searchText));

    expect(drafts.map(facts)).toEqual(expected);
    expect(complaints.map(({ message }) => message)).toEqual(
      parse(searchText).complaints.map(({ message }) => message),
    );
  });
});

describe('the search view, captured by other tools', () => {
  it.each(['daily-papers-search.md', 'daily-papers-search-urls.txt', 'daily-papers-search-dump.txt'])(
    '%s gives the same papers as the copied text',
    (name) => {
      const { drafts, listedOn } = parse(fixture(name));

      expect(drafts.slice(0, 14).map(facts)).toEqual(expected);
      expect(listedOn).toBe('2026-07-01');
    },
  );

  it.each(['daily-papers-search.md', 'daily-papers-search-urls.txt'])(
    '%s gives arXiv ids and upvotes',
    (name) => {
      const { drafts } = parse(fixture(name));

      expect(drafts.map(({ identifiers }) => identifiers['arxiv']).slice(0, 3)).toEqual([
        '2403.91001',
        '2410.91002',
        '2605.91003',
      ]);
      expect(drafts.map(({ upvotes }) => upvotes)).toEqual([
        101,
        3,
        17,
        null,
        44,
        8,
        9,
        null,
        323,
        25,
        1,
        12,
        76,
        2,
      ]);
    },
  );

  it.each(['daily-papers-search.md', 'daily-papers-search-urls.txt', 'daily-papers-search-dump.txt'])(
    '%s gives abstracts with nothing of the tool in them',
    (name) => {
      const abstracts = parse(fixture(name))
        .drafts.slice(0, 14)
        .map(({ abstract }) => abstract?.replace(/\s+/g, ' '));

      expect(abstracts).toEqual(parse(searchText).drafts.map(({ abstract }) => abstract));
    },
  );

  it('a dump that begins with a link is no JSON', () => {
    const text = new TextDecoder().decode(fixture('daily-papers-search-dump.txt'));

    expect(parse(text.slice(text.indexOf('[[Hugging'))).drafts).toHaveLength(15);
  });

  it('an end that was cut off is told', () => {
    const { drafts, complaints } = parse(fixture('daily-papers-search-dump.txt'));

    expect(drafts.at(-1)?.title).toBe('Reducing Noise in Rooms With Two Readers');
    expect(drafts.at(-1)?.doubts).toContain('It stands where the input was cut off; its end may be missing.');
    expect(complaints.at(-1)?.line).toBe(260);
  });
});

describe('habits of capturing tools', () => {
  const capture = (...lines: string[]) =>
    parse(
      ['# Daily Papers', '', '## by AK and the research community', '', 'Jul 1', '', ...lines, ''].join('\n'),
    );
  const tail = ['- 3 authors', '·', 'May 2, 2025'];

  it('a title goes on in an indented line below its heading', () => {
    const { drafts } = capture('### Lanterns for Moles:', '  A Survey', '', 'Moles read little.', ...tail);

    expect(drafts[0]).toMatchObject({
      title: 'Lanterns for Moles: A Survey',
      abstract: 'Moles read little.',
    });
  });

  it.each([
    ['two headings', ['### [Lanterns for', '### Moles][7]']],
    ['two headings without a link', ['### Lanterns for', '### Moles']],
    ['a link over two lines', ['### [Lanterns for', 'Moles](https://huggingface.co/papers/2601.00001)']],
    ['backslashes', ['### [Lanterns for\\\\  Moles](https://huggingface.co/papers/2601.00001)']],
    ['stars', ['### **Lanterns for Moles**']],
  ])('a title is put together from %s', (_habit, title) => {
    const { drafts } = capture(...title, '', 'Moles read little.', '', ...tail);

    expect(drafts.map((draft) => draft.title)).toEqual(['Lanterns for Moles']);
  });

  it('escapes and link marks are taken out of abstracts, brackets of their own stay', () => {
    const { drafts } = capture(
      '### [Lanterns](/papers/2601.00001)',
      '',
      '[Moles \\-\\- see [1] and mole\\_lib -- read at [https://a.example.org/x](https://a.example.org/x).](/papers/2601.00001)',
      '',
      ...tail,
    );

    expect(drafts[0]).toMatchObject({
      abstract: 'Moles -- see [1] and mole_lib -- read at https://a.example.org/x.',
      identifiers: { arxiv: '2601.00001' },
      links: [{ kind: 'page', url: 'https://a.example.org/x' }],
    });
  });

  it('a capture without any date says so once', () => {
    const paper = (name: string) => [
      `### ${name}`,
      '',
      `${name} is a thing.`,
      '- 3 authors',
      `[LINK: GitHub 11.3k](https://github.com/a/${name})`,
      '',
    ];

    const { drafts, complaints } = capture(...paper('Alder'), ...paper('Birch'), ...paper('Cedar'));

    expect(drafts.map(({ links }) => links[0]?.url)).toEqual([
      'https://github.com/a/Alder',
      'https://github.com/a/Birch',
      'https://github.com/a/Cedar',
    ]);
    expect(complaints).toEqual([{ line: null, endLine: null, message: expect.stringContaining('no dates') }]);
  });

  it('the foot of the page is no paper and no complaint', () => {
    const { drafts, complaints } = capture(
      '### Lanterns',
      '',
      'Moles read little.',
      '',
      ...tail,
      '',
      '[Previous](https://huggingface.co/papers/date/2026-06-30)',
      '',
      'System theme',
      '',
      'Company',
      '',
      'TOS',
      '',
      'https://huggingface.co/terms-of-service',
      '',
      'Trending Papers ranked by GitHub stars activity',
    );

    expect(drafts).toHaveLength(1);
    expect(complaints).toEqual([]);
  });
});

describe('the trending view', () => {
  it.each(['daily-papers-trending.txt', 'daily-papers-trending.md'])('%s gives each paper once', (name) => {
    const { drafts, complaints, description } = parse(fixture(name));

    expect(description).toBe('Daily Papers page, trending view');
    expect(drafts.map(({ title, date, upvotes }) => [title.slice(0, 5), date, upvotes])).toEqual([
      ['Lante', '2024-03-06', 101],
      ['A Sho', '2024-10-21', 3],
      ['Tidew', '2026-05-02', 17],
      ['Q$^{2', '2026-02-28', null],
      ['Do La', '2026-05-07', 44],
      ['Margi', '2026-01-02', 9],
      ['GUSTO', '2023-07-24', null],
      ['Ferry', '2025-12-24', 323],
    ]);
    expect(drafts.map(({ appearance }) => appearance?.rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(drafts.map(({ dateInferred }) => dateInferred)).toEqual(Array(8).fill(false));
    expect(complaints).toEqual([]);
  });

  it('gives submitters, stars, organisations and repositories', () => {
    const { drafts } = parse(fixture('daily-papers-trending.md'));

    expect(drafts[0]?.extra).toMatchObject({ submitter: 'quillfeather', githubStars: 1540 });
    expect(drafts[4]?.organization).toBe('Fennimore Institute for Reading');
    expect(drafts[7]?.links).toEqual([{ kind: 'code', url: 'https://codeberg.org/example/ferry' }]);
  });

  it('marks a text of one sentence as what may be a summary by a machine', () => {
    const { drafts } = parse(fixture('daily-papers-trending.txt'));

    expect(drafts[1]?.extra).toMatchObject({ abstractMayBeSummary: true });
    expect(drafts[0]?.extra).not.toHaveProperty('abstractMayBeSummary');
  });
});

describe('the daily list view', () => {
  it('gives what there is and says once what is missing', () => {
    const { drafts, complaints, description } = parse(fixture('daily-papers-daily.txt'));

    expect(description).toBe('Daily Papers page, daily list view');
    expect(drafts).toHaveLength(9);
    expect(drafts[4]).toMatchObject({
      title: 'Do Large Models Know Which Shelf a Book Is On?',
      abstract: null,
      organization: 'Fennimore Institute for Reading',
      upvotes: 44,
      comments: 2,
      date: null,
      extra: { submitter: 'oakmoss' },
    });
    expect(complaints).toEqual([
      { line: null, endLine: null, message: expect.stringContaining('no abstracts and no dates') },
    ]);
  });
});

describe('tails', () => {
  const tail = (...lines: string[]) =>
    parse(
      page('Lanterns for Moles', '', 'Moles read little. We give them lanterns.', '', ...lines, ''),
    ).drafts.map(facts)[0];

  it.each([
    [
      ['  • 1 author', '·', 'Jan 2 2'],
      { authorCount: 1, date: '2026-01-02', dateInferred: true, comments: 2 },
    ],
    [['  • 1 authors', '·', 'Jan 2'], { authorCount: 1, date: '2026-01-02', comments: null }],
    [['* 12 authors', '·', 'Jan 22'], { date: '2026-01-22', comments: null }],
    [['◦ 12 authors', '•', 'Jan 2, 2025 22'], { date: '2025-01-02', dateInferred: false, comments: 22 }],
    [['1,204 authors', '·', 'January 2, 2025'], { authorCount: 1204, date: '2025-01-02' }],
    [['acme-lab Acme Laboratory', '·', 'May 7 2'], { organization: 'Acme Laboratory', comments: 2 }],
    [['Acme Acme', '·', 'May 7'], { organization: 'Acme' }],
    [['Carnation Institute of Moles', '·', 'May 7'], { organization: 'Carnation Institute of Moles' }],
    [['CIM Carnation Institute of Moles', '·', 'May 7'], { organization: 'Carnation Institute of Moles' }],
    [['  • 3 authors', '·', 'May 296'], { date: '2026-05-29', comments: 6 }],
    [['  • 3 authors', '·', 'Oct 8, 202415'], { date: '2024-10-08', comments: 15 }],
  ])('%j is understood', (lines, wanted) => {
    expect(tail(...lines)).toMatchObject(wanted);
  });

  it('a day that the calendar lacks is a doubt, and the paper is kept', () => {
    const { drafts, complaints } = parse(
      page('Lanterns', '', 'Moles read.', '', '• 2 authors', '·', 'Feb 30, 2025'),
    );

    expect(drafts[0]?.date).toBeNull();
    expect(complaints[0]?.message).toBe('“Lanterns” has a date that is no day of the calendar.');
  });

  it('a page that spans New Year puts December into the year before', () => {
    const text = page(
      lantern.replace('Mar 6, 2024', 'Dec 30'),
      lantern.replace('Moles', 'Voles').replace('Mar 6, 2024', 'Jan 2'),
    );

    const { drafts, listedOn } = parse(text.replace('Jul 1', 'Jan 3'), '2026-11-23');

    expect(listedOn).toBe('2026-01-03');
    expect(drafts.map(({ date }) => date)).toEqual(['2025-12-30', '2026-01-02']);
  });

  it('the page’s own year is the latest that does not lie after the day of capture', () => {
    expect(parse(page(lantern), '2026-06-30').listedOn).toBe('2025-07-01');
    expect(parse(page(lantern), '2026-07-01').listedOn).toBe('2026-07-01');
    expect(parse(page(lantern).replace('Jul 1', 'Jul 1, 2024'), '2026-07-01')).toMatchObject({
      listedOn: '2024-07-01',
      listedOnInferred: false,
    });
  });
});

describe('upvotes above titles, comments below dates', () => {
  it('are told apart, also when one of them is missing', () => {
    const paper = (name: string, votes: string, ...comments: string[]) =>
      [votes, '', name, '', `${name} is a thing.`, '', '3 authors', '·', 'May 2, 2025', ...comments, ''].join(
        '\n',
      );

    const { drafts } = parse(
      page(
        paper('Alder', '-', '5'),
        paper('Birch', '7'),
        paper('Cedar', '-'),
        paper('Elder', '8', '', '2'),
        paper('Fir', '9', '3'),
      ),
    );

    expect(drafts.map(({ upvotes, comments }) => [upvotes, comments])).toEqual([
      [null, 5],
      [7, null],
      [null, null],
      [8, 2],
      [9, 3],
    ]);
  });
});

describe('pieces of a page', () => {
  it('a paste without the header is read', () => {
    const { drafts, listedOn, complaints } = parse(searchText.split('\n').slice(12).join('\n'));

    expect(drafts.map(facts)).toEqual(expected);
    expect(listedOn).toBeNull();
    expect(complaints).toHaveLength(2);
  });

  it('a paste that begins in an abstract leaves that paper out and says so', () => {
    const { drafts, complaints } = parse(searchText.split('\n').slice(14).join('\n'));

    expect(drafts.map(facts)).toEqual(expected.slice(1));
    expect(complaints[0]).toMatchObject({
      line: 1,
      message: expect.stringContaining('title is not in the input'),
    });
  });

  it.each([16, 17, 18])('a paste that begins within a tail (line %i) has the papers after it', (from) => {
    expect(parse(searchText.split('\n').slice(from).join('\n')).drafts.map(facts)).toEqual(expected.slice(1));
  });

  it('a paste that ends after a title has that title, with a complaint', () => {
    const { drafts, complaints } = parse(searchText.split('\n').slice(0, 21).join('\n'));

    expect(drafts.map(({ title }) => title)).toEqual(expected.slice(0, 2).map(({ title }) => title));
    expect(complaints).toEqual([
      {
        line: 21,
        endLine: 21,
        message: '“A Short Proof That Sorting Networks Dream” has no abstract, no authors and no date.',
      },
    ]);
  });

  it('two papers without tails one after the other are two papers', () => {
    const bare = (name: string) => `${name}\n\n${name} is a thing. We measure it, and it is long.\n`;

    const { drafts } = parse(page(lantern, bare('Alder'), bare('Birch'), lantern.replace('Moles', 'Voles')));

    expect(drafts.map(({ title }) => title)).toEqual([
      'Lanterns for Moles',
      'Alder',
      'Birch',
      'Lanterns for Voles',
    ]);
  });

  it('an abstract in two paragraphs is one abstract', () => {
    const two = lantern.replace(
      'They read more.',
      `They read more.\n\n${'This paper says how it was done, and what it cost. '.repeat(8)}`,
    );

    const { drafts } = parse(page(two));

    expect(drafts).toHaveLength(1);
    expect(drafts[0]?.abstract).toMatch(/They read more\.\n\nThis paper says/);
  });

  it('the last word of a broken line is text, also when the page has such a word', () => {
    const wrapped = lantern.replace(
      'They read more.',
      'They read more and more, night by night, until they need no other\nmodels.\n',
    );

    expect(parse(page(wrapped)).drafts[0]?.abstract).toMatch(/no other\nmodels\.$/);
  });
});
