import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { electronBinary } from '../../tools/electron.mjs';
import { desktopJourneys } from './journeys.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const binary = electronBinary();
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

/** Why real Electron cannot be driven here, and what to do about it. */
const obstacle =
  binary === null
    ? 'Electron’s binary is not installed: run "npx install-electron" where github.com can be reached.'
    : hasDisplay
      ? null
      : 'There is no display for Electron’s window: run the tests under "xvfb-run".';

if (obstacle !== null || binary === null) {
  describe('real Electron', () => {
    it('is there to be tested', (context) => context.skip(obstacle ?? ''));
  });
} else {
  describe('real Electron', () => {
    let folder = '';
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'carrel-electron-'));
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    async function start(given: readonly string[]) {
      const isRoot = process.getuid?.() === 0;
      const app = await _electron.launch({
        executablePath: binary ?? '',
        args: [
          root,
          `--user-data-dir=${join(folder, 'user')}`,
          ...(isRoot ? ['--no-sandbox'] : []),
          ...given,
        ],
      });
      const page = await app.firstWindow();
      await page.waitForLoadState();
      const closed = new Promise<void>((resolve) => app.once('close', () => resolve()));
      return {
        app,
        page,
        async close() {
          await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
          await closed;
        },
      };
    }

    desktopJourneys({ folder: () => folder, start });

    it('is loaded from its own scheme, with a menu and the library in a process of its own', async () => {
      const { app, page, close } = await start(['--library', join(folder, 'library')]);

      const found = await app.evaluate(({ Menu, app: program }) => ({
        menus: Menu.getApplicationMenu()?.items.length ?? 0,
        processes: program.getAppMetrics().map(({ name }) => name),
      }));

      expect(page.url()).toMatch(/^app:\/\/carrel\//);
      expect(found.menus).toBeGreaterThan(5);
      expect(found.processes).toContain('Carrel library');
      await close();
    });
  });
}
