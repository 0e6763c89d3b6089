import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PaperIndex } from '#shared/search/paper-index.ts';
import { Segment } from '#shared/search/segments/segment.ts';
import { freezeText } from '../../src/main/library/frozen-text/freeze-text.ts';
import {
  frozenRevision,
  frozenTextFile,
  readFrozenText,
} from '../../src/main/library/frozen-text/frozen-file.ts';
import { libraryFileName } from '../../src/main/library/open-library.ts';
import { openDatabase } from '../../src/main/library/storage/database.ts';
import { freezeInWorker } from '../../src/main/library-host/freeze-in-worker.ts';
import { aListing, idOf, importInto, openTestLibrary, papersOf, type TestLibrary } from '../kit/library.ts';
import { aRequest, idsOf } from '../unit/search/search-kit.ts';

const threePapers = [
  {
    title: 'Sparse lanterns',
    abstract: 'A lantern gives light where it is needed, and nowhere else at all.',
  },
  { title: 'Dense fog', abstract: 'Fog is what a lantern is for; we measure how far the light of one goes.' },
  {
    title: 'Quiet harbours',
    abstract: 'Harbours are quiet in winter, which is when we counted their boats.',
  },
];

/** Freezes a library's text as its thread does. */
function freeze({ folder }: Pick<TestLibrary, 'folder'>): number | null {
  const database = openDatabase(join(folder, libraryFileName), { mode: 'read' });
  try {
    const steps = freezeText(database, folder);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  } finally {
    database.close();
  }
}

async function find(library: TestLibrary, query: string): Promise<number[]> {
  const { id } = await library.client.library.about({});
  const frozen = readFrozenText(library.folder, id);
  const index = new PaperIndex({ now: () => 0, text: 'ready' });
  if (frozen) index.adopt(new Segment(frozen.arrays), frozen.label.revision);
  index.apply(await library.client.papers.since({ revision: 0, limit: 5000 }));
  return idsOf(index.search(aRequest({ query })));
}

describe('frozen text (S20, S22)', () => {
  it('holds every paper of the library, so that none is indexed again', async () => {
    using library = openTestLibrary();
    await importInto(library.client, aListing(threePapers));
    const { id, revision } = await library.client.library.about({});

    expect(freeze(library)).toBe(revision);

    const frozen = readFrozenText(library.folder, id);
    const index = new PaperIndex({ now: () => 0 });
    if (!frozen) throw new Error('Nothing was frozen.');
    index.adopt(new Segment(frozen.arrays), frozen.label.revision);
    index.apply(await library.client.papers.since({ revision: 0, limit: 5000 }));
    expect(index.indexSome(0)).toBe(true);
    expect(idsOf(index.search(aRequest({ query: 'lantern' })))).toHaveLength(2);
  });

  it('is made once: without news nothing is written again', async () => {
    using library = openTestLibrary();
    await importInto(library.client, aListing(threePapers));
    freeze(library);

    expect(freeze(library)).toBeNull();
  });

  it('takes in what changed, came and went since', async () => {
    using library = openTestLibrary();
    await importInto(library.client, aListing(threePapers));
    freeze(library);
    const fog = await idOf(library.client, 'Dense fog');
    await library.client.notes.save({ paper: fog, text: 'Bring a foghorn.', base: 0 });
    await library.client.papers.edit({ ids: [fog], addTags: ['weather'] });
    const report = await importInto(library.client, aListing([{ title: 'Loud markets' }]));
    await library.client.edits.undo({ edit: report.batch ?? 0 });

    freeze(library);

    expect(await find(library, 'foghorn')).toEqual([fog]);
    expect(await find(library, 'weather')).toEqual([fog]);
    expect(await find(library, 'markets')).toEqual([]);
    const { id } = await library.client.library.about({});
    expect(readFrozenText(library.folder, id)?.arrays.ids).toHaveLength(
      (await papersOf(library.client)).length,
    );
  });

  it('that is behind is made up for by what is newer', async () => {
    using library = openTestLibrary();
    await importInto(library.client, aListing(threePapers));
    freeze(library);
    const fog = await idOf(library.client, 'Dense fog');
    await library.client.notes.save({ paper: fog, text: 'Bring a foghorn.', base: 0 });

    expect(await find(library, 'foghorn')).toEqual([fog]);
    expect(await find(library, 'lantern')).toHaveLength(2);
  });

  it.each([
    ['damaged', (file: Uint8Array) => file.with(file.length - 3, (file.at(-3) ?? 0) ^ 1)],
    ['cut off', (file: Uint8Array) => file.slice(0, file.length / 2)],
    ['empty', () => new Uint8Array()],
    ['something else', () => new TextEncoder().encode('not a segment at all')],
  ])('that is %s is thrown away and made anew', async (_, spoil) => {
    using library = openTestLibrary();
    await importInto(library.client, aListing(threePapers));
    const revision = freeze(library);
    const file = frozenTextFile(library.folder);
    writeFileSync(file, spoil(new Uint8Array(readFileSync(file))));
    const { id } = await library.client.library.about({});

    expect(readFrozenText(library.folder, id)).toBeNull();
    expect(await find(library, 'lantern')).toHaveLength(2);

    expect(freeze(library)).toBe(revision);
    expect(readFrozenText(library.folder, id)?.label.revision).toBe(revision);
  });

  it('of another library is never used', async () => {
    using library = openTestLibrary();
    using other = openTestLibrary();
    await importInto(library.client, aListing(threePapers));
    await importInto(other.client, aListing([{ title: 'Loud markets' }]));
    freeze(other);
    mkdirSync(dirname(frozenTextFile(library.folder)), { recursive: true });
    writeFileSync(frozenTextFile(library.folder), readFileSync(frozenTextFile(other.folder)));
    const { id } = await library.client.library.about({});

    expect(frozenRevision(library.folder, id)).toBeNull();
    expect(await find(library, 'lantern')).toHaveLength(2);
    expect(await find(library, 'markets')).toEqual([]);
  });

  it('can be deleted at any time', async () => {
    using library = openTestLibrary();
    await importInto(library.client, aListing(threePapers));
    freeze(library);
    rmSync(dirname(frozenTextFile(library.folder)), { recursive: true });

    expect(await find(library, 'lantern')).toHaveLength(2);
    expect((await library.client.library.doctor({})).fine).toBe(true);
  });

  it('is made in a thread of its own, and an aborted one leaves no file', async () => {
    using library = openTestLibrary();
    await importInto(library.client, aListing(threePapers));
    const inThread = freezeInWorker(new URL('../../src/main/freeze-process.ts', import.meta.url));
    const aborted = new AbortController();
    const ended = inThread(library.folder, aborted.signal);
    aborted.abort();
    await expect(ended).rejects.toThrow(/ended/);
    expect(existsSync(frozenTextFile(library.folder))).toBe(false);

    const revision = await inThread(library.folder, new AbortController().signal);

    expect(revision).toBe((await library.client.library.about({})).revision);
    expect(await find(library, 'harbour')).toHaveLength(1);
  });
});
