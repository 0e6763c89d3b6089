import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { aListing, manyPapers } from '../kit/library.ts';
import { describeJourneys, listed, paperHeading, patience } from '../kit/page.ts';

const inputs = [aListing(manyPapers(300))];

/** What was drawn anew: rows and values of facets each once, else how often. */
interface Drawn {
  readonly rows: number;
  readonly values: number;
  /** Elements that came into a row, or went. */
  readonly made: number;
  readonly facets: number;
  readonly pane: number;
  readonly rail: number;
  readonly head: number;
}

/** Notes what changes in the page's document from here on. */
async function watchDrawing(page: Page): Promise<() => Promise<Drawn>> {
  await page.evaluate(() => {
    const rows = new Set<Element>();
    const values = new Set<Element>();
    const none = { made: 0, facets: 0, pane: 0, rail: 0, head: 0 };
    const counts = { ...none };
    const look = (records: readonly MutationRecord[]): void => {
      for (const { target, addedNodes, removedNodes } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        const row = element?.closest('[data-paper]');
        const value = element?.closest('[data-facet-value]');
        if (row) rows.add(row);
        const nodes = row ? [...addedNodes, ...removedNodes] : [];
        counts.made += nodes.filter((node) => node instanceof Element).length;
        if (value) values.add(value);
        for (const region of ['facets', 'pane', 'rail'] as const)
          if (element?.closest(`[data-region="${region}"]`)) counts[region]++;
        if (element?.closest('head')) counts.head++;
      }
    };
    const watcher = new MutationObserver(look);
    const all = { subtree: true, childList: true, characterData: true, attributes: true };
    watcher.observe(document, all);
    const drawn = () => {
      look(watcher.takeRecords());
      const seen = { rows: rows.size, values: values.size, ...counts };
      rows.clear();
      values.clear();
      Object.assign(counts, none);
      return seen;
    };
    Object.assign(globalThis, { drawn });
  });
  return () => page.evaluate(() => (globalThis as unknown as { drawn: () => Drawn }).drawn());
}

/** From here on the page's time stands still: what waits for a pause waits until the test lets time go by. */
async function stopTime(page: Page): Promise<void> {
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
}

describeJourneys('what a key costs', (journey) => {
  journey(
    'S40: a key draws the rows that changed; all beside the list waits for a pause',
    { inputs, at: '#/library' },
    async ({ page }) => {
      await expect.poll(() => listed(page), patience).toBe(300);
      await page.keyboard.press('/');
      await page.keyboard.type('paper');
      await page.getByText('All 300 papers shown.').waitFor({ state: 'attached' });
      await expect.poll(() => page.title(), patience).toBe('paper · Library · Carrel');
      await expect.poll(() => page.url(), patience).toContain('q=paper&');
      await stopTime(page);
      const before = { heading: await paperHeading(page).textContent(), url: page.url() };
      const shown = await page.locator('[role="listbox"] [data-paper]').count();
      const drawn = await watchDrawing(page);

      await page.keyboard.type(' number 29');
      await expect.poll(() => listed(page), patience).toBe(11);

      const typed = await drawn();
      expect(typed).toMatchObject({ values: 0, facets: 0, pane: 0, rail: 0, head: 0 });
      expect(typed.rows).toBeLessThanOrEqual(shown);
      expect(await paperHeading(page).textContent()).toBe(before.heading);
      expect(page.url()).toBe(before.url);

      await page.clock.runFor(2_000);
      await page.getByRole('checkbox', { name: /^Undecided, 11 papers/ }).waitFor();
      await expect.poll(() => page.title(), patience).toBe('paper number 29 · Library · Carrel');
      expect(await paperHeading(page).textContent()).toMatch(/^Paper number 29/);
      const rested = await drawn();
      expect(rested.values).toBeLessThanOrEqual(await page.locator('[data-facet-value]').count());
      expect(rested.rows).toBe(0);
    },
  );

  journey(
    'S40: a key after which the rows say the same draws none of them',
    { inputs, at: '#/library?q=paper%20number' },
    async ({ page }) => {
      await expect.poll(() => listed(page), patience).toBe(300);
      await page.keyboard.press('/');
      await page.keyboard.press('End');
      const drawn = await watchDrawing(page);

      await page.keyboard.type(' on tests ');
      await expect.poll(() => page.url(), patience).toContain('q=paper+number+on+tests+&');
      const marked = await drawn();
      await page.keyboard.type(' ');
      await expect.poll(() => page.url(), patience).toContain('q=paper+number+on+tests++&');

      expect(marked.rows).toBeGreaterThan(0);
      expect(await drawn()).toMatchObject({ rows: 0, values: 0 });
    },
  );

  journey(
    'S40: a key that lengthens what is marked makes no element',
    { inputs, at: '#/library?q=pap' },
    async ({ page }) => {
      const marks = page.locator('[data-paper] mark', { hasText: /^Pap$/ });
      await expect.poll(() => marks.count(), patience).toBeGreaterThan(10);
      await page.keyboard.press('/');
      await page.keyboard.press('End');
      const drawn = await watchDrawing(page);

      await page.keyboard.type('er');
      await expect.poll(() => page.url(), patience).toContain('q=paper&');

      expect(await marks.count()).toBe(0);
      expect(await drawn()).toMatchObject({ made: 0 });
    },
  );

  journey(
    'S40: a list at its top has the rows in view, and few more',
    { inputs, at: '#/library' },
    async ({ page }) => {
      await expect.poll(() => listed(page), patience).toBe(300);

      const list = page.getByRole('listbox', { name: 'Papers' });
      const { height, row } = await list.evaluate((element) => ({
        height: element.clientHeight,
        row: element.querySelector('[data-paper]')?.clientHeight ?? 1,
      }));

      expect(await list.locator('[data-paper]').count()).toBeLessThanOrEqual(Math.ceil(height / row) + 3);
    },
  );
});
