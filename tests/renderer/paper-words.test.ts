import { describe, expect, it } from 'vitest';
import type { Appearance } from '#shared/domain/paper.ts';
import { sourceName } from '#shared/text/source-name.ts';
import { matchTitle } from '../../src/renderer/features/palette/find-commands.ts';
import { appearanceWords, newestAppearance } from '../../src/renderer/features/paper/listing-words.ts';
import { paperLinks } from '../../src/renderer/features/paper/paper-links.ts';
import { durationWords, sizeWords } from '../../src/renderer/text/counts.ts';
import { dateWords, localDay, momentWords } from '../../src/renderer/text/dates.ts';

const seen = (appearance: Partial<Appearance>): Appearance => ({
  source: 'daily-papers',
  kind: 'daily',
  listedOn: null,
  rank: null,
  upvotes: null,
  comments: null,
  ...appearance,
});

describe('the links of a paper', () => {
  it('are its identifiers, then code, project and pages, each address once', () => {
    const links = paperLinks({
      identifiers: { arxiv: '2412.06289', doi: '10.1000/a b' },
      links: [
        { kind: 'page', url: 'https://www.arxiv.org/abs/2412.06289/' },
        { kind: 'project', url: 'https://lamp.example/' },
        { kind: 'code', url: 'https://github.com/ada/lamp' },
      ],
    });

    expect(links.map(({ label, detail, url }) => [label, detail, url])).toEqual([
      ['arXiv', '2412.06289', 'https://arxiv.org/abs/2412.06289'],
      ['Hugging Face', null, 'https://huggingface.co/papers/2412.06289'],
      ['DOI', '10.1000/a b', 'https://doi.org/10.1000/a%20b'],
      ['Code', 'ada/lamp', 'https://github.com/ada/lamp'],
      ['Project', 'lamp.example', 'https://lamp.example/'],
    ]);
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'not a link'])(
    'leave %s out',
    (url) => {
      expect(paperLinks({ identifiers: {}, links: [{ kind: 'code', url }] })).toEqual([]);
    },
  );

  it('of an identifier stay on the site that resolves it, whatever it holds', () => {
    const [link] = paperLinks({ identifiers: { doi: '../@evil.example/?x#y' }, links: [] });

    expect(new URL(link?.url ?? '').host).toBe('doi.org');
  });
});

describe('where a paper was seen', () => {
  it.each([
    [seen({ listedOn: '2026-07-01' }), 'Daily Papers, 1 Jul 2026'],
    [seen({ kind: 'search', listedOn: '2026-07-01' }), 'Daily Papers (search), 1 Jul 2026'],
    [seen({ source: 'another' }), 'another'],
  ])('is said in words', (appearance, words) => {
    expect(appearanceWords(appearance)).toBe(words);
  });

  it('is the newest, a daily listing before others of its day', () => {
    const daily = seen({ listedOn: '2026-07-01' });
    const appearances = [
      seen({ listedOn: '2026-06-30' }),
      daily,
      seen({ kind: 'search', listedOn: '2026-07-01' }),
      seen({}),
    ];

    // Only its appearances are looked at.
    expect(newestAppearance({ appearances } as Parameters<typeof newestAppearance>[0])).toBe(daily);
  });
});

describe('dates and sizes', () => {
  it.each([
    ['2024-12-09', 'short', '9 Dec 2024'],
    ['2026-07-01', 'long', '1 July 2026'],
    ['2024-12', 'short', 'Dec 2024'],
    ['2024', 'long', '2024'],
  ] as const)('%s is said as a reader says it', (date, style, words) => {
    expect(dateWords(date, style)).toBe(words);
  });

  it('a moment is named from where the reader is', () => {
    const now = new Date(2026, 6, 1, 19, 30);

    expect(momentWords(new Date(2026, 6, 1, 7, 5).toISOString(), now)).toBe('today, 7:05');
    expect(momentWords(new Date(2026, 5, 30, 23, 59).toISOString(), now)).toBe('yesterday, 23:59');
    expect(momentWords(new Date(2026, 5, 28, 18, 39).toISOString(), now)).toBe('28 Jun, 18:39');
    expect(momentWords(new Date(2025, 5, 28, 18, 39).toISOString(), now)).toBe('28 Jun 2025');
    expect(localDay(now)).toBe('2026-07-01');
  });

  it('sizes and durations keep two or three figures', () => {
    expect([812, 93_400, 1_240_000, 412_000_000].map(sizeWords)).toEqual([
      '812 bytes',
      '93 kB',
      '1.2 MB',
      '412 MB',
    ]);
    expect([0.2, 12.4, 1_400].map(durationWords)).toEqual(['under 1 ms', '12 ms', '1.4 s']);
  });
});

describe('finding a command', () => {
  it.each([
    ['Import from the clipboard', 'imp', [[0, 3]]],
    [
      'Import from the clipboard',
      'clip imp',
      [
        [0, 3],
        [16, 20],
      ],
    ],
    ['Move to the trash', 'trash', [[12, 17]]],
    ['Queue', '', []],
  ])('“%s” is found by “%s”', (title, typed, marks) => {
    expect(matchTitle(title, typed)?.marks).toEqual(marks);
  });

  it('by no word that begins none of its own', () => {
    expect(matchTitle('Import a file', 'port')).toBeNull();
    expect(matchTitle('Import a file', 'file file')).toBeNull();
  });

  it('a title that begins with what was typed is better than one that holds it', () => {
    expect(matchTitle('Trash', 'trash')?.score).toBeGreaterThan(
      matchTitle('Move to the trash', 'trash')?.score ?? 0,
    );
  });
});

describe('what a source is called', () => {
  it.each([
    ['daily-papers', 'Daily Papers'],
    ['arxiv', 'arXiv'],
    ['feed:journal.example.org', 'journal.example.org'],
    ['another', 'another'],
  ])('%s is %s', (source, name) => {
    expect(sourceName(source)).toBe(name);
  });
});
