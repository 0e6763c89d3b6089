import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PartWish } from './parts/part.ts';

/** What a part measured, or why it did not. */
export type Outcome<Value> = { readonly value: Value } | { readonly reason: string };

/** How much memory for objects a part may use, in MB. */
const heap = 8_000;

/** Runs a part in a process of its own, so that none suffers from another's rubbish, and one that fails fails alone. */
export async function startPart<Value>(
  name: string,
  wish: PartWish,
  { minutes }: { readonly minutes: number },
): Promise<Outcome<Value>> {
  const outcome = join(wish.folder, `${name}.json`);
  const child = spawn(
    process.execPath,
    [
      '--expose-gc',
      '--disable-warning=ExperimentalWarning',
      `--max-old-space-size=${heap}`,
      fileURLToPath(new URL('run-part.ts', import.meta.url)),
      ...[name, JSON.stringify(wish), outcome],
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  // Whoever stops the benchmark stops the part that is running.
  const stop = () => void child.kill('SIGKILL');
  process.once('exit', stop);
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-2_000);
  });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    stop();
  }, minutes * 60_000);
  const code = await new Promise<number | null>((resolve) => void child.once('close', resolve));
  clearTimeout(timer);
  process.off('exit', stop);
  // What the file holds was written by `run-part.ts` for this very part.
  if (existsSync(outcome)) return JSON.parse(readFileSync(outcome, 'utf8')) as Outcome<Value>;
  if (isLate) return { reason: `It was not done within ${minutes} minutes.` };
  if (/heap out of memory/i.test(complaints)) return { reason: `It needs more than ${heap} MB of memory.` };
  return { reason: `Its process ended with ${code ?? 'a signal'}: ${complaints.trim().split('\n').at(-1)}` };
}
