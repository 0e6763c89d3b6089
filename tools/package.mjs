import { join } from 'node:path';
import { electronBinary } from './electron.mjs';
import { buildAll } from './freshness.mjs';
import { programOf, root, run } from './programs.mjs';

/** `npm run package`: installers for this system, into dist/; arguments go to electron-builder. */
export async function main(args) {
  // Packed is the Electron that is installed here, and no other is downloaded unasked.
  if (electronBinary() === null) {
    console.error(
      'Electron’s binary is missing, and without it there is nothing to pack: run "npx install-electron" where github.com can be reached, then this again.',
    );
    return 1;
  }
  const built = await buildAll();
  if (built !== 0) return built;
  const electron = process.env.ELECTRON_OVERRIDE_DIST_PATH || join(root, 'node_modules', 'electron', 'dist');
  const builder = programOf('electron-builder');
  return await run([...builder, '--publish', 'never', `--config.electronDist=${electron}`, ...args]);
}
