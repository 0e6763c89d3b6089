import { buildIfStale } from './freshness.mjs';
import { programOf, run } from './programs.mjs';

/** `npm test`: every test, against a fresh build; arguments go to vitest. */
export async function main(args) {
  const built = await buildIfStale();
  if (built !== 0) return built;
  return await run([...programOf('vitest'), 'run', ...args]);
}
