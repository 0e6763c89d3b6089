import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { aListing, idOf } from '../kit/library.ts';
import { describeJourneys, hasFocus, listed, patience } from '../kit/page.ts';
import { violationsOf } from '../kit/violations.ts';

const inputs = [
  aListing([{ title: 'Sparse Rivers' }, { title: 'Tides, “wide” ones' }, { title: 'Quiet Gardens' }]),
];

describeJourneys('exports', (journey) => {
  journey(
    'all that the list shows is looked at and saved, by keys alone',
    { inputs },
    async ({ page, library }) => {
      await library.notes.save({ paper: await idOf(library, 'Sparse Rivers'), text: 'My *note*', base: 0 });
      await expect.poll(() => listed(page), patience).toBe(3);

      await page.keyboard.press('ControlOrMeta+Shift+e');
      const sheet = page.getByRole('dialog', { name: 'Export 3 papers' });
      await sheet
        .getByText('All papers of Library, in its order.')
        .or(sheet.getByText('All papers of Inbox, in its order.'))
        .waitFor();
      const chosen = sheet.getByRole('radio', { checked: true });
      await expect.poll(() => hasFocus(chosen), patience).toBe(true);
      await chosen.press('ArrowUp');
      await expect
        .poll(() => sheet.getByRole('radio', { name: /^Carrel archive/ }).getAttribute('aria-checked'))
        .toBe('true');
      await sheet.getByText('"note":"My *note*"').waitFor();
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowUp');
      await sheet.getByText('## Sparse Rivers').waitFor();
      expect(await violationsOf(page)).toEqual([]);

      const download = page.waitForEvent('download');
      await page.keyboard.press('ControlOrMeta+Enter');
      const saved = await download;
      expect(saved.suggestedFilename()).toBe('papers.md');
      const text = readFileSync(await saved.path(), 'utf8');
      expect(text).toContain('My *note*');
      expect(text.match(/^## /gm)).toHaveLength(3);
      await page
        .getByRole('region', { name: 'Messages' })
        .getByText('Exported 3 papers as Markdown.')
        .waitFor();
    },
  );

  journey('picked papers are exported, and nothing else', { inputs }, async ({ page }) => {
    await expect.poll(() => listed(page), patience).toBe(3);
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page
      .getByRole('toolbar', { name: 'Picked papers' })
      .getByRole('button', { name: 'Export' })
      .click();

    const sheet = page.getByRole('dialog', { name: 'Export 1 paper' });
    await sheet.getByText('The picked papers.').waitFor();
    await sheet.getByRole('radio', { name: /^CSV/ }).click();
    await sheet.getByText(/^\uFEFF?id,key,type,title/).waitFor();
    const download = page.waitForEvent('download');
    await sheet.getByRole('button', { name: 'Export 1 paper' }).click();
    expect(
      readFileSync(await (await download).path(), 'utf8')
        .trimEnd()
        .split('\r\n'),
    ).toHaveLength(2);
  });
});
