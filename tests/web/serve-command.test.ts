import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { libraryPort } from '../../src/main/cli/library-port.ts';
import { temporaryFolder } from '../kit/library.ts';

const program = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url));
const endings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

/** Starts `carrel serve` and gives its address. */
function serve(folder: string): Promise<URL> {
  const child = spawn(process.execPath, [program, 'serve', '--json', '--library', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  endings.push(
    () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  );
  let out = '';
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`carrel serve ended with ${code}.`)));
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      out += chunk;
      if (!out.endsWith('}\n')) return;
      const { url } = JSON.parse(out) as { url: string };
      resolve(new URL(url));
    });
  });
}

it('K7: a library is served on a port of its own, and on another while that is taken', async () => {
  const folder = temporaryFolder();

  const first = await serve(folder);
  const second = await serve(folder);

  expect(Number(first.port)).toBe(libraryPort(folder));
  expect(second.port).not.toBe(first.port);
  expect(first.hostname).toBe('127.0.0.1');
  rmSync(folder, { recursive: true, force: true });
});
