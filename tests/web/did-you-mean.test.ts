import { expect } from 'vitest';
import { aListing, manyPapers } from '../kit/library.ts';
import { describeJourneys, listed, patience } from '../kit/page.ts';
import { violationsOf } from '../kit/violations.ts';

const inputs = [aListing([{ title: 'Lighthouse keepers' }, { title: 'Lighthouse lamps' }, ...manyPapers(4)])];

describeJourneys('what a search was meant to be', (journey) => {
  journey('S33: is offered with its papers, and taken by one key', { inputs }, async ({ page }) => {
    await expect.poll(() => listed(page), patience).toBe(6);
    const box = page.getByRole('combobox', { name: 'Search', exact: true });

    await page.keyboard.press('/');
    await page.keyboard.type('lightouse ');
    await page.getByRole('button', { name: 'lighthouse' }).waitFor();
    // Heard as well as seen.
    await page
      .getByText(/Did you mean.*2 papers\./)
      .first()
      .waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('ControlOrMeta+Enter');

    await expect.poll(() => box.inputValue(), patience).toBe('lighthouse ');
    await expect
      .poll(() => page.getByRole('button', { name: 'lighthouse', exact: true }).count(), patience)
      .toBe(0);
    await expect.poll(() => listed(page), patience).toBe(2);
  });

  journey('S32: searches of before come back by arrow up, and can be cleared', { inputs }, async (desk) => {
    const { page, library } = desk;
    await expect.poll(() => listed(page), patience).toBe(6);
    const box = page.getByRole('combobox', { name: 'Search', exact: true });
    for (const query of ['lamps', 'keepers']) {
      await page.keyboard.press('/');
      await page.keyboard.type(`${query} `);
      await expect.poll(() => listed(page), patience).toBe(1);
      await page.keyboard.press('Enter');
    }
    await expect
      .poll(async () => (await library.settings.get({})).recentSearches, patience)
      .toEqual(['keepers', 'lamps']);

    await page.keyboard.press('/');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('ArrowUp');
    const before = page.getByRole('listbox', { name: 'Searches of before' });
    await before.getByRole('option', { name: 'keepers' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => box.inputValue(), patience).toBe('lamps');
    await expect.poll(() => listed(page), patience).toBe(1);

    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('search history');
    await page.getByRole('option', { name: 'Clear the search history' }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await library.settings.get({})).recentSearches, patience).toEqual([]);
  });

  journey('S3: names of days are completed and understood', { inputs }, async ({ page }) => {
    await expect.poll(() => listed(page), patience).toBe(6);
    const box = page.getByRole('combobox', { name: 'Search', exact: true });

    await page.keyboard.press('/');
    await page.keyboard.type('added:tod');
    await page.getByRole('option', { name: /^today/ }).waitFor();
    await page.keyboard.press('Tab');

    await expect.poll(() => box.inputValue(), patience).toBe('added:today ');
    await expect.poll(() => listed(page), patience).toBe(6);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('added:last-year ');
    await page.getByRole('heading', { name: /^Nothing for/ }).waitFor();
  });
});
