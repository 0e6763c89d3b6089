import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect } from 'vitest';
import { fillHalfYear } from '../kit/fill-half-year.ts';
import { aListing, manyPapers, openTestLibrary, temporaryFolder } from '../kit/library.ts';
import { type Desk, describeJourneys, listed, patience } from '../kit/page.ts';
import { aQuarter } from '../kit/quarter.ts';

/** A Sunday. */
const today = '2026-06-28';
const libraryFiles: Record<string, Uint8Array> = {};

beforeAll(async () => {
  const folder = temporaryFolder();
  using library = openTestLibrary({ folder });
  await fillHalfYear(library, aQuarter(today));
  await library.client.settings.set({ weeklyGoal: 2 });
  library.close();
  libraryFiles['library.sqlite'] = readFileSync(join(folder, 'library.sqlite'));
  rmSync(folder, { recursive: true, force: true });
});

/** Opens the page on the day that the library was made for. */
async function openTrends({ page, host }: Desk, hash = '#/trends'): Promise<void> {
  await page.clock.setFixedTime(new Date(`${today}T10:00:00Z`));
  await page.goto(`${host.origin}/${hash}`);
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Trends' }).waitFor();
}

const query = (page: Page) => page.getByRole('combobox', { name: 'Search', exact: true }).inputValue();
const heardNow = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent;
  });

async function tabTo(page: Page, name: RegExp): Promise<void> {
  await expect
    .poll(async () => {
      await page.keyboard.press('Tab');
      return heardNow(page);
    }, patience)
    .toMatch(name);
}

const options = {
  get libraryFiles() {
    return libraryFiles;
  },
};

describeJourneys('trends', (journey) => {
  journey('tell in sentences what came, was kept and read', options, async (desk) => {
    const { page } = desk;

    await openTrends(desk);

    await page.getByRole('heading', { name: 'You added 36 papers and read 12' }).waitFor();
    await page.getByText('29 December to 28 June, 144 papers came in').waitFor();
    await page.getByText('The goal of 2 was met in none of 26 weeks.').waitFor();
    await page.getByRole('heading', { name: 'What came up, and what went away' }).waitFor();
    await page.getByRole('heading', { name: 'Most kept: Hypatia, 24 papers' }).waitFor();
    await page.getByRole('heading', { name: '36 came by more than one source' }).waitFor();
  });

  journey('lead to the papers behind each mark, by mouse', options, async (desk) => {
    const { page } = desk;
    const marks = [
      [/^lighthouse 0 in 1,000 papers in the first four weeks, 1,000 in the last, new/, 48],
      [/^harbour 1,000 in 1,000/, 48],
      [/^Ada Lovelace 12 papers ?, 0 read/, 12],
      [/^72 came by arXiv alone/, 72],
      [/^36 came by Daily Papers alone/, 36],
      [/^36 came by arXiv and Daily Papers/, 36],
      [/^Week of 15 June: 3 added.*Opens what was added/, 3],
      [/^Week of 15 June: 3 added.*Opens what was read/, 1],
    ] as const;

    for (const [name, papers] of marks) {
      await openTrends(desk);
      await page.getByRole('link', { name }).click();
      await expect.poll(() => listed(page), patience).toBe(papers);
    }
    expect(await query(page)).toBe('done:2026-06-15..2026-06-21');
  });

  journey(
    'are walked by keys: Tab to a chart, arrows to its marks, Enter to the papers',
    options,
    async (desk) => {
      const { page } = desk;
      await openTrends(desk);
      await page.getByRole('heading', { name: /^You added/ }).waitFor();

      await tabTo(page, /^Week of 22 June: 3 added, 1 read, 1 below the goal\. Opens what was read/);
      await page.keyboard.press('ArrowLeft');
      expect(await heardNow(page)).toMatch(/^Week of 15 June: .*read$/);
      await page.keyboard.press('ArrowUp');
      expect(await heardNow(page)).toMatch(/^Week of 15 June: .*added$/);
      await tabTo(page, /^lighthouse/);
      await page.keyboard.press('ArrowRight');
      expect(await heardNow(page)).toMatch(/^harbour/);
      await tabTo(page, /^Hypatia/);
      await page.keyboard.press('ArrowDown');
      expect(await heardNow(page)).toMatch(/^Ada Lovelace/);
      await page.keyboard.press('Enter');

      await expect.poll(() => listed(page), patience).toBe(12);
      await page.goBack();
      await page.getByRole('heading', { name: /^You added/ }).waitFor();
    },
  );

  journey('have a table behind each chart, in its height, by key and by button', options, async (desk) => {
    const { page } = desk;
    await openTrends(desk);
    const figure = page.locator('[data-figure]').filter({ hasText: 'You added 36 papers' });
    await tabTo(page, /^Week of 22 June/);
    const height = (await figure.boundingBox())?.height;

    await page.keyboard.press('t');

    await figure.getByRole('row', { name: /^22 Jun 2026 3 added.* 1 read.* −1$/ }).waitFor();
    expect(await figure.getByRole('row').count()).toBe(28);
    expect(Math.abs(((await figure.boundingBox())?.height ?? 0) - (height ?? 0))).toBeLessThan(2);
    await page.keyboard.press('t');
    await figure
      .getByRole('link', { name: /^Week of 22 June/ })
      .first()
      .waitFor();
    const terms = page.locator('[data-figure]').filter({ hasText: 'What came up' });
    await terms.getByRole('button', { name: 'Show as a table' }).click();
    await terms.getByRole('link', { name: '48 on lighthouse, at last' }).click();
    await expect.poll(() => listed(page), patience).toBe(48);
  });

  journey('follow the span, the source and the goal', options, async (desk) => {
    const { page, library } = desk;
    await openTrends(desk);
    await page.getByRole('heading', { name: /^You added 36/ }).waitFor();

    await page.getByRole('radio', { name: '13 weeks' }).click();
    await page.getByText('30 March to 28 June, 144 papers came in').waitFor();
    await page.getByRole('button', { name: 'Source' }).click();
    await page.getByRole('menuitemradio', { name: 'Daily Papers' }).click();
    await page.getByText('72 papers came in').waitFor();
    expect(page.url()).toContain('#/trends?detail=13+daily-papers');
    await page.getByRole('spinbutton', { name: 'Goal' }).fill('7');
    await page.getByText('The goal of 7 was met in none of 13 weeks.').waitFor();

    await expect.poll(async () => (await library.settings.get({})).weeklyGoal, patience).toBe(7);
  });

  journey('need four weeks', { inputs: [aListing(manyPapers(54))] }, async ({ page, host }) => {
    await page.goto(`${host.origin}/#/trends`);

    await page.getByRole('heading', { name: 'Trends need four weeks' }).waitFor();

    await page.getByText(/^The first come on \d+ [A-Z][a-z]+\.$/).waitFor();
    expect(await page.locator('[data-figure]').count()).toBe(0);
  });
});
