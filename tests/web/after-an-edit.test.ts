import { expect } from 'vitest';
import { aListing, idOf, manyPapers } from '../kit/library.ts';
import { describeJourneys, listed, openNote, paperHeading, patience } from '../kit/page.ts';

const inputs = [aListing(manyPapers(5))];

describeJourneys('after an edit', (journey) => {
  journey('its words are found, and no text is said to be unread', { inputs }, async (desk) => {
    const { page, library } = desk;
    await expect.poll(() => listed(page), patience).toBe(5);
    const paper = String(await idOf(library, 'Paper number 2 on tests'));

    await page.keyboard.press('/');
    await page.keyboard.type('marsh');
    await desk.carrel(['note', paper, '--file', '-'], 'Of marshes.');

    await page.getByRole('option', { name: /^Paper number 2/ }).waitFor();
    await expect.poll(() => listed(page), patience).toBe(1);
    await expect.poll(() => page.getByText(/of the text read/).count(), patience).toBe(0);
  });

  const some = [aListing(manyPapers(26))];
  const at = '#/library?q=number';
  journey('no text is said to be unread once all of it is read', { inputs: some, at }, async ({ page }) => {
    await expect.poll(() => listed(page), patience).toBe(26);

    await page.getByText(/^[\d.]+ ms$/).waitFor();
    await expect.poll(() => page.getByText(/of the text read/).count(), patience).toBe(0);
  });

  journey('a tag as long as a tag may be leaves the pane its width', { inputs }, async (desk) => {
    const { page } = desk;
    await paperHeading(page).waitFor();
    const heading = await paperHeading(page).textContent();
    const paper = String(await idOf(desk.library, heading ?? ''));

    await desk.carrel(['set', paper, '--tag', 'x'.repeat(100)]);

    await page.getByRole('button', { name: /^Remove the tag x/ }).waitFor();
    const article = await page.getByRole('article').boundingBox();
    const last = await page.getByRole('radio', { name: 'Skipped' }).boundingBox();
    if (!article || !last) throw new Error('The pane is not shown.');
    expect(last.x + last.width).toBeLessThanOrEqual(article.x + article.width);
  });

  const many = [aListing(manyPapers(60))];
  journey('the list stays where the reader has scrolled it', { inputs: many }, async ({ page }) => {
    await expect.poll(() => listed(page), patience).toBe(60);
    const list = page.getByRole('listbox', { name: 'Papers', exact: true });
    await list.focus();
    await page.keyboard.press('End');
    await expect.poll(() => list.evaluate(({ scrollTop }) => scrollTop), patience).toBeGreaterThan(500);

    await openNote(page);
    await page.keyboard.type('Read to the end.');
    await page
      .getByRole('region', { name: 'Facets' })
      .getByRole('checkbox', { name: /^note of yours, 1/ })
      .waitFor();

    expect(await list.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(500);
  });

  journey('undo names an import before it takes it back, for a key too many', { inputs }, async (desk) => {
    const { page, library } = desk;
    await expect.poll(() => listed(page), patience).toBe(5);
    await page.keyboard.press('e');
    await page
      .getByText(/^Skipped “/)
      .first()
      .waitFor();
    await page.keyboard.press('u');
    await page
      .getByText(/^Undone: Skipped/)
      .first()
      .waitFor();

    await page.keyboard.press('u');
    await page
      .getByText(/^Next to undo is an import: Imported 5 papers/)
      .first()
      .waitFor();
    expect((await library.library.about({})).papers).toBe(5);

    await page.keyboard.press('u');
    await expect.poll(async () => (await library.library.about({})).papers, patience).toBe(0);
  });

  journey('a paper in the trash is taken out with the button in its pane', { inputs }, async ({ page }) => {
    await expect.poll(() => listed(page), patience).toBe(5);
    await page.keyboard.press('Delete');
    await expect.poll(() => listed(page), patience).toBe(4);
    await page.keyboard.press('g');
    await page.keyboard.press('t');

    await page.getByRole('button', { name: 'Take out', exact: true }).click();

    await page
      .getByText(/^Took “.*” out of the trash$/)
      .first()
      .waitFor();
    await page.getByRole('link', { name: /^Library/ }).click();
    await expect.poll(() => listed(page), patience).toBe(5);
  });
});
