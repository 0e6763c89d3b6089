import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { aListing, idOf, manyPapers, papersOf } from '../kit/library.ts';
import { describeJourneys, dropFiles, listed, noteEditor, openNote, patience } from '../kit/page.ts';

const long = 'Pneumonoultramicroscopicsilicovolcanoconiosis'.repeat(3);
const inputs = [
  aListing([
    {
      title: `A very long word: ${long}`,
      abstract: `It is ${long}. See https://example.org/${long}.`,
      organization: long,
    },
    ...manyPapers(8),
  ]),
];

/** How many pixels the page is wider than its window. */
async function overhang(page: Page): Promise<number> {
  return await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/** The buttons and links that are shown but stick out of the window, where nothing can press them. */
async function unreachable(page: Page): Promise<string[]> {
  return await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a[href], input, [role="slider"]')]
      .filter(
        (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('[inert]'),
      )
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        const scroller = element.closest<HTMLElement>('[data-scrolls-sideways], [role="tablist"]');
        return width > 0 && !scroller && (left < -1 || right > innerWidth + 1);
      })
      .map((element) => element.ariaLabel ?? element.textContent ?? element.tagName),
  );
}

describeJourneys('in a narrow window', (journey) => {
  for (const width of [1000, 800, 700, 320]) {
    // 320 px is a window of 1280 px at four times the size; 640 px would be one at 200 %.
    const browser = { viewport: { width, height: 640 } };
    journey(`of ${width} px everything is within reach`, { inputs, browser }, async ({ page, library }) => {
      await expect.poll(() => listed(page), patience).toBe(9);
      const faults: Record<string, unknown> = {};
      const look = async (name: string) => {
        const fault = { overhang: await overhang(page), unreachable: await unreachable(page) };
        if (fault.overhang > 0 || fault.unreachable.length > 0) faults[name] = fault;
      };
      await look('list');

      const facets = page.getByRole('button', { name: /^Facets/ });
      if (await facets.isVisible()) await facets.click();
      await page.getByRole('slider', { name: 'Published from' }).waitFor();
      await look('facets');
      if (await facets.isVisible()) await page.keyboard.press('Escape');

      await page.getByRole('option', { name: /^A very long word/ }).click();
      await page.getByRole('article').getByRole('heading', { level: 1 }).waitFor();
      await look('paper');
      await openNote(page);
      await page.keyboard.type(`Note ${long}`);
      await look('note');
      await page.keyboard.press('Escape');
      await noteEditor(page).waitFor({ state: 'detached' });
      await look('paper with its note');
      await page.getByRole('radio', { name: 'Queued' }).click();
      const paper = (await papersOf(library)).find(({ title }) => title.startsWith('A very long word'));
      await expect
        .poll(async () => paper && (await library.papers.get({ id: paper.id })).status, patience)
        .toBe('queued');
      await page.getByRole('button', { name: 'Back to the list' }).click();
      await page.getByRole('link', { name: /^Queue/ }).click();
      await expect.poll(() => listed(page), patience).toBe(1);

      for (const [name, keys] of [
        ['palette', 'ControlOrMeta+k'],
        ['keys', '?'],
        ['settings', 'ControlOrMeta+,'],
      ] as const) {
        await page.keyboard.press(keys);
        await page.getByRole('dialog').waitFor();
        await look(name);
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      }
      await dropFiles(page, [
        { name: 'more.txt', text: new TextDecoder().decode(aListing(manyPapers(4, 'More'))) },
      ]);
      await page.getByRole('button', { name: 'Import 4 papers' }).waitFor();
      await look('import sheet');
      // Sooner than the toast of what was queued would go by itself.
      await page.getByRole('button', { name: 'Import 4 papers' }).click({ timeout: 4_000 });
      await page.getByText('Imported 4 papers: 4 new', { exact: true }).waitFor();
      await look('toast');

      expect(faults).toEqual({});
      expect(await idOf(library, 'More number 4 on tests')).toBeGreaterThan(0);
    });
  }

  const doubled = { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 };
  journey('at twice the size the first page can be used', { browser: doubled }, async ({ page }) => {
    await page.getByRole('textbox', { name: 'Paste a listing' }).waitFor();
    expect(await overhang(page)).toBeLessThanOrEqual(0);
    expect(await unreachable(page)).toEqual([]);

    await page.getByRole('button', { name: /^Try the sample listing/ }).click();
    await page.getByRole('button', { name: /^Import \d+ papers$/ }).click();

    await expect.poll(() => listed(page), patience).toBeGreaterThan(5);
    expect(await overhang(page)).toBeLessThanOrEqual(0);
  });
});
