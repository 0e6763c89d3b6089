import { expect } from 'vitest';
import { defaultSettings } from '#shared/contract/library.ts';
import { aListing, idOf, manyPapers } from '../kit/library.ts';
import {
  describeJourneys,
  listed,
  noteEditor,
  openNote,
  paperHeading,
  patience,
  titlesShown,
} from '../kit/page.ts';

const inputs = [aListing(manyPapers(6))];
const title = (number: number): string => `Paper number ${number} on tests`;

describeJourneys('several windows and the command line on one library', (journey) => {
  journey(
    'two windows stay in step: list, counts, note, settings',
    { inputs },
    async ({ page, library, openWindow }) => {
      const paper = await idOf(library, title(3));
      const other = await openWindow(`#/inbox?paper=${paper}`);
      await expect.poll(() => listed(other), patience).toBe(6);
      await page.goto(new URL(`/#/inbox?paper=${paper}`, page.url()).href);
      await expect.poll(() => paperHeading(page).textContent(), patience).toBe(title(3));
      await page.getByRole('listbox', { name: 'Papers' }).focus();

      await openNote(page);
      await page.keyboard.type('Seen in both windows');
      await other.getByRole('region', { name: 'Note' }).getByText('Seen in both windows').waitFor();
      await page.keyboard.press('Escape');
      await page.keyboard.press('s');
      await expect.poll(() => listed(other), patience).toBe(5);
      await expect
        .poll(() => other.getByRole('link', { name: /^Queue/ }).innerText(), patience)
        .toMatch(/Queue\s+1/);
      await page.keyboard.press('ControlOrMeta+,');
      await page.getByRole('radio', { name: 'Dark' }).click();
      await page.getByRole('radio', { name: /^Compact/ }).click();
      const look = () => other.evaluate(() => ({ ...document.documentElement.dataset }));
      await expect.poll(look, patience).toMatchObject({ theme: 'dark', density: 'compact' });
      expect(await library.settings.get({})).toEqual({
        ...defaultSettings,
        theme: 'dark',
        density: 'compact',
      });
    },
  );

  journey(
    'two windows writing one note lose nothing: every text is a version',
    { inputs },
    async ({ page, library, openWindow }) => {
      const paper = await idOf(library, title(1));
      const other = await openWindow(`#/library?paper=${paper}`);
      await page.goto(new URL(`/#/library?paper=${paper}`, page.url()).href);
      for (const window of [page, other]) {
        await window.bringToFront();
        await expect.poll(() => paperHeading(window).textContent(), patience).toBe(title(1));
        await window.getByRole('listbox', { name: 'Papers' }).focus();
        await openNote(window);
      }

      // At once, so that neither has heard of the other's words when it sends its own.
      await Promise.all([
        noteEditor(page).pressSequentially('Written in the first window'),
        noteEditor(other).pressSequentially('Written in the second window'),
      ]);

      const texts = async () =>
        (await library.notes.versions({ paper })).versions.map(({ text }) => text).join('\n');
      await expect.poll(texts, patience).toContain('Written in the first window');
      await expect.poll(texts, patience).toContain('Written in the second window');
    },
  );

  journey(
    'what another process does shows within two seconds',
    { inputs },
    async ({ page, library, carrel }) => {
      const paper = await idOf(library, title(5));
      await page.goto(new URL('/#/inbox', page.url()).href);
      await expect.poll(() => listed(page), patience).toBe(6);

      await carrel(['set', String(paper), '--status', 'queued', '--tag', 'from-outside']);
      await expect.poll(() => listed(page), { timeout: 2_500 }).toBe(5);
      await page.getByRole('link', { name: /from-outside/ }).waitFor({ timeout: 2_500 });
      await carrel(
        ['import', '-', '--as-of', '2026-07-01'],
        aListing([{ title: 'Brought by the command line' }]),
      );
      await expect.poll(() => listed(page), { timeout: 2_500 }).toBe(6);
      expect(await titlesShown(page)).toContain('Brought by the command line');
    },
  );
});
