import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { extractAll, listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const execute = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Packs the built program for Linux with electron-builder itself, round an Electron that is none. */
async function packInto(folder: string): Promise<void> {
  const electron = join(folder, 'electron');
  mkdirSync(join(electron, 'resources'), { recursive: true });
  writeFileSync(join(electron, 'electron'), 'not Electron', { mode: 0o755 });
  writeFileSync(join(electron, 'version'), '0.0.0');
  const config = {
    extends: join(root, 'electron-builder.yml'),
    electronDist: electron,
    // They are switches inside the binary, and there is none.
    electronFuses: null,
    directories: { output: join(folder, 'packed') },
  };
  const configFile = join(folder, 'config.json');
  writeFileSync(configFile, JSON.stringify(config));
  const builder = join(root, 'node_modules', 'electron-builder', 'cli.js');
  await execute(
    process.execPath,
    [builder, '--dir', '--linux', '--x64', '--publish', 'never', '--config', configFile],
    {
      cwd: root,
    },
  );
}

describe('the package (D16)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-package-'));
  const resources = join(folder, 'packed', 'linux-unpacked', 'resources');
  const archive = join(resources, 'app.asar');
  let files: readonly string[] = [];

  beforeAll(async () => {
    await packInto(folder);
    files = listPackage(archive, { isPack: false })
      .map((path) => path.replaceAll('\\', '/').slice(1))
      .filter((path, _index, all) => !all.some((other) => other.startsWith(`${path}/`)));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function below(start: string): readonly string[] {
    return files.filter((path) => path.startsWith(start));
  }

  it('has the program, the page, an icon, the licence, one module, and nothing else', () => {
    const known = ['out/main/', 'out/preload/', 'out/renderer/', 'node_modules/better-sqlite3/'];
    const others = files.filter((path) => !known.some((start) => path.startsWith(start)));

    expect([...others].sort()).toEqual(['LICENSE', 'package.json', 'resources/icons/512x512.png']);
    expect(below('out/main/')).toEqual(
      expect.arrayContaining(['out/main/index.js', 'out/main/library-process.js']),
    );
    expect(below('out/preload/')).toEqual(['out/preload/index.cjs']);
    expect(below('out/renderer/')).toContain('out/renderer/index.html');
  });

  it('has neither sources, nor tests, nor maps, nor another Node', () => {
    expect(files.filter((path) => /\.(?:map|tsx?|cpp|hpp|gyp|c|h)$/.test(path))).toEqual([]);
    expect(files.filter((path) => /^(?:src|tests|tools|docs)\//.test(path))).toEqual([]);
    expect(files.filter((path) => /pinned-node|node-(?:linux|win|bin)/.test(path))).toEqual([]);
  });

  it('has SQLite’s binaries for this system only, outside the archive', () => {
    const prebuilds = join(resources, 'app.asar.unpacked', 'node_modules', 'better-sqlite3', 'prebuilds');

    expect(readdirSync(prebuilds).sort()).toEqual(['linux-x64.node', 'linuxmusl-x64.node']);
  });

  it('has all that the program needs: unpacked elsewhere, it runs', async () => {
    const unpacked = join(folder, 'unpacked');
    extractAll(archive, unpacked);

    const cli = [join(unpacked, 'out/main/cli.js'), 'list', '--json', '--library', join(folder, 'library')];
    const { stdout } = await execute(process.execPath, cli);

    expect(JSON.parse(stdout)).toMatchObject({ total: 0, papers: [] });
  });
});

describe('packing', () => {
  it('without Electron’s binary says in one sentence what is missing', async () => {
    const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: join(tmpdir(), 'carrel-no-electron') };

    const packing = execute(process.execPath, [join(root, 'tools/run.mjs'), 'package'], { cwd: root, env });

    await expect(packing).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr:
        'Electron’s binary is missing, and without it there is nothing to pack: run "npx install-electron" where github.com can be reached, then this again.\n',
    });
  });
});
