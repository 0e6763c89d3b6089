import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Starts a program of `tests/kit/programs` under this Node, which strips the types itself. */
export function startProgram(name: string, ...args: readonly string[]): ChildProcess {
  const file = fileURLToPath(new URL(`./programs/${name}.ts`, import.meta.url));
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Waits for a program's end. */
export function ended(program: ChildProcess): Promise<Ended> {
  return new Promise((resolve, reject) => {
    program.once('error', reject);
    program.once('exit', (code, signal) => resolve({ code, signal }));
  });
}

/** Waits until a program has written so many lines that begin with a word. `false` when it ended before. */
export function saidOften(program: ChildProcess, word: string, times: number): Promise<boolean> {
  let text = '';
  return new Promise((resolve) => {
    program.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      if (text.split('\n').filter((line) => line.startsWith(word)).length >= times) resolve(true);
    });
    program.once('exit', () => resolve(false));
  });
}
