import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserArguments, findBrowser, noBrowser } from '../kit/browser.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('finding a browser', () => {
  it('takes the one that CARREL_CHROMIUM names', () => {
    expect(findBrowser({ CARREL_CHROMIUM: process.execPath })).toBe(process.execPath);
  });

  it('takes no other when CARREL_CHROMIUM names one that is not there', () => {
    expect(findBrowser({ CARREL_CHROMIUM: '/nowhere/chromium' })).toBeNull();
  });

  it('starts it cut off from the services of its maker', () => {
    expect(browserArguments()).toContain('--disable-background-networking');
  });
});

describe('tests that need a browser, where there is none', () => {
  let folder = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'carrel-browser-'));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    writeFileSync(
      join(folder, 'page.test.ts'),
      `import { expect, it } from 'vitest';
       import { describeWithBrowser } from ${JSON.stringify(join(root, 'tests/kit/browser.ts'))};
       describeWithBrowser('the page', () => {
         it('opens', () => expect(1).toBe(1));
         it('closes', () => expect(1).toBe(1));
       });`,
    );
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are skipped, and the run says why and how to get one', async () => {
    const { code, output } = await runTests({ CI: '' });

    expect(output).toContain(`3 × ${noBrowser}`);
    expect(code).toBe(0);
  }, 30_000);

  it('fail under CI, so that a run that tested nothing is never green', async () => {
    const { code, output } = await runTests({ CI: 'true' });

    expect(output).toContain(noBrowser);
    expect(code).toBe(1);
  }, 30_000);

  function runTests(env: { CI: string }): Promise<{ code: number; output: string }> {
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const reporters = ['--reporter=default', `--reporter=${join(root, 'tests/kit/skip-reporter.ts')}`];
    const options = {
      cwd: folder,
      env: { ...process.env, ...env, CARREL_CHROMIUM: '/nowhere/chromium', CARREL_TEST_REPORT: '' },
    };
    return new Promise((resolve) => {
      const args = [vitest, 'run', '--root', folder, ...reporters];
      execFile(process.execPath, args, options, (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : 1, output: stdout + stderr });
      });
    });
  }
});
