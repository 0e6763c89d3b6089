import { rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { aListing, idOf, importInto, openTestLibrary, papersOf, temporaryFolder } from '../kit/library.ts';
import { ended, startProgram } from '../kit/programs.ts';

it('two processes write at once and both succeed', async () => {
  const folder = temporaryFolder();
  using library = openTestLibrary({ folder });
  await importInto(library.client, aListing([{ title: 'Shared' }]));

  const both = await Promise.all([
    ended(startProgram('write-often', folder, 'left')),
    ended(startProgram('write-often', folder, 'right')),
  ]);

  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  const paper = await library.client.papers.get({ id: await idOf(library.client, 'Shared') });
  expect(paper.tags).toHaveLength(200);
  const { versions } = await library.client.notes.versions({ paper: paper.id });
  expect(versions).toHaveLength(200);
  expect(await library.client.library.doctor({})).toMatchObject({ fine: true });
  rmSync(folder, { recursive: true, force: true });
});

it('a commit of another process is announced, with the revisions it went from and to', async () => {
  const folder = temporaryFolder();
  using library = openTestLibrary({ folder });
  using other = openTestLibrary({ folder });
  const heard: { from: number; to: number }[] = [];
  const stop = library.client.library.changed((change) => heard.push(change));
  await library.client.library.about({});

  await importInto(other.client, aListing([{ title: 'From elsewhere' }]));

  await expect.poll(() => heard, { timeout: 5000 }).toEqual([{ from: 0, to: 1 }]);
  expect(await papersOf(library.client)).toMatchObject([{ title: 'From elsewhere' }]);
  stop();
  rmSync(folder, { recursive: true, force: true });
});

it('an import of one process leaves alone what another is still staging', async () => {
  const folder = temporaryFolder();
  using library = openTestLibrary({ folder });
  const { ticket } = await library.client.imports.preview({
    files: [
      {
        name: null,
        bytes: aListing(Array.from({ length: 900 }, (_, index) => ({ title: `Paper ${index}` }))),
      },
    ],
    asOf: '2026-07-01',
  });

  const others: Promise<unknown>[] = [];
  await library.client.imports.run(
    { ticket },
    {
      onProgress: ({ step }) => {
        if (step !== 'Writing' || others.length > 0) return;
        // Opening is what removes leftovers; this one finds a living owner.
        others.push(ended(startProgram('open-library', folder)));
      },
    },
  );
  await Promise.all(others);

  expect(others).toHaveLength(1);
  expect(await papersOf(library.client)).toHaveLength(900);
  rmSync(folder, { recursive: true, force: true });
});
