import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aListing, importInto, openTestLibrary } from '../kit/library.ts';

type Library = ReturnType<typeof openTestLibrary>;

async function tree({ client }: Library) {
  const { collections } = await client.collections.list({});
  const depths = new Map<number, number>();
  return collections.map(({ id, parent, name, papers }) => {
    depths.set(id, parent === null ? 0 : (depths.get(parent) ?? 0) + 1);
    return `${'  '.repeat(depths.get(id) ?? 0)}${name} ${papers}`;
  });
}

async function add({ client }: Library, name: string, parent: number | null = null): Promise<number> {
  return (await client.collections.add({ name, parent })).id;
}

describe('collections (L30, L31)', () => {
  it('nest, stand in the order of the reader, and are moved with all that is in them', async () => {
    using library = openTestLibrary();
    const thesis = await add(library, 'Thesis');
    const first = await add(library, 'Chapter 1', thesis);
    await add(library, 'Notes', first);
    const reading = await add(library, 'Reading group');
    expect(await tree(library)).toEqual(['Thesis 0', '  Chapter 1 0', '    Notes 0', 'Reading group 0']);

    await library.client.collections.update({ id: first, parent: reading });
    expect(await tree(library)).toEqual(['Thesis 0', 'Reading group 0', '  Chapter 1 0', '    Notes 0']);
    await library.client.collections.update({ id: reading, place: 0 });
    expect(await tree(library)).toEqual(['Reading group 0', '  Chapter 1 0', '    Notes 0', 'Thesis 0']);

    await library.client.edits.undo({});
    await library.client.edits.undo({});
    expect(await tree(library)).toEqual(['Thesis 0', '  Chapter 1 0', '    Notes 0', 'Reading group 0']);
  });

  it('refuse what would lose them: themselves as a parent, a name that a neighbour has', async () => {
    using library = openTestLibrary();
    const thesis = await add(library, 'Thesis');
    const chapter = await add(library, 'Chapter', thesis);

    await expect(library.client.collections.update({ id: thesis, parent: chapter })).rejects.toThrow(
      '“Thesis” cannot be moved into itself.',
    );
    await expect(add(library, 'thesis')).rejects.toThrow('There is a collection “Thesis” here already.');
    await expect(add(library, 'Lost', 99)).rejects.toThrow('No collection has the number 99.');
    expect(await tree(library)).toEqual(['Thesis 0', '  Chapter 0']);
  });

  it('hold papers, which hear of it, and undo takes them out again', async () => {
    using library = openTestLibrary();
    await importInto(library.client, aListing([{ title: 'Ebb' }, { title: 'Flow' }, { title: 'Moon' }]));
    const { papers } = await library.client.papers.since({ revision: 0 });
    const ids = papers.map(({ id }) => id);
    const tides = await add(library, 'Tides');
    const before = (await library.client.library.about({})).revision;

    const receipt = await library.client.collections.place({ ids, collection: tides, isIn: true });
    expect(receipt.sentence).toBe('Put 3 papers into the collection “Tides”');
    expect(await tree(library)).toEqual(['Tides 3']);
    const heard = await library.client.papers.since({ revision: before });
    expect(heard.papers.map(({ collections }) => collections)).toEqual([[tides], [tides], [tides]]);

    const again = await library.client.collections.place({ ids, collection: tides, isIn: true });
    expect(again.edit).toBeNull();
    await library.client.collections.place({ ids: ids.slice(0, 1), collection: tides, isIn: false });
    expect(await tree(library)).toEqual(['Tides 2']);
    await library.client.edits.undo({});
    expect(await tree(library)).toEqual(['Tides 3']);
    await library.client.edits.undo({});
    expect(await tree(library)).toEqual(['Tides 0']);
  });

  it('go with those in them, leave the papers, and come back with their papers', async () => {
    using library = openTestLibrary();
    await importInto(library.client, aListing([{ title: 'Ebb' }, { title: 'Flow' }]));
    const { papers } = await library.client.papers.since({ revision: 0 });
    const [one] = papers.map(({ id }) => id);
    if (!one) throw new Error('The listing has a paper.');
    const outer = await add(library, 'Outer');
    const inner = await add(library, 'Inner', outer);
    await library.client.collections.place({ ids: [one], collection: inner, isIn: true });

    const { edit } = await library.client.collections.remove({ id: outer });
    expect(await tree(library)).toEqual([]);
    expect((await library.client.papers.get({ id: one })).collections).toEqual([]);
    const gone = (await library.client.library.about({})).revision;

    await library.client.edits.undo({ edit: edit ?? 0 });
    expect(await tree(library)).toEqual(['Outer 0', '  Inner 1']);
    const heard = await library.client.papers.since({ revision: gone });
    expect(heard.papers.map(({ id, collections }) => [id, collections])).toEqual([[one, [inner]]]);
  });

  it('are a tree whatever is done to them, and undoing all of it leaves nothing', async () => {
    const step = fc.record({
      kind: fc.constantFrom('add', 'move', 'remove'),
      one: fc.nat(5),
      other: fc.option(fc.nat(5)),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        using library = openTestLibrary();
        const { client } = library;
        const ids: number[] = [];
        let edits = 0;
        for (const [index, { kind, one, other }] of steps.entries()) {
          const id = ids[one] ?? 1;
          const parent = other === null ? null : (ids[other] ?? null);
          try {
            if (kind === 'add') ids.push((await client.collections.add({ name: `${index}`, parent })).id);
            else if (kind === 'move') {
              if ((await client.collections.update({ id, parent })).edit === null) continue;
            } else await client.collections.remove({ id });
            edits += 1;
          } catch {
            continue;
          }
          const { collections } = await client.collections.list({});
          const seen = new Set<number>();
          for (const { id: number, parent: above } of collections) {
            expect(above === null || seen.has(above)).toBe(true);
            seen.add(number);
          }
          expect(seen.size).toBe(collections.length);
        }
        for (let undone = 0; undone < edits; undone += 1) await client.edits.undo({});
        expect(await tree(library)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});
