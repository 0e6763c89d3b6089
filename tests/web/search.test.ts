import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { aListing, idOf, type ListedPaper } from '../kit/library.ts';
import { describeJourneys, hasFocus, listed, patience, titlesShown } from '../kit/page.ts';

const papers: readonly ListedPaper[] = [
  { title: 'Lanternfish in the deep', organization: 'Fennimore Institute', date: 'Mar 6, 2024' },
  { title: 'Lanterns for late readers', organization: 'Fennimore Institute', date: 'May 2, 2024' },
  { title: 'Tides of a quiet harbour', organization: 'Tidewater School', date: 'Jun 9, 2024' },
  { title: 'A harbour without lamps', abstract: 'Only a lantern is left.', date: 'Feb 1, 2025' },
  { title: 'Desks and their legs', organization: 'Tidewater School', date: 'Jun 1, 2026' },
];
const inputs = [aListing(papers)];

const box = (page: Page) => page.getByRole('combobox', { name: 'Search', exact: true });
const facet = (page: Page, name: RegExp) =>
  page.getByRole('region', { name: 'Facets' }).getByRole('checkbox', { name });
const compare = new Intl.Collator('en').compare;
const markedWords = (page: Page) =>
  page
    .getByRole('option')
    .locator('mark')
    .evaluateAll((marks) => marks.map((mark) => mark.textContent));

describeJourneys('searching, in the page', (journey) => {
  journey('hits come as one types, with the words marked', { inputs }, async ({ page }) => {
    await expect.poll(() => listed(page), patience).toBe(5);

    await page.keyboard.press('/');
    await page.keyboard.type('lanter');

    await expect.poll(() => listed(page), patience).toBe(3);
    expect((await titlesShown(page)).toSorted()).toEqual([
      'A harbour without lamps',
      'Lanternfish in the deep',
      'Lanterns for late readers',
    ]);
    await expect
      .poll(async () => (await markedWords(page)).toSorted(compare), patience)
      .toEqual(['lanter', 'Lanter', 'Lanter']);
    await page
      .getByRole('option', { name: /^A harbour/ })
      .locator('mark', { hasText: 'lanter' })
      .waitFor();
    await page.keyboard.type('nnn zzz');
    await page.keyboard.press('Escape');
    await expect.poll(() => listed(page), patience).toBe(5);
    expect(await box(page).inputValue()).toBe('');
  });

  journey('facets are chosen, excluded and taken back', { inputs }, async ({ page }) => {
    await expect.poll(() => listed(page), patience).toBe(5);

    await facet(page, /^Tidewater School, 2 papers/).click();
    await expect
      .poll(() => titlesShown(page), patience)
      .toEqual(['Desks and their legs', 'Tides of a quiet harbour']);
    await page.getByRole('button', { name: 'Remove Organisation: Tidewater School' }).click();
    await expect.poll(() => listed(page), patience).toBe(5);

    await facet(page, /^Tidewater School/).click({ modifiers: ['Alt'] });
    await expect.poll(() => listed(page), patience).toBe(3);
    await facet(page, /^Tidewater School, excluded/).waitFor();
    await page.getByRole('button', { name: 'Remove Organisation: not Tidewater School' }).click();
    await expect.poll(() => listed(page), patience).toBe(5);

    await facet(page, /^Fennimore Institute/).focus();
    await page.keyboard.press('Shift+Space');
    await expect.poll(() => listed(page), patience).toBe(3);
    await facet(page, /^Fennimore Institute, excluded/).waitFor();
    await page.keyboard.press('Shift+Space');
    await expect.poll(() => listed(page), patience).toBe(5);
    await page.keyboard.press('Space');
    await expect.poll(() => listed(page), patience).toBe(2);
    await facet(page, /^Tidewater School, 2 papers/).click();
    await expect.poll(() => listed(page), patience).toBe(4);
  });

  journey(
    'all of what is chosen can be asked for, and its counts say what is left',
    { inputs },
    async ({ page, library }) => {
      const late = await idOf(library, 'Lanterns for late readers');
      const deep = await idOf(library, 'Lanternfish in the deep');
      await library.papers.edit({ ids: [late, deep], addTags: ['light'] });
      await library.papers.edit({ ids: [late], addTags: ['late'] });
      await facet(page, /^light, 2 papers/).click();
      await facet(page, /^late, 1 paper/).click();
      await expect.poll(() => listed(page), patience).toBe(2);

      await page.getByRole('radiogroup', { name: /^Tags/ }).getByRole('radio', { name: 'all' }).click();
      await expect.poll(() => titlesShown(page), patience).toEqual(['Lanterns for late readers']);
      await facet(page, /^light, 1 paper$/).waitFor();
      await page.waitForURL(/tag=\*light,\*late/);
      await page.keyboard.press('ArrowLeft');
      await expect.poll(() => listed(page), patience).toBe(2);
      await page.keyboard.press('ArrowRight');
      await page.getByRole('button', { name: 'Remove Tags: light and late' }).click();
      await expect.poll(() => listed(page), patience).toBe(5);

      await facet(page, /^late/).hover();
      await page.getByRole('button', { name: 'Exclude late' }).click();
      await expect.poll(() => listed(page), patience).toBe(4);
    },
  );

  journey('the histogram and date: are one thing', { inputs }, async ({ page }) => {
    await expect.poll(() => listed(page), patience).toBe(5);
    const from = page.getByRole('slider', { name: 'Published from' });
    const until = page.getByRole('slider', { name: 'Published until' });

    await from.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => listed(page), patience).toBe(4);
    expect(await box(page).inputValue()).toMatch(/^date:\S+$/);
    await page.keyboard.press('Home');
    await expect.poll(() => box(page).inputValue(), patience).toBe('');
    expect(await listed(page)).toBe(5);
    await until.focus();
    for (let step = 0; step < 2; step++) await page.keyboard.press('PageDown');
    await expect.poll(() => listed(page), patience).toBe(3);
    const narrow = await box(page).inputValue();
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => box(page).inputValue(), patience).not.toBe(narrow);
    await page.keyboard.press('Escape');
    await expect.poll(() => box(page).inputValue(), patience).toBe('');
    await page.keyboard.press('Enter');
    await expect.poll(() => hasFocus(page.getByRole('listbox', { name: 'Papers' })), patience).toBe(true);

    await box(page).fill('date:2024');
    await expect.poll(() => listed(page), patience).toBe(3);
    await expect.poll(() => from.getAttribute('aria-valuetext'), patience).toMatch(/2024/);
    expect(await until.getAttribute('aria-valuetext')).toMatch(/2024/);
    await box(page).fill('');
    await expect.poll(() => listed(page), patience).toBe(5);

    const start = await from.boundingBox();
    const end = await until.boundingBox();
    if (!start || !end) throw new Error('The histogram has no handles.');
    const y = start.y + start.height / 2;
    const width = end.x - start.x;
    await page.mouse.move(start.x + start.width / 2 + width * 0.6, y);
    await page.mouse.down();
    await page.mouse.move(end.x + end.width / 2 - 2, y, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => box(page).inputValue(), patience).toMatch(/^date:/);
    await expect.poll(() => titlesShown(page), patience).toEqual(['Desks and their legs']);
    await page.goBack();
    await expect.poll(() => box(page).inputValue(), patience).toBe('');
    await expect.poll(() => listed(page), patience).toBe(5);
  });

  journey(
    'facets are folded, moved and hidden for good, and all of it is taken back',
    { inputs },
    async ({ page }) => {
      const heads = () => page.locator('[data-panel] legend:visible').allTextContents();
      const choose = async (facet: string, what: string) => {
        await page.getByRole('button', { name: `${facet}: arrange` }).click();
        await page.getByRole('menuitem', { name: what }).click();
      };
      await expect.poll(heads, patience).toEqual(expect.arrayContaining(['Published', 'Status', 'Year']));
      const before = await heads();

      await choose('Year', 'Pin to the top');
      await expect.poll(async () => (await heads())[0], patience).toBe('Year');
      await choose('Status', 'Hide');
      await expect.poll(heads, patience).not.toContain('Status');
      await choose('Organisation', 'Fold');
      await expect.poll(() => facet(page, /^Tidewater School/).count(), patience).toBe(0);
      await facet(page, /^2026/).focus();
      await page.keyboard.press('Alt+ArrowDown');
      await expect.poll(async () => (await heads()).slice(0, 2), patience).toEqual(['Published', 'Year']);

      await page.reload();
      await expect.poll(async () => (await heads()).slice(0, 2), patience).toEqual(['Published', 'Year']);
      await page.getByRole('button', { name: 'All as at first, 1 hidden' }).click();
      await expect.poll(heads, patience).toEqual(before);
    },
  );

  journey(
    'S26: facets are put in order by drag, for good, and Escape drops none',
    { inputs },
    async ({ page }) => {
      const heads = () => page.locator('[data-panel] legend:visible').allTextContents();
      const middleOf = async (facetName: string) => {
        const head = page.locator('[data-panel] legend:visible').getByText(facetName, { exact: true });
        const place = await head.boundingBox();
        if (!place) throw new Error(`No facet is called ${facetName}.`);
        return { x: place.x + 30, y: place.y + place.height / 2 };
      };
      const pull = async (moved: string, onto: string) => {
        const [from, to] = [await middleOf(moved), await middleOf(onto)];
        await page.mouse.move(from.x, from.y);
        await page.mouse.down();
        await page.mouse.move(to.x, to.y - 4, { steps: 6 });
      };
      await expect
        .poll(heads, patience)
        .toEqual(expect.arrayContaining(['Published', 'Status', 'Organisation']));
      const before = await heads();

      await pull('Organisation', 'Published');
      expect(await page.locator('[data-gap]').getAttribute('data-panel')).toBe('date');
      await page.keyboard.press('Escape');
      await page.mouse.up();
      expect(await page.locator('[data-gap]').count()).toBe(0);
      expect(await heads()).toEqual(before);

      await pull('Organisation', 'Published');
      await page.mouse.up();
      const expected = ['Organisation', ...before.filter((head) => head !== 'Organisation')];
      await expect.poll(heads, patience).toEqual(expected);
      await page.reload();
      await expect.poll(heads, patience).toEqual(expected);
    },
  );

  journey('nothing found says so, and what can be done', { inputs }, async ({ page }) => {
    await expect.poll(() => listed(page), patience).toBe(5);
    await facet(page, /^Tidewater School/).click();

    await page.keyboard.press('/');
    await page.keyboard.type('zzzzqqqq');

    await page.getByRole('heading', { name: 'Nothing for “zzzzqqqq”' }).waitFor();
    await page.getByRole('button', { name: 'Clear the facets' }).click();
    await page.getByText('No paper in the library holds any of this.').waitFor();
    await page.getByRole('button', { name: 'Clear the search', exact: true }).last().click();
    await expect.poll(() => listed(page), patience).toBe(5);
  });

  journey('words that no paper has together are looked for one by one', { inputs }, async ({ page }) => {
    await expect.poll(() => listed(page), patience).toBe(5);

    await page.keyboard.press('/');
    await page.keyboard.type('lanternfish tides');

    await page.getByText(/No paper holds both words: papers with either are shown/).waitFor();
    await expect
      .poll(async () => (await titlesShown(page)).toSorted(), patience)
      .toEqual(['Lanternfish in the deep', 'Tides of a quiet harbour']);
  });

  journey(
    'a search is an address: back, forward, reload',
    { inputs },
    async ({ page, library, openWindow }) => {
      const lanterns = await idOf(library, 'Lanterns for late readers');
      await expect.poll(() => listed(page), patience).toBe(5);
      await page.keyboard.press('/');
      await page.keyboard.type('lantern');
      await expect.poll(() => listed(page), patience).toBe(3);
      await facet(page, /^Fennimore Institute/).click();
      await expect.poll(() => listed(page), patience).toBe(2);
      await page.getByRole('option', { name: /^Lanterns for late readers/ }).click();
      const shown = page.getByRole('article').getByRole('heading', { level: 1 });
      await expect.poll(() => shown.textContent(), patience).toBe('Lanterns for late readers');
      const place = new RegExp(`^#/library\\?q=lantern&organization=.*&paper=${lanterns}$`);
      await expect.poll(() => hashOf(page), patience).toMatch(place);

      await page.goBack();
      await expect.poll(() => listed(page), patience).toBe(3);
      await page.goForward();
      await expect.poll(() => listed(page), patience).toBe(2);
      await page.reload();
      await expect.poll(() => listed(page), patience).toBe(2);
      expect(await box(page).inputValue()).toBe('lantern');
      expect(await facet(page, /^Fennimore Institute/).isChecked()).toBe(true);
      await expect.poll(() => shown.textContent(), patience).toBe('Lanterns for late readers');
      const other = await openWindow(await hashOf(page));
      await expect.poll(() => listed(other), patience).toBe(2);
      expect(await other.getByRole('article').getByRole('heading', { level: 1 }).textContent()).toBe(
        'Lanterns for late readers',
      );
      expect(await other.title()).toBe('lantern · Library · Carrel');
    },
  );

  journey('fields and values are completed by keys', { inputs }, async ({ page }) => {
    await expect.poll(() => listed(page), patience).toBe(5);

    await page.keyboard.press('/');
    await page.keyboard.type('org:tide');
    await page
      .getByRole('listbox', { name: 'Completions' })
      .getByRole('option', { name: /Tidewater/ })
      .waitFor();
    await page.keyboard.press('Tab');

    await expect.poll(() => listed(page), patience).toBe(2);
    expect(await hasFocus(box(page))).toBe(true);
    expect(await box(page).inputValue()).toMatch(/^org:.*Tidewater School/);
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => hasFocus(page.getByRole('listbox', { name: 'Papers' })), patience).toBe(true);
  });
});

async function hashOf(page: Page): Promise<string> {
  return await page.evaluate(() => location.hash);
}
