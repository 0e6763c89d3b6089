import { expect } from 'vitest';
import { aListing, manyPapers } from '../kit/library.ts';
import { describeJourneys, listed, patience } from '../kit/page.ts';

const inputs = [aListing(manyPapers(2500))];

describeJourneys('an edit of everything that is listed', (journey) => {
  journey('is one act by keys, and one to undo', { inputs }, async ({ page, library }) => {
    await expect.poll(() => listed(page), patience).toBe(2500);
    await page.getByRole('listbox', { name: 'Papers', exact: true }).focus();

    await page.keyboard.press('Control+a');
    await page.keyboard.press('e');
    await page.getByText('Skipped 2,500 papers', { exact: true }).first().waitFor();
    const skipped = page.getByRole('checkbox', { name: /^Skipped, 2,500/ });
    await skipped.waitFor();
    await page.keyboard.press('u');

    await page.getByText('Undone: Skipped 2,500 papers.', { exact: true }).first().waitFor();
    await skipped.waitFor({ state: 'detached' });
    expect((await library.edits.list({})).edits).toHaveLength(2);
  });
});
