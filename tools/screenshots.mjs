import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale } from './freshness.mjs';
import { root, run } from './programs.mjs';

/** `npm run screenshots`: takes the pictures of docs/screenshots anew, of the built page with invented papers. */
export async function main() {
  const built = await buildIfStale(['main', 'page']);
  if (built !== 0) return built;
  const folder = mkdtempSync(join(tmpdir(), 'carrel-screenshots-'));
  try {
    return await run([
      process.execPath,
      '--disable-warning=ExperimentalWarning',
      join(root, 'tools', 'screenshots', 'take.ts'),
      folder,
      pathToFileURL(join(root, 'docs', 'screenshots/')).href,
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
