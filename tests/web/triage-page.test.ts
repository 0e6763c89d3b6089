import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Paper } from '#shared/domain/paper.ts';
import { aDailyPage } from '../kit/daily-page.ts';
import { papersOf } from '../kit/library.ts';
import { type Desk, describeJourneys, hasFocus, listed, noteEditor, patience } from '../kit/page.ts';

const at = '#/triage?view=inbox';

/** The title on the card. */
async function onCard(page: Page): Promise<string> {
  const card = page.locator('article[data-mode="current"] h2');
  return (await card.count()) === 1 ? ((await card.textContent()) ?? '') : '';
}

async function byTitle({ library }: Desk): Promise<ReadonlyMap<string, Paper>> {
  return new Map((await papersOf(library)).map((paper) => [paper.title, paper]));
}

async function countOf({ library }: Desk, status: Paper['status']): Promise<number> {
  return (await papersOf(library)).filter((paper) => paper.status === status).length;
}

async function opened(page: Page): Promise<string> {
  await expect.poll(() => onCard(page), patience).not.toBe('');
  return onCard(page);
}

/**
 * Presses keys one after the other, each held so many milliseconds, and measures, for each, how long it takes until the next card is painted:
 * from the key's own time stamp to the frame after the one in which the card changed.
 */
async function timed(page: Page, keys: readonly string[], held: number): Promise<readonly number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    const paper = () => document.querySelector('article[data-mode="current"]')?.getAttribute('data-paper');
    window.addEventListener(
      'keydown',
      (event) => {
        const before = paper();
        const pressed = event.timeStamp;
        const look = () => {
          const card = document.querySelector('article[data-mode="current"] h2');
          if (paper() === before || !card?.textContent) return requestAnimationFrame(look);
          // A message comes after the frame was painted.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => times.push(performance.now() - pressed);
          port2.postMessage(null);
          return 0;
        };
        requestAnimationFrame(look);
      },
      { capture: true },
    );
    Object.assign(globalThis, { decisionTimes: times });
  });
  for (const key of keys) {
    await page.keyboard.press(key, { delay: held });
  }
  const taken = (): Promise<number[]> =>
    // Put there just above.
    page.evaluate(() => (globalThis as unknown as { decisionTimes: number[] }).decisionTimes);
  await expect.poll(async () => (await taken()).length, patience).toBe(keys.length);
  return taken();
}

function quantile(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
}

describeJourneys('triage', (journey) => {
  journey(
    'P3: 300 papers are decided by keyboard, ten keys a second, and each next card is there at once',
    { inputs: [aDailyPage(301)], at },
    async (desk) => {
      const { page } = desk;
      await opened(page);
      const keys = Array.from({ length: 300 }, (_, index) => (index % 3 === 0 ? 's' : 'e'));

      const times = await timed(page, keys, 100);

      const [p50, p95, worst] = [quantile(times, 0.5), quantile(times, 0.95), Math.max(...times)];
      console.info(
        `triage of 300 papers, key to next card painted: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, worst ${worst.toFixed(1)} ms`,
      );
      await expect.poll(() => countOf(desk, 'queued'), patience).toBe(100);
      expect(await countOf(desk, 'skipped')).toBe(200);
      await page.getByText('300 of 301 decided').waitFor();
      // Every key landed on the paper that lay there: they were shown in the order of the listing.
      const papers = await byTitle(desk);
      const ranked = [...papers.values()].toSorted(
        (a, b) => (a.appearances[0]?.rank ?? 0) - (b.appearances[0]?.rank ?? 0),
      );
      expect(ranked.slice(0, 300).map(({ status }) => (status === 'queued' ? 's' : 'e'))).toEqual(keys);
      // On a quiet machine a frame or two; a busy one takes its time, but never as long as it takes to notice.
      expect(p50).toBeLessThan(150);
    },
  );

  journey(
    'P5: undo takes back any number of steps, and what was decided before the page was opened',
    { inputs: [aDailyPage(12)], at },
    async (desk) => {
      const { page } = desk;
      const first = await opened(page);
      // A key for a card that is not there yet is not taken: nobody decides on what they have not seen.
      for (const [index, key] of [...'eseesees'].entries()) {
        await page.keyboard.press(key);
        await page.getByText(`${index + 1} of 12 decided`).waitFor();
      }
      await expect.poll(() => countOf(desk, 'undecided'), patience).toBe(4);

      await page.reload();
      await page.getByText('8 of 12 decided').waitFor();
      await opened(page);
      for (let step = 7; step >= 0; step -= 1) {
        await page.keyboard.press('u');
        await page.getByText(`${step} of 12 decided`).waitFor();
      }

      expect(await onCard(page)).toBe(first);
      expect(await countOf(desk, 'undecided')).toBe(12);
    },
  );

  journey(
    'P10: goes on exactly where it stopped: after the page was closed, and after the library’s process crashed',
    {
      inputs: [aDailyPage(20)],
      at,
      entry: new URL('../kit/crashing-library.ts', import.meta.url),
      tolerates: /WebSocket|ERR_|could not be made|Catching up/,
    },
    async (desk) => {
      const { page, host, library } = desk;
      await opened(page);
      for (const key of 'esej') await page.keyboard.press(key);
      await page.getByText('3 of 20 decided').waitFor();
      const top = await opened(page);
      await expect.poll(async () => (await library.triage.current({})).session?.decided, patience).toBe(3);
      const id = await page.locator('article[data-mode="current"]').getAttribute('data-paper');
      await expect
        .poll(async () => (await library.triage.current({})).session?.paper, patience)
        .toBe(Number(id));

      await page.close();
      const again = await desk.openWindow('#/triage?view=inbox');
      await again.getByText('3 of 20 decided').waitFor();
      expect(await opened(again)).toBe(top);

      writeFileSync(join(host.folder, 'crash-at-import'), '');
      const lost = await library.imports.preview({
        files: [{ name: 'more.json', bytes: aDailyPage(2, { from: 50 }) }],
      });
      await library.imports.run({ ticket: lost.ticket }).catch(() => {});
      for (const key of 'es') await again.keyboard.press(key);

      await again.getByText('5 of 20 decided').or(again.getByText('5 of 22 decided')).waitFor();
      const later = await host.openClient();
      await expect
        .poll(async () => (await later.triage.current({})).session?.decided, { timeout: 30_000 })
        .toBe(5);
    },
  );

  journey(
    'P11: everything by an author is decided at once, and taken back at once',
    {
      inputs: [
        aDailyPage([
          { authors: ['Emmy Noether', 'Ada Lovelace'] },
          ...Array.from({ length: 6 }, () => ({
            authors: ['Emmy Noether'],
            organization: 'Slate Observatory',
          })),
          ...Array.from({ length: 5 }, () => ({ authors: ['Alan Turing'] })),
        ]),
      ],
      at,
    },
    async (desk) => {
      const { page } = desk;
      await opened(page);

      await page.keyboard.press('Shift+e');
      await page.getByRole('radio', { name: /By Emmy Noether\s*7/ }).check();
      await page.getByRole('button', { name: /^Skip 7 papers/ }).waitFor();
      await page.keyboard.press('Enter');

      await page.getByText('7 of 12 decided').waitFor();
      await expect.poll(() => countOf(desk, 'skipped'), patience).toBe(7);
      await page.keyboard.press('u');
      await page.getByText('0 of 12 decided').waitFor();
      await expect.poll(() => countOf(desk, 'undecided'), patience).toBe(12);
    },
  );

  journey(
    'P12: snoozes, grades, tags and annotates without leaving the card; Space never decides',
    { inputs: [aDailyPage(6)], at },
    async (desk) => {
      const { page } = desk;
      const first = await opened(page);
      for (let press = 0; press < 5; press += 1) await page.keyboard.press('Space');
      await page.keyboard.press('4');
      await expect.poll(async () => (await byTitle(desk)).get(first)?.interest, patience).toBe(4);
      await page.keyboard.press('t');
      await page.getByRole('combobox', { name: 'Add a tag' }).waitFor();
      await page.keyboard.type('lamplight');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await expect.poll(async () => (await byTitle(desk)).get(first)?.tags, patience).toEqual(['lamplight']);
      await page.keyboard.press('n');
      await noteEditor(page).waitFor();
      await expect.poll(() => hasFocus(noteEditor(page)), patience).toBe(true);
      await page.keyboard.type('sees far');
      await page.keyboard.press('Escape');
      await expect.poll(async () => (await byTitle(desk)).get(first)?.note, patience).toBe('sees far');
      expect(await onCard(page)).toBe(first);

      await page.keyboard.press('z');
      await page.getByRole('menuitem', { name: 'Tomorrow' }).waitFor();
      await page.keyboard.press('Enter');

      await expect.poll(() => onCard(page), patience).not.toBe(first);
      await expect.poll(async () => (await byTitle(desk)).get(first)?.snoozedUntil, patience).not.toBeNull();
      await page.keyboard.press('u');
      await expect.poll(() => onCard(page), patience).toBe(first);
      await expect.poll(async () => (await byTitle(desk)).get(first)?.snoozedUntil, patience).toBeNull();
    },
  );

  journey(
    'P1: the Inbox leads into triage of what it shows, and the end tells what came of it',
    { inputs: [aDailyPage(3), aDailyPage(2, { day: '2026-07-02', from: 10 })], at: '#/inbox' },
    async (desk) => {
      const { page } = desk;
      await expect.poll(() => listed(page), patience).toBe(5);
      await page.getByRole('combobox', { name: 'Search' }).fill('listing:2026-07-01 ');
      await page.getByRole('button', { name: /^Triage 3 papers/ }).click();

      await page.getByRole('heading', { level: 1, name: /1 July/ }).waitFor();
      await opened(page);
      for (const key of 'ses') await page.keyboard.press(key);

      await page.getByRole('heading', { name: /^3 papers decided in/ }).waitFor();
      await expect.poll(() => countOf(desk, 'queued'), patience).toBe(2);
      await page.keyboard.press('u');
      await page.getByText('0 of 1 decided').waitFor();
      await page.keyboard.press('e');
      await page.getByRole('heading', { name: /^1 paper decided in/ }).waitFor();
      expect(await countOf(desk, 'undecided')).toBe(2);
    },
  );

  for (const width of [1000, 800, 700, 320]) {
    journey(
      `in a window of ${width} px everything is within reach`,
      { inputs: [aDailyPage(9)], at, browser: { viewport: { width, height: 640 } } },
      async (desk) => {
        const { page } = desk;
        await opened(page);

        const overhang = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        const outside = await page.evaluate(() =>
          [...document.querySelectorAll<HTMLElement>('[role="toolbar"] button')]
            .filter((button) => {
              const { left, right, top, bottom, width: wide } = button.getBoundingClientRect();
              return wide > 0 && (left < 0 || right > innerWidth || top < 0 || bottom > innerHeight);
            })
            .map((button) => button.textContent),
        );
        expect({ overhang, outside }).toEqual({ overhang: 0, outside: [] });
        await page.keyboard.press('z');
        const menu = await page.getByRole('menu', { name: 'Snooze until' }).boundingBox();
        expect(menu?.x).toBeGreaterThanOrEqual(0);
        expect((menu?.x ?? 0) + (menu?.width ?? 0)).toBeLessThanOrEqual(width);
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: 'Queue', exact: true }).click();
        await expect.poll(() => countOf(desk, 'queued'), patience).toBe(1);
      },
    );
  }
});
