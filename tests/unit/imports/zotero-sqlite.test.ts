import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsedInputSchema } from '#shared/domain/draft.ts';
import { markdownOfHtml } from '../../../src/main/library/imports/works/markdown-of-html.ts';
import { withLog } from '../../../src/main/library/imports/zotero-sqlite/apply-log.ts';
import { zoteroLibrary } from '../../kit/zotero.ts';
import { parse } from './parse.ts';

const library = zoteroLibrary();
const titles = (bytes: Uint8Array) => parse(bytes).drafts.map(({ title }) => title);

describe('zotero.sqlite', () => {
  it('I160: an item with everything that hangs on it', () => {
    const { drafts, format } = parse(library.whole);

    expect(format).toBe('zotero-sqlite');
    expect(drafts[0]).toMatchObject({
      title: 'On burrows',
      abstract: 'Moles dig.',
      authors: ['Ada Lovelace', 'The Mole Collaboration'],
      date: '2024-03',
      identifiers: { doi: '10.5555/burrow.7', pmid: '123' },
      links: [{ kind: 'page', url: 'https://example.org/7' }],
      place: null,
      publication: {
        type: 'article-journal',
        venue: 'Journal of Burrows',
        variables: { volume: '7', note: 'Read twice.', accessed: '2026-06-30' },
        contributors: { editor: ['Emmy Noether'] },
      },
      brought: {
        tags: ['moles'],
        collections: [['Reading', 'Now']],
        citationKey: 'lovelaceBurrows',
        files: [
          { path: 'storage/BBBB2222/Lovelace 2024.pdf', title: 'Full Text PDF', type: 'application/pdf' },
        ],
        addedAt: '2024-03-05T12:00:00.000Z',
      },
      extra: { keywords: ['Animals/physiology'], zotero: { strangeField: 'kept', key: 'AAAA1111' } },
    });
    expect(drafts[0]?.brought?.notes).toEqual([
      '# Thoughts\n\nIt is **good**, see [there](https://a.org/b).\n\n- one\n- two',
      '**Annotations: Full Text PDF**\n\n> First. (p. 3)\n\n> They dig deep. (p. 12)\n\nHow deep?',
    ]);
  });

  it('I161: the trash and feeds are left out; groups come under their name, and lone files are doubted', () => {
    const { drafts, complaints } = parse(library.whole);

    expect(drafts.map(({ title }) => title)).toEqual(['On burrows', 'Digging', 'scan.pdf']);
    expect(drafts[1]).toMatchObject({
      identifiers: { arxiv: '2401.00001' },
      brought: { collections: [['Mole Watch']] },
    });
    expect(drafts[2]).toMatchObject({
      doubts: ['It is a file without an item; its title may be the file’s.'],
    });
    expect(complaints.map(({ message }) => message)).toEqual([
      'The journalArticle JJJJ0000 has no title, so it was left out.',
      'One note belongs to no item, and there is no paper to keep it with; nothing of it was read.',
    ]);
  });

  it('I162: what stands in the log beside the file comes along; without it, that is said', () => {
    const { bytes, applied } = withLog(library.bytes, library.log);

    expect(applied).toBeGreaterThan(0);
    expect(titles(bytes)).toContain('Written into the log');
    expect(titles(library.bytes)).not.toContain('Written into the log');
    expect(parse(library.bytes).complaints[0]?.message).toContain('zotero.sqlite-wal');
    expect(
      parse(bytes)
        .complaints.map(({ message }) => message)
        .join(),
    ).not.toContain('wal');
  });

  it('I162: a damaged or foreign log changes nothing', () => {
    const foreign = Uint8Array.from(library.log);
    foreign[40] = (foreign[40] ?? 0) ^ 1;

    expect(withLog(library.bytes, foreign).applied).toBe(0);
    expect(withLog(library.bytes, library.log.subarray(0, 100)).applied).toBe(0);
    expect(withLog(library.bytes, new Uint8Array(1000)).applied).toBe(0);
  });

  it('I163: another program’s database, and one that is damaged, say what they are', () => {
    const cut = library.whole.subarray(0, 5000);

    expect(parse(cut).drafts).toEqual([]);
    expect(parse(cut).complaints[0]?.message).toMatch(/damaged|none of Zotero/);
  });

  it('any accident is answered', () => {
    const accident = fc.tuple(
      fc.integer({ min: 16, max: library.whole.length - 1 }),
      fc.integer({ min: 0, max: 255 }),
    );

    fc.assert(
      fc.property(
        fc.array(accident, { minLength: 1, maxLength: 40 }),
        fc.nat(library.whole.length),
        (changes, end) => {
          const bytes = Uint8Array.from(library.whole);
          for (const [at, byte] of changes) bytes[at] = byte;
          const parsed = parse(end % 3 === 0 ? bytes.subarray(0, Math.max(16, end)) : bytes);

          parsedInputSchema.parse(parsed);
          expect(parsed.format === null).toBe(parsed.drafts.length === 0);
          if (parsed.drafts.length === 0) expect(parsed.complaints.length).toBeGreaterThan(0);
          expect(parsed.complaints.map(({ message }) => message).join()).not.toContain('failed (');
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('notes as Markdown', () => {
  it.each([
    ['<p>a</p><p>b<br>c</p>', 'a\n\nb\nc'],
    ['<blockquote><p>q</p></blockquote><p>x</p>', '> q\n\nx'],
    ['<ol><li>a</li><li>b</li></ol>', '1. a\n2. b'],
    ['a <em>b</em> &amp; <code>c</code>', 'a *b* & `c`'],
    ['<a href="javascript:x">y</a>', 'y'],
  ])('I160: %s', (html, markdown) => {
    expect(markdownOfHtml(html)).toBe(markdown);
  });
});
