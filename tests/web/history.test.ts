import { expect } from 'vitest';
import { aListing, idOf, papersOf } from '../kit/library.ts';
import { describeJourneys, hasFocus, listed, patience } from '../kit/page.ts';
import { violationsOf } from '../kit/violations.ts';

const inputs = [aListing([{ title: 'Tides of the north' }, { title: 'Quiet Gardens' }])];

describeJourneys('history', (journey) => {
  journey(
    'L34: everything that was done is looked at and undone, by keys alone',
    { inputs },
    async (desk) => {
      const { page, library } = desk;
      const tides = await idOf(library, 'Tides of the north');
      await library.papers.edit({ ids: [tides], status: 'queued' });
      await library.notes.save({ paper: tides, text: 'Mine', base: 0 });
      await expect.poll(() => listed(page), patience).toBe(2);

      await page.keyboard.press('g');
      await page.keyboard.press('h');
      const sheet = page.getByRole('dialog', { name: 'History' });
      const list = sheet.getByRole('listbox', { name: 'What was done' });
      await expect.poll(() => hasFocus(list), patience).toBe(true);
      const sentences = () => list.getByRole('option').allTextContents();
      await expect.poll(async () => (await sentences()).length, patience).toBe(3);
      expect((await sentences())[0]).toMatch(/^Wrote the note on “Tides of the north”/);

      await page.keyboard.press('ArrowDown');
      await sheet.getByRole('heading', { name: 'Queued “Tides of the north”' }).waitFor();
      await page.keyboard.press('End');
      await sheet.getByRole('heading', { name: /^Imported 2 papers/ }).waitFor();
      await sheet.getByRole('list', { name: '2 papers' }).getByText('Quiet Gardens').waitFor();
      expect(await violationsOf(page)).toEqual([]);

      await sheet.getByRole('button', { name: 'Undo this' }).click();
      await expect
        .poll(async () => (await papersOf(library)).map(({ title }) => title), patience)
        .toEqual(['Tides of the north']);
      await list.getByText(/^Undone today/).waitFor();
      expect(await sheet.getByRole('button', { name: 'Undo this' }).isDisabled()).toBe(true);
      await sheet.getByText('No longer in the library').waitFor();
      expect(await violationsOf(page)).toEqual([]);
    },
  );

  journey(
    'L34: of an import it shows what was not understood, and leads to its papers',
    { inputs },
    async (desk) => {
      const { page, library } = desk;
      const { ticket } = await library.imports.preview({
        files: [
          {
            name: 'two.ris',
            bytes: new TextEncoder().encode(
              'TY  - JOUR\nTI  - Moons of sand\nER  - \n\nTY  - JOUR\nAU  - Low, Ada\nER  - \n',
            ),
          },
        ],
      });
      await library.imports.run({ ticket });
      await expect.poll(() => listed(page), patience).toBe(3);

      await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'History' }).click();
      const sheet = page.getByRole('dialog', { name: 'History' });
      await sheet.getByRole('radio', { name: 'Imports' }).click();
      await sheet.getByRole('heading', { name: /two\.ris/ }).waitFor();
      await sheet
        .getByRole('list', { name: '1 complaint' })
        .getByText(/line 5/)
        .waitFor();
      await sheet.getByRole('button', { name: 'Moons of sand' }).click();
      await sheet.waitFor({ state: 'detached' });
      await page.getByRole('heading', { name: 'Moons of sand' }).waitFor();
    },
  );
});
