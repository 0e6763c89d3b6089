import { expect } from 'vitest';
import { aListing, manyPapers, papersOf } from '../kit/library.ts';
import { describeJourneys, hasFocus, listed, patience } from '../kit/page.ts';
import { violationsOf } from '../kit/violations.ts';

const inputs = [
  aListing([
    { title: 'Tides of the north', abstract: 'About the ebb.' },
    { title: 'Tides of the south', abstract: 'About the flood.' },
    ...manyPapers(6),
  ]),
];

describeJourneys('saved searches', (journey) => {
  journey('S30: are made by one key, counted live, and followed from the rail', { inputs }, async (desk) => {
    const { page, library } = desk;
    const rail = page.getByRole('navigation', { name: 'Views' });
    await expect.poll(() => listed(page), patience).toBe(8);
    await page.keyboard.press('/');
    await page.keyboard.type('tides');
    await expect.poll(() => listed(page), patience).toBe(2);

    await page.keyboard.press('ControlOrMeta+s');
    await expect.poll(() => hasFocus(page.getByRole('textbox', { name: 'Name' })), patience).toBe(true);
    await page.keyboard.type('The sea');
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Enter');

    await rail.getByRole('link', { name: 'The sea 2' }).waitFor();
    expect((await library.searches.list({})).searches).toEqual([{ id: 1, name: 'The sea', query: 'tides' }]);
    expect(await violationsOf(page)).toEqual([]);

    const south = (await papersOf(library)).find(({ title }) => title.endsWith('south'));
    if (!south) throw new Error('No paper of the south.');
    await library.papers.edit({ ids: [south.id], trashed: true });
    await rail.getByRole('link', { name: 'The sea 1' }).waitFor();

    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('q');
    await page
      .getByText(/of 0 papers?$|Nothing/)
      .first()
      .waitFor();
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('sea');
    await page.getByRole('option', { name: /The sea/ }).waitFor();
    await page.getByRole('option', { name: /The sea/ }).click();
    await expect.poll(() => listed(page), patience).toBe(1);
    expect(await rail.getByRole('link', { name: /The sea/ }).getAttribute('aria-current')).toBe('page');
  });

  journey('S30: are moved, renamed and removed by key, and each is undone', { inputs }, async (desk) => {
    const { page, library } = desk;
    for (const name of ['One', 'Two', 'Three']) await library.searches.add({ name, query: `title:${name}` });
    await page.reload();
    const rail = page.getByRole('navigation', { name: 'Views' });
    const names = () => rail.locator('a[aria-keyshortcuts] span:first-of-type').allTextContents();
    await expect.poll(names, patience).toEqual(['One', 'Two', 'Three']);

    await rail.getByRole('link', { name: /^Three/ }).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(names, patience).toEqual(['One', 'Three', 'Two']);
    expect(await hasFocus(rail.getByRole('link', { name: /^Three/ }))).toBe(true);
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: 'Name' }).waitFor();
    await page.keyboard.type('Two');
    await page.getByText('Another saved search has this name.').waitFor();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('Third');
    await page.keyboard.press('Enter');
    await expect.poll(names, patience).toEqual(['One', 'Third', 'Two']);
    await rail.getByRole('link', { name: /^One/ }).focus();
    await page.keyboard.press('Delete');
    await expect.poll(names, patience).toEqual(['Third', 'Two']);

    for (const back of [
      ['One', 'Third', 'Two'],
      ['One', 'Three', 'Two'],
      ['One', 'Two', 'Three'],
    ]) {
      await page.keyboard.press('u');
      await expect.poll(names, patience).toEqual(back);
    }
  });
});
