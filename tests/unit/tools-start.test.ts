import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type * as electron from '../../tools/electron.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Stands in for the built command line: says what it was asked, and ends. */
const commandLine = `console.log('asked to ' + process.argv.slice(2).join(' '));`;

/** Electron's own installer, in the ways in which it fails. */
const installers = {
  refused: `console.error('TypeError: fetch failed\\n    at node:internal'); process.exit(1);`,
  silent: `setInterval(() => {}, 1000);`,
  slow: `
    const { appendFileSync } = require('node:fs');
    const file = require('node:path').join(require('node:os').tmpdir(), 'electron.zip');
    let parts = 0;
    setInterval(() => {
      appendFileSync(file, 'part');
      if ((parts += 1) < 12) return;
      require('node:fs').mkdirSync(__dirname + '/dist', { recursive: true });
      require('node:fs').writeFileSync(__dirname + '/dist/electron', '');
      require('node:fs').writeFileSync(__dirname + '/path.txt', 'electron');
      process.exit(0);
    }, 200);`,
};

describe.skipIf(process.platform === 'win32')('npm start', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'carrel-start-'));
    cpSync(join(root, 'tools'), join(folder, 'tools'), { recursive: true });
    write('tools/freshness.mjs', 'export const buildIfStale = async () => 0;');
    write('out/main/cli.js', commandLine);
    write('node_modules/electron/package.json', '{ "bin": { "install-electron": "install.js" } }');
    write('node_modules/electron/install.js', installers.refused);
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('opens the page in the browser where Electron cannot be fetched, and says so in one line', async () => {
    const { code, stdout, stderr } = await start([], { DISPLAY: ':0' });

    expect(stdout).toBe('asked to serve --open\n');
    expect(stderr.trim().split('\n')).toEqual([
      'Getting Electron, once.',
      "Electron's binary could not be fetched (fetch failed), so Carrel opens in the browser.",
    ]);
    expect(code).toBe(0);
  });

  it('passes on which library was asked for', async () => {
    const { stdout } = await start(['--library', '/papers'], { DISPLAY: ':0' });

    expect(stdout).toBe('asked to serve --open --library /papers\n');
  });

  it.runIf(process.platform === 'linux')('opens no browser where there is no display', async () => {
    const { stdout } = await start([], { DISPLAY: '', WAYLAND_DISPLAY: '' });

    expect(stdout).toBe('asked to serve\n');
  });

  it.runIf(process.platform === 'linux')('starts Electron with the folder of the app', async () => {
    installElectronThat('echo "electron got $@"');

    const { stdout } = await start(['--no-sandbox'], { DISPLAY: ':0' });

    expect(stdout).toBe(`electron got ${folder} --no-sandbox\n`);
  });

  it.runIf(process.platform === 'linux')('opens the browser when Electron ends as it starts', async () => {
    installElectronThat('exit 133');

    const { stdout, stderr } = await start(['--no-sandbox'], { DISPLAY: ':0' });

    expect(stdout).toBe('asked to serve --open\n');
    expect(stderr).toBe(
      'Electron could not start (it ended with code 133), so Carrel opens in the browser.\n',
    );
  });

  it.runIf(process.getuid?.() === 0)(
    'says that root needs a switch, instead of letting Electron crash',
    async () => {
      installElectronThat('exit 133');

      const { stdout, stderr } = await start([], { DISPLAY: ':0' });

      expect(stdout).toBe('asked to serve --open\n');
      expect(stderr).toMatch(/^Electron does not run as root.*--no-sandbox.*\n$/);
    },
  );

  it('gives up on an installer to which nothing arrives', async () => {
    write('node_modules/electron/install.js', installers.silent);
    const { installElectron } = await toolsOfFolder();

    expect(await installElectron(1_000)).toBe('nothing arrived for 1 seconds');
  }, 15_000);

  it('waits for an installer to which bytes still arrive', async () => {
    write('node_modules/electron/install.js', installers.slow);
    const { installElectron, electronBinary } = await toolsOfFolder();

    expect(await installElectron(1_500)).toBeNull();
    expect(electronBinary()).toBe(join(folder, 'node_modules/electron/dist/electron'));
  }, 15_000);

  async function toolsOfFolder(): Promise<typeof electron> {
    // A copy of the very module; its own folder says where it looks for Electron.
    return (await import(pathToFileURL(join(folder, 'tools/electron.mjs')).href)) as typeof electron;
  }

  function installElectronThat(script: string) {
    write('node_modules/electron/path.txt', 'electron');
    write('node_modules/electron/dist/electron', `#!/bin/sh\n${script}\n`, 0o755);
  }

  function write(path: string, text: string, mode = 0o644) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { mode });
  }

  function start(args: string[], env: Record<string, string>) {
    const child = spawn(process.execPath, [join(folder, 'tools/run.mjs'), 'start', ...args], {
      env: { ...process.env, ...env },
    });
    const printed = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed.stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      printed.stderr += text;
    });
    return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, ...printed }));
    });
  }
});

describe('the counts at the end of .ci/run', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'carrel-count-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const file = (status: string, ...assertions: string[]) => ({
    status,
    assertionResults: assertions.map((assertion) => ({ status: assertion })),
  });

  it.each([
    ['everything passed', 0, [file('passed', 'passed', 'passed')], '2 passed, 0 failed', 0],
    ['tests failed', 1, [file('failed', 'failed', 'passed')], '1 passed, 1 failed', 1],
    ['a file did not load', 1, [file('failed')], '0 passed, 1 failed', 1],
    ['a step broke and no test', 1, [file('passed', 'passed')], '1 passed, 1 failed', 1],
    ['a step broke and a test', 2, [file('failed', 'failed')], '0 passed, 2 failed', 1],
    ['nothing ran', 1, null, '0 passed, 1 failed', 1],
  ])('%s', async (_case, broken, testResults, line, code) => {
    const path = join(folder, 'report.json');
    const states = testResults?.flatMap(({ assertionResults }) => assertionResults) ?? [];
    const count = (state: string) => states.filter(({ status }) => status === state).length;
    const report = { numPassedTests: count('passed'), numFailedTests: count('failed'), testResults };
    if (testResults) writeFileSync(path, JSON.stringify(report));

    const child = spawn(process.execPath, [join(root, '.ci/count.mjs'), path, String(broken)]);
    const printed = await new Promise<string>((resolve) => {
      let text = '';
      child.stdout.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      child.on('close', () => resolve(text));
    });

    expect(printed.trimEnd().split('\n').at(-1)).toBe(line);
    expect(child.exitCode).toBe(code);
  });
});
