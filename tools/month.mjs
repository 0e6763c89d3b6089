import { join } from 'node:path';
import { root, run } from './programs.mjs';

/** `node tools/run.mjs month`: plays the services of the recorded month on this machine, for a person to try. */
export async function main(args) {
  const program = join(root, 'tools', 'month', 'play.ts');
  return await run([process.execPath, '--disable-warning=ExperimentalWarning', program, ...args]);
}
