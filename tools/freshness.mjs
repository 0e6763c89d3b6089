import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './programs.mjs';

/** The halves of the program that are built apart, what each is made from, and a file that proves it was built. */
const halves = {
  main: {
    sources: ['src/shared', 'src/main', 'src/preload'],
    targets: ['main', 'preload'],
    proof: 'out/main/cli.js',
  },
  page: {
    sources: ['src/shared', 'src/renderer', 'resources'],
    targets: ['renderer'],
    proof: 'out/renderer/index.html',
  },
};
const configuration = ['electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.base.json'];
const cacheFolder = join(root, 'node_modules', '.cache', 'carrel');
const lockFolder = join(cacheFolder, 'build.lock');

/**
 * Builds what has changed since it was last built; `which` is `['main']` for the command line alone.
 * Two at once wait for each other. Resolves with the exit code. Prints to stderr only, and nothing when all is fresh.
 */
export async function buildIfStale(which = ['main', 'page']) {
  if (which.every(isFresh)) return 0;
  return await whileLocked(() => build(which.filter((half) => !isFresh(half))));
}

/** Builds everything, whatever its age. */
export async function buildAll() {
  return await whileLocked(() => build(['main', 'page']));
}

async function build(which) {
  // Someone is watching and will wait; scripts get no word that they did not ask for.
  if (process.stderr.isTTY) console.error('Building Carrel.');
  for (const half of which) {
    const made = fingerprint(half);
    rmSync(stampOf(half), { force: true });
    const command = [process.execPath, join(root, 'tools', 'compile.mjs'), ...halves[half].targets];
    const code = await run(command, { stdio: ['ignore', 2, 2] });
    if (code !== 0) return code;
    writeFileSync(stampOf(half), made);
  }
  return 0;
}

function isFresh(half) {
  return (
    existsSync(join(root, halves[half].proof)) &&
    existsSync(stampOf(half)) &&
    readFileSync(stampOf(half), 'utf8') === fingerprint(half)
  );
}

function stampOf(half) {
  return join(root, 'out', `.built-${half}`);
}

/** Content, not times: a checkout that touches every file costs no build, and one that restores an old file does. */
function fingerprint(half) {
  const hash = createHash('sha256');
  for (const path of [...configuration, ...halves[half].sources].flatMap(filesUnder)) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(path) {
  const whole = join(root, path);
  if (!existsSync(whole)) return [];
  if (statSync(whole).isFile()) return [path];
  return readdirSync(whole, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .sort();
}

/** A folder is the lock, since making one is atomic everywhere; a lock whose owner is gone is taken over. */
async function whileLocked(work) {
  mkdirSync(cacheFolder, { recursive: true });
  for (let waited = 0; !takeLock(); waited += 1) {
    if (waited === 0) console.error('Waiting for another build to end.');
    if (isAbandoned()) rmSync(lockFolder, { recursive: true, force: true });
    else await new Promise((resolve) => setTimeout(resolve, 100));
  }
  try {
    return await work();
  } finally {
    rmSync(lockFolder, { recursive: true, force: true });
  }
}

function takeLock() {
  try {
    mkdirSync(lockFolder);
    writeFileSync(join(lockFolder, 'owner'), String(process.pid));
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function isAbandoned() {
  try {
    const age = Date.now() - statSync(lockFolder).mtimeMs;
    const owner = ownerOfLock();
    return owner === null ? age > 5_000 : !isAlive(owner) || age > 600_000;
  } catch {
    return false;
  }
}

function ownerOfLock() {
  const file = join(lockFolder, 'owner');
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : null;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
