import { electronBinary } from './electron.mjs';
import { programOf, run } from './programs.mjs';

/** `npm run dev`: the desktop app, reloaded as its sources change. */
export async function main(args) {
  if (electronBinary() === null) {
    console.error(
      'Electron\'s binary is not installed and "npm run dev" needs it: get it with "npx install-electron", or use "npm run serve".',
    );
    return 1;
  }
  return await run([...programOf('electron-vite'), 'dev', ...args]);
}
