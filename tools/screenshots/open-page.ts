import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { startServer } from '../../src/main/server/serve.ts';
import { version } from '../../src/main/version.ts';

export interface Shooting {
  readonly theme: 'light' | 'dark';
  /** Where the library lies. */
  readonly folder: string;
  /** Where pictures go, as an address. */
  readonly target: string;
}

/** Opens the built page on a library, ready for pictures. */
export async function openPage(browser: Browser, { theme, folder, target }: Shooting) {
  const host = await startServer({
    folder,
    pageFolder: fileURLToPath(new URL('../../out/renderer', import.meta.url)),
    libraryEntry: new URL('../../out/main/library-process.js', import.meta.url),
    version,
    log: ({ level, message }) => {
      if (level === 'error') console.error(message);
    },
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: theme });
  const page: Page = await context.newPage();
  await page.goto(host.url);
  await page.getByRole('main').first().waitFor();
  /** Waits until the page has nothing more to draw. */
  const calm = async (): Promise<void> => {
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await page.waitForTimeout(600);
  };
  return {
    page,
    async go(hash: string) {
      await page.goto(new URL(`/${hash}`, host.url).href);
      await calm();
    },
    async shoot(name: string) {
      await calm();
      await page.screenshot({ path: fileURLToPath(new URL(`${name}-${theme}.png`, target)) });
    },
    async close() {
      await context.close();
      await host.close();
    },
  };
}
