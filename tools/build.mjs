import { buildAll } from './freshness.mjs';

/** `npm run build`: everything, into out/. */
export async function main() {
  return await buildAll();
}
