import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A program in which everything that may be imported is, once. */
const allowed: Record<string, string[]> = {
  'src/shared/domain/paper.ts': ['zod'],
  'src/shared/search/index.ts': ['minisearch', '../domain/paper.ts'],
  'src/main/library/open.ts': ['#shared/domain/paper.ts', './storage/database.ts', 'node:fs'],
  'src/main/library/storage/database.ts': ['better-sqlite3'],
  'src/main/index.ts': ['electron', './desktop/window.ts'],
  'src/main/desktop/window.ts': ['electron', '../library/open.ts'],
  'src/main/server/host.ts': ['../library/open.ts', '../library-host/keep.ts', 'ws'],
  'src/main/cli/index.ts': ['../library/open.ts', '../server/host.ts', '../library-folder.ts'],
  'src/main/library-folder.ts': [],
  'src/main/library-host/keep.ts': ['#shared/domain/paper.ts'],
  'src/preload/index.ts': ['electron'],
  'src/renderer/ui/button.tsx': ['react'],
  'src/renderer/features/notes/index.ts': ['./editor.ts'],
  'src/renderer/features/notes/editor.ts': ['#shared/domain/paper.ts'],
  'src/renderer/features/search/box.ts': ['../notes/index.ts', '../../ui/button.tsx'],
};

/** One import more, and the rule that must refuse it. */
const forbidden: [file: string, imported: string, rule: string][] = [
  ['src/shared/domain/paper.ts', '../../main/library/open.ts', 'shared-knows-only-itself'],
  ['src/shared/domain/paper.ts', 'node:fs', 'shared-knows-only-itself'],
  ['src/shared/domain/paper.ts', 'react', 'shared-knows-only-itself'],
  ['src/main/library/open.ts', '../server/host.ts', 'library-knows-only-shared'],
  ['src/main/library/open.ts', '../../renderer/ui/button.tsx', 'library-knows-only-shared'],
  ['src/main/server/host.ts', '../desktop/window.ts', 'hosts-know-library-and-shared'],
  ['src/main/desktop/window.ts', '../server/host.ts', 'hosts-know-library-and-shared'],
  ['src/main/cli/index.ts', '../desktop/window.ts', 'command-line-may-start-the-web-host'],
  ['src/main/library-host/keep.ts', '../server/host.ts', 'library-host-knows-only-shared'],
  ['src/main/library/open.ts', '../library-host/keep.ts', 'library-knows-only-shared'],
  ['src/preload/index.ts', '#shared/domain/paper.ts', 'preload-knows-nothing'],
  ['src/renderer/features/search/box.ts', '../../../main/library/open.ts', 'renderer-knows-only-shared'],
  ['src/renderer/features/search/box.ts', 'node:fs', 'renderer-has-no-node'],
  ['src/renderer/ui/button.tsx', '#shared/domain/paper.ts', 'ui-knows-nothing-of-papers'],
  ['src/renderer/ui/button.tsx', '../features/notes/index.ts', 'ui-knows-nothing-of-papers'],
  ['src/renderer/features/search/box.ts', '../notes/editor.ts', 'features-have-one-door'],
  ['src/main/library/open.ts', 'electron', 'electron-stays-in-the-shell'],
  ['src/main/cli/index.ts', 'electron', 'electron-stays-in-the-shell'],
  ['src/main/library/open.ts', 'better-sqlite3', 'sqlite-has-one-door'],
  ['src/main/library/open.ts', '../../../tests/kit/clock.ts', 'sources-know-no-tests'],
  ['src/main/library/open.ts', './absent.ts', 'imports-resolve'],
];

const summarySchema = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

describe('boundaries', () => {
  let folder = '';
  let allowedViolations: string[] = [];
  let forbiddenViolations: string[] = [];

  // Each cruise takes most of a second, so one covers every forbidden import.
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'carrel-boundaries-'));
    allowedViolations = await violationsOf(join(folder, 'allowed'), allowed);
    forbiddenViolations = await violationsOf(join(folder, 'forbidden'), withForbidden());
  }, 30_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('let through everything that the design allows', () => {
    expect(allowedViolations).toEqual([]);
  });

  it.each(forbidden)('%s may not import %s (%s)', (file, imported, rule) => {
    expect(forbiddenViolations).toContain(`${copyOf(file, imported)}: ${rule}`);
  });
});

/** The allowed program, and beside it a copy of a file for each import that is forbidden to it. */
function withForbidden(): Record<string, string[]> {
  const copies = forbidden.map(([file, imported]): [string, string[]] => [
    copyOf(file, imported),
    [imported],
  ]);
  return { ...allowed, ...Object.fromEntries(copies) };
}

/** Named after its import; Electron's own entry is the one file whose name matters, and no copy is made of it. */
function copyOf(file: string, imported: string): string {
  return file.replace(/([.]tsx?)$/, `-${imported.replace(/\W+/g, '-')}$1`);
}

async function violationsOf(folder: string, files: Record<string, string[]>): Promise<string[]> {
  const written: Record<string, string[]> = { ...files, 'tests/kit/clock.ts': [] };
  for (const [file, imports] of Object.entries(written)) {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    const lines = imports.map(
      (imported, index) => `import * as m${index} from '${imported}';\nvoid m${index};`,
    );
    writeFileSync(path, `${lines.join('\n')}\nexport {};\n`);
  }
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ type: 'module', imports: { '#shared/*': './src/shared/*' } }),
  );
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');

  const { summary } = summarySchema.parse(JSON.parse(await cruise(folder)));
  expect(summary.totalCruised).toBeGreaterThanOrEqual(Object.keys(files).length);
  return summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`);
}

function cruise(folder: string): Promise<string> {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = ['--config', join(root, '.dependency-cruiser.mjs'), '--no-cache', '-T', 'json', 'src'];
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [program, ...args],
      { cwd: folder, maxBuffer: 1 << 26 },
      (error, stdout, stderr) => {
        // It exits with the number of violations, so only a run that printed nothing has failed.
        if (stdout === '') reject(error ?? new Error(stderr));
        else resolve(stdout);
      },
    );
  });
}
