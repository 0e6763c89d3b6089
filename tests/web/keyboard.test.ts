import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { aListing, manyPapers } from '../kit/library.ts';
import { describeJourneys, hasFocus, paperHeading, patience } from '../kit/page.ts';

const inputs = [aListing(manyPapers(6))];
const list = (page: Page) => page.getByRole('listbox', { name: 'Papers' });

/** The part of the page that has the focus. */
async function region(page: Page): Promise<string | undefined> {
  return await page.evaluate(
    () => document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset['region'],
  );
}

describeJourneys('by keys alone', (journey) => {
  journey('F6 goes round the parts of the page, Shift+F6 back', { inputs }, async ({ page }) => {
    await expect.poll(() => hasFocus(list(page)), patience).toBe(true);
    const seen: (string | undefined)[] = [];

    for (let step = 0; step < 5; step += 1) {
      await page.keyboard.press('F6');
      seen.push(await region(page));
    }
    expect(seen).toEqual(['pane', 'rail', 'search', 'facets', 'list']);
    await page.keyboard.press('Shift+F6');
    expect(await region(page)).toBe('facets');
  });

  journey('Esc steps back once at a time, to the list', { inputs }, async ({ page }) => {
    await expect.poll(() => hasFocus(list(page)), patience).toBe(true);
    await page.keyboard.press('/');
    await page.keyboard.type('number');
    await page.keyboard.press('Enter');
    await expect.poll(() => hasFocus(list(page)), patience).toBe(true);
    await page.keyboard.press('x');
    await page.keyboard.press('Enter');
    await expect.poll(() => region(page), patience).toBe('pane');

    await page.keyboard.press('Escape');
    expect(await region(page)).toBe('list');
    await page.getByRole('toolbar', { name: 'Picked papers' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('toolbar', { name: 'Picked papers' }).waitFor({ state: 'detached' });
    expect(await page.getByRole('combobox', { name: 'Search', exact: true }).inputValue()).toBe('number');
    await page.keyboard.press('Escape');
    await expect
      .poll(() => page.getByRole('combobox', { name: 'Search', exact: true }).inputValue(), patience)
      .toBe('');
  });

  journey(
    'the palette finds commands, papers and places, and gives the focus back',
    { inputs },
    async ({ page }) => {
      await expect.poll(() => hasFocus(list(page)), patience).toBe(true);
      const palette = page.getByRole('dialog', { name: 'Commands' });

      await page.keyboard.press('ControlOrMeta+k');
      await expect.poll(() => hasFocus(palette.getByRole('combobox')), patience).toBe(true);
      await page.keyboard.press('Escape');
      await palette.waitFor({ state: 'detached' });
      expect(await hasFocus(list(page))).toBe(true);

      // At once, without waiting for what is found.
      await page.keyboard.press('ControlOrMeta+k');
      await page.keyboard.type('paper number 4');
      await page.keyboard.press('Enter');
      await expect.poll(() => paperHeading(page).textContent(), patience).toBe('Paper number 4 on tests');
      await page.keyboard.press('ControlOrMeta+k');
      await page.keyboard.type('inbox');
      await page.keyboard.press('Enter');
      await expect.poll(() => page.title(), patience).toBe('Inbox · Carrel');
    },
  );

  journey(
    'the sheet of keys and the settings open, close and give the focus back',
    { inputs },
    async ({ page, library }) => {
      await expect.poll(() => hasFocus(list(page)), patience).toBe(true);

      await page.keyboard.press('?');
      const keys = page.getByRole('dialog', { name: 'Keys' });
      await keys.getByText('Move to the trash').waitFor();
      await page.keyboard.type('palette');
      await keys.getByText(/No command is called “palette”/).waitFor();
      await page.keyboard.press('Escape');
      await keys.waitFor({ state: 'detached' });
      expect(await hasFocus(list(page))).toBe(true);

      await page.keyboard.press('ControlOrMeta+,');
      const settings = page.getByRole('dialog', { name: 'Settings' });
      await settings.waitFor();
      while (!(await hasFocus(settings.getByRole('radio', { name: 'System' }))))
        await page.keyboard.press('Tab');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await expect.poll(async () => (await library.settings.get({})).theme, patience).toBe('dark');
      await page.keyboard.press('Escape');
      await settings.waitFor({ state: 'detached' });
      expect(await hasFocus(list(page))).toBe(true);
    },
  );

  journey('Tab stays inside a sheet', { inputs }, async ({ page }) => {
    await expect.poll(() => hasFocus(list(page)), patience).toBe(true);
    await page.keyboard.press('ControlOrMeta+,');
    await page.getByRole('dialog', { name: 'Settings' }).waitFor();

    const isInside = () =>
      page.evaluate(() => document.activeElement?.closest('[role="dialog"], [data-above]') !== null);
    for (let step = 0; step < 20; step += 1) {
      await page.keyboard.press(step < 12 ? 'Tab' : 'Shift+Tab');
      expect(await isInside()).toBe(true);
    }
  });

  journey('Tab alone reaches search, facets, list, paper and rail', { inputs }, async ({ page }) => {
    await expect.poll(() => hasFocus(list(page)), patience).toBe(true);
    const reached = new Set<string | undefined>();

    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press('Tab');
      reached.add(await region(page));
    }

    for (const part of ['rail', 'search', 'facets', 'list', 'pane']) expect([...reached]).toContain(part);
  });
});
