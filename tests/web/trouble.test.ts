import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { startServer } from '../../src/main/server/serve.ts';
import { aListing, idOf, manyPapers } from '../kit/library.ts';
import {
  builtEntry,
  builtPage,
  describeJourneys,
  listed,
  openNote,
  paperHeading,
  patience,
  titlesShown,
} from '../kit/page.ts';

const inputs = [aListing(manyPapers(6))];
const title = (number: number): string => `Paper number ${number} on tests`;

describeJourneys('when the library is in trouble, the page', (journey) => {
  const entry = new URL('../kit/crashing-library.ts', import.meta.url);
  const tolerates = /WebSocket|Failed to load|library|ended/i;
  journey(
    'when the library’s process ends while one types, nothing typed is lost',
    { inputs, entry, tolerates },
    async ({ page, library, host, openWindow }) => {
      const paper = await idOf(library, title(2));
      await page.goto(new URL(`/#/library?paper=${paper}`, page.url()).href);
      await expect.poll(() => paperHeading(page).textContent(), patience).toBe(title(2));
      await page.getByRole('listbox', { name: 'Papers' }).focus();
      await openNote(page);
      await page.keyboard.type('Before, ');

      // Something else kills the process: an import of another client.
      const preview = await library.imports.preview({
        files: [{ name: 'a.txt', bytes: aListing(manyPapers(3, 'More')) }],
      });
      writeFileSync(join(host.folder, 'crash-at-import'), '');
      const crash = library.imports.run({ ticket: preview.ticket }).catch((error: unknown) => error);
      await page.keyboard.type('during, ');
      expect(await crash).toMatchObject({ code: 'unreachable' });
      await page.keyboard.type('and after.');

      await page.getByText('Saved', { exact: true }).waitFor();
      const again = await host.openClient();
      await expect
        .poll(async () => (await again.notes.get({ paper })).text, patience)
        .toBe('Before, during, and after.');
      const other = await openWindow(`#/library?paper=${paper}`);
      await other.getByText('Before, during, and after.').waitFor();
      again[Symbol.dispose]();
    },
  );

  journey(
    'says so while nothing answers, searches on, keeps what is typed, and mends itself',
    { inputs, tolerates },
    async ({ page, context, library, host }) => {
      const paper = await idOf(library, title(2));
      await page.goto(new URL(`/#/library?paper=${paper}`, page.url()).href);
      await expect.poll(() => paperHeading(page).textContent(), patience).toBe(title(2));
      await page.waitForLoadState('networkidle');
      await host.host.close();

      await page.getByText(/The library does not answer\. Searching still works/).waitFor();
      await page.getByRole('listbox', { name: 'Papers' }).focus();
      await openNote(page);
      await page.keyboard.type('Written without a library');
      await page.getByText('Kept here, not saved yet').waitFor();
      await page.keyboard.press('Escape');
      await page.keyboard.press('/');
      await page.keyboard.type('number 4');
      await expect.poll(() => titlesShown(page), patience).toContain(title(4));

      const { folder } = host;
      await using again = await startAgain(folder, host.host.port);
      await page.getByText(/this address has lost its key/).waitFor();
      // Opening the new address gives this browser the new key; the old window comes back by itself.
      const other = await context.newPage();
      await other.goto(again.url);
      await other.goto(`${host.origin}/#/library?paper=${paper}`);
      await other.getByRole('region', { name: 'Note' }).getByText('Written without a library').waitFor();
      await page.getByText(/this address has lost its key/).waitFor({ state: 'detached' });
      await expect.poll(() => listed(other), patience).toBe(6);
    },
  );

  journey(
    'shows the folder and the reason when it cannot be opened, and tries again when asked',
    { libraryFiles: { 'library.sqlite': 'This is no database. '.repeat(400) }, tolerates },
    async ({ page, host }) => {
      await page.getByRole('heading', { name: 'The library cannot be opened' }).waitFor();
      await page.getByText(host.folder, { exact: true }).waitFor();
      expect(await page.getByRole('alert').filter({ hasText: /\w/ }).first().textContent()).toMatch(/\.$/);

      rmSync(join(host.folder, 'library.sqlite'));
      await page.getByRole('button', { name: 'Try again' }).click();

      await page.getByRole('heading', { name: 'What would you like to read?' }).waitFor();
    },
  );

  journey(
    'leaves a library of a newer Carrel alone and says that it is newer',
    { inputs, tolerates },
    async ({ page, host, library }) => {
      await expect.poll(() => listed(page), patience).toBe(6);
      const { schema } = await library.library.about({});
      await host.host.close();
      const file = new Database(join(host.folder, 'library.sqlite'));
      file.pragma(`user_version = ${schema + 1}`);
      file.close();

      await using again = await startAgain(host.folder, host.host.port);
      await page.goto(again.url);

      await page.getByRole('heading', { name: 'The library cannot be opened' }).waitFor();
      await page.getByRole('alert').filter({ hasText: /newer/ }).waitFor();
      const kept = new Database(join(host.folder, 'library.sqlite'), { readonly: true });
      expect(kept.pragma('user_version', { simple: true })).toBe(schema + 1);
      kept.close();
    },
  );
});

/** The web host once more, on the same library. */
async function startAgain(folder: string, port: number) {
  const host = await startServer({
    folder,
    port,
    pageFolder: builtPage,
    libraryEntry: builtEntry,
    version: '0.0.0-test',
    log: () => {},
  });
  return { url: host.url, [Symbol.asyncDispose]: () => host.close() };
}
