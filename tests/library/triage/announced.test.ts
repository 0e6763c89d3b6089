import { describe, expect, it } from 'vitest';
import { openTestLibrary, papersOf } from '../../kit/library.ts';
import { aDailyAnswer, anArxivAnswer, importOn } from '../../kit/listings.ts';

const id = '2606.10001';

interface Announced {
  readonly type: 'new' | 'cross' | 'replace' | 'replace-cross';
  readonly version: number;
}

/** arXiv’s daily feed of a day of summer 2026, with one paper of it. */
function aFeed(day: string, { type, version }: Announced, category = 'cs.LG'): Uint8Array {
  const at = `${new Date(`${day}T00:00:00Z`).toUTCString().slice(0, 16)} 00:00:00 -0400`;
  return new TextEncoder().encode(`<?xml version='1.0' encoding='UTF-8'?>
    <rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0">
      <channel><title>${category} updates on arXiv.org</title><link>http://rss.arxiv.org/rss/${category}</link>
        <description>${category} updates on the arXiv.org e-print archive.</description><pubDate>${at}</pubDate>
        <item><title>Paper ${id}</title><link>https://arxiv.org/abs/${id}</link>
          <description>arXiv:${id}v${version} Announce Type: ${type}
Abstract: We study Paper ${id}.</description>
          <guid isPermaLink="false">oai:arXiv.org:${id}v${version}</guid><category>${category}</category>
          <pubDate>${at}</pubDate><arxiv:announce_type>${type}</arxiv:announce_type>
          <dc:creator>Ada Lovelace</dc:creator></item>
      </channel></rss>`);
}

/** arXiv’s daily mail, which names no versions; `written` is its day as it writes days. */
function aMail(written: string, type: 'new' | 'replace'): Uint8Array {
  const rule = '-'.repeat(78);
  const date =
    type === 'new'
      ? `Date: ${written} 19:00:06 GMT   (3197kb,D)`
      : `replaced with revised version ${written} 08:03:26 GMT   (25kb,D)`;
  const abstract = type === 'new' ? `\\\\\n  We study Paper ${id}.\n` : '';
  const before = type === 'new' ? '' : `${'%-'.repeat(39)}\n${'%%--'.repeat(19)}%%\n`;
  return new TextEncoder().encode(`Date: ${written} 00:41:02 GMT
Subject: cs daily ${type === 'new' ? '1 new' : '0 new'} + 0 crosses received

${rule}
${rule}
Send any comments regarding submissions directly to submitter.
${rule}
 Submissions to:
Computer Science
 received from  Fri 26 Jun 26 18:00:00 GMT  to  Mon 29 Jun 26 18:00:00 GMT
${rule}
${before}${rule}
\\\\
arXiv:${id}
${date}

Title: Paper ${id}
Authors: Ada Lovelace
Categories: cs.LG
${abstract}\\\\ ( https://arxiv.org/abs/${id} ,  25kb)
${'%%%---'.repeat(13)}
For general information on the new archive, see the pages of the archive.
`);
}

/** A paper that came in so, and was skipped on 1 July. */
async function skipped(first: Uint8Array) {
  const library = openTestLibrary();
  const { client } = library;
  await importOn(client, '2026-07-01', first);
  const [paper] = await papersOf(client);
  if (paper === undefined) throw new Error('A paper was imported.');
  await client.papers.edit({ ids: [paper.id], status: 'skipped' });
  const returned = async () =>
    (await client.papers.get({ id: paper.id })).returned.map(({ sentence }) => sentence);
  const skipAgain = () => client.papers.edit({ ids: [paper.id], status: 'skipped' });
  return { client, returned, skipAgain, [Symbol.dispose]: () => library[Symbol.dispose]() };
}

const ways = [
  ['Daily Papers, which tells no version', aDailyAnswer({ id })],
  ['a mail, which tells no version', aMail('Tue, 30 Jun 26', 'new')],
] as const;

describe('a new version of a paper whose version was not known (T8)', () => {
  it.each(ways)('after %s, is one that arXiv announces as a replacement', async (_, first) => {
    using library = await skipped(first);

    await importOn(library.client, '2026-07-03', aFeed('2026-07-03', { type: 'replace', version: 2 }));

    expect(await library.returned()).toEqual(['Version 2 came out']);
  });

  it.each(ways)('after %s, is also announced where the announcement tells none', async (_, first) => {
    using library = await skipped(first);

    await importOn(library.client, '2026-07-03', aMail('Fri, 3 Jul 26', 'replace'));

    expect(await library.returned()).toEqual(['A new version came out']);
  });

  it.each([
    ['a cross-list of version 2', aFeed('2026-07-03', { type: 'cross', version: 2 })],
    ['an answer of the interface with version 2', anArxivAnswer({ id, version: 2 })],
    ['a feed that still calls version 1 new', aFeed('2026-07-03', { type: 'new', version: 1 })],
    [
      'a replacement that was announced before the decision',
      aFeed('2026-06-25', { type: 'replace', version: 2 }),
    ],
  ])('is not %s', async (_, second) => {
    using library = await skipped(aDailyAnswer({ id }));

    await importOn(library.client, '2026-07-03', second);

    expect(await library.returned()).toEqual([]);
  });

  it('is told once, although several categories announce it and both feed and mail do', async () => {
    using library = await skipped(aDailyAnswer({ id }));
    await importOn(library.client, '2026-07-03', aMail('Fri, 3 Jul 26', 'replace'));
    expect(await library.returned()).toHaveLength(1);
    await library.skipAgain();

    await importOn(library.client, '2026-07-03', aFeed('2026-07-03', { type: 'replace', version: 2 }));
    await importOn(
      library.client,
      '2026-07-03',
      aFeed('2026-07-03', { type: 'replace-cross', version: 2 }, 'cs.RO'),
    );

    expect(await library.returned()).toEqual([]);
    await importOn(library.client, '2026-07-10', aFeed('2026-07-10', { type: 'replace', version: 3 }));
    expect(await library.returned()).toEqual(['Version 3 came out']);
  });
});

describe('a new version of a paper whose version is known (T8)', () => {
  it('is a greater number, whatever it is announced as', async () => {
    using library = await skipped(anArxivAnswer({ id, version: 1 }));

    await importOn(library.client, '2026-07-03', aFeed('2026-07-03', { type: 'replace', version: 2 }));

    expect(await library.returned()).toEqual(['Version 2 came out']);
  });

  it('is also what is announced as a replacement without a number', async () => {
    using library = await skipped(anArxivAnswer({ id, version: 1 }));

    await importOn(library.client, '2026-07-03', aMail('Fri, 3 Jul 26', 'replace'));

    expect(await library.returned()).toEqual(['A new version came out']);
  });

  it('is not the same number once more, in whichever announcement', async () => {
    using library = await skipped(anArxivAnswer({ id, version: 2 }));

    await importOn(library.client, '2026-07-03', aFeed('2026-07-03', { type: 'replace', version: 2 }));

    expect(await library.returned()).toEqual([]);
  });
});
