import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { libraryFileName } from '../../src/main/library/open-library.ts';
import {
  aListing,
  idOf,
  importInto,
  manyPapers,
  openTestLibrary,
  papersOf,
  temporaryFolder,
} from '../kit/library.ts';

function folderWith(content: Uint8Array | string): { folder: string; file: string } {
  const folder = temporaryFolder();
  const file = join(folder, libraryFileName);
  writeFileSync(file, content);
  return { folder, file };
}

describe('a file that is not ours to write', () => {
  it('from a newer Carrel is refused with a sentence and left as it is, to the byte', async () => {
    const { folder, file } = folderWith('');
    openTestLibrary({ folder }).close();
    const bytes = readFileSync(file);
    bytes.writeUInt32BE(99, 60);
    writeFileSync(file, bytes);

    expect(() => openTestLibrary({ folder })).toThrow(/newer Carrel \(schema 99/);

    expect(readFileSync(file).equals(bytes)).toBe(true);
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['a text', 'Dear diary, this is a text of more than a hundred letters, '.repeat(4)],
    ['a few bytes', 'SQLite'],
  ])('because it is %s is refused and left as it is', (_, content) => {
    const { folder, file } = folderWith(content);

    expect(() => openTestLibrary({ folder })).toThrow(/is not a Carrel library/);

    expect(readFileSync(file, 'utf8')).toBe(content);
    rmSync(folder, { recursive: true });
  });

  it('because it is cut off says that it is damaged, and where the backups are', async () => {
    const { folder, file } = folderWith('');
    using library = openTestLibrary({ folder });
    await importInto(library.client, aListing(manyPapers(400)));
    library.close();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.subarray(0, 8192));

    expect(() => {
      using damaged = openTestLibrary({ folder });
      void damaged;
    }).toThrow(/damaged.*backups/);
    rmSync(folder, { recursive: true });
  });
});

describe('a full disk', () => {
  it('refuses an import with a sentence, changes nothing, and lets smaller things be saved', async () => {
    using library = openTestLibrary({ maximumPages: 120 });
    await importInto(library.client, aListing([{ title: 'Kept' }]));
    const id = await idOf(library.client, 'Kept');

    const importing = importInto(
      library.client,
      aListing(manyPapers(450).map((paper) => ({ ...paper, abstract: 'A long sentence. '.repeat(120) }))),
    );

    await expect(importing).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/^The disk is full, so nothing was changed/),
    });
    expect(await papersOf(library.client)).toHaveLength(1);
    await library.client.papers.edit({ ids: [id], status: 'done' });
    expect(await library.client.library.doctor({})).toMatchObject({ fine: true });
  });

  it('takes a staged import back whole', async () => {
    using library = openTestLibrary({ maximumPages: 250 });

    const importing = importInto(library.client, aListing(manyPapers(4000)));

    await expect(importing).rejects.toMatchObject({ message: expect.stringMatching(/^The disk is full/) });
    expect(await library.client.library.about({})).toMatchObject({ revision: 0, papers: 0 });
    expect(await library.client.library.doctor({})).toMatchObject({ fine: true });
  });
});

describe('a library that is damaged within', () => {
  it.each([1, 2, 3, 5, 8, 13, 21])('says so wherever it is met: at page %s', async (page) => {
    const folder = temporaryFolder();
    using library = openTestLibrary({ folder });
    await importInto(library.client, aListing(manyPapers(300)));
    library.close();
    const file = join(folder, libraryFileName);
    writeFileSync(file, readFileSync(file).fill(0x5a, page * 4096, (page + 1) * 4096));

    const said = await openAndRead(folder).catch((error: unknown) => error);

    if (said !== 'read') expect(said).toMatchObject({ code: 'conflict', details: { storage: 'damaged' } });
    rmSync(folder, { recursive: true });
  });
});

async function openAndRead(folder: string): Promise<'read'> {
  using library = openTestLibrary({ folder });
  await papersOf(library.client);
  await library.client.papers.edit({
    ids: [await idOf(library.client, 'Paper number 1 on tests')],
    status: 'done',
  });
  return 'read';
}

describe('a folder that may not be written', () => {
  it('is named in the sentence, and nothing is changed', async () => {
    const folder = temporaryFolder();
    using library = openTestLibrary({ folder });
    await importInto(library.client, aListing([{ title: 'Kept' }]));
    library.close();
    const isRoot = process.getuid?.() === 0;
    // The superuser may write everything, so the program runs as somebody else.
    chmodSync(folder, 0o555);
    chmodSync(join(folder, libraryFileName), 0o444);
    const before = readFileSync(join(folder, libraryFileName));

    const program = fileURLToPath(new URL('../kit/programs/open-library.ts', import.meta.url));
    const { stderr, status } = spawnSync(process.execPath, [program, folder], {
      encoding: 'utf8',
      ...(isRoot ? { uid: 65_534, gid: 65_534 } : {}),
    });

    expect(status).not.toBe(0);
    expect(stderr).toMatch(/cannot be (written|opened)/);
    expect(readFileSync(join(folder, libraryFileName)).equals(before)).toBe(true);
    chmodSync(folder, 0o755);
    rmSync(folder, { recursive: true });
  });
});
