import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { aListing, importInto, manyPapers } from '../kit/library.ts';
import { describeJourneys, listed, paperHeading, patience, titlesShown } from '../kit/page.ts';

const papers = 2_000;
const inputs = [aListing(manyPapers(papers))];

function list(page: Page) {
  return page.getByRole('listbox', { name: 'Papers', exact: true });
}

/** Where the cursor stands among all, counted from one; `null` when its row does not exist. */
async function cursorAt(page: Page): Promise<number | null> {
  const id = await list(page).getAttribute('aria-activedescendant');
  const row = page.locator(`[id="${id}"]`);
  return (await row.count()) === 0 ? null : Number(await row.getAttribute('aria-posinset'));
}

/** The papers in view, each with where its upper edge stands below the list's; those that are still to come are left out. */
function inView(page: Page): Promise<Record<string, number>> {
  return list(page).evaluate((element) => {
    const { top, height } = element.getBoundingClientRect();
    const seen: Record<string, number> = {};
    for (const row of element.querySelectorAll<HTMLElement>('[data-paper]')) {
      const at = row.getBoundingClientRect().top - top;
      if (at > -row.clientHeight && at < height && row.querySelector('time'))
        seen[row.dataset['paper'] ?? ''] = Math.round(at);
    }
    return seen;
  });
}

async function isFilled(page: Page): Promise<boolean> {
  const height = await list(page).evaluate((element) => element.clientHeight);
  const seen = Object.values(await inView(page));
  return Math.min(...seen) <= 0 && Math.max(...seen) > height - 60;
}

function scrollTo(page: Page, top: number): Promise<void> {
  return list(page).evaluate((element, to) => element.scrollTo({ top: to }), top);
}

describeJourneys('a long list', (journey) => {
  journey(
    'S42: keys move over all of it, and with Shift pick all between',
    { inputs, at: '#/library' },
    async ({ page }) => {
      await expect.poll(() => listed(page), patience).toBe(papers);
      await list(page).focus();

      await page.keyboard.press('End');
      await expect.poll(() => cursorAt(page), patience).toBe(papers);
      await expect.poll(() => isFilled(page), patience).toBe(true);
      await page.keyboard.press('PageUp');
      const above = (await cursorAt(page)) ?? 0;
      expect(papers - above).toBeGreaterThan(5);
      await page.keyboard.press('PageDown');
      await expect.poll(() => cursorAt(page), patience).toBe(papers);
      await page.keyboard.press('Home');
      await expect.poll(() => cursorAt(page), patience).toBe(1);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Shift+End');

      await page.getByText('1,999 picked', { exact: true }).waitFor();
      await expect.poll(() => cursorAt(page), patience).toBe(papers);
      await page.keyboard.press('Shift+Home');
      await page.getByText('2 picked', { exact: true }).waitFor();
      await expect.poll(() => cursorAt(page), patience).toBe(1);
    },
  );

  journey(
    'S42: the scroll bar jumps anywhere; Shift and a press pick all between, Ctrl one more or less',
    { inputs, at: '#/library' },
    async ({ page }) => {
      await expect.poll(() => listed(page), patience).toBe(papers);
      const option = (position: number) => list(page).locator(`[aria-posinset="${position}"]`);
      await option(3).click();

      await scrollTo(page, 1_500 * 56);
      await expect.poll(() => isFilled(page), patience).toBe(true);
      await option(1_505).click({ modifiers: ['Shift'] });
      await page.getByText('1,503 picked', { exact: true }).waitFor();
      await option(1_500).click({ modifiers: ['ControlOrMeta'] });
      await page.getByText('1,502 picked', { exact: true }).waitFor();
      await option(1_508).click({ modifiers: ['ControlOrMeta'] });

      await page.getByText('1,503 picked', { exact: true }).waitFor();
    },
  );

  journey(
    'S41: what another program brings in moves nothing that is in view, and picks stay',
    { inputs, at: '#/library' },
    async ({ page, library, carrel }) => {
      await expect.poll(() => listed(page), patience).toBe(papers);
      const option = (position: number) => list(page).locator(`[aria-posinset="${position}"]`);
      await option(2).click();
      const open = await paperHeading(page).textContent();
      await page.keyboard.press('x');
      await page.getByText('1 picked', { exact: true }).waitFor();
      await scrollTo(page, 1_000 * 56 + 20);
      await expect.poll(() => isFilled(page), patience).toBe(true);
      const before = await inView(page);

      const newer = manyPapers(300, 'Newer paper').map((paper) => ({ ...paper, date: 'Mar 7, 2024' }));
      await carrel(['import', '-'], aListing(newer, 'Jul 2'));
      await expect.poll(() => listed(page), patience).toBe(papers + 300);

      await expect.poll(() => inView(page), patience).toEqual(before);
      await page.getByText('1 picked', { exact: true }).waitFor();
      expect(await paperHeading(page).textContent()).toBe(open);
      const { edits } = await library.edits.list({});
      await library.edits.undo({ edit: edits[0]?.edit ?? 0 });
      await expect.poll(() => listed(page), patience).toBe(papers);
      await expect.poll(() => inView(page), patience).toEqual(before);
    },
  );

  journey(
    'S41: at its top it shows what is new, and the cursor stays on its paper',
    { inputs, at: '#/library' },
    async ({ page, library }) => {
      await expect.poll(() => listed(page), patience).toBe(papers);
      await list(page).focus();
      const open = await paperHeading(page).textContent();

      await importInto(library, aListing([{ title: 'One more on tests', date: 'Mar 7, 2024' }], 'Jul 2'));
      await expect.poll(() => listed(page), patience).toBe(papers + 1);

      await expect.poll(async () => (await titlesShown(page))[0], patience).toBe('One more on tests');
      expect(await cursorAt(page)).toBe(2);
      expect(await paperHeading(page).textContent()).toBe(open);
    },
  );

  journey('S42: any order is chosen by keys', { inputs, at: '#/library' }, async ({ page }) => {
    await expect.poll(() => listed(page), patience).toBe(papers);
    await page.getByRole('button', { name: /^Order:/ }).click();

    await page.getByRole('menuitemradio', { name: 'Title' }).click();
    await list(page).focus();
    await page.keyboard.press('Home');

    await expect.poll(async () => (await titlesShown(page))[0], patience).toBe('Paper number 1 on tests');
    await page.keyboard.press('End');
    await expect
      .poll(async () => (await titlesShown(page)).at(-1), patience)
      .toBe('Paper number 999 on tests');
  });
});
