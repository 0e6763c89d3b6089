import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';

const execute = promisify(execFile);

/** A running desktop program: its window's page, and the closing of the window as a reader does it. */
export interface RunningDesktop {
  readonly page: Page;
  /** Closes the window; resolves when the program has ended. */
  close(): Promise<void>;
}

export interface JourneyHost {
  /** An empty folder of this test's own. */
  folder(): string;
  /** Starts Carrel with these arguments, with its own data below `folder`. */
  start(given: readonly string[]): Promise<RunningDesktop>;
}

/** For what a busy machine may take its time with. */
export const patience = { timeout: 15_000 };

/** Asks over a port of its own, through the bridge, as the page would. */
export async function askThroughBridge(
  page: Page,
  name: 'library' | 'desk',
  path: string,
  input: unknown = {},
): Promise<unknown> {
  return await page.evaluate(
    ([to, what, given]) =>
      new Promise((resolve) => {
        window.addEventListener('message', function take(event: MessageEvent) {
          const {
            data,
            ports: [port],
          } = event;
          if (data?.carrel !== 'port' || data.name !== to || !port) return;
          event.stopImmediatePropagation();
          window.removeEventListener('message', take);
          port.onmessage = ({ data: reply }) => resolve(reply.output ?? reply.failure);
          port.postMessage({ kind: 'ask', id: 1, path: what, input: given });
        });
        window.carrel?.connect(to);
      }),
    [name, path, input] as const,
  );
}

/** What a reader does with the desktop program: the same in real Electron and in its stand-in. */
export function desktopJourneys({ folder, start }: JourneyHost): void {
  const library = (): string => join(folder(), 'library');

  it('shows the page, which has the bridge and nothing of Node', async () => {
    const { page, close } = await start(['--library', library()]);

    await expect.poll(() => page.locator('#root > *').count(), patience).toBeGreaterThan(0);
    const found = await page.evaluate(() => ({
      bridge: Object.keys(window.carrel ?? {}).sort(),
      node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window),
    }));
    expect(found).toEqual({ bridge: ['connect', 'pathOf'], node: [] });
    await close();
  });

  it('imports a file it was started with, and keeps a note typed right before the window closes', async () => {
    const file = join(folder(), 'today.json');
    writeFileSync(file, JSON.stringify([aDailyPaper('Lamps that read along')]));
    const { page, close } = await start(['--library', library(), file]);

    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Import 1 paper/ })
      .click(patience);
    await expect.poll(() => page.getByRole('option').count(), patience).toBe(1);
    await page.getByRole('option').click();
    await page.keyboard.press('n');
    await page.locator('.cm-content').click(patience);
    await page.keyboard.type('Read this by lamplight.');
    await close();

    // The command line reads what is in the library's file, without the page that may still know better.
    const cli = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url));
    const { stdout } = await execute(process.execPath, [cli, 'list', '--json', '--library', library()]);
    expect(JSON.parse(stdout)).toMatchObject({
      papers: [{ title: 'Lamps that read along', note: 'Read this by lamplight.' }],
    });
  });
}

/** One paper as the API of Daily Papers gives it. */
function aDailyPaper(title: string): object {
  return {
    paper: {
      id: '2607.00001',
      title,
      summary: 'We light a lamp and see what happens.',
      authors: [{ name: 'Ada Example' }, { name: 'Ben Example' }],
      publishedAt: '2026-07-01T00:00:00.000Z',
      upvotes: 12,
    },
    publishedAt: '2026-07-01T00:00:00.000Z',
    title,
    numComments: 2,
  };
}
