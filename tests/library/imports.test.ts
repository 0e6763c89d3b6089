import { describe, expect, it } from 'vitest';
import { aListing, idOf, importInto, manyPapers, openTestLibrary, papersOf } from '../kit/library.ts';

const listing = [
  { title: 'Sparse Rivers', authors: 4, date: 'May 2', comments: 2 },
  { title: 'Lantern: Reading in the Dark', organization: 'Acme Labs', date: 'Dec 9, 2024' },
  { title: 'Low-Rank Gardens', authors: 1, abstract: 'Code is at https://github.com/acme/gardens.' },
];

describe('importing a listing', () => {
  it('adds each paper, undecided, with what the listing says', async () => {
    using library = openTestLibrary();

    const report = await importInto(library.client, aListing(listing));

    expect(report).toMatchObject({
      format: 'huggingface-text',
      found: 3,
      added: 3,
      updated: 0,
      unchanged: 0,
    });
    const [lantern, gardens, rivers] = await papersOf(library.client);
    expect(lantern).toMatchObject({ organization: 'Acme Labs', date: '2024-12-09', dateInferred: false });
    expect(gardens).toMatchObject({ links: [{ kind: 'code', url: 'https://github.com/acme/gardens' }] });
    expect(rivers).toMatchObject({
      status: 'undecided',
      authorCount: 4,
      date: '2026-05-02',
      dateInferred: true,
      comments: 2,
      appearances: [{ source: 'daily-papers', kind: 'search', listedOn: '2026-07-01', rank: null }],
    });
  });

  it('changes nothing the second time, and makes no edit of it', async () => {
    using library = openTestLibrary();
    await importInto(library.client, aListing(listing));
    const before = await library.client.library.about({});

    const report = await importInto(library.client, aListing(listing));

    expect(report).toMatchObject({ batch: null, found: 3, added: 0, updated: 0, unchanged: 3 });
    expect(await library.client.library.about({})).toEqual(before);
  });

  it('writes nothing when it is only looked at', async () => {
    using library = openTestLibrary();

    const preview = await library.client.imports.preview({
      files: [{ name: null, bytes: aListing(listing) }],
      asOf: '2026-07-01',
    });

    expect(preview.report).toMatchObject({ batch: null, added: 3 });
    expect(preview.rows.map((row) => row.verdict)).toEqual(['added', 'added', 'added']);
    expect(await papersOf(library.client)).toEqual([]);
    expect((await library.client.library.about({})).revision).toBe(0);
  });

  it('leaves out what the reader took out of the preview', async () => {
    using library = openTestLibrary();
    const { ticket } = await library.client.imports.preview({
      files: [{ name: null, bytes: aListing(listing) }],
      asOf: '2026-07-01',
    });

    const report = await library.client.imports.run({ ticket, without: [1] });

    expect(report).toMatchObject({ found: 2, added: 2 });
    expect((await papersOf(library.client)).map((paper) => paper.title)).toEqual([
      'Low-Rank Gardens',
      'Sparse Rivers',
    ]);
  });

  it('says that a forgotten preview must be read again', async () => {
    using library = openTestLibrary();

    const running = library.client.imports.run({ ticket: 'import-99' });

    await expect(running).rejects.toMatchObject({ code: 'not-found' });
  });

  it('counts the files of one batch apart and together', async () => {
    using library = openTestLibrary();

    const report = await importInto(
      library.client,
      aListing(listing.slice(0, 2)),
      aListing(listing),
      new TextEncoder().encode('nothing at all'),
    );

    expect(report).toMatchObject({ found: 5, added: 3, unchanged: 2 });
    expect(report.files.map((file) => [file.found, file.added])).toEqual([
      [2, 2],
      [3, 1],
      [0, 0],
    ]);
    expect(report.complaints).toMatchObject([{ file: 2 }]);
    expect((await library.client.edits.list({})).edits).toHaveLength(1);
  });
});

describe('importing a paper again', () => {
  it('completes what was missing and raises counts, and says which fields differ', async () => {
    using library = openTestLibrary();
    await importInto(library.client, aListing([{ title: 'Sparse Rivers', authors: 4, comments: 2 }]));

    const preview = await library.client.imports.preview({
      files: [
        {
          name: null,
          bytes: aListing([{ title: 'SPARSE Rivers', organization: 'Acme', comments: 5 }], 'Jul 2'),
        },
      ],
      asOf: '2026-07-02',
    });
    const report = await library.client.imports.run({ ticket: preview.ticket });

    expect(report).toMatchObject({ added: 0, updated: 1 });
    expect(preview.rows[0]?.differences).toContainEqual({ field: 'comments', before: '2', after: '5' });
    const [paper] = await papersOf(library.client);
    expect(paper).toMatchObject({
      title: 'Sparse Rivers',
      authorCount: 4,
      organization: 'Acme',
      comments: 5,
    });
    expect(paper?.appearances.map((seen) => seen.listedOn)).toEqual(['2026-07-01', '2026-07-02']);
  });

  it('never touches what the reader decided or wrote', async () => {
    using library = openTestLibrary();
    await importInto(library.client, aListing(listing));
    const id = await idOf(library.client, 'Sparse Rivers');
    await library.client.papers.edit({ ids: [id], status: 'done', addTags: ['mine'] });
    await library.client.notes.save({ paper: id, text: 'My words', base: 0 });

    await importInto(library.client, aListing([{ ...listing[0], title: 'Sparse Rivers', comments: 90 }]));

    expect(await library.client.papers.get({ id })).toMatchObject({
      comments: 90,
      status: 'done',
      tags: ['mine'],
      note: 'My words',
    });
  });

  it('leaves a paper in the trash where it is', async () => {
    using library = openTestLibrary();
    await importInto(library.client, aListing(listing));
    const id = await idOf(library.client, 'Sparse Rivers');
    await library.client.papers.edit({ ids: [id], trashed: true });

    const report = await importInto(library.client, aListing(listing));

    expect(report).toMatchObject({ added: 0, unchanged: 3 });
    expect((await library.client.papers.get({ id })).trashedAt).not.toBeNull();
  });

  it('keeps two papers of one title apart when their years are far apart', async () => {
    using library = openTestLibrary();
    await importInto(library.client, aListing([{ title: 'A Survey', date: 'Mar 6, 2019' }]));

    const report = await importInto(library.client, aListing([{ title: 'A Survey', date: 'Mar 6, 2024' }]));

    expect(report).toMatchObject({ added: 1 });
    expect(await papersOf(library.client)).toHaveLength(2);
  });
});

describe('a large import', () => {
  it('is published as one edit whose changes come in bounded slices', async () => {
    using library = openTestLibrary();

    const report = await importInto(library.client, aListing(manyPapers(2500)));

    expect(report).toMatchObject({ found: 2500, added: 2500 });
    expect((await library.client.edits.list({})).edits).toHaveLength(1);
    const first = await library.client.papers.since({ revision: 0, limit: 1000 });
    expect(first.papers).toHaveLength(1000);
    expect(first.more).toBe(true);
    expect(await papersOf(library.client)).toHaveLength(2500);
    expect(await library.client.library.doctor({})).toMatchObject({ fine: true });
  });

  it('shows nothing and leaves nothing when it is cancelled half-way', async () => {
    using library = openTestLibrary();
    const { ticket } = await library.client.imports.preview({
      files: [{ name: null, bytes: aListing(manyPapers(2000)) }],
      asOf: '2026-07-01',
    });
    const cancel = new AbortController();

    const running = library.client.imports.run(
      { ticket },
      {
        signal: cancel.signal,
        onProgress: ({ step }) => {
          if (step === 'Writing') cancel.abort();
        },
      },
    );

    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    await expect
      .poll(async () => (await library.client.library.doctor({})).checks)
      .toContainEqual({
        name: 'imports',
        fine: true,
        sentence: 'No import is under way.',
      });
    expect(await library.client.library.about({})).toMatchObject({ revision: 0, papers: 0 });
    expect(await library.client.library.doctor({})).toMatchObject({ fine: true });
  });

  it('is in order while it is being written', async () => {
    using library = openTestLibrary();
    const { ticket } = await library.client.imports.preview({
      files: [{ name: null, bytes: aListing(manyPapers(2000)) }],
      asOf: '2026-07-01',
    });
    const meanwhile: Promise<{ fine: boolean }>[] = [];

    await library.client.imports.run(
      { ticket },
      {
        onProgress: ({ step }) => {
          if (step === 'Writing' && meanwhile.length === 0) meanwhile.push(library.client.library.doctor({}));
        },
      },
    );

    expect(await Promise.all(meanwhile)).toMatchObject([{ fine: true }]);
  });

  it('knows every paper again, in whatever order they come', async () => {
    using library = openTestLibrary();
    const papers = manyPapers(700);
    await importInto(library.client, aListing(papers));

    const report = await importInto(library.client, aListing(papers.toReversed()), aListing(papers));

    expect(report).toMatchObject({ batch: null, found: 1400, unchanged: 1400 });
  });

  it('answers other calls while it is being written', async () => {
    using library = openTestLibrary();
    await importInto(library.client, aListing([{ title: 'Sparse Rivers' }]));
    const id = await idOf(library.client, 'Sparse Rivers');
    const { ticket } = await library.client.imports.preview({
      files: [{ name: null, bytes: aListing(manyPapers(3000)) }],
      asOf: '2026-07-01',
    });
    let isOver = false;
    const running = library.client.imports.run({ ticket }).then(() => {
      isOver = true;
    });

    await library.client.notes.save({ paper: id, text: 'Written meanwhile', base: 0 });
    const wasOver = isOver;
    await running;

    expect(wasOver).toBe(false);
    expect((await library.client.papers.get({ id })).note).toBe('Written meanwhile');
    expect(await papersOf(library.client)).toHaveLength(3001);
  });

  it('does not double a paper that came in by another way while it was being written', async () => {
    using library = openTestLibrary();
    const { ticket } = await library.client.imports.preview({
      files: [{ name: null, bytes: aListing(manyPapers(1500)) }],
      asOf: '2026-07-01',
    });
    const meanwhile: Promise<unknown>[] = [];

    await library.client.imports.run(
      { ticket },
      {
        onProgress: ({ step }) => {
          if (step !== 'Writing' || meanwhile.length > 0) return;
          meanwhile.push(importInto(library.client, aListing(manyPapers(3))));
        },
      },
    );
    await Promise.all(meanwhile);

    expect(meanwhile).toHaveLength(1);
    expect(await papersOf(library.client)).toHaveLength(1500);
  });

  it('brings a paper back that was taken out while it was being written', async () => {
    using library = openTestLibrary();
    const { batch } = await importInto(library.client, aListing(manyPapers(2)));
    const { ticket } = await library.client.imports.preview({
      files: [{ name: null, bytes: aListing(manyPapers(1500)) }],
      asOf: '2026-07-01',
    });
    const meanwhile: Promise<unknown>[] = [];

    await library.client.imports.run(
      { ticket },
      {
        onProgress: ({ step }) => {
          if (step !== 'Writing' || meanwhile.length > 0) return;
          meanwhile.push(library.client.edits.undo({ edit: batch ?? 0 }));
        },
      },
    );
    await Promise.all(meanwhile);

    expect(meanwhile).toHaveLength(1);
    expect(await papersOf(library.client)).toHaveLength(1500);
  });
});
