import { join } from 'node:path';
import { root, run } from './programs.mjs';

/** `npm run bench`: measures what must stay fast; prints numbers, asserts nothing. `npm run bench -- 100000` for more papers. */
export async function main(args) {
  const typeScript = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
  for (const name of ['search.ts', 'storage.ts', 'ranking.ts']) {
    const code = await run([process.execPath, ...typeScript, join(root, 'tools', 'bench', name), ...args]);
    if (code !== 0) return code;
  }
  return 0;
}
