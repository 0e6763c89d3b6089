import { describe, expect, it } from 'vitest';
import type { Status } from '#shared/domain/paper.ts';
import { openTestLibrary, papersOf } from '../../kit/library.ts';
import { aDailyAnswer, anArxivAnswer, importOn } from '../../kit/listings.ts';

const id = '2606.10001';

async function decidedPaper(status: Status, first: Uint8Array = anArxivAnswer({ id })) {
  const library = openTestLibrary();
  await importOn(library.client, '2026-07-01', first);
  const [paper] = await papersOf(library.client);
  if (paper === undefined) throw new Error('A paper was imported.');
  await library.client.papers.edit({ ids: [paper.id], status });
  const now = () => library.client.papers.get({ id: paper.id });
  return { ...library, id: paper.id, now, [Symbol.dispose]: () => library[Symbol.dispose]() };
}

describe('what changed since the reader decided (T8)', () => {
  it.each([
    ['a new version', anArxivAnswer({ id, version: 3 }), ['version', 'Version 3 came out']],
    [
      'a journal',
      anArxivAnswer({ id, journalRef: 'J. Burrows 7 (2026) 1-12' }),
      ['published', 'Published in J. Burrows 7 (2026) 1-12'],
    ],
    ['a DOI', anArxivAnswer({ id, doi: '10.5555/burrow.7' }), ['published', 'Published as 10.5555/burrow.7']],
    [
      'code',
      aDailyAnswer({ id, githubRepo: 'https://github.com/example-lab/burrow' }),
      ['code', 'Code appeared at github.com/example-lab/burrow'],
    ],
    [
      'a withdrawal in the comment',
      anArxivAnswer({ id, comment: 'This paper has been withdrawn by the author due to an error' }),
      ['withdrawn', 'Withdrawn: This paper has been withdrawn by the author due to an error'],
    ],
    [
      'a retraction in the title',
      anArxivAnswer({ id, title: '[Retracted] Paper 2606.10001' }),
      ['withdrawn', 'Withdrawn: [Retracted] Paper 2606.10001'],
    ],
    ['many upvotes', aDailyAnswer({ id, upvotes: 30 }), ['upvotes', 'Upvotes rose from 0 to 30']],
  ] as const)('%s brings a skipped paper back', async (_, news, [kind, sentence]) => {
    using library = await decidedPaper('skipped');

    await importOn(library.client, '2026-07-02', news);

    const { returned, status } = await library.now();
    expect(returned).toMatchObject([{ kind, sentence }]);
    expect(status).toBe('skipped');
  });

  it.each([
    ['the same version again', anArxivAnswer({ id }), anArxivAnswer({ id })],
    ['an older version', anArxivAnswer({ id, version: 3 }), anArxivAnswer({ id, version: 2 })],
    ['a version where none was known', aDailyAnswer({ id }), anArxivAnswer({ id, version: 2 })],
    [
      'the DOI of the preprint itself',
      anArxivAnswer({ id }),
      anArxivAnswer({ id, doi: '10.48550/arXiv.2606.10001' }),
    ],
    [
      'more code',
      aDailyAnswer({ id, githubRepo: 'https://github.com/a/b' }),
      aDailyAnswer({ id, githubRepo: 'https://github.com/c/d' }),
    ],
    ['a few upvotes', aDailyAnswer({ id, upvotes: 2 }), aDailyAnswer({ id, upvotes: 20 })],
    ['many upvotes on many', aDailyAnswer({ id, upvotes: 100 }), aDailyAnswer({ id, upvotes: 250 })],
    [
      'a comment on what others withdrew',
      anArxivAnswer({ id }),
      anArxivAnswer({ id, comment: 'Replies to a withdrawn paper' }),
    ],
  ])('%s does not', async (_, first, second) => {
    using library = await decidedPaper('skipped', first);

    await importOn(library.client, '2026-07-02', second);

    expect((await library.now()).returned).toEqual([]);
  });

  const everything = anArxivAnswer({ id, version: 2, journalRef: 'J. Burrows 7', comment: 'Withdrawn' });

  it.each([
    ['skipped', ['version', 'published', 'withdrawn']],
    ['done', ['version', 'published', 'withdrawn']],
    ['reading', ['version', 'withdrawn']],
    ['queued', ['withdrawn']],
    ['undecided', []],
  ] as const)('a %s paper comes back for %j', async (status, kinds) => {
    using library = await decidedPaper(status);

    await importOn(library.client, '2026-07-02', everything);

    expect((await library.now()).returned.map(({ kind }) => kind)).toEqual(kinds);
  });

  it('a decision answers it; the next change is measured from there', async () => {
    using library = await decidedPaper('skipped', aDailyAnswer({ id, upvotes: 10 }));
    await importOn(library.client, '2026-07-02', aDailyAnswer({ id, upvotes: 40 }));
    expect((await library.now()).returned).toHaveLength(1);

    await library.client.papers.edit({ ids: [library.id], status: 'skipped' });
    expect((await library.now()).returned).toEqual([]);
    await importOn(library.client, '2026-07-03', aDailyAnswer({ id, upvotes: 90 }));
    expect((await library.now()).returned).toEqual([]);
    await importOn(library.client, '2026-07-04', aDailyAnswer({ id, upvotes: 120 }));

    expect((await library.now()).returned).toMatchObject([{ sentence: 'Upvotes rose from 40 to 120' }]);
  });

  it('is undone with its import, and a decision that answered it is undone exactly', async () => {
    using library = await decidedPaper('skipped');
    const before = await library.now();
    await importOn(library.client, '2026-07-02', anArxivAnswer({ id, version: 2 }));
    const returned = await library.now();

    await library.client.papers.edit({ ids: [library.id], status: 'queued' });
    await library.client.edits.undo({});
    expect(await library.now()).toEqual(returned);
    await library.client.edits.undo({});

    expect(await library.now()).toEqual(before);
  });

  it('the newest reason of a kind takes the place of the older', async () => {
    using library = await decidedPaper('skipped');

    await importOn(library.client, '2026-07-02', anArxivAnswer({ id, version: 2 }));
    await importOn(library.client, '2026-07-03', anArxivAnswer({ id, version: 3 }));

    expect((await library.now()).returned.map(({ sentence }) => sentence)).toEqual(['Version 3 came out']);
  });

  it('what was thrown away stays away', async () => {
    using library = await decidedPaper('skipped');
    await library.client.papers.edit({ ids: [library.id], trashed: true });

    await importOn(library.client, '2026-07-02', everything);

    expect((await library.now()).returned).toEqual([]);
  });

  it('a paper from three sources is decided once', async () => {
    using library = await decidedPaper('skipped');

    await importOn(library.client, '2026-07-01', aDailyAnswer({ id, upvotes: 3 }));
    await importOn(library.client, '2026-07-01', anArxivAnswer({ id, categories: ['cs.RO', 'cs.LG'] }));

    const all = await papersOf(library.client);
    expect(all).toMatchObject([{ id: library.id, status: 'skipped', returned: [] }]);
    expect((await library.client.triage.decisions({ paper: library.id })).decisions).toHaveLength(1);
  });
});

describe('fields of a version (T9)', () => {
  it('go on with the newer version, in whatever order they come', async () => {
    using library = await decidedPaper('undecided', anArxivAnswer({ id, version: 1, comment: 'Submitted' }));

    await importOn(library.client, null, anArxivAnswer({ id, version: 3, comment: 'Accepted' }));
    await importOn(library.client, null, anArxivAnswer({ id, version: 2, comment: 'Typos corrected' }));

    expect(await library.now()).toMatchObject({ version: 3 });
    const { rows } = await library.client.imports.preview({
      files: [{ name: null, bytes: anArxivAnswer({ id, version: 3, comment: 'Accepted' }) }],
    });
    expect(rows).toMatchObject([{ verdict: 'unchanged' }]);
  });

  it('a withdrawal is over when a newer version says nothing of it', async () => {
    using library = await decidedPaper('done');
    await importOn(library.client, null, anArxivAnswer({ id, version: 2, comment: 'Withdrawn' }));

    await importOn(library.client, null, anArxivAnswer({ id, version: 3 }));
    await importOn(library.client, null, anArxivAnswer({ id, version: 4, comment: 'Withdrawn again' }));

    expect((await library.now()).returned.map(({ sentence }) => sentence)).toEqual([
      'Version 4 came out',
      'Withdrawn: Withdrawn again',
    ]);
  });
});
