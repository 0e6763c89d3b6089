import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { aListing, idOf } from '../kit/library.ts';
import { describeJourneys, listed, patience } from '../kit/page.ts';

const hostile = 'Tides of <img src=x onerror=alert(1)> rivers';
const inputs = [aListing([{ title: 'Sparse Rivers' }, { title: hostile }, { title: 'Quiet Gardens' }])];

describeJourneys('the digest', (journey) => {
  journey('of the day is shown, copied and saved', { inputs }, async ({ page, context, host, library }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: host.origin });
    await library.papers.edit({ ids: [await idOf(library, 'Quiet Gardens')], status: 'queued' });
    await expect.poll(() => listed(page), patience).toBe(3);

    await page.keyboard.press('Shift+D');
    const sheet = page.getByRole('dialog', { name: 'Digest' });
    const preview = sheet.getByRole('region', { name: 'Preview' });
    await preview.getByRole('heading', { name: /^Digest of / }).waitFor();
    await preview.getByText('3 papers came in: 1 kept, 2 to decide.').waitFor();
    await preview.getByText(hostile, { exact: true }).waitFor();
    expect(await preview.locator('img, a[href^="javascript"]').count()).toBe(0);

    await sheet.getByRole('button', { name: 'Copy' }).click();
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(copied, patience).toContain('- **Sparse Rivers**');

    await sheet.getByRole('radio', { name: 'HTML' }).click();
    const download = page.waitForEvent('download');
    await sheet.getByRole('button', { name: 'Save as HTML' }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toMatch(/^digest-\d{4}-\d\d-\d\d\.html$/);
    expect(readFileSync(await saved.path(), 'utf8')).toContain('&lt;img src=x onerror=alert(1)&gt;');

    await sheet.getByRole('button', { name: 'The day before' }).click();
    await preview.getByText('No paper came in.').waitFor();
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
  });

  journey('of the week is found in the palette', { inputs }, async ({ page }) => {
    await expect.poll(() => listed(page), patience).toBe(3);

    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('digest');
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('dialog', { name: 'Digest' });
    await sheet.getByRole('radio', { name: 'Week' }).click();

    await sheet.getByRole('heading', { name: /^Digest of week \d+ of \d{4}/ }).waitFor();
    await sheet.getByText(/^3 papers came in/).waitFor();
  });
});
