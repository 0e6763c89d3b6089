import { spawn } from 'node:child_process';
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

  const obstacle = obstacleTo(args) ?? (await missingBinary());
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
  const command = [process.execPath, join(root, 'out', 'main', 'cli.js'), 'serve', ...ownArguments];
  return await run(command, { stdio: ['inherit', 'pipe', 'inherit'], onStarted: openFirstAddress });
}

/** Passes on what the web host prints, and opens the first address in it. */
function openFirstAddress(child) {
  let printed = '';
  let isOpened = false;
  child.stdout.setEncoding('utf8').on('data', (text) => {
    process.stdout.write(text);
    printed += text;
    const address = isOpened ? null : /http:\/\/127\.0\.0\.1:\d+\/\S*(?=\s)/.exec(printed);
    if (!address) return;
    isOpened = true;
    openAddress(address[0]);
  });
}

function openAddress(address) {
  if (!hasDisplay()) return;
  const [file, ...args] = openers[process.platform] ?? ['xdg-open'];
  const child = spawn(file, [...args, address], { stdio: 'ignore', detached: true });
  // The address is on the screen already: whoever has no opener can still follow it.
  child.on('error', () => {});
  child.unref();
}

const openers = { darwin: ['open'], win32: ['rundll32', 'url.dll,FileProtocolHandler'] };

function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
