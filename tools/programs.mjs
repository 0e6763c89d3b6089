import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The command line of an installed program, e.g. `programOf('vitest')`: run by this Node, so nothing depends on PATH or a shell. */
export function programOf(packageName, bin = packageName) {
  const folder = join(root, 'node_modules', packageName);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const entry = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[bin];
  return [process.execPath, join(folder, entry)];
}

/** Runs a command to its end with the present streams; resolves with its exit code, and passes signals on. */
export function run(command, { env = {}, stdio = 'inherit' } = {}) {
  const [file, ...args] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: root, stdio, env: { ...process.env, ...env } });
    const stopListening = passSignalsTo(child);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      stopListening();
      resolve(signal === null ? (code ?? 1) : 128 + constants.signals[signal]);
    });
  });
}

/** Runs a command and keeps what it prints, for steps that run side by side. */
export function runQuietly(command, { env = {} } = {}) {
  const [file, ...args] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    const stopListening = passSignalsTo(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => {
        output += text;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      stopListening();
      resolve({ code: code ?? 1, output });
    });
  });
}

/** While a child runs, SIGINT and its kin are the child's to answer; this process ends when the child has. */
function passSignalsTo(child) {
  const listeners = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => {
    // A terminal sends its Ctrl-C to the child as well; sent twice it would count as the user insisting.
    const listener = () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal));
    process.on(signal, listener);
    return [signal, listener];
  });
  return () => {
    for (const [signal, listener] of listeners) process.off(signal, listener);
  };
}
