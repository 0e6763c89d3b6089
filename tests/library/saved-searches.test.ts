import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { carrel } from '../kit/command-line.ts';
import { aListing, importInto, openTestLibrary, temporaryFolder } from '../kit/library.ts';

type Library = ReturnType<typeof openTestLibrary>;

const namesIn = async ({ client }: Library) =>
  (await client.searches.list({})).searches.map(({ name }) => name);

async function withThree(library: Library): Promise<number[]> {
  const ids: number[] = [];
  for (const name of ['Tides', 'Lamps', 'Moles']) {
    ids.push((await library.client.searches.add({ name, query: name.toLowerCase() })).id);
  }
  return ids;
}

describe('saved searches (S30)', () => {
  it('are kept in the order of the reader, and moved one at a time', async () => {
    using library = openTestLibrary();
    const [tides = 0, , moles = 0] = await withThree(library);

    await library.client.searches.update({ id: moles, place: 0 });
    expect(await namesIn(library)).toEqual(['Moles', 'Tides', 'Lamps']);
    await library.client.searches.update({ id: tides, place: 2 });
    expect(await namesIn(library)).toEqual(['Moles', 'Lamps', 'Tides']);
    await library.client.edits.undo({});
    expect(await namesIn(library)).toEqual(['Moles', 'Tides', 'Lamps']);
    await library.client.edits.undo({});
    expect(await namesIn(library)).toEqual(['Tides', 'Lamps', 'Moles']);
  });

  it('are edits with a sentence, and each is taken back by undo', async () => {
    using library = openTestLibrary();
    const { client } = library;
    const { id } = await client.searches.add({ name: 'Tides', query: 'tides OR ebb' });
    await client.searches.update({ id, name: 'The sea' });
    await client.searches.update({ id, query: 'tides' });
    const { edit } = await client.searches.remove({ id });
    expect(await namesIn(library)).toEqual([]);

    const { edits } = await client.edits.list({});
    expect(edits.map(({ sentence }) => sentence)).toEqual([
      'Removed the saved search “The sea”',
      'Changed what the saved search “The sea” asks for to “tides”',
      'Renamed the saved search “Tides” to “The sea”',
      'Saved the search “Tides”',
    ]);

    await client.edits.undo({ edit });
    expect((await client.searches.list({})).searches).toEqual([{ id, name: 'The sea', query: 'tides' }]);
    for (const query of ['tides OR ebb', 'tides OR ebb']) {
      await client.edits.undo({});
      expect((await client.searches.list({})).searches[0]?.query).toBe(query);
    }
    await client.edits.undo({});
    expect(await namesIn(library)).toEqual([]);
  });

  it('have names of their own, whatever their case', async () => {
    using library = openTestLibrary();
    const { client } = library;
    const [tides = 0] = await withThree(library);

    await expect(client.searches.add({ name: 'LAMPS', query: 'x' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(client.searches.update({ id: tides, name: 'lamps' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await client.searches.update({ id: tides, name: 'TIDES' });
    await expect(client.searches.remove({ id: 99 })).rejects.toMatchObject({ code: 'not-found' });

    expect(await namesIn(library)).toEqual(['TIDES', 'Lamps', 'Moles']);
  });

  it('come back with a backup', async () => {
    using library = openTestLibrary();
    const { client } = library;
    await withThree(library);
    const { name } = await client.backups.make({});
    await client.searches.remove({ id: 1 });

    await client.backups.restore({ name });

    expect(await namesIn(library)).toEqual(['Tides', 'Lamps', 'Moles']);
  });

  it('are listed and run from the command line', async () => {
    const folder = temporaryFolder();
    {
      using library = openTestLibrary({ folder });
      await importInto(
        library.client,
        aListing([{ title: 'Tides of the north' }, { title: 'Tides of the south' }, { title: 'Moles' }]),
      );
      await library.client.searches.add({ name: 'The sea', query: 'tides OR ebb' });
    }

    const listed = await carrel(folder, ['searches', '--json']);
    expect(JSON.parse(listed.out)).toEqual([{ id: 1, name: 'The sea', query: 'tides OR ebb' }]);
    const all = await carrel(folder, ['search', '--saved', 'the sea', '--json']);
    expect(JSON.parse(all.out)).toMatchObject({ total: 2 });
    const narrowed = await carrel(folder, ['search', '--saved', 'the sea', 'north', '--json']);
    expect(JSON.parse(narrowed.out)).toMatchObject({ total: 1 });
    const unknown = await carrel(folder, ['search', '--saved', 'the moon']);
    expect(unknown.code).toBe(1);
    expect(unknown.complaints).toContain('No saved search is called “the moon”. There are “The sea”.');
    rmSync(folder, { recursive: true, force: true });
  });
});
