import { join } from 'node:path';
import { electronBinary, installElectron } from './electron.mjs';
import { buildIfStale } from './freshness.mjs';
import { root, run } from './programs.mjs';

/** An Electron that ends badly within so many milliseconds did not start; one that ran longer was ended. */
const startTime = 5_000;

/** `npm start`: the desktop app, or, where that cannot be, the same page in a browser and one line saying why. */
export async function main(args) {
  const built = await buildIfStale();
  if (built !== 0) return built;

  const obstacle = (await missingBinary()) ?? obstacleTo(args);
  if (obstacle !== null) return await openInBrowser(obstacle, args);

  const startedAt = Date.now();
  const code = await run([electronBinary(), root, ...args]);
  if (code === 0 || Date.now() - startedAt > startTime) return code;
  return await openInBrowser(`Electron could not start (it ended with code ${code})`, args);
}

/** What on this machine keeps Electron from opening a window, or null. */
function obstacleTo(args) {
  if (process.platform !== 'linux') return null;
  if (!hasDisplay()) return 'There is no display for a window';
  if (process.getuid() === 0 && !args.includes('--no-sandbox'))
    return 'Electron does not run as root inside its sandbox (start as another user, or with "npm start -- --no-sandbox")';
  return null;
}

async function missingBinary() {
  if (electronBinary()) return null;
  console.error('Getting Electron, once.');
  const reason = await installElectron();
  return reason === null ? null : `Electron's binary could not be fetched (${reason})`;
}

async function openInBrowser(obstacle, args) {
  console.error(`${obstacle}, so Carrel opens in the browser.`);
  const ownArguments = args.filter((argument) => argument !== '--no-sandbox');
  const open = hasDisplay() ? ['--open'] : [];
  return await run([
    process.execPath,
    join(root, 'out', 'main', 'cli.js'),
    'serve',
    ...open,
    ...ownArguments,
  ]);
}

function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
