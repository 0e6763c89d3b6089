import { readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsedInputSchema } from '#shared/domain/draft.ts';
import { canonicalArxiv, canonicalDoi, recognizeIdentifier } from '#shared/domain/identifiers.ts';
import { foldName, foldTitle } from '#shared/text/fold-title.ts';
import { fixture, parse } from '../unit/imports/parse.ts';

const names = readdirSync(new URL('../fixtures/inputs/', import.meta.url));
const inputs = new Map(names.map((name) => [name, fixture(name)]));
const anyInput = fc.constantFrom(...names).map((name) => inputs.get(name) ?? new Uint8Array());

/** Holds of every answer, whatever came in. */
function expectSound(bytes: Uint8Array): void {
  const started = performance.now();
  const parsed = parse(bytes);
  const took = performance.now() - started;

  parsedInputSchema.parse(parsed);
  const lines =
    new TextDecoder('windows-1252').decode(bytes).split(/\r\n|[\r\n\u2028\u2029\u0085]/).length * 2 + 2;
  const places = [...parsed.drafts.map((draft) => draft.place), ...parsed.complaints];
  const misplaced = places.filter(
    (place) => place?.line != null && ((place.endLine ?? 0) < place.line || (place.endLine ?? 0) > lines),
  );
  expect(misplaced).toEqual([]);
  if (parsed.drafts.length === 0) expect(parsed.complaints.length).toBeGreaterThan(0);
  expect(parsed.format === null).toBe(parsed.drafts.length === 0);
  expect(parsed.complaints.map(({ message }) => message).join()).not.toContain('failed (');
  expect(took).toBeLessThan(10_000);
}

/** A change as accidents make them: bytes lost, doubled, flipped, moved, cut. */
const accident = fc.record({
  kind: fc.constantFrom('flip', 'delete', 'double', 'cut', 'insert', 'swap'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 400 }),
  byte: fc.oneof(
    fc.integer({ min: 0, max: 255 }),
    fc.constantFrom(10, 13, 32, 34, 35, 40, 41, 44, 45, 91, 92, 93, 123, 125),
  ),
});
type Accident = typeof accident extends fc.Arbitrary<infer T> ? T : never;

function happen(bytes: Uint8Array, { kind, at, length, byte }: Accident): Uint8Array {
  const from = Math.floor(at * bytes.length);
  const to = Math.min(bytes.length, from + length);
  const head = bytes.subarray(0, from);
  const tail = bytes.subarray(to);
  switch (kind) {
    case 'delete':
      return Buffer.concat([head, tail]);
    case 'double':
      return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
    case 'cut':
      return head;
    case 'insert':
      return Buffer.concat([head, Buffer.alloc(Math.min(length, 20), byte), bytes.subarray(from)]);
    case 'swap':
      return Buffer.concat([tail, head]);
    default: {
      const changed = Uint8Array.from(bytes);
      if (from < changed.length) changed[from] = byte;
      return changed;
    }
  }
}

describe('parsing', () => {
  it('gives a sound answer to any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), expectSound), { numRuns: 300 });
  });

  it('gives a sound answer to any text made of what pages are made of', () => {
    const piece = fc.constantFrom(
      'Jul 1',
      'May 7 2',
      '·',
      '• 6 authors',
      '1 author',
      '### [A Title][3]',
      '[',
      '][4]',
      '[12](/login?next=%2Fpapers%2F2601.00001)',
      'Daily Papers',
      'byAK and the research community',
      'Submitted by',
      'Upvote',
      '117',
      '-',
      'GitHub 1.5k',
      'arXiv Page',
      'https://huggingface.co/papers/2601.00001',
      'A Title: of a Paper',
      'We measure moles. They are long, and they dig.',
      '…',
      '[Content truncated]',
      'acme-lab Acme',
      '# ',
      '![x](y)',
      '\\\\',
      '\u00a0',
      'Published on Oct 4, 2026',
      '[[a] b][2]',
      '\\\\',
      'arXiv:2601.00001',
      '\\\\ ( https://arxiv.org/abs/2601.00001 ,  3kb)',
      'Subject: cs daily 3 new + 1 crosses received',
      'Date: Tue, 30 Jun 26 00:41:02 GMT',
      'Title: Moles',
      'Authors: Ada Lovelace (MIT, and Emmy Noether',
      '-'.repeat(78),
      '%-'.repeat(39),
      '%%--'.repeat(19),
      '%0 Journal Article',
      '%T Moles',
      'PT J',
      'TI Moles',
      'PMID- 91000001',
      'FAU - Lovelace, Ada',
      'DP  - 2016 May-Jun',
      '      going on',
      'TY  - JOUR',
      'TY - BOOK',
      'ER  - ',
      'TI  - Moles',
      'AU  - King, Martin, Jr.',
      'PY  - 2001/09/31/x',
      'KW  - a, b, c',
      'UR  - <Go to ISI>://0',
      'X1  - carrel [[["title"],"Voles"],[["brought","rating"],9]]',
      '',
    );
    const text = fc
      .array(fc.tuple(piece, fc.constantFrom('\n', '\n\n', ' ', '\r\n')))
      .map((pairs) => pairs.flat().join(''));

    fc.assert(
      fc.property(text, (page) => expectSound(new TextEncoder().encode(page))),
      { numRuns: 1000 },
    );
  });

  it('gives a sound answer to real inputs after accidents', () => {
    fc.assert(
      fc.property(anyInput, fc.array(accident, { minLength: 1, maxLength: 6 }), (bytes, accidents) =>
        expectSound(accidents.reduce(happen, bytes)),
      ),
      { numRuns: 400 },
    );
  });

  it('gives a sound answer to any JSON', () => {
    const row = fc.dictionary(
      fc.constantFrom(
        'paper',
        'id',
        'title',
        'summary',
        'authors',
        'upvotes',
        'numComments',
        'publishedAt',
        'mediaUrls',
        'organization',
        'doi',
        'version',
        'collection',
        'jatsxml',
        'notes',
        'forum',
        'content',
        'cdate',
        '__proto__',
        'x',
      ),
      fc.oneof(
        fc.jsonValue({ maxDepth: 3 }),
        fc.constantFrom('2601.00001', '2026-07-01T00:00:00Z', 'https://a.org/x'),
      ),
    );
    const rows = fc.array(
      fc.oneof(
        row,
        row.map((paper) => ({ paper })),
        fc.jsonValue(),
      ),
    );

    fc.assert(
      fc.property(rows, (value) => expectSound(new TextEncoder().encode(JSON.stringify(value)))),
      { numRuns: 500 },
    );
  });

  it('is the same twice', () => {
    for (const bytes of inputs.values()) expect(parse(bytes)).toEqual(parse(bytes));
  });

  it('is the same with and without a byte order mark, and with any line ends', () => {
    for (const [name, bytes] of inputs) {
      const text = new TextDecoder().decode(bytes);
      const plain = { ...parse(text), text: null };

      expect({ ...parse(`\ufeff${text}`), text: null }, name).toEqual(plain);
      expect({ ...parse(text.replaceAll('\n', '\r\n')), text: null }, name).toEqual(plain);
    }
  });
});

describe('large and hostile inputs are answered in time', () => {
  const head = 'Daily Papers\n\nbyAK and the research community\n\nJul 1\n\n';
  const paper = (at: number) =>
    `Moles, Part ${at}\n\nMoles dig. They dig ${at} holes.\n\n  • 3 authors\n·\nMay ${(at % 28) + 1}, 2025 ${at}\n\n`;

  it.each([
    ['a line of 5 MB', () => `${head}Title\n\n${'moles dig '.repeat(500_000)}\n\n• 3 authors\n·\nMay 2\n`],
    ['a million blank lines', () => `${head}${'\n'.repeat(1_000_000)}${paper(1)}`],
    ['20,000 papers', () => head + Array.from({ length: 20_000 }, (_, at) => paper(at)).join('')],
    ['5 MB of brackets', () => `${head}### [T](/papers/2601.00001)\n\n${'['.repeat(5_000_000)}`],
    ['5 MB of closing brackets', () => `${head}### [T](/papers/2601.00001)\n\n${'](x'.repeat(1_700_000)}`],
    ['5 MB of link starts', () => `${head}### [T](/papers/2601.00001)\n\n${'[a]('.repeat(1_250_000)}`],
    [
      'brackets far to the right',
      () => `${head}### [T](/papers/2601.00001)\n\n${'a'.repeat(4_000_000)}${'1['.repeat(100_000)}`,
    ],
    ['200,000 lines of dots', () => head + '·\n'.repeat(200_000)],
    ['200,000 dots in a line', () => `${head}${'· '.repeat(200_000)}May 2\n\n• 3 authors`],
    ['200,000 headings', () => `${head}${'### \n'.repeat(200_000)}${'### T\n'.repeat(20_000)}`],
    ['5 MB of one letter', () => `${head}${'a'.repeat(5_000_000)}\n\n• 3 authors\n·\nMay 2\n`],
    [
      '5 MB of addresses',
      () => `${head}T\n\n${'https://a.org/).'.repeat(300_000)}\n\n• 3 authors\n·\nMay 2\n`,
    ],
    [
      'an address of 5 MB',
      () =>
        `${head}T\n\nhttps://a.org/${'('.repeat(2_500_000)}${')'.repeat(2_500_000)}\n\n• 3 authors\n·\nMay 2\n`,
    ],
    [
      'a title of 5 MB of blanks',
      () => `${head}T${' '.repeat(5_000_000)}U\n\nAbstract.\n\n• 3 authors\n·\nMay 2\n`,
    ],
    ['a million backslashes', () => `${head}### [T${'\\ '.repeat(1_000_000)}](/papers/2601.00001)\n\nA.\n`],
    ['JSON of a million lists', () => `{"dailyPapers":${'['.repeat(1_000_000)}`],
    ['JSON of 200,000 empty objects', () => `[${'{},'.repeat(200_000)}{}]`],
    ['JSON of a million quotes', () => `[{"paper":{"title":"${'\\"'.repeat(1_000_000)}`],
    ['JSON damaged a thousand times', () => `[${'{"paper":{"title":"T"]},'.repeat(100_000)}`],
    ['a mail of 100,000 openings', () => `${'\\\\\narXiv:2601.00001\nTitle: T\n'.repeat(100_000)}`],
    [
      'a mail with a million authors',
      () => `\\\\\narXiv:2601.00001\nTitle: T\nAuthors: ${'A (b, c (d)),'.repeat(400_000)}\n\\\\\nX\n`,
    ],
    ['a mail of parentheses', () => `\\\\\narXiv:2601.00001\nTitle: T\nAuthors: ${'('.repeat(2_000_000)}`],
    [
      'a page of 100,000 sections',
      () =>
        `<html><div class="list-title"></div>/abs/${'<h3>New submissions (showing 1 of 2 entries)</h3><dt><a href="/abs/2601.00001">x</a><dd>'.repeat(100_000)}`,
    ],
    [
      'a page of open spans',
      () => `<html><div class='list-title'>/abs/${'<span class="MathJax">'.repeat(200_000)}`,
    ],
    [
      'a record of 500,000 versions',
      () =>
        `<OAI-PMH><record><header><identifier>oai:arXiv.org:2601.00001</identifier></header><metadata><arXivRaw>${'<version version="v1"/>'.repeat(500_000)}<title>T</title></arXivRaw></metadata></record></OAI-PMH>`,
    ],
    ['300,000 errors', () => `<OAI-PMH>${'<error code="x"/>'.repeat(300_000)}</OAI-PMH>`],
    [
      'a feed of 50,000 entries with mark-up',
      () =>
        `<rss><channel>${'<item><title>a&lt;i&gt;b</title><dc:creator>A, B.</dc:creator></item>'.repeat(50_000)}</channel></rss>`,
    ],
    [
      'an entry of 5 MB of mark-up',
      () =>
        `<rss><item><title>T</title><description>${'&lt;p '.repeat(1_000_000)}</description></item></rss>`,
    ],
    [
      'an entry with a million authors',
      () => `<rss><item><title>T</title><author>${'a b; '.repeat(1_000_000)}</author></item></rss>`,
    ],
    [
      'JSON of 200,000 postings',
      () => `{"collection":[${'{"doi":"10.1101/1","title":"T","version":"1"},'.repeat(200_000)}{}]}`,
    ],
    ['JSON of 200,000 notes', () => `{"notes":[${'{"id":"a","content":{"title":"T"}},'.repeat(200_000)}{}]}`],
    ['a feed of a million elements', () => `<feed>${'<entry/>'.repeat(1_000_000)}`],
    ['a feed nested without end', () => `<feed>${'<entry>'.repeat(500_000)}`],
    ['5 MB of closing tags without an end', () => `<feed>${'</a'.repeat(1_700_000)}`],
    ['5 MB of tags without an end', () => `<feed>${'<a '.repeat(1_700_000)}`],
    ['5 MB of open attributes', () => `<feed>${'<a b="'.repeat(800_000)}`],
    ['a million attributes', () => `<feed ${'a="b" '.repeat(1_000_000)}>`],
    ['5 MB of open comments', () => `<feed>${'<!--'.repeat(1_250_000)}`],
    ['5 MB of references', () => `<feed><entry>${'&amp;&x;&'.repeat(600_000)}`],
    [
      'entities that grow',
      () =>
        `<!DOCTYPE feed [${Array.from({ length: 30 }, (_, at) => `<!ENTITY e${at} "${`&e${at - 1};`.repeat(10)}">`).join('')}]><feed>&e29;</feed>`,
    ],
    ['RIS of 30,000 records', () => 'TY  - JOUR\nTI  - T\nAU  - A, B\nER  - \n'.repeat(30_000)],
    [
      'RIS of a record that never ends',
      () => `TY  - JOUR\nTI  - T\n${'AU  - A, B\nUR  - https://doi.org/10.1/x\n'.repeat(100_000)}`,
    ],
    [
      'RIS of 5 MB of blanks',
      () =>
        `TY  - JOUR\nTI  - T${' '.repeat(2_500_000)}x\nKW  - a${' '.repeat(2_500_000)};b\nUR  - //a${'.'.repeat(500_000)} b\nER  - \n`,
    ],
    [
      'RIS of a name of 5 MB',
      () =>
        `TY  - JOUR\nTI  - T\nAU  - A, ${'de '.repeat(1_600_000)}\nSN  - ${'1 '.repeat(200_000)}\nER  - \n`,
    ],
    ['a million lines between tags', () => `TY  - JOUR\nTI  - T\nAB  - ${'x\n\n'.repeat(1_000_000)}ER  - \n`],
    ['nbib of 30,000 records', () => 'PMID- 1\nTI  - T\nFAU - A, B\nAUID- ORCID: 0\n'.repeat(30_000)],
    [
      'an nbib record of 5 MB of blanks',
      () =>
        `PMID- 1\nTI  - T\nFAU - A,${' '.repeat(2_000_000)}B\nAU  - ${'A '.repeat(1_000_000)}\nLID - ${'1 '.repeat(500_000)}[doi]\n`,
    ],
    [
      'PubMed XML with 100,000 headings',
      () =>
        `<PubmedArticle><MedlineCitation><Article><ArticleTitle>T</ArticleTitle></Article>${'<MeshHeadingList><MeshHeading>x</MeshHeading></MeshHeadingList>'.repeat(100_000)}</MedlineCitation></PubmedArticle>`,
    ],
    [
      'PubMed XML with a formula 190 deep',
      () =>
        `<PubmedArticle><MedlineCitation><Article><ArticleTitle><math>${'<msup>'.repeat(190)}${'<mi>x</mi>'.repeat(100_000)}${'</msup>'.repeat(190)}</math></ArticleTitle></Article></MedlineCitation></PubmedArticle>`,
    ],
    [
      'EndNote XML of 30,000 records',
      () =>
        `<xml><records>${'<record><titles><title>T</title></titles></record>'.repeat(30_000)}</records></xml>`,
    ],
    [
      'an EndNote record of 300,000 fields',
      () =>
        `<xml><records><record><titles><title>T</title></titles>${'<custom1>x</custom1>'.repeat(300_000)}</record></records></xml>`,
    ],
    ['EndNote, tagged, 50,000 records', () => '%0 Book\n%T T\n%A A, B\n\n'.repeat(50_000)],
    ['Web of Science, 50,000 records', () => 'PT J\nAU A, B\nTI T\nPY 2001\nER\n\n'.repeat(50_000)],
    ['a page of a million tags', () => `<html>${'<div data-target="DailyPapers">'.repeat(200_000)}`],
    [
      'an attribute without end',
      () => `<html><div data-target="DailyPapers" data-props="${'&quot;'.repeat(800_000)}`,
    ],
  ])(
    '%s',
    (_what, make) => {
      expectSound(new TextEncoder().encode(make()));
    },
    40_000,
  );
});

describe('identifiers', () => {
  it('canonical forms are canonical', () => {
    const number = fc.tuple(
      fc.integer({ min: 15, max: 60 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 0, max: 99_999 }),
    );
    fc.assert(
      fc.property(
        number,
        fc.constantFrom('', 'v1', 'v12'),
        fc.constantFrom('', 'arXiv:', 'https://arxiv.org/abs/', '10.48550/arXiv.'),
        ([year, month, at], version, prefix) => {
          const id = `${year}${String(month).padStart(2, '0')}.${String(at).padStart(5, '0')}`;
          expect(canonicalArxiv(prefix + id + version)).toBe(id);
          expect(canonicalArxiv(canonicalArxiv(id) ?? '')).toBe(id);
        },
      ),
    );
  });

  it('any text is answered, and what is recognised is recognised again', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string().map((rest) => `10.1000/${rest}`),
      fc.string().map((rest) => `https://arxiv.org/abs/${rest}`),
    );
    fc.assert(
      fc.property(text, (value) => {
        const found = recognizeIdentifier(value);
        if (found?.scheme === 'doi') expect(canonicalDoi(found.value)).toBe(found.value);
        if (found?.scheme === 'arxiv') expect(canonicalArxiv(found.value)).toBe(found.value);
      }),
    );
  });
});

describe('folding', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.string({
      unit: fc.constantFrom('\\', 'a', 'α', '{', '$', '^', 'É', 'İ', 'ß', ' ', '-', '²', 'ﬁ', ','),
    }),
  );

  it('folding twice is folding once', () => {
    const check = (fold: (value: string) => string) =>
      fc.property(text, (value) => {
        expect(fold(fold(value))).toBe(fold(value));
      });

    fc.assert(check(foldTitle), { numRuns: 2000 });
    fc.assert(check(foldName), { numRuns: 1000 });
  });

  it('case and surrounding signs do not matter', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abcdeXYZ 0123éü') }), (value) => {
        expect(foldTitle(value.toUpperCase())).toBe(foldTitle(value.toLowerCase()));
        expect(foldTitle(`“${value}!”`)).toBe(foldTitle(value));
      }),
    );
  });
});
