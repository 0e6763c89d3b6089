import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Client } from '#shared/contract/define.ts';
import type { LibraryContract } from '#shared/contract/library.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import { aListing, idOf } from '../kit/library.ts';
import { type Desk, describeJourneys, dropFiles, hasFocus, patience } from '../kit/page.ts';
import { aPdf, type PdfWish } from '../kit/pdf.ts';

const inputs = [aListing([{ title: 'Tide One', authors: 2 }])];

async function withPdf(library: Client<LibraryContract>, wish: PdfWish): Promise<PaperId> {
  const paper = await idOf(library, 'Tide One');
  await library.reading.attachPdf({ paper, bytes: aPdf(wish) });
  return paper;
}

async function openPdf({ page, host }: Desk, id: PaperId) {
  await page.goto(`${host.origin}/#/read?paper=${id}`);
  const pdf = page.getByRole('document', { name: /^PDF of/ });
  await pdf.waitFor();
  await expect.poll(() => hasFocus(pdf), patience).toBe(true);
  return pdf;
}

/** What is marked as looked at, and whether all of it is in view. */
function lookedAt(page: Page) {
  return page.evaluate(() => {
    const view = document.querySelector('[data-region="pdf"]')?.getBoundingClientRect();
    const ranges = [...(CSS.highlights.get('pdf-looked-at') ?? [])].filter((one) => one instanceof Range);
    const boxes = ranges.map((range) => range.getBoundingClientRect());
    const isInView = boxes.every((box) => view && box.top >= view.top && box.bottom <= view.bottom);
    return { words: ranges.map(String), isInView };
  });
}

const hours = ['dawn', 'sunrise', 'morning', 'noon', 'tea', 'dusk', 'sunset', 'night', 'midnight'];
/** Pages of 35 lines. */
const linesTo = (page: number) => [
  ...Array.from({ length: 34 }, (_, line) => `Line ${line + 1} tells of lighthouses and tides.`),
  `At the foot of ${page} stands a keeper.`,
];

describeJourneys('a PDF in the page', (journey) => {
  journey(
    'B11: a phrase that a page ends in is found; next and previous go over the borders of pages',
    { inputs },
    async (desk) => {
      const { page, library } = desk;
      // Each page's last words go on on the next.
      const lines = (number: number) => [
        `burns oil until ${hours[number - 1]}.`,
        ...linesTo(number).slice(0, -1),
        `By ${hours[number - 1]} there is a keeper who`,
      ];
      await openPdf(desk, await withPdf(library, { pages: 9, lines }));
      const count = (words: string) => page.getByText(words, { exact: true }).waitFor();

      await page.keyboard.press('/');
      await page.keyboard.type('keeper who burns oil');
      await count('1 of 8');
      await expect
        .poll(() => lookedAt(page), patience)
        .toEqual({ words: ['keeper who', 'burns oil'], isInView: true });

      await page.keyboard.press('Shift+Enter');
      await count('8 of 8');
      await expect.poll(() => page.getByRole('textbox', { name: /^Page/ }).inputValue(), patience).toBe('8');
      await expect
        .poll(() => lookedAt(page), patience)
        .toEqual({ words: ['keeper who', 'burns oil'], isInView: true });
    },
  );

  journey('B11: a place far down a page that was not there yet comes into view', { inputs }, async (desk) => {
    const { page, library } = desk;
    await openPdf(desk, await withPdf(library, { pages: 30, lines: linesTo }));

    await page.keyboard.press('/');
    await page.keyboard.type('foot of 2');
    await page.getByText('1 of 11', { exact: true }).waitFor();
    for (const nth of [2, 3, 4]) {
      await page.keyboard.press('Enter');
      await page.getByText(`${nth} of 11`, { exact: true }).waitFor();
      await expect.poll(() => lookedAt(page), patience).toEqual({ words: ['foot of 2'], isInView: true });
    }
    await expect.poll(() => page.getByRole('textbox', { name: /^Page/ }).inputValue(), patience).toBe('22');
  });

  journey('B7: one that is dropped on the pane is attached, and shown', { inputs }, async (desk) => {
    const { page, library, host } = desk;
    const id = await idOf(library, 'Tide One');
    await page.goto(`${host.origin}/#/read?paper=${id}`);
    await page.getByText(/^No PDF/).waitFor();

    await dropFiles(page, [{ name: 'tide.pdf', text: new TextDecoder().decode(aPdf({ pages: 4 })) }]);

    await page.getByRole('document', { name: /^PDF of/ }).waitFor();
    await page.getByRole('textbox', { name: 'Page, of 4' }).waitFor();
    expect((await library.papers.get({ id })).pdf?.state).toBe('here');
    await page.keyboard.press('u');
    await page.getByText(/^No PDF/).waitFor();
  });

  journey('a dropped file that is no PDF is for the import', { inputs }, async (desk) => {
    const { page, library, host } = desk;
    const id = await idOf(library, 'Tide One');
    await page.goto(`${host.origin}/#/read?paper=${id}`);
    await page.getByText(/^No PDF/).waitFor();

    await dropFiles(page, [{ name: 'listing.txt', text: new TextDecoder().decode(inputs[0]) }]);

    await page.getByRole('dialog', { name: 'Import listing.txt' }).waitFor();
    expect((await library.papers.get({ id })).pdf).toBe(null);
  });

  journey('B11: links lead out by the browser, and within the PDF by key', { inputs }, async (desk) => {
    const { page, library } = desk;
    const link = 'https://example.org/tides?of=1903';
    const pdf = await openPdf(desk, await withPdf(library, { pages: 12, link, linkToPage: 9 }));

    const out = pdf.getByRole('link', { name: link });
    await out.waitFor();
    expect(await out.getAttribute('href')).toBe(link);
    expect(await out.getAttribute('rel')).toContain('noopener');
    await pdf.getByRole('button', { name: 'Go to this place in the PDF' }).focus();
    await page.keyboard.press('Enter');

    await expect.poll(() => page.getByRole('textbox', { name: /^Page/ }).inputValue(), patience).toBe('9');
  });

  journey('B11: a link that would run something is none', { inputs }, async (desk) => {
    const { library } = desk;
    const wish = { pages: 2, link: 'javascript:document.title=1', linkToPage: 2 };
    const pdf = await openPdf(desk, await withPdf(library, wish));

    await pdf.getByRole('button', { name: 'Go to this place in the PDF' }).waitFor();

    expect(await pdf.getByRole('link').count()).toBe(0);
  });
});
