import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { libraryFileName } from '../../src/main/library/open-library.ts';
import { openDatabase } from '../../src/main/library/storage/database.ts';
import { aListing, manyPapers, papersOf } from '../kit/library.ts';
import { describeJourneys, dropFiles, listed, pasteByKeys, patience } from '../kit/page.ts';

const fixture = (name: string): string =>
  fileURLToPath(new URL(`../fixtures/inputs/${name}`, import.meta.url));
const listing = readFileSync(fixture('daily-papers-search.txt'), 'utf8');

describeJourneys('importing, in the page', (journey) => {
  journey(
    'an empty library takes in a pasted listing, shows what it doubts, and gives it back',
    async (desk) => {
      const { page, library } = desk;
      await page.getByRole('heading', { name: 'What would you like to read?' }).waitFor();

      await pasteByKeys(desk, listing);

      const sheet = page.getByRole('dialog', { name: 'Import from the clipboard' });
      await sheet.getByRole('tab', { name: 'New 14' }).waitFor();
      await sheet.getByRole('tab', { name: 'Doubtful 2' }).click();
      const doubtful = sheet.getByRole('row');
      await expect.poll(() => doubtful.count(), patience).toBe(2);
      expect(await doubtful.first().textContent()).toMatch(/Pinecone.*no authors.*no date.*53/);
      expect(await papersOf(library)).toEqual([]);
      await sheet.getByRole('button', { name: 'Import 14 papers' }).click();

      await sheet.waitFor({ state: 'detached' });
      await expect.poll(() => listed(page), patience).toBe(14);
      expect(await papersOf(library)).toHaveLength(14);
      await page.getByText('Imported 14 papers: 14 new', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();

      await page.getByRole('heading', { name: 'What would you like to read?' }).waitFor();
      expect(await papersOf(library)).toEqual([]);
    },
  );

  journey('L35: all of it is put into a collection and tagged', async (desk) => {
    const { page, library } = desk;
    await page.getByRole('heading', { name: 'What would you like to read?' }).waitFor();
    await pasteByKeys(desk, listing);
    const sheet = page.getByRole('dialog', { name: 'Import from the clipboard' });
    const field = sheet.getByLabel('Put all of them into a collection, or tag them');
    await field.fill('Reading group/Autumn, #peft');
    await sheet.getByText('Into the collection Reading group › Autumn, tagged peft.').waitFor();
    await field.press('ControlOrMeta+Enter');

    await sheet.waitFor({ state: 'detached' });
    await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Autumn 14' }).waitFor();
    const papers = await papersOf(library);
    expect(new Set(papers.flatMap(({ tags, status }) => [...tags, status]))).toEqual(
      new Set(['peft', 'undecided']),
    );
  });

  journey(
    'a paste anywhere on the page opens the sheet',
    { inputs: [aListing(manyPapers(3))] },
    async (desk) => {
      const { page, library } = desk;
      await expect.poll(() => listed(page), patience).toBe(3);

      await page.evaluate((text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', text);
        document.body.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
        );
      }, listing);
      await page.getByRole('button', { name: 'Import 14 papers' }).click();

      await page.getByText('Imported 14 papers: 14 new', { exact: true }).waitFor();
      expect(await papersOf(library)).toHaveLength(17);
    },
  );

  journey('a page saved as HTML and JSON of the API are dropped at once', async (desk) => {
    const { page, library } = desk;
    const html = readFileSync(fixture('daily-papers-day.html'), 'utf8');
    const json = readFileSync(fixture('daily-papers.json'), 'utf8');
    await page.getByRole('heading', { name: 'What would you like to read?' }).waitFor();

    await dropFiles(page, [
      { name: 'day.html', text: html },
      { name: 'daily.json', text: json },
    ]);
    const sheet = page.getByRole('dialog', { name: 'Import 2 files' });
    await sheet.getByRole('button', { name: /^Import \d+ papers$/ }).click();

    await sheet.waitFor({ state: 'detached' });
    const papers = await papersOf(library);
    expect(papers.length).toBeGreaterThan(0);
    await expect.poll(() => listed(page), patience).toBe(papers.length);
    const { edits } = await library.edits.list({});
    expect(edits).toHaveLength(1);
  });

  journey('files are picked in the browser’s dialog', async (desk) => {
    const { page, library } = desk;
    const asked = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose files…' }).click();

    await (await asked).setFiles(fixture('daily-papers-search.txt'));
    await page.getByRole('button', { name: 'Import 14 papers' }).click();

    await expect.poll(() => listed(page), patience).toBe(14);
    expect(await papersOf(library)).toHaveLength(14);
  });

  journey('looking and leaving keeps nothing', async (desk) => {
    const { page, library } = desk;
    await page.getByRole('textbox', { name: 'Paste a listing' }).waitFor();
    await pasteByKeys(desk, listing);
    await page.getByRole('tab', { name: 'New 14' }).waitFor();

    await page.keyboard.press('Escape');

    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: 'What would you like to read?' }).waitFor();
    expect(await papersOf(library)).toEqual([]);
    expect(await library.edits.list({})).toEqual({ edits: [] });
  });

  journey('a long import that is stopped half-way leaves nothing', async (desk) => {
    const { page, library } = desk;
    const long = new TextDecoder().decode(aListing(manyPapers(6_000)));
    await page.getByRole('textbox', { name: 'Paste a listing' }).waitFor();
    await dropFiles(page, [{ name: 'long.txt', text: long }]);
    const start = page.getByRole('button', { name: 'Import 6,000 papers' });
    await start.waitFor({ timeout: 60_000 });

    // Another program writes meanwhile, so that the import waits for it and cannot be over too soon.
    const other = openDatabase(join(desk.host.folder, libraryFileName), { mode: 'write' });
    other.script('BEGIN IMMEDIATE');
    await start.click();
    await page.getByRole('progressbar').waitFor();
    await page.keyboard.press('Escape');
    other.script('COMMIT');
    other.close();

    await start.waitFor();
    expect((await library.library.about({})).papers).toBe(0);
    expect(await library.library.doctor({})).toMatchObject({ fine: true });
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'What would you like to read?' }).waitFor();
  });

  journey('what cannot be read is said, and nothing is kept', async (desk) => {
    const { page, library } = desk;
    await page.getByRole('textbox', { name: 'Paste a listing' }).waitFor();

    await dropFiles(page, [{ name: 'shopping.txt', text: 'Two lemons.' }]);

    const sheet = page.getByRole('dialog', { name: 'Import shopping.txt' });
    await sheet.getByRole('heading', { name: 'No paper was found in it' }).waitFor();
    await sheet.getByRole('button', { name: 'Close' }).last().click();
    await sheet.waitFor({ state: 'detached' });
    expect(await papersOf(library)).toEqual([]);
  });

  journey('papers taken out in the sheet stay out, all by keys', async (desk) => {
    const { page, library } = desk;
    await page.getByRole('textbox', { name: 'Paste a listing' }).waitFor();
    await pasteByKeys(desk, listing);
    const sheet = page.getByRole('dialog', { name: 'Import from the clipboard' });
    const rows = sheet.getByRole('grid', { name: 'Papers in the input' });
    await expect.poll(() => rows.evaluate((grid) => grid === document.activeElement), patience).toBe(true);

    await page.keyboard.press('5');
    expect(await sheet.getByRole('tab', { name: 'Doubtful 2' }).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('2');
    expect(await sheet.getByRole('tab', { name: 'New 14' }).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await sheet.getByRole('button', { name: 'Import 13 papers' }).waitFor();
    const leftOut = await sheet.getByRole('checkbox', { checked: false }).getAttribute('aria-label');
    await page.keyboard.press('ControlOrMeta+Enter');

    await sheet.waitFor({ state: 'detached' });
    const titles = (await papersOf(library)).map((paper) => `Import ${paper.title}`);
    expect(titles).toHaveLength(13);
    expect(titles).not.toContain(leftOut);
    await expect
      .poll(() =>
        page.getByRole('listbox', { name: 'Papers' }).evaluate((list) => list === document.activeElement),
      )
      .toBe(true);
  });
});
