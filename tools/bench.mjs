import { join } from 'node:path';
import { buildIfStale } from './freshness.mjs';
import { root, run } from './programs.mjs';

/**
 * `npm run bench -- --papers 100000`: measures Carrel beside what it could have been made of, in the same run, and
 * prints ratios; `--json` prints the figures alone, `--only keystroke,facets,import,page,judged` runs parts.
 * `npm run bench -- ranking` measures the order by interest.
 */
export async function main(args) {
  const typeScript = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
  const isRanking = args[0] === 'ranking';
  const built = isRanking ? 0 : await buildIfStale(['main', 'page']);
  if (built !== 0) return built;
  const entry = join(root, 'tools', 'bench', isRanking ? 'ranking.ts' : 'run.ts');
  return await run([process.execPath, ...typeScript, entry, ...(isRanking ? args.slice(1) : args)]);
}
