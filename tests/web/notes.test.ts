import { expect } from 'vitest';
import type { Client } from '#shared/contract/define.ts';
import type { LibraryContract } from '#shared/contract/library.ts';
import { aListing, idOf, manyPapers } from '../kit/library.ts';
import { describeJourneys, listed, openNote, paperHeading, patience, titlesShown } from '../kit/page.ts';

const inputs = [aListing(manyPapers(6))];
const title = (number: number): string => `Paper number ${number} on tests`;
async function noteOf(library: Client<LibraryContract>, number: number): Promise<string> {
  return (await library.notes.get({ paper: await idOf(library, title(number)) })).text;
}

describeJourneys('notes, in the page', (journey) => {
  journey(
    'a note is written, read with its mathematics, and found by a word of it',
    { inputs },
    async ({ page, library }) => {
      await expect.poll(() => listed(page), patience).toBe(6);
      const written = await paperHeading(page).textContent();
      await openNote(page);

      await page.keyboard.type('The bound is $x^2$, see **lemma** aubergine.');
      // A pause of half a second saves; while typing goes on, five may pass.
      await page.getByText('Saved', { exact: true }).waitFor({ timeout: 3_000 });
      const paper = await idOf(library, written ?? '');
      expect((await library.notes.get({ paper })).text).toBe('The bound is $x^2$, see **lemma** aubergine.');
      await page.getByRole('radio', { name: 'Preview' }).click();
      await page
        .getByRole('region', { name: /^Note on/ })
        .locator('strong', { hasText: 'lemma' })
        .waitFor();
      expect(
        await page
          .getByRole('region', { name: /^Note on/ })
          .locator('math')
          .count(),
      ).toBe(1);

      await page.keyboard.press('Escape');
      await page.keyboard.press('/');
      await page.keyboard.type('aubergine');
      await expect.poll(() => titlesShown(page), patience).toEqual([written]);
      await page.getByRole('option').locator('mark', { hasText: 'aubergine' }).waitFor();
    },
  );

  journey(
    'switching papers while typing keeps every note under its paper',
    { inputs },
    async ({ page, library }) => {
      await expect.poll(() => listed(page), patience).toBe(6);
      const order = await titlesShown(page);

      for (const [index, shown] of order.entries()) {
        await expect.poll(() => paperHeading(page).textContent(), patience).toBe(shown);
        await openNote(page);
        await page.keyboard.type(`Words ${index} for ${shown}`);
        await page.keyboard.press('Escape');
        await page.keyboard.press('j');
      }

      for (const [index, shown] of order.entries()) {
        const paper = await idOf(library, shown);
        await expect
          .poll(async () => (await library.notes.get({ paper })).text, patience)
          .toBe(`Words ${index} for ${shown}`);
      }
    },
  );

  journey(
    'choosing another paper in the list while typing loses no letter',
    { inputs },
    async ({ page, library }) => {
      await expect.poll(() => listed(page), patience).toBe(6);
      const order = await titlesShown(page);

      for (const shown of order) {
        await page.getByRole('option', { name: new RegExp(`^${shown}`) }).click();
        await expect.poll(() => paperHeading(page).textContent(), patience).toBe(shown);
        await page.getByRole('listbox', { name: 'Papers' }).focus();
        await openNote(page);
        await page.keyboard.type(`Typed on ${shown}`);
      }
      await page.getByRole('option').first().click();

      for (const shown of order) {
        const paper = await idOf(library, shown);
        await expect
          .poll(async () => (await library.notes.get({ paper })).text, patience)
          .toBe(`Typed on ${shown}`);
      }
    },
  );

  journey('a reload in the middle of typing loses nothing', { inputs }, async ({ page, library }) => {
    const paper = await idOf(library, title(2));
    await page.goto(new URL(`/#/library?paper=${paper}`, page.url()).href);
    await expect.poll(() => paperHeading(page).textContent(), patience).toBe(title(2));
    await openNote(page);

    await page.keyboard.type('Half a sentence that');
    await page.reload();

    await expect.poll(() => paperHeading(page).textContent(), patience).toBe(title(2));
    await expect.poll(() => noteOf(library, 2), patience).toBe('Half a sentence that');
    await page.getByRole('region', { name: 'Note' }).getByText('Half a sentence that').waitFor();
  });

  journey(
    'closing the tab in the middle of typing loses nothing',
    { inputs },
    async ({ page, library, openWindow }) => {
      const paper = await idOf(library, title(2));
      await page.goto(new URL(`/#/library?paper=${paper}`, page.url()).href);
      await expect.poll(() => paperHeading(page).textContent(), patience).toBe(title(2));
      await openNote(page);

      await page.keyboard.type('The tab goes away');
      await page.close();

      const next = await openWindow(`#/library?paper=${paper}`);
      await next.getByRole('region', { name: 'Note' }).getByText('The tab goes away').waitFor();
      await expect.poll(() => noteOf(library, 2), patience).toBe('The tab goes away');
    },
  );
});
