import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Client } from '#shared/contract/define.ts';
import type { LibraryContract } from '#shared/contract/library.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import { aListing, idOf, papersOf } from '../kit/library.ts';
import { describeJourneys, hasFocus, noteEditor, patience, titlesShown } from '../kit/page.ts';
import { aPdf } from '../kit/pdf.ts';

const inputs = [
  aListing(['One', 'Two', 'Three', 'Four'].map((number) => ({ title: `Tide ${number}`, authors: 2 }))),
];

async function withPdf(library: Client<LibraryContract>, bytes = aPdf({ pages: 12 })): Promise<PaperId> {
  const paper = await idOf(library, 'Tide One');
  await library.reading.attachPdf({ paper, bytes });
  return paper;
}

describeJourneys('reading a paper', (journey) => {
  journey(
    'B11: Enter opens its PDF; keys scroll, turn and enlarge it; where one stopped is found again',
    { inputs },
    async ({ page, library, host }) => {
      const id = await withPdf(library);
      await page.goto(`${host.origin}/#/library?paper=${id}&sort=title`);
      await page.getByRole('listbox', { name: 'Papers' }).focus();
      await expect.poll(() => page.getByText('12 pages').count(), patience).toBe(1);
      await page.keyboard.press('Enter');

      const pdf = page.getByRole('document', { name: /^PDF of Tide One/ });
      await pdf.waitFor();
      await expect.poll(() => pdf.getByText('Line 1 of page 1,').count(), patience).toBe(1);
      await expect.poll(() => pdf.locator('canvas').count(), patience).toBeGreaterThan(0);
      const number = page.getByRole('textbox', { name: 'Page, of 12' });
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => number.inputValue(), patience).toBe('2');
      await page.keyboard.press('End');
      await expect.poll(() => number.inputValue(), patience).toBe('12');
      await page.keyboard.press('p');
      await page.keyboard.type('7');
      await page.keyboard.press('Enter');
      await expect.poll(() => number.inputValue(), patience).toBe('7');
      // However many pages there are, only those in view exist.
      expect(await pdf.getByRole('region').count()).toBeLessThan(6);
      await page.keyboard.press('+');
      await expect.poll(() => number.inputValue(), patience).toBe('7');

      await expect
        .poll(async () => (await library.papers.get({ id })).readTo, patience)
        .toEqual({ page: 7, pages: 12 });
      await page.keyboard.press('Escape');
      await page.keyboard.press('Enter');
      await pdf.waitFor();
      await expect.poll(() => number.inputValue(), patience).toBe('7');
    },
  );

  journey('B11: words are found and counted, and a note is written beside it', { inputs }, async (desk) => {
    const { page, library, host } = desk;
    const id = await withPdf(library);
    await page.goto(`${host.origin}/#/read?paper=${id}`);
    const pdf = page.getByRole('document', { name: /^PDF of/ });
    await pdf.waitFor();
    await expect.poll(() => hasFocus(pdf), patience).toBe(true);

    await page.keyboard.press('/');
    await page.keyboard.type('line 30 of page');
    await expect.poll(() => page.getByText('1 of 12', { exact: true }).count(), patience).toBe(1);
    await page.keyboard.press('Escape');
    await expect.poll(() => hasFocus(pdf), patience).toBe(true);

    await page.keyboard.press('Tab');
    await expect.poll(() => hasFocus(noteEditor(page)), patience).toBe(true);
    await page.keyboard.type('Tides turn.');
    await page.keyboard.press('Tab');
    await expect.poll(() => hasFocus(pdf), patience).toBe(true);
    await expect.poll(async () => (await library.papers.get({ id })).note, patience).toBe('Tides turn.');
  });

  journey('B12: one that asks for a password, and one that is damaged, say so', { inputs }, async (desk) => {
    const { page, library, host } = desk;
    const id = await withPdf(library, aPdf({ isEncrypted: true }));
    await page.goto(`${host.origin}/#/read?paper=${id}`);
    await expect.poll(() => page.getByText('asks for a password').count(), patience).toBe(1);

    const damaged = new TextEncoder().encode(`%PDF-1.7\n${'nothing '.repeat(40)}\n%%EOF\n`);
    await library.reading.attachPdf({ paper: id, bytes: damaged });
    await expect.poll(() => page.getByText('is damaged').count(), patience).toBe(1);
  });

  journey('B2: a PDF of 70 MB is attached, part by part', { inputs }, async ({ page, library, host }) => {
    const id = await idOf(library, 'Tide One');
    const folder = mkdtempSync(join(tmpdir(), 'carrel-large-'));
    const large = join(folder, 'large.pdf');
    writeFileSync(large, aPdf({ pages: 4, padding: 70 * 1024 * 1024 }));
    await page.goto(`${host.origin}/#/read?paper=${id}`);
    const asked = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Attach a file' }).click();

    await (await asked).setFiles(large);

    await page.getByText('Attaching “large.pdf”, 71 MB.').first().waitFor();
    await expect
      .poll(async () => (await library.papers.get({ id })).pdf, { timeout: 60_000 })
      .toMatchObject({ state: 'here', pages: 4 });
    await page.getByText('Attached a PDF to “Tide One”').first().waitFor();
    rmSync(folder, { recursive: true });
  });

  journey('B13: the queue is put in order by keys and by mouse, and undone', { inputs }, async (desk) => {
    const { page, library, host } = desk;
    const papers = await papersOf(library);
    const order = ['Tide One', 'Tide Two', 'Tide Three'];
    for (const title of order) {
      const id = papers.find((paper) => paper.title === title)?.id;
      if (id !== undefined) await library.papers.edit({ ids: [id], status: 'queued' });
    }
    await page.goto(`${host.origin}/#/library`);
    await page.getByRole('listbox', { name: 'Papers' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('q');
    await expect.poll(() => titlesShown(page), patience).toEqual(order);

    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => titlesShown(page), patience).toEqual(['Tide Two', 'Tide One', 'Tide Three']);

    const row = (title: string) => page.locator('[data-paper]', { hasText: title });
    const from = await row('Tide Three').boundingBox();
    const to = await row('Tide Two').boundingBox();
    if (!from || !to) throw new Error('The rows are not there.');
    await page.mouse.move(from.x + 100, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(to.x + 100, to.y + 30, { steps: 4 });
    await page.mouse.move(to.x + 100, to.y + 4, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => titlesShown(page), patience).toEqual(['Tide Three', 'Tide Two', 'Tide One']);

    await page.keyboard.press('u');
    await page.keyboard.press('u');
    await expect.poll(() => titlesShown(page), patience).toEqual(order);
  });

  journey(
    'B14: a paper that is done is rated by a key, and nothing waits for it',
    { inputs },
    async (desk) => {
      const { page, library, host } = desk;
      const id = await withPdf(library);
      await page.goto(`${host.origin}/#/read?paper=${id}`);
      await page.getByRole('document', { name: /^PDF of/ }).waitFor();

      await page.keyboard.press('d');
      await page.getByRole('group', { name: 'How was it?' }).waitFor();
      await page.keyboard.press('4');

      await expect.poll(async () => (await library.papers.get({ id })).rating, patience).toBe(4);
      expect(await page.getByRole('group', { name: 'How was it?' }).count()).toBe(0);
    },
  );
});
