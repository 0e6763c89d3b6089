import { programOf, run } from './programs.mjs';

/** `npm run format`: writes what the formatter wants. */
export async function main(args) {
  const paths = args.length > 0 ? args : ['.'];
  return await run([...programOf('@biomejs/biome', 'biome'), 'check', '--write', ...paths]);
}
