import { programOf, run } from './programs.mjs';

/** `npm run bench`: measures what must stay fast; prints numbers, asserts nothing. */
export async function main(args) {
  return await run([...programOf('vitest'), 'bench', '--run', '--project', 'bench', ...args]);
}
