import { cpSync, existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { fillHalfYear } from '../../tests/kit/fill-half-year.ts';
import { createHalfYear } from '../../tests/kit/half-year.ts';
import { openTestLibrary, papersOf } from '../../tests/kit/library.ts';
import { aPdf } from '../../tests/kit/pdf.ts';
import { openPage, type Shooting } from './open-page.ts';

/** A Wednesday, when the last day of the half year is two days old. */
const until = '2026-06-29';
const now = '2026-07-01T08:10:00.000Z';

/** Trends, the digest and the reading page, of a library that half a year came into. */
export async function takeOverview(browser: Browser, { theme, folder, target }: Shooting): Promise<void> {
  const library = `${folder}/overview-${theme}`;
  await fill(`${folder}/overview`);
  cpSync(`${folder}/overview`, library, { recursive: true });
  const { page, shoot, go, close } = await openPage(browser, { theme, folder: library, target });
  await page.clock.setSystemTime(new Date(now));
  await go('#/trends');
  await page.reload();
  await page.getByRole('heading', { name: /^What came up/ }).waitFor();
  await shoot('trends');
  for (const button of await page.getByRole('button', { name: 'Show as a table' }).all())
    await button.click();
  await shoot('trends-table');
  await go('#/library');
  await page.setViewportSize({ width: 1920, height: 1080 });
  await go('#/trends');
  await page.getByRole('heading', { name: /^What came up/ }).waitFor();
  await page.mouse.move(900, 1060);
  await shoot('trends-1920');
  await page.setViewportSize({ width: 1280, height: 800 });

  await page.keyboard.press('Shift+D');
  await page
    .getByRole('dialog', { name: 'Digest' })
    .getByRole('heading', { name: /^Digest of / })
    .waitFor();
  await shoot('digest');
  await page.keyboard.press('Escape');

  await go(`#/read?paper=${await readOne(library)}`);
  await page.getByRole('document', { name: /^PDF of/ }).waitFor();
  await page.getByText('The first page is asked for').first().waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('pages of the cache');
  await page.getByText(/^1 of \d+$/).waitFor();
  await shoot('reading');
  await page.setViewportSize({ width: 1920, height: 1080 });
  await shoot('reading-1920');
  await close();
}

/** Made once: it takes a while. */
async function fill(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  using library = openTestLibrary({ folder });
  await fillHalfYear(library, createHalfYear({ size: 12_000, until }));
  await library.client.settings.set({ weeklyGoal: 12 });
  const [paper] = (await papersOf(library.client)).filter(({ status }) => status === 'reading');
  if (!paper) throw new Error('No paper of the half year is being read.');
  await library.client.reading.attachPdf({
    paper: paper.id,
    bytes: aPdf({ title: paper.title, pages: 9, lines }),
  });
  await library.client.notes.save({
    paper: paper.id,
    base: 0,
    text:
      '## What it claims\n\nPages of the cache are kept as they are read. The first answer waits for one page only, ' +
      'so the latency is $t_1 + \\frac{n - 1}{b}$ and not $n \\cdot t_1$.\n\n' +
      '- [ ] Does it hold when the link is shared?\n- [x] Table 2 leaves the 64k context out\n\n' +
      '> A ledger is a cache that somebody signed.\n',
  });
}

async function readOne(folder: string): Promise<number> {
  using library = openTestLibrary({ folder });
  const papers = await papersOf(library.client);
  return papers.find(({ note }) => note !== null)?.id ?? 0;
}

const paragraphs = [
  'Long contexts fill the memory of a server with keys and values that are read once and kept for hours. We keep the pages of the cache where they are cheap, and bring them to the reader before they are asked for. The first page is asked for while the question is still being written; the others follow in the order in which attention has looked at them before.',
  'Ledgers of old harbours were kept the same way: what had been read that day lay open on the desk, and the rest was carried up when a ship came in. We borrow the rule and its name. A page is open, near or away, and moves by one step at a time, so that no question ever waits for more than one of them.',
  'On a shared link the gain is smaller than on one of its own, but it does not go away. With 32 readers the time to the first word falls from 1.9 seconds to 0.4, and the pages of the cache that travel twice stay below four in a hundred. Where the order of reading is random there is nothing to foresee, and we lose two in a hundred.',
  'What we have not tried is a context that many readers write into. A page that changes while it is away has to be called back, and a harbour that calls every ship back is soon an empty one. We think that signing pages would do, and leave it for another day.',
];

/** Pages of running text. */
function lines(page: number): readonly string[] {
  const order = [0, 1, 2, 3].map((at) => paragraphs[(at + page - 1) % paragraphs.length] ?? '');
  const heading = `${page}  ${['Introduction', 'Ledgers', 'Method', 'A shared link', 'Results'][(page - 1) % 5] ?? ''}`;
  return [heading, '', ...order.flatMap((paragraph) => [...wrapped(paragraph), ''])];
}

function wrapped(text: string): string[] {
  const rows: string[] = [''];
  for (const word of text.split(' ')) {
    const row = rows.at(-1) ?? '';
    if (row.length + word.length > 86) rows.push(word);
    else rows[rows.length - 1] = row === '' ? word : `${row} ${word}`;
  }
  return rows;
}
