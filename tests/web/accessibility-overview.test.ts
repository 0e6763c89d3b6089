import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect } from 'vitest';
import { aDailyPage } from '../kit/daily-page.ts';
import { fillHalfYear } from '../kit/fill-half-year.ts';
import { openTestLibrary, papersOf, temporaryFolder } from '../kit/library.ts';
import { type Desk, describeJourneys, listed, patience } from '../kit/page.ts';
import { aPdf } from '../kit/pdf.ts';
import { aQuarter } from '../kit/quarter.ts';
import { violationsOf } from '../kit/violations.ts';

const today = '2026-06-28';
/** What is read came by two sources, and has an organisation. */
const quarter = aQuarter(today).map((paper) =>
  paper.status === 'done'
    ? {
        ...paper,
        organization: 'Royal Institution',
        appearances: paper.appearances.flatMap((one) => [one, { ...one, source: 'daily-papers' }]),
      }
    : paper,
);
const libraryFiles: Record<string, Uint8Array> = {};

beforeAll(async () => {
  const folder = temporaryFolder();
  using library = openTestLibrary({ folder });
  await fillHalfYear(library, quarter);
  await library.client.settings.set({ weeklyGoal: 2 });
  library.close();
  libraryFiles['library.sqlite'] = readFileSync(join(folder, 'library.sqlite'));
  rmSync(folder, { recursive: true, force: true });
});
const halfYear = {
  get libraryFiles() {
    return libraryFiles;
  },
};

/** Goes to a page by its address, and waits until it says so. */
async function goTo({ page, host }: Desk, hash: string): Promise<void> {
  await page.goto(`${host.origin}/${hash}`);
  await page.reload();
}

describeJourneys('axe finds nothing to complain about', (journey) => {
  journey('in trends and behind its charts', halfYear, async (desk) => {
    const { page } = desk;
    const found: Record<string, string[]> = {};
    await page.clock.setFixedTime(new Date(`${today}T10:00:00Z`));
    await goTo(desk, '#/trends');
    await page.getByRole('heading', { name: /^You added/ }).waitFor();
    await page.getByRole('heading', { name: 'What came up, and what went away' }).waitFor();
    found['charts'] = await violationsOf(page);
    for (const button of await page.getByRole('button', { name: 'Show as a table' }).all())
      await button.click();
    found['tables'] = await violationsOf(page);
    await page.getByRole('button', { name: 'Source' }).click();
    await page.getByRole('menuitemradio').first().waitFor();
    found['sources'] = await violationsOf(page);
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 400, height: 720 });
    found['narrow'] = await violationsOf(page);

    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])));
  });

  journey('in the digest and the reading page', { inputs: [aDailyPage(6)] }, async (desk) => {
    const { page, library } = desk;
    const [read, missing] = await papersOf(library);
    if (read === undefined || missing === undefined) throw new Error('There are no papers.');
    await library.papers.edit({ ids: [read.id], status: 'queued' });
    await library.papers.edit({ ids: [missing.id], status: 'done' });
    await library.reading.attachPdf({ paper: read.id, bytes: aPdf({ pages: 3 }) });
    const found: Record<string, string[]> = {};
    await goTo(desk, '#/library');
    await expect.poll(() => listed(page), patience).toBe(6);
    await page.keyboard.press('Shift+D');
    await page
      .getByRole('dialog', { name: 'Digest' })
      .getByRole('heading', { name: /^Digest of / })
      .waitFor();
    found['digest'] = await violationsOf(page);

    await goTo(desk, `#/read?paper=${read.id}`);
    await page.getByRole('document', { name: /^PDF of / }).waitFor();
    await expect.poll(() => page.getByText('Line 1 of page 1,').count(), patience).toBe(1);
    found['reading'] = await violationsOf(page);
    await goTo(desk, `#/read?paper=${missing.id}`);
    await page.getByText(/^No PDF/).waitFor();
    found['reading without a PDF'] = await violationsOf(page);

    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])));
  });
});
