import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pinnedNodePath } from '../../tools/pinned-node/index.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pinned = pinnedNodePath();

/** A tool that does what its first argument says, to watch what the launcher passes on. */
const probe = `
export async function main([act, ...rest]) {
  switch (act) {
    case 'arguments': console.log(JSON.stringify(rest)); return 0;
    case 'exit': return Number(rest[0]);
    case 'echo': for await (const chunk of process.stdin) process.stdout.write(chunk); return 0;
    case 'version': console.log(process.versions.node); return 0;
    case 'wait': process.on('SIGTERM', () => process.exit(7)); console.log('waiting'); setInterval(() => {}, 1000); return undefined;
    case 'die': console.log('waiting'); setInterval(() => {}, 1000); return undefined;
  }
}
`;

/** Makes the launcher believe that it runs under Node 20, unless it is the second, pinned one. */
const oldNode = `
if (!process.env.CARREL_PROBE_RELAUNCHED) {
  process.env.CARREL_PROBE_RELAUNCHED = '1';
  Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.19.0' } });
}
`;

const ages = pinned === null ? ['a new enough Node'] : ['a new enough Node', 'an old Node'];

describe.each(ages)('the launcher, under %s', (age) => {
  let folder = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'carrel-launcher-'));
    mkdirSync(join(folder, 'tools'));
    for (const path of ['tools/run.mjs', 'tools/pinned-node']) {
      cpSync(join(root, path), join(folder, path), { recursive: true });
    }
    writeFileSync(join(folder, 'tools/probe.mjs'), probe);
    writeFileSync(join(folder, 'old-node.mjs'), oldNode);
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('passes arguments on as they were', async () => {
    const words = ['a b', '--flag', '"quoted"', '', 'ü'];

    const { stdout } = await launch(['arguments', ...words]);

    expect(JSON.parse(stdout)).toEqual(words);
  });

  it('passes the exit code on', async () => {
    expect((await launch(['exit', '3'])).code).toBe(3);
    expect((await launch(['exit', '0'])).code).toBe(0);
  });

  it('lets the tool read standard input to its end', async () => {
    const { stdout } = await launch(['echo'], { input: 'first line\nsecond line' });

    expect(stdout).toBe('first line\nsecond line');
  });

  it('prints nothing of its own', async () => {
    expect(await launch(['exit', '0'])).toEqual({ code: 0, signal: null, stdout: '', stderr: '' });
  });

  it.skipIf(process.platform === 'win32')('lets the tool answer a signal', async () => {
    const { code } = await launch(['wait'], { onOutput: (child) => child.kill('SIGTERM') });

    expect(code).toBe(7);
  });

  it.skipIf(process.platform === 'win32')('ends by the signal that ended the tool', async () => {
    const { signal } = await launch(['die'], { onOutput: (child) => child.kill('SIGTERM') });

    expect(signal).toBe('SIGTERM');
  });

  if (age === 'an old Node') {
    it('runs the tool under the pinned Node', async () => {
      const { stdout } = await launch(['version']);

      expect(Number.parseInt(stdout, 10)).toBe(24);
    });

    it('says what to do where no pinned Node is installed', async () => {
      rmSync(join(folder, 'node_modules'));

      const { code, stdout, stderr } = await launch(['version']);

      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/^Carrel needs Node 22\.12 or newer \(this is 20\.19\.0\).*\n$/);
    });
  }

  function launch(
    args: string[],
    { input = '', onOutput }: { input?: string; onOutput?: (child: ChildProcess) => void } = {},
  ) {
    const preload = age === 'an old Node' ? ['--import', join(folder, 'old-node.mjs')] : [];
    const child = spawn(process.execPath, [...preload, join(folder, 'tools/run.mjs'), 'probe', ...args]);
    return new Promise<{ code: number | null; signal: string | null; stdout: string; stderr: string }>(
      (resolve, reject) => {
        const printed = { stdout: '', stderr: '' };
        child.stdout.setEncoding('utf8').on('data', (text: string) => {
          printed.stdout += text;
          onOutput?.(child);
        });
        child.stderr.setEncoding('utf8').on('data', (text: string) => {
          printed.stderr += text;
        });
        child.on('error', reject);
        child.on('close', (code, signal) => resolve({ code, signal, ...printed }));
        child.stdin.end(input);
      },
    );
  }
});

describe('the pinned Node', () => {
  it.each(['linux-x64', 'linux-arm64', 'darwin-arm64', 'darwin-x64', 'win32-x64'])(
    'is looked for on %s without throwing',
    (platform) => {
      const path = pinnedNodePath(platform);

      expect(path === null || existsSync(path)).toBe(true);
    },
  );

  it('is none on a platform that no package is made for', () => {
    expect(pinnedNodePath('sunos-sparc')).toBeNull();
  });
});
