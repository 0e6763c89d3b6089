import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { paperIdSchema } from '#shared/domain/paper.ts';
import { findBrowser, launchBrowser, noBrowser } from '../../../tests/kit/browser.ts';
import { readCorpus } from '../corpus/json-lines.ts';
import { generatePapers } from '../corpus/papers.ts';
import { importFiles, openBenchLibrary } from '../library.ts';
import { megabytes, rounded, type Spread, spreadOf } from '../measure.ts';
import { openPageHost, type PageHost, untilDerived } from '../page-host.ts';
import { installProbe, type Probe } from '../page-probe.ts';
import { createSessions } from '../typing.ts';
import { memoryOfWorker } from '../worker-memory.ts';
import type { PartWish } from './part.ts';

export interface PageMeasured {
  /** From the key's event until what it found was painted, by the clock on the wall. */
  readonly keystroke: Spread & { readonly queries: number };
  /** The work of the page's own thread for a keystroke, drawing included. */
  readonly pageThread: Spread & { readonly queries: number };
  readonly start: { readonly listMs: number; readonly indexMs: number };
  readonly memory: { readonly workerMB: number; readonly objectsMB: number; readonly buffersMB: number };
  readonly daily: { readonly papers: number; readonly searchableMs: number };
  readonly browser: string;
}

const sessions = 12;
const daily = 500;

/** The real page in a real browser over the real library: start, keystrokes, memory, and a day's papers. */
export async function measure({ corpus, folder, papers }: PartWish): Promise<PageMeasured> {
  if (findBrowser() === null) throw new Error(noBrowser);
  const library = join(folder, 'library');
  if (!existsSync(library)) await fill(library, corpus);
  {
    const host = await openPageHost(library);
    await untilDerived(library, { minutes: 15 });
    await host.close();
  }
  const browser = await launchBrowser();
  // The first start reads the library from the disk; the second finds it warm, as on any later day.
  await start(browser, library).then(close);
  const desk = await start(browser, library);
  const { page, host } = desk;
  const begun = await probed(page, ({ listAt, readyAt }) => ({ listAt, readyAt }));
  const typed = await type(page, corpus);
  const memory = await memoryOfWorker(page);
  const searchableMs = await measureDaily(page, host, papers);
  await close(desk);
  const version = browser.version();
  await browser.close();
  return {
    keystroke: { ...spreadOf(typed.walls), queries: typed.walls.length },
    pageThread: { ...spreadOf(typed.costs), queries: typed.costs.length },
    start: { listMs: rounded(begun.listAt ?? 0), indexMs: rounded(begun.readyAt ?? 0) },
    memory: {
      workerMB: megabytes(memory.objects + memory.buffers),
      objectsMB: megabytes(memory.objects),
      buffersMB: megabytes(memory.buffers),
    },
    daily: { papers: daily, searchableMs: rounded(searchableMs) },
    browser: version,
  };
}

async function fill(folder: string, corpus: string): Promise<void> {
  using library = openBenchLibrary(folder);
  const { ticket } = await library.client.imports.preview({
    files: importFiles(readCorpus(corpus)),
    asOf: '2026-07-01',
  });
  await library.client.imports.run({ ticket });
}

interface Desk {
  readonly host: PageHost;
  readonly page: Page;
}

/** Opens the library in a new window and waits until every paper and all text is there. */
async function start(browser: Browser, library: string): Promise<Desk> {
  const host = await openPageHost(library);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, timezoneId: 'UTC' });
  const page = await context.newPage();
  // The token becomes a cookie; what is measured is the page as it is opened with it.
  await context.request.get(host.url);
  await page.addInitScript(installProbe);
  await page.goto(`${host.origin}/#/library`);
  await page.waitForFunction(
    () => {
      const { carrelProbe } = globalThis as unknown as { carrelProbe: Probe };
      return carrelProbe.listAt !== null && carrelProbe.readyAt !== null;
    },
    undefined,
    { timeout: 600_000, polling: 200 },
  );
  return { host, page };
}

async function close({ host, page }: Desk): Promise<void> {
  await page.context().close();
  await host.close();
}

/** Types as readers do, each key once what the one before found is on screen. */
async function type(page: Page, corpus: string): Promise<{ walls: number[]; costs: number[] }> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const walls: number[] = [];
  const costs: number[] = [];
  for (const keys of createSessions({ papers: [...readCorpus(corpus, 10_000)], sessions })) {
    const query = keys.at(-1) ?? '';
    await page.getByRole('combobox', { name: 'Search', exact: true }).fill('');
    await page.waitForTimeout(300);
    for (let length = 1; length <= query.length; length++) {
      const before = await threadMs(session);
      await page.keyboard.type(query[length - 1] ?? '');
      const state = query.slice(0, length);
      // A state that ends with a blank is no keystroke of its own, and none is asked of one letter.
      const isCounted = length > 1 && !state.endsWith(' ');
      const painted = await page.evaluate(
        (asked) => (globalThis as unknown as { carrelProbe: Probe }).carrelProbe.painted(asked),
        state,
      );
      const after = await threadMs(session);
      if (!isCounted) continue;
      const at = await probed(page, ({ typed }) => typed.at(-1)?.at ?? 0);
      walls.push(painted - at);
      costs.push(after - before);
    }
  }
  await session.detach();
  return { walls, costs };
}

/** The page thread's work so far, in milliseconds. */
async function threadMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

/** Imports a day's papers beside the page, whose search waits for a word that only they have. */
async function measureDaily(page: Page, host: PageHost, papers: number): Promise<number> {
  const word = 'dailypapersofthepage';
  const news = [...generatePapers({ papers: daily, seed: 98 })].map((paper) => ({
    ...paper,
    id: paperIdSchema.parse(papers + 1_000 + paper.id),
    title: `${paper.title} ${word}`,
  }));
  await page.getByRole('combobox', { name: 'Search', exact: true }).fill(word);
  const found = page.evaluate(
    ([asked, total]) =>
      (globalThis as unknown as { carrelProbe: Probe }).carrelProbe
        .painted(asked, total)
        .then((at) => performance.timeOrigin + at),
    [word, daily] as const,
  );
  const client = await host.openClient();
  const { ticket } = await client.imports.preview({ files: importFiles(news), asOf: '2026-07-02' });
  await client.imports.run({ ticket });
  const committed = performance.timeOrigin + performance.now();
  return Math.max(0, (await found) - committed);
}

function probed<Value>(page: Page, read: (probe: Probe) => Value): Promise<Value> {
  // The page runs the text of `read`, which uses nothing but its argument.
  return page.evaluate<Value>(`(${read.toString()})(globalThis.carrelProbe)`);
}
