import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';
import { describe, it } from 'vitest';

/** What to do where no Chromium is found; shown as the reason of every skipped browser test. */
export const noBrowser =
  'No Chromium was found: install one ("apt-get install chromium", "brew install --cask chromium" or ' +
  '"npx playwright-core install chromium"), or set CARREL_CHROMIUM to the path of one.';

/** The Chromium that tests drive, or null where there is none; CARREL_CHROMIUM names one and then no other is tried. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | null {
  if (env.CARREL_CHROMIUM) return isProgram(env.CARREL_CHROMIUM) ? env.CARREL_CHROMIUM : null;
  return candidates(env).find(isProgram) ?? null;
}

/** Starts the found Chromium, quiet and cut off from its maker's services; the caller closes it. */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error(noBrowser);
  return await chromium.launch({
    executablePath,
    ...options,
    args: [...browserArguments(), ...(options.args ?? [])],
  });
}

/** The switches every browser of the tests starts with. */
export function browserArguments(): string[] {
  const isRoot = process.getuid?.() === 0;
  return [
    // Chromium refuses to run as root inside its sandbox.
    ...(isRoot ? ['--no-sandbox'] : []),
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-dev-shm-usage',
  ];
}

/**
 * A `describe` for tests that need a browser. Without one its tests are skipped and the reason is shown once;
 * with CI=true a missing browser fails instead, so that a run that tested nothing is never green.
 */
export function describeWithBrowser(name: string, body: () => void): void {
  if (findBrowser() !== null) {
    describe(name, body);
    return;
  }
  describe.skip(name, body);
  describe(name, () => {
    it('finds a browser to run in', (context) => {
      if (process.env.CI === 'true') throw new Error(noBrowser);
      context.skip(noBrowser);
    });
  });
}

function candidates(env: NodeJS.ProcessEnv): string[] {
  switch (process.platform) {
    case 'darwin':
      return [
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        ownedByPlaywright(),
      ];
    case 'win32':
      return [
        ...[env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((folder) =>
          folder ? [join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')] : [],
        ),
        ownedByPlaywright(),
      ];
    default:
      return [
        '/usr/bin/chromium',
        '/usr/bin/chromium-browser',
        '/usr/bin/google-chrome-stable',
        '/usr/bin/google-chrome',
        '/snap/bin/chromium',
        ownedByPlaywright(),
      ];
  }
}

/** Where Playwright's own download lies, whether or not it was made. */
function ownedByPlaywright(): string {
  return chromium.executablePath();
}

function isProgram(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
