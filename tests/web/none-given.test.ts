import { expect } from 'vitest';
import { aDailyPage } from '../kit/daily-page.ts';
import { aListing, manyPapers } from '../kit/library.ts';
import { describeJourneys, listed, patience } from '../kit/page.ts';
import { violationsOf } from '../kit/violations.ts';

// A copied listing says no upvotes, a page does.
const inputs = [aListing(manyPapers(3)), aDailyPage(4)];

describeJourneys('what is not given', (journey) => {
  journey('S25: is a choice among the upvotes, and the same in the query', { inputs }, async ({ page }) => {
    const box = page.getByRole('combobox', { name: 'Search', exact: true });
    const upvotes = page.getByRole('group', { name: 'Upvotes' });
    const none = upvotes.getByRole('checkbox', { name: /^none given/ });
    await expect.poll(() => listed(page), patience).toBe(7);

    await none.click();
    await expect.poll(() => box.inputValue(), patience).toBe('upvotes:none');
    await expect.poll(() => listed(page), patience).toBe(3);
    expect(await none.getAttribute('aria-checked')).toBe('true');
    expect(await violationsOf(page)).toEqual([]);
    await none.click();
    await expect.poll(() => listed(page), patience).toBe(7);

    await none.focus();
    await page.keyboard.press('Shift+Space');
    await expect.poll(() => listed(page), patience).toBe(4);
    await page.keyboard.press('/');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('org:none ');
    await expect.poll(() => listed(page), patience).toBe(3);
  });
});
