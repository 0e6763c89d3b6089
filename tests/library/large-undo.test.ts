import { describe, expect, it } from 'vitest';
import type { PaperId } from '#shared/domain/paper.ts';
import {
  aListing,
  importInto,
  manyPapers,
  openTestLibrary,
  papersOf,
  type TestLibrary,
} from '../kit/library.ts';

type Client = TestLibrary['client'];

async function libraryOf(papers: number) {
  const library = openTestLibrary();
  const { batch } = await importInto(library.client, aListing(manyPapers(papers)));
  const ids = (await papersOf(library.client)).map(({ id }) => id);
  return Object.assign(library, { ids, imported: batch ?? 0 });
}

/** Undoes and does something else when it says for the first time how far it is. */
async function undoingMeanwhile(client: Client, edit: number, meanwhile: () => Promise<unknown>) {
  const others: Promise<unknown>[] = [];
  const undone = await client.edits.undo(
    { edit },
    {
      onProgress() {
        if (others.length === 0) others.push(meanwhile());
      },
    },
  );
  expect(others).toHaveLength(1);
  await Promise.all(others);
  return undone;
}

async function expectInOrder(client: Client): Promise<void> {
  const { checks, fine } = await client.library.doctor({});
  expect({ fine, checks }).toMatchObject({ fine: true });
  expect(checks).toContainEqual({ name: 'imports', fine: true, sentence: 'No import is under way.' });
}

describe('undoing what was done to many papers', () => {
  it('takes an import out at once, and says which papers are gone', async () => {
    using library = await libraryOf(1500);
    const { client, ids } = library;
    const { revision } = await client.library.about({});

    const { papers } = await client.edits.undo({});

    expect(papers).toEqual(ids.toSorted((left, right) => left - right));
    expect(await client.library.about({})).toMatchObject({ papers: 0, revision: revision + 2 });
    const changes = await client.papers.since({ revision, limit: 5000 });
    expect(new Set(changes.removed)).toEqual(new Set(ids));
    await expectInOrder(client);
  });

  it('clears the rows of what is gone away afterwards, also when the library was closed before', async () => {
    using library = await libraryOf(1500);
    await library.client.edits.undo({});
    library.close();

    using again = openTestLibrary({ folder: library.folder });

    expect(await papersOf(again.client)).toEqual([]);
    await again.settled();
    expect(again.rowsOfPapers()).toBe(0);
  });

  it('lets the same papers come again at once, as new ones', async () => {
    using library = await libraryOf(700);
    const { client, ids } = library;
    await client.edits.undo({});

    const report = await importInto(client, aListing(manyPapers(700)));

    expect(report).toMatchObject({ added: 700 });
    expect((await papersOf(client)).some(({ id }) => ids.includes(id))).toBe(false);
    await expectInOrder(client);
  });

  it('keeps the papers on which something else was done, and words in the trash', async () => {
    using library = await libraryOf(900);
    const { client, ids, imported } = library;
    const [tagged, written, cleared] = ids as [PaperId, PaperId, PaperId];
    await client.papers.edit({ ids: [tagged], addTags: ['mine'] });
    const { revision } = await client.notes.save({ paper: written, text: 'Words', base: 0 });
    const { edits } = await client.edits.list({});
    const note = edits.find(({ kind }) => kind === 'note');
    await client.edits.undo({ edit: note?.edit ?? 0 });
    expect(revision).toBeGreaterThan(0);
    await client.papers.edit({ ids: [cleared], addTags: ['for a while'] });
    await client.edits.undo({});

    const { undone } = await client.edits.undo({ edit: imported });

    expect(undone).toContain('2 papers stay, because something else was done with them since.');
    expect(await papersOf(client)).toMatchObject([
      { id: tagged, tags: ['mine'], appearances: [], trashedAt: null },
      { id: written, note: null, appearances: [], trashedAt: expect.any(String) },
    ]);
    await expectInOrder(client);
  });

  it('takes back every field of an import that completed many, where it still is so', async () => {
    using library = await libraryOf(800);
    const { client, ids } = library;
    const before = await papersOf(client);
    const completed = manyPapers(800).map((paper, index) => ({
      ...paper,
      organization: 'Acme',
      comments: index,
    }));
    const { batch } = await importInto(client, aListing(completed, 'Jul 2'));
    await client.papers.edit({ ids: [ids[3] as PaperId], addTags: ['mine'] });

    await client.edits.undo({ edit: batch ?? 0 });

    const expected = before.map((paper) => (paper.id === ids[3] ? { ...paper, tags: ['mine'] } : paper));
    expect(await papersOf(client)).toEqual(expected);
    await expectInOrder(client);
  });

  it('leaves what was changed again since, which then goes back to what was before both', async () => {
    using library = await libraryOf(700);
    const { client, ids } = library;
    const first = await client.papers.edit({ ids, status: 'skipped', addTags: ['first'] });
    const second = await client.papers.edit({ ids: ids.slice(0, 650), status: 'queued' });

    await client.edits.undo({ edit: first.edit ?? 0 });
    expect((await papersOf(client)).map(({ status, tags }) => `${status} ${tags.join()}`)).toEqual([
      ...Array.from({ length: 650 }, () => 'queued '),
      ...Array.from({ length: 50 }, () => 'undecided '),
    ]);
    await client.edits.undo({ edit: second.edit ?? 0 });

    expect(new Set((await papersOf(client)).map(({ status }) => status))).toEqual(new Set(['undecided']));
    await expectInOrder(client);
  });
});

describe('while much is undone', () => {
  it('nothing of it is seen, and a note is saved at once and keeps its paper', async () => {
    using library = await libraryOf(3000);
    const { client, ids, imported } = library;
    const paper = ids[0] as PaperId;
    let seen = 0;

    const { undone } = await undoingMeanwhile(client, imported, async () => {
      await client.notes.save({ paper, text: 'Written meanwhile', base: 0 });
      seen = (await client.library.about({})).papers;
    });

    expect(seen).toBe(3000);
    expect(undone).toContain('One paper stays');
    expect(await papersOf(client)).toMatchObject([{ id: paper, note: 'Written meanwhile', trashedAt: null }]);
    await expectInOrder(client);
  });

  it('it leaves everything as it was when it is cancelled', async () => {
    using library = await libraryOf(3000);
    const { client, imported } = library;
    const before = await papersOf(client);
    const { revision } = await client.library.about({});
    const cancel = new AbortController();

    const running = client.edits.undo(
      { edit: imported },
      { signal: cancel.signal, onProgress: () => cancel.abort() },
    );

    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(await client.library.about({})).toMatchObject({ revision });
    expect(await papersOf(client)).toEqual(before);
    await expectInOrder(client);
  });

  it('a second undo waits for the first, and goes back further', async () => {
    using library = await libraryOf(1500);
    const { client, ids } = library;
    await client.papers.edit({ ids, status: 'skipped' });
    await client.papers.edit({ ids, addTags: ['x'] });

    const [first, second] = await Promise.all([client.edits.undo({}), client.edits.undo({})]);

    expect(first.undone).toContain('Tagged');
    expect(second.undone).toContain('Skipped');
    expect(new Set((await papersOf(client)).map(({ status, tags }) => `${status}${tags.join()}`))).toEqual(
      new Set(['undecided']),
    );
  });

  it('the same cannot be undone twice at once', async () => {
    using library = await libraryOf(1500);
    const { client, imported } = library;

    const both = await Promise.allSettled([
      client.edits.undo({ edit: imported }),
      client.edits.undo({ edit: imported }),
    ]);

    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(both[1]).toMatchObject({ reason: { code: 'conflict' } });
    await expectInOrder(client);
  });

  it('the undo of “the newest” waits for an edit that is under way, and means that', async () => {
    using library = await libraryOf(1500);
    const { client, ids } = library;

    const editing = client.papers.edit({ ids, status: 'skipped' });
    const { undone } = await client.edits.undo({});

    await editing;
    expect(undone).toBe('Undone: Skipped 1,500 papers.');
  });

  it('a small edit is undone by its number without waiting', async () => {
    using library = await libraryOf(3000);
    const { client, ids, imported } = library;
    const { edit } = await client.papers.edit({ ids: [ids[5] as PaperId], addTags: ['mine'] });
    let isOver = false;
    let wasOver: boolean | null = null;

    await undoingMeanwhile(client, imported, async () => {
      await client.edits.undo({ edit: edit ?? 0 });
      wasOver = isOver;
    }).then(() => {
      isOver = true;
    });

    expect(wasOver).toBe(false);
    expect(await papersOf(client)).toEqual([]);
  });
});
