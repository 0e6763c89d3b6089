import { existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PaperPack } from '#shared/search/packs/paper-pack.ts';
import { PaperIndex } from '#shared/search/paper-index.ts';
import { freezeLibrary } from '../../src/main/library/frozen-text/freeze-library.ts';
import {
  frozenRevision,
  packedPapersFile,
  readPackedPapers,
} from '../../src/main/library/frozen-text/frozen-file.ts';
import { packPapers } from '../../src/main/library/frozen-text/pack-papers.ts';
import { libraryFileName } from '../../src/main/library/open-library.ts';
import { openDatabase } from '../../src/main/library/storage/database.ts';
import { carrel } from '../kit/command-line.ts';
import {
  aListing,
  idOf,
  importInto,
  manyPapers,
  openTestLibrary,
  papersOf,
  type TestLibrary,
} from '../kit/library.ts';

/** Packs a library’s papers as their thread does. */
function pack({ folder }: Pick<TestLibrary, 'folder'>): number | null {
  const database = openDatabase(join(folder, libraryFileName), { mode: 'read' });
  try {
    const steps = packPapers(database, folder);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  } finally {
    database.close();
  }
}

async function packed({ folder, client }: Pick<TestLibrary, 'folder' | 'client'>) {
  const { id } = await client.library.about({});
  const read = readPackedPapers(folder, id);
  if (read === null) throw new Error('Nothing is packed.');
  const paperPack = new PaperPack(read.arrays);
  const papers = Array.from({ length: paperPack.size }, (_, at) => paperPack.paper(at));
  return { pack: paperPack, papers, revision: read.label.revision };
}

const byId = (a: { readonly id: number }, b: { readonly id: number }): number => a.id - b.id;

describe('packed papers (S24)', () => {
  it('are the papers of the library, to the last field', async () => {
    using library = openTestLibrary();
    await importInto(library.client, aListing(manyPapers(450)));
    const [first] = await papersOf(library.client);
    const paper = first?.id ?? 0;
    await library.client.notes.save({ paper, text: 'Read *twice*.\n\n— and again', base: 0 });
    await library.client.papers.edit({ ids: [paper], status: 'queued', addTags: ['to read'], interest: 5 });
    await library.client.papers.edit({ ids: [paper + 1], trashed: true });

    const revision = pack(library);

    const held = await packed(library);
    expect(held.papers.sort(byId)).toEqual((await papersOf(library.client)).sort(byId));
    expect(held.revision).toBe(revision);
  });

  it('are packed once: without news nothing is written again', async () => {
    using library = openTestLibrary();
    await importInto(library.client, aListing(manyPapers(10)));
    pack(library);

    expect(pack(library)).toBeNull();
  });

  it('take in what changed, came and went since', async () => {
    using library = openTestLibrary();
    const report = await importInto(library.client, aListing(manyPapers(300)));
    const more = await importInto(
      library.client,
      aListing([{ title: 'Loud markets' }, { title: 'Dense fog' }]),
    );
    pack(library);
    const fog = await idOf(library.client, 'Dense fog');
    await library.client.papers.edit({ ids: [fog], addTags: ['weather'] });
    await library.client.edits.undo({ edit: report.batch ?? 0 });
    await importInto(library.client, aListing([{ title: 'Quiet harbours' }]));

    pack(library);

    const held = await packed(library);
    expect(held.papers.sort(byId)).toEqual((await papersOf(library.client)).sort(byId));
    expect(held.papers.map(({ title }) => title).sort()).toEqual([
      'Dense fog',
      'Loud markets',
      'Quiet harbours',
    ]);
    expect(more.batch).not.toBeNull();
  });

  it('leave what changes while they are packed to be told of', async () => {
    using library = openTestLibrary();
    await importInto(library.client, aListing(manyPapers(500)));
    const [first, second] = (await papersOf(library.client)).sort(byId);
    const database = openDatabase(join(library.folder, libraryFileName), { mode: 'read' });
    const steps = packPapers(database, library.folder);
    steps.next();
    await library.client.papers.edit({ ids: [first?.id ?? 0, second?.id ?? 0], status: 'done' });
    for (let step = steps.next(); !step.done; step = steps.next());
    database.close();

    const { pack: papers, revision } = await packed(library);
    const index = new PaperIndex({ now: () => 0 });
    index.adoptPapers(papers, revision);
    index.apply(await library.client.papers.since({ revision, limit: 5000 }));

    expect([...index.papers()].sort(byId)).toEqual((await papersOf(library.client)).sort(byId));
    expect(index.size).toBe(500);
  });

  it('that are damaged are packed anew, and until then the library says it has none', async () => {
    using library = openTestLibrary();
    await importInto(library.client, aListing(manyPapers(10)));
    const revision = pack(library);
    const file = packedPapersFile(library.folder);
    const bytes = new Uint8Array(readFileSync(file));
    writeFileSync(file, bytes.with(bytes.length - 9, (bytes.at(-9) ?? 0) ^ 1));
    const { id } = await library.client.library.about({});

    expect(readPackedPapers(library.folder, id)).toBeNull();
    expect(frozenRevision(library.folder, id)).toBeNull();

    expect(pack(library)).toBe(revision);
    expect((await packed(library)).papers).toHaveLength(10);
  });

  it('are made and used by a command that would have to read very many papers', async () => {
    using library = openTestLibrary();
    await importInto(library.client, aListing(manyPapers(3_200)));
    const { id } = await library.client.library.about({});
    const command = ['search', 'paper', '--limit', '3', '--json'];

    const first = await carrel(library.folder, command);
    expect(readPackedPapers(library.folder, id)?.arrays.revisions).toHaveLength(3_200);
    await library.client.papers.edit({
      ids: [(await papersOf(library.client))[0]?.id ?? 0],
      addTags: ['new'],
    });
    const second = await carrel(library.folder, command);
    const tagged = await carrel(library.folder, ['search', 'tag:new', '--json']);

    expect(first).toMatchObject({ code: 0, complaints: '' });
    expect(JSON.parse(first.out).total).toBe(JSON.parse(second.out).total);
    expect(JSON.parse(tagged.out)).toMatchObject({ total: 1, papers: [{ tags: ['new'] }] });
  });

  it('S22: are thrown away where the library’s file was put back by hand and went on otherwise', async () => {
    using library = openTestLibrary();
    const { folder } = library;
    await importInto(library.client, aListing(manyPapers(20)));
    library.close();
    const file = join(folder, libraryFileName);
    const before = readFileSync(file);
    const first = openTestLibrary({ folder });
    const [paper] = await papersOf(first.client);
    const ids = [paper?.id ?? 0];
    await first.client.papers.edit({ ids, addTags: ['lost'] });
    const { id } = await first.client.library.about({});
    first.close();
    freezeLibrary(folder);
    writeFileSync(file, before);
    for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });

    using second = openTestLibrary({ folder });
    await second.client.papers.edit({ ids, addTags: ['kept'] });
    await second.client.papers.edit({ ids, status: 'done' });

    expect(readPackedPapers(folder, id)).toBeNull();
    expect(JSON.parse((await carrel(folder, ['search', 'tag:lost', '--json'])).out)).toMatchObject({
      total: 0,
    });
  });

  it('are kept where they belong, and what a killed process left half written goes after an hour', async () => {
    using library = openTestLibrary();
    const { folder } = library;
    await importInto(library.client, aListing(manyPapers(20)));
    const { id } = await library.client.library.about({});
    library.close();
    freezeLibrary(folder);
    const [old, young] = ['text.segment.1.part', 'papers.pack.2.part'].map((name) =>
      join(folder, 'derived', name),
    );
    for (const part of [old, young]) writeFileSync(part ?? '', 'half');
    const longAgo = new Date('2020-01-01T00:00:00Z');
    utimesSync(old ?? '', longAgo, longAgo);

    using again = openTestLibrary({ folder });

    expect((await again.client.library.about({})).papers).toBe(20);
    expect(readPackedPapers(folder, id)?.arrays.revisions).toHaveLength(20);
    expect([existsSync(old ?? ''), existsSync(young ?? '')]).toEqual([false, true]);
  });
});
