/** What one act took, in milliseconds: of the thread's own work, and by the clock on the wall. */
export interface Took {
  readonly cpu: number;
  readonly wall: number;
}

/** How times are spread, in milliseconds. */
export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** Whether this Node tells the work of one thread; without that, times are the wall's, and figures say so. */
export const hasThreadClock = typeof process.threadCpuUsage === 'function';

const cell = new Int32Array(new SharedArrayBuffer(4));

/**
 * The thread's own work so far, in milliseconds. Linux books it when a thread gives way: a wait of a moment makes it
 * do so, without which short work would be counted as none.
 */
function threadNow(): number {
  if (!hasThreadClock) return performance.now();
  Atomics.wait(cell, 0, 0, 0.001);
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Times one act. */
export function timed<Value>(act: () => Value): Took & { readonly value: Value } {
  const before = threadNow();
  const started = performance.now();
  const value = act();
  const wall = performance.now() - started;
  return { value, wall, cpu: threadNow() - before };
}

/** Times an act that is awaited; only good where nothing else runs on the thread. */
export async function timedAsync<Value>(
  act: () => Promise<Value> | Value,
): Promise<Took & { readonly value: Value }> {
  const before = threadNow();
  const started = performance.now();
  const value = await act();
  const wall = performance.now() - started;
  return { value, wall, cpu: threadNow() - before };
}

/** How numbers are spread. @throws when there are none */
export function spreadOf(times: readonly number[]): Spread {
  if (times.length === 0) throw new Error('Nothing was measured.');
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => rounded(sorted[Math.ceil(sorted.length * share) - 1] ?? sorted[0] ?? 0);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** To three digits that say something. */
export function rounded(value: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(3));
}

/** Memory in use, in bytes, after the rubbish was taken out where Node was started so that it can be. */
export function memoryInUse(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

export function megabytes(bytes: number): number {
  return rounded(bytes / 2 ** 20);
}
