import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { aListing, manyPapers } from '../kit/library.ts';
import { describeJourneys, listed, patience } from '../kit/page.ts';
import { violationsOf } from '../kit/violations.ts';

const inputs = [aListing([{ title: 'Lighthouse keepers' }, { title: 'Lighthouse lamps' }, ...manyPapers(4)])];

const hintOf = (page: Page) => page.getByRole('tooltip');

async function pointAt(page: Page, text: string): Promise<void> {
  const layer = page.locator('search [aria-hidden="true"] span', { hasText: text }).last();
  const place = await layer.boundingBox();
  if (!place) throw new Error(`Nothing shows ${text}.`);
  await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2);
}

describeJourneys('what a query asks for', (journey) => {
  journey(
    'S31: is said of the stretch under the pointer, and stays while it is pointed at',
    { inputs },
    async ({ page }) => {
      await expect.poll(() => listed(page), patience).toBe(6);
      await page.keyboard.press('/');
      await page.keyboard.type('date:2026-06-01.. -author:nobody lightouse ');

      await pointAt(page, 'date:');
      await hintOf(page).getByText('Papers dated 1 Jun 2026 or later.').waitFor();
      expect(await violationsOf(page)).toEqual([]);
      await hintOf(page).hover();
      await hintOf(page).getByText('Papers dated 1 Jun 2026 or later.').waitFor();

      await pointAt(page, 'author:');
      await hintOf(page).getByText('Without papers by an author named “nobody”.').waitFor();
      await pointAt(page, 'lightouse');
      await hintOf(page).getByText('No paper has it, so it is taken for “lighthouse”.').waitFor();
      await page.keyboard.press('Escape');
      await expect.poll(() => hintOf(page).count(), patience).toBe(0);
      // Escape took the explanation away, and nothing else.
      const box = page.getByRole('combobox', { name: 'Search', exact: true });
      expect(await box.inputValue()).toBe('date:2026-06-01.. -author:nobody lightouse ');
    },
  );

  journey('S31: is said of what the caret is moved to, and read out', { inputs }, async ({ page }) => {
    await expect.poll(() => listed(page), patience).toBe(6);
    await page.keyboard.press('/');
    await page.keyboard.type('lamps OR upvotes:>5 ');
    await page.keyboard.press('ArrowLeft');

    await hintOf(page).getByText('Papers with 6 or more upvotes.').waitFor();
    const spoken = page.getByRole('status').getByText('Papers with 6 or more upvotes.');
    await expect.poll(() => spoken.count(), patience).toBeGreaterThan(0);
    const box = page.getByRole('combobox', { name: 'Search', exact: true });
    const described = await box.getAttribute('aria-describedby');
    expect(await hintOf(page).getAttribute('id')).toBe(described);
    await page.keyboard.press('Escape');
    await expect.poll(() => hintOf(page).count(), patience).toBe(0);

    await page.keyboard.press('Home');
    await hintOf(page).getByText('Papers with the word “lamps”, wherever it stands.').waitFor();
    await page.keyboard.type('x');
    await expect.poll(() => hintOf(page).count(), patience).toBe(0);
  });
});
