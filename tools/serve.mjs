import { main as carrel } from './carrel.mjs';

/** `npm run serve`: the page in a browser. */
export async function main(args) {
  return await carrel(['serve', ...args]);
}
