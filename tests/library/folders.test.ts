import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aListing, openTestLibrary, papersOf } from '../kit/library.ts';

/** A file that was written a while ago. */
function drop(path: string, bytes: Uint8Array): void {
  writeFileSync(path, bytes);
  utimesSync(path, 1_700_000_000, 1_700_000_000);
}

describe('a watched folder', () => {
  it('F50: takes each file in once, by its content, and follows no link', async () => {
    using library = openTestLibrary();
    const { sources } = library.client;
    const folder = join(library.folder, 'incoming');
    mkdirSync(folder);
    drop(join(folder, 'one.txt'), aListing([{ title: 'On Burrows' }, { title: 'On Moles' }]));
    drop(join(folder, '.hidden.txt'), aListing([{ title: 'On Hiding' }]));
    drop(join(library.folder, 'outside.txt'), aListing([{ title: 'On Outer Things' }]));
    symlinkSync(join(library.folder, 'outside.txt'), join(folder, 'link.txt'));
    const { id } = await sources.add({ kind: 'folder', target: folder });

    const first = await sources.fetch({ source: id });
    drop(join(folder, 'copy.txt'), aListing([{ title: 'On Burrows' }, { title: 'On Moles' }]));
    const second = await sources.fetch({ source: id });

    expect(first.reports[0]).toMatchObject({ added: 2, verdict: null });
    expect(second.reports[0]).toMatchObject({ added: 0, updated: 0, batches: [] });
    expect((await papersOf(library.client)).map(({ title }) => title)).toEqual(['On Burrows', 'On Moles']);
  });

  it('F50: what has no paper in it is told once', async () => {
    using library = openTestLibrary();
    const { sources } = library.client;
    const folder = join(library.folder, 'incoming');
    mkdirSync(folder);
    drop(join(folder, 'note.txt'), new TextEncoder().encode('hello'));
    const { id } = await sources.add({ kind: 'folder', target: folder });

    const first = await sources.fetch({ source: id });
    const second = await sources.fetch({ source: id });

    expect(first.reports[0]?.complaints[0]).toMatch(/note\.txt/);
    expect(second.reports[0]?.complaints).toEqual([]);
  });

  it('F50: a folder that is not there is no source', async () => {
    using library = openTestLibrary();

    const added = library.client.sources.add({ kind: 'folder', target: join(library.folder, 'nowhere') });

    await expect(added).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
