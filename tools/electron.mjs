import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programOf, root } from './programs.mjs';

const folder = join(root, 'node_modules', 'electron');
const binaries = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/** Where Electron's binary is, or null where it is not installed. Never downloads, unlike the package itself. */
export function electronBinary() {
  const pathFile = join(folder, 'path.txt');
  const name = existsSync(pathFile)
    ? readFileSync(pathFile, 'utf8')
    : (binaries[process.platform] ?? 'electron');
  const binary = join(process.env.ELECTRON_OVERRIDE_DIST_PATH || join(folder, 'dist'), name);
  return existsSync(binary) ? binary : null;
}

/**
 * Runs the package's own installer; resolves with null when the binary is there, else with why it is not.
 * Gives up after `patience` milliseconds in which no byte arrived: some networks drop packets in silence.
 */
export async function installElectron(patience = 20_000) {
  const downloads = mkdtempSync(join(tmpdir(), 'carrel-electron-'));
  try {
    const reason = await install(downloads, patience);
    return electronBinary() ? null : (reason ?? 'its installer left no binary');
  } finally {
    rmSync(downloads, { recursive: true, force: true });
  }
}

function install(downloads, patience) {
  const [file, ...args] = programOf('electron', 'install-electron');
  const env = { ...process.env, TMPDIR: downloads, TEMP: downloads, TMP: downloads };
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, stdio: ['ignore', 2, 'pipe'], env });
    const watch = watchForSilence([downloads, join(folder, 'dist')], patience, () => {
      child.kill();
      resolve(`nothing arrived for ${patience / 1000} seconds`);
    });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      complaint += text;
    });
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code) => {
      clearInterval(watch);
      resolve(code === 0 ? null : summary(complaint));
    });
  });
}

/** Calls back when the folders have not grown for so many milliseconds. */
function watchForSilence(folders, patience, onSilence) {
  let [size, since] = [0, Date.now()];
  const watch = setInterval(() => {
    const now = folders.reduce((sum, path) => sum + sizeOf(path), 0);
    if (now !== size) [size, since] = [now, Date.now()];
    if (Date.now() - since < patience) return;
    clearInterval(watch);
    onSilence();
  }, 500);
  return watch;
}

function sizeOf(path) {
  if (!existsSync(path)) return 0;
  return readdirSync(path, { recursive: true })
    .map((name) => statSync(join(path, name), { throwIfNoEntry: false })?.size ?? 0)
    .reduce((sum, size) => sum + size, 0);
}

/** The innermost cause of the installer's stack trace, without the stack. */
function summary(complaint) {
  const lines = complaint.split('\n').map((line) => line.trim());
  const cause = lines.findLast((line) => line.startsWith('[cause]: ')) ?? lines.find((line) => line !== '');
  return (cause ?? 'its installer failed')
    .replace(/^\[cause\]: /, '')
    .replace(/^\w*Error: /, '')
    .replace(/ \{$/, '');
}
