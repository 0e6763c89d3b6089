import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const tools = fileURLToPath(new URL('../../tools', import.meta.url));

/** Stands in for the bundler: notes what it was asked for, takes its time, fails where a source says so. */
const compile = `
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
const targets = process.argv.slice(2);
appendFileSync('builds.log', targets.join('+') + '\\n');
console.log('chatter of the bundler');
await new Promise((resolve) => setTimeout(resolve, 100));
if (readFileSync('src/shared/paper.ts', 'utf8').includes('broken')) process.exit(1);
const proof = targets.includes('main') ? 'out/main/cli.js' : 'out/renderer/index.html';
mkdirSync(proof.replace(/[^/]+$/, ''), { recursive: true });
writeFileSync(proof, '');
`;

const ensure = `
import { buildIfStale } from './freshness.mjs';
export const main = async (halves) => await buildIfStale(halves.length > 0 ? halves : undefined);
`;

describe('building only what is stale', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'carrel-freshness-'));
    for (const name of ['run.mjs', 'programs.mjs', 'freshness.mjs']) {
      write(`tools/${name}`, readFileSync(join(tools, name), 'utf8'));
    }
    cpSync(join(tools, 'pinned-node'), join(folder, 'tools/pinned-node'), { recursive: true });
    write('tools/compile.mjs', compile);
    write('tools/ensure.mjs', ensure);
    write('src/shared/paper.ts', 'export {}');
    write('src/main/index.ts', 'export {}');
    write('src/renderer/main.tsx', 'export {}');
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('builds both halves the first time, and nothing the second', async () => {
    await build();
    await build();

    expect(builds()).toEqual(['main+preload', 'renderer']);
  });

  it('builds only what the command line needs when asked for that', async () => {
    await build('main');

    expect(builds()).toEqual(['main+preload']);
  });

  it('builds the half that a changed file belongs to', async () => {
    await build();
    write('src/renderer/main.tsx', 'export const changed = true');
    await build();

    expect(builds()).toEqual(['main+preload', 'renderer', 'renderer']);
  });

  it('builds both halves when what they share has changed', async () => {
    await build();
    write('src/shared/new.ts', '');
    await build();

    expect(builds()).toHaveLength(4);
  });

  it('does not mind files that were touched and not changed', async () => {
    await build();
    utimesSync(join(folder, 'src/main/index.ts'), new Date(), new Date());
    await build();

    expect(builds()).toHaveLength(2);
  });

  it('builds again when the output was deleted', async () => {
    await build('main');
    rmSync(join(folder, 'out'), { recursive: true });
    await build('main');

    expect(builds()).toHaveLength(2);
  });

  it('passes a failure on and tries again the next time', async () => {
    write('src/shared/paper.ts', 'broken');

    expect((await build('main')).code).toBe(1);
    expect((await build('main')).code).toBe(1);
    write('src/shared/paper.ts', 'mended');
    expect((await build('main')).code).toBe(0);
  });

  it('keeps standard output clean', async () => {
    const { stdout, stderr } = await build('main');

    expect(stdout).toBe('');
    expect(stderr).toContain('chatter of the bundler');
  });

  it('builds once when two ask at the same time', async () => {
    const outcomes = await Promise.all([build('main'), build('main'), build('main')]);

    expect(outcomes.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(builds()).toEqual(['main+preload']);
  });

  it('takes over the lock of a build that was killed', async () => {
    write('node_modules/.cache/carrel/build.lock/owner', '999999999');

    expect((await build('main')).code).toBe(0);
    expect(existsSync(join(folder, 'node_modules/.cache/carrel/build.lock'))).toBe(false);
  });

  function write(path: string, text: string) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }

  function builds(): string[] {
    return readFileSync(join(folder, 'builds.log'), 'utf8').trim().split('\n');
  }

  function build(...halves: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
    const child = spawn(process.execPath, [join(folder, 'tools/run.mjs'), 'ensure', ...halves]);
    const printed = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed.stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      printed.stderr += text;
    });
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, ...printed }));
    });
  }
});
