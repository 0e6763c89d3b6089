import { createChance } from './chance.ts';
import { readCorpus } from './corpus/json-lines.ts';
import { rounded, type Spread, spreadOf, type Took, timedAsync } from './measure.ts';
import { createSessions } from './typing.ts';

/** How many readers type, and among how many papers they look. */
const sessions = 60;
const soughtAmong = 10_000;
/** Queries asked before anything is measured. */
const warmUp = 20;

/** What an engine took for each keystroke that it was asked, by the keystroke's number. */
export interface KeystrokeTimes {
  readonly asked: readonly number[];
  readonly cpu: readonly number[];
  readonly wall: readonly number[];
}

/** Every keystroke of the sessions, always the same for the same library. */
export function keystrokesOf(corpus: string): string[] {
  return createSessions({ papers: [...readCorpus(corpus, soughtAmong)], sessions }).flat();
}

/**
 * Asks an engine keystroke by keystroke, until all are asked or so many seconds of work are spent. When these may not do, they come in
 * an order that makes any first part of them a fair sample.
 */
export async function timeKeystrokes(
  keystrokes: readonly string[],
  search: (query: string) => unknown,
  { seconds }: { readonly seconds: number },
): Promise<KeystrokeTimes> {
  const order = shuffled(keystrokes.length);
  let spent = 0;
  const ask = async (at: number): Promise<Took> => {
    const one = await timedAsync(() => search(keystrokes[at] ?? ''));
    spent += one.cpu / 1000;
    return one;
  };
  for (const at of order.slice(0, warmUp)) {
    await ask(at);
    if (spent > seconds / 4) break;
  }
  const asked: number[] = [];
  const took: Took[] = [];
  for (const at of order) {
    took.push(await ask(at));
    asked.push(at);
    if (spent > seconds) break;
  }
  return { asked, cpu: took.map(({ cpu }) => rounded(cpu)), wall: took.map(({ wall }) => rounded(wall)) };
}

export interface KeystrokeSummary extends Spread {
  readonly queries: number;
  /** By the clock on the wall. */
  readonly wall: Spread;
}

export function summaryOf({ asked, cpu, wall }: KeystrokeTimes): KeystrokeSummary {
  return { ...spreadOf(cpu), queries: asked.length, wall: spreadOf(wall) };
}

/** How many times slower one engine is than another on the keystrokes that both were asked, by the 95th percentile. */
export function timesSlower(one: KeystrokeTimes, other: KeystrokeTimes): number {
  const both = new Set(other.asked.filter((at) => one.asked.includes(at)));
  const p95 = (times: KeystrokeTimes) =>
    spreadOf(times.cpu.filter((_, at) => both.has(times.asked[at] ?? -1))).p95;
  return rounded(p95(one) / p95(other));
}

function shuffled(count: number): number[] {
  const chance = createChance(5);
  return Array.from({ length: count }, (_, at) => ({ at, lot: chance() }))
    .sort((one, other) => one.lot - other.lot)
    .map(({ at }) => at);
}
