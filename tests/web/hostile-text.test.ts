import { expect } from 'vitest';
import { aListing, papersOf } from '../kit/library.ts';
import { describeJourneys, listed, openNote, patience } from '../kit/page.ts';

const markup =
  '<script>window.ran = 1</script><img src="http://198.51.100.7/x.png" onerror="window.ran = 2">';
const json = JSON.stringify([
  {
    paper: {
      id: '2607.00001',
      title: `${markup} $\\href{javascript:window.ran=3}{x}$`,
      summary: `${markup} [go](javascript:window.ran=4) $\\includegraphics{http://198.51.100.7/y.png}$ $\\htmlData{a=b}{z}$`,
      authors: [{ name: '<b onmouseover="window.ran=5">Eve</b>' }],
      organization: { name: '<svg onload="window.ran=6">', fullname: '<svg onload="window.ran=6">' },
      publishedAt: '2026-07-01T00:00:00.000Z',
      projectPage: 'javascript:window.ran=7',
      githubRepo: 'javascript:window.ran=8',
    },
    publishedAt: '2026-07-01T00:00:00.000Z',
    title: `${markup}`,
  },
]);
const note = [
  markup,
  '<iframe src="http://198.51.100.7/"></iframe>',
  '[one](javascript:window.ran=9) [two](data:text/html,<script>window.ran=10</script>)',
  '![a picture](http://198.51.100.7/z.png)',
  '$\\href{javascript:window.ran=11}{x}$ $\\url{javascript:window.ran=12}$',
  '<javascript:window.ran=13>',
  '[fine](https://example.org/)',
].join('\n\n');

describeJourneys('text from outside', (journey) => {
  journey(
    'is shown as text; nothing of it runs, and nothing is fetched',
    { inputs: [new TextEncoder().encode(json)] },
    async ({ page, library, strayRequests }) => {
      await expect.poll(() => listed(page), patience).toBe(1);
      const [paper] = await papersOf(library);
      if (!paper) throw new Error('The paper was not imported.');
      expect(paper.title).toContain('<script>');
      const pane = page.getByRole('article');
      await pane.getByText('<script>window.ran = 1</script>').first().waitFor();

      await page.getByRole('option').click();
      await openNote(page);
      // Written at once, as a paste; what an editor adds to typing is no matter here.
      await page.keyboard.insertText(note);
      await page.getByText('Saved', { exact: true }).waitFor();
      await page.getByRole('radio', { name: 'Preview' }).click();
      const shown = page.getByRole('region', { name: /^Note on/ });
      await shown.getByText('<script>window.ran = 1</script>').first().waitFor();

      const links = await page
        .locator('a[href]')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
      expect(links).toContain('https://example.org/');
      expect(links.filter((href) => !/^(?:#|https?:)/.test(href))).toEqual([]);
      expect(
        await page.locator('article img, article iframe, article svg[onload], article [onmouseover]').count(),
      ).toBe(0);
      for (const text of await shown.getByText(/^(?:one|two)$/).all()) await text.click();
      await page.keyboard.press('Escape');
      await page.keyboard.press('/');
      await page.keyboard.type('script');
      await expect.poll(() => listed(page), patience).toBe(1);
      expect(await page.evaluate(() => 'ran' in window)).toBe(false);
      expect(strayRequests).toEqual([]);
      expect((await library.notes.get({ paper: paper.id })).text).toBe(note);
    },
  );

  journey(
    'is text in the import sheet too',
    { inputs: [aListing([{ title: 'Another' }])] },
    async ({ page, strayRequests }) => {
      await expect.poll(() => listed(page), patience).toBe(1);

      await page.evaluate((text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', text);
        document.body.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
        );
      }, json);

      const sheet = page.getByRole('dialog');
      await sheet.getByRole('row', { name: /<script>window\.ran = 1<\/script>/ }).waitFor();
      expect(await sheet.locator('script, img, iframe').count()).toBe(0);
      expect(await page.evaluate(() => 'ran' in window)).toBe(false);
      expect(strayRequests).toEqual([]);
    },
  );
});
