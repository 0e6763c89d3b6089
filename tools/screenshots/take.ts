import { mkdirSync, readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { sampleListing } from '../../src/renderer/features/welcome/sample-listing.ts';
import { launchBrowser } from '../../tests/kit/browser.ts';
import { aDailyPage } from '../../tests/kit/daily-page.ts';
import { importInto, openTestLibrary, papersOf, type TestLibrary } from '../../tests/kit/library.ts';
import { openPage } from './open-page.ts';
import { takeOverview } from './take-overview.ts';
import { takeSources } from './take-sources.ts';

// Takes the pictures: `node take.ts <library folder> <pictures folder>`, and only those of library, triage, overview or sources with that word behind it.
const [folder = '', target = '', only = ''] = process.argv.slice(2);
mkdirSync(new URL(target), { recursive: true });

const browser = await launchBrowser();
for (const theme of ['light', 'dark'] as const) {
  if (only === '' || only === 'library') await takeAll(browser, theme);
  if (only === '' || only === 'triage') await takeTriage(browser, theme);
  if (only === '' || only === 'overview') await takeOverview(browser, { theme, folder, target });
  if (only === '' || only === 'sources')
    await takeSources(browser, { theme, folder: `${folder}/sources-${theme}`, target });
}
await browser.close();

async function takeAll(browser: Browser, theme: 'light' | 'dark'): Promise<void> {
  const empty = await openPage(browser, { theme, folder: `${folder}/empty-${theme}`, target });
  await empty.shoot('welcome');
  await empty.page.getByRole('button', { name: /sample listing/ }).click();
  await empty.page
    .getByRole('dialog')
    .getByText(/12 papers/)
    .first()
    .waitFor();
  await empty.shoot('import');
  await empty.close();

  const library = `${folder}/library-${theme}`;
  {
    using filled = openTestLibrary({ folder: library });
    await fill(filled);
  }
  const { page, shoot, go, close } = await openPage(browser, { theme, folder: library, target });
  await go('#/inbox');
  await shoot('inbox');
  await go('#/library?q=caches%20OR%20papers');
  await page.getByRole('option', { name: /Ferry/ }).click();
  await page.mouse.move(900, 780);
  await shoot('library');
  await go('#/library');
  await page.getByRole('option', { name: /Ferry/ }).click();
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: /note/i }).waitFor();
  await shoot('note');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('qu');
  await shoot('palette');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await shoot('shortcuts');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+,');
  await shoot('settings');
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 1920, height: 1080 });
  await go('#/library?q=caches%20OR%20papers');
  await page.mouse.move(1300, 1060);
  await shoot('library-1920');
  await close();
}

async function takeTriage(browser: Browser, theme: 'light' | 'dark'): Promise<void> {
  const library = `${folder}/triage-${theme}`;
  {
    using filled = openTestLibrary({ folder: library });
    await fillDay(filled);
  }
  const { page, shoot, go, close } = await openPage(browser, { theme, folder: library, target });
  await page.clock.setSystemTime(new Date('2026-07-01T08:10:00Z'));
  await go('#/triage?view=inbox&q=listing:2026-07-01');
  await page.reload();
  await page.locator('article[data-mode="current"] h2').waitFor();
  for (const key of 'eseeseesseeseese') await page.keyboard.press(key, { delay: 120 });
  await shoot('triage');
  await page.keyboard.press('Shift+e');
  await page.getByRole('button', { name: /^Skip \d+ papers?/ }).waitFor();
  await shoot('triage-alike');
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 1920, height: 1080 });
  await shoot('triage-1920');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: /decided in/ }).waitFor();
  await shoot('triage-summary');
  await close();
}

/** Invented papers, some of them decided on, tagged and annotated. */
async function fill({ client }: TestLibrary): Promise<void> {
  const fixture = new URL('../../tests/fixtures/inputs/daily-papers-day.html', import.meta.url);
  await importInto(client, new Uint8Array(readFileSync(fixture)), new TextEncoder().encode(sampleListing()));
  const papers = await papersOf(client);
  const statuses = ['undecided', 'queued', 'reading', 'done', 'undecided', 'skipped', 'queued'] as const;
  const tags = [['caches', 'serving'], ['retrieval'], ['thesis-3'], ['caches'], []];
  for (const [index, { id }] of papers.entries()) {
    await client.papers.edit({
      ids: [id],
      status: statuses[index % statuses.length] ?? 'undecided',
      addTags: tags[index % tags.length] ?? [],
    });
  }
  const ferry = papers.find((paper) => paper.title.startsWith('Ferry'));
  if (!ferry) throw new Error('The fixture has no paper that begins with "Ferry".');
  await client.papers.edit({ ids: [ferry.id], status: 'reading' });
  await client.notes.save({
    paper: ferry.id,
    base: 0,
    text:
      '## What it moves\n\nPages of the cache, in the order in which they are read. The first answer waits for ' +
      'one page only, so the latency is $t_1 + \\frac{n - 1}{b}$ and not $n \\cdot t_1$.\n\n' +
      '- [ ] Does it hold when the link is shared?\n- Compare with *Tidewater*.\n',
  });
}

/** A day of 54 papers whose upvotes grew for a week, and an earlier day that was decided. */
async function fillDay({ client }: TestLibrary): Promise<void> {
  const take = async (bytes: Uint8Array, asOf: string): Promise<void> => {
    const { ticket } = await client.imports.preview({ files: [{ name: 'daily.json', bytes }], asOf });
    await client.imports.run({ ticket });
  };
  await take(aDailyPage(60, { day: '2026-06-24', from: 100 }), '2026-06-24');
  for (const paper of await papersOf(client)) {
    const isLiked = paper.title.startsWith('Memory') || paper.organization === 'Lantern Group';
    await client.papers.edit({ ids: [paper.id], status: isLiked ? 'queued' : 'skipped' });
  }
  for (const [index, share] of [0.1, 0.25, 0.4, 0.48, 0.6, 0.9, 1].entries()) {
    const papers = Array.from({ length: 54 }, (_, paper) => ({
      upvotes: Math.round((((paper + 1) * 37) % 89) * share),
    }));
    await take(aDailyPage(papers), `2026-0${index < 6 ? `6-${25 + index}` : '7-01'}`);
  }
  await client.watch.put({ kind: 'keyword', value: 'memory', variants: ['memory-efficient'], orcid: null });
}
