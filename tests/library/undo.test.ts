import { describe, expect, it } from 'vitest';
import { aListing, idOf, importInto, manyPapers, openTestLibrary, papersOf } from '../kit/library.ts';

async function libraryWith(...titles: string[]) {
  const library = openTestLibrary();
  await importInto(library.client, aListing(titles.map((title) => ({ title }))));
  return library;
}

describe('undo', () => {
  it('takes the papers of an import out again', async () => {
    using library = await libraryWith('One', 'Two');

    const { undone } = await library.client.edits.undo({});

    expect(undone).toBe('Undone: Imported 2 papers from listing.txt: 2 new.');
    expect(await papersOf(library.client)).toEqual([]);
  });

  it('says in the changes that the papers are gone', async () => {
    using library = await libraryWith('One');
    const id = await idOf(library.client, 'One');
    const { revision } = await library.client.library.about({});

    await library.client.edits.undo({});

    expect(await library.client.papers.since({ revision })).toMatchObject({ removed: [id], papers: [] });
  });

  it('goes back further each time, as far as there is anything', async () => {
    using library = await libraryWith('One');
    const id = await idOf(library.client, 'One');
    await library.client.papers.edit({ ids: [id], status: 'queued' });
    await library.client.papers.edit({ ids: [id], addTags: ['a', 'b'] });

    await library.client.edits.undo({});
    expect(await library.client.papers.get({ id })).toMatchObject({ status: 'queued', tags: [] });
    await library.client.edits.undo({});
    expect(await library.client.papers.get({ id })).toMatchObject({ status: 'undecided' });
    await library.client.edits.undo({});

    await expect(library.client.edits.undo({})).rejects.toMatchObject({
      code: 'not-found',
      message: 'There is nothing to undo.',
    });
  });

  it('leaves what was changed again since as it is', async () => {
    using library = await libraryWith('One');
    const id = await idOf(library.client, 'One');
    const { edit } = await library.client.papers.edit({ ids: [id], status: 'queued', addTags: ['a'] });
    await library.client.papers.edit({ ids: [id], status: 'done', addTags: ['b'] });

    await library.client.edits.undo({ edit: edit ?? 0 });

    expect(await library.client.papers.get({ id })).toMatchObject({ status: 'done', tags: ['b'] });
  });

  it('of an import keeps the papers on which something else was done, without the listing’s day', async () => {
    using library = await libraryWith('One', 'Two');
    const id = await idOf(library.client, 'One');
    const [imported] = (await library.client.edits.list({})).edits;
    await library.client.papers.edit({ ids: [id], addTags: ['mine'] });

    const { undone } = await library.client.edits.undo({ edit: imported?.edit ?? 0 });

    expect(undone).toContain('One paper stays');
    expect(await papersOf(library.client)).toMatchObject([{ title: 'One', tags: ['mine'], appearances: [] }]);
  });

  it('of everything leaves no paper behind, in whatever order', async () => {
    using library = await libraryWith('One');
    await importInto(library.client, aListing([{ title: 'One', comments: 4 }], 'Jun 30'));
    const { edits } = await library.client.edits.list({});

    for (const { edit } of edits.toReversed()) await library.client.edits.undo({ edit });

    expect(await papersOf(library.client)).toEqual([]);
  });

  it('never throws words away: a paper with a note goes to the trash', async () => {
    using library = await libraryWith('One');
    const id = await idOf(library.client, 'One');
    await library.client.notes.save({ paper: id, text: 'Words', base: 0 });

    await library.client.edits.undo({});
    await library.client.edits.undo({});

    expect((await library.client.papers.get({ id })).trashedAt).not.toBeNull();
    expect((await library.client.notes.versions({ paper: id })).versions.map((one) => one.text)).toContain(
      'Words',
    );
  });

  it('throws words away neither when the import that added the paper was undone before', async () => {
    using library = await libraryWith('One');
    const id = await idOf(library.client, 'One');
    await importInto(library.client, aListing([{ title: 'One', comments: 9 }], 'Jul 2'));
    await library.client.notes.save({ paper: id, text: 'Words', base: 0 });
    const { edits } = await library.client.edits.list({});

    for (const { edit } of edits.toReversed()) await library.client.edits.undo({ edit });

    expect((await library.client.papers.get({ id })).trashedAt).not.toBeNull();
  });

  it('of a completing import takes back what it brought', async () => {
    using library = await libraryWith('One');
    const before = await papersOf(library.client);
    await importInto(
      library.client,
      aListing([{ title: 'One', organization: 'Acme', comments: 9 }], 'Jul 2'),
    );

    await library.client.edits.undo({});

    expect(await papersOf(library.client)).toEqual(before);
  });

  it('leaves the notes alone when it is asked to', async () => {
    using library = await libraryWith('One');
    const id = await idOf(library.client, 'One');
    await library.client.papers.edit({ ids: [id], status: 'queued' });
    await library.client.notes.save({ paper: id, text: 'Words', base: 0 });

    await library.client.edits.undo({ notes: 'exclude' });

    expect(await library.client.papers.get({ id })).toMatchObject({ status: 'undecided', note: 'Words' });
  });

  it('cannot take back one thing twice', async () => {
    using library = await libraryWith('One');
    const { edit } = await library.client.edits.undo({});

    await expect(library.client.edits.undo({ edit })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('takes a large import back whole', async () => {
    using library = openTestLibrary();
    await importInto(library.client, aListing(manyPapers(1800)));

    await library.client.edits.undo({});

    expect(await papersOf(library.client)).toEqual([]);
    expect(await library.client.library.doctor({})).toMatchObject({ fine: true });
  });
});
