import type { Paper } from '../domain/paper.ts';

/** The signals that are numbers, in the order of their slots. */
export const signalNames = ['rank', 'upvotes'] as const;
export type SignalName = (typeof signalNames)[number];

interface Counted {
  readonly day: string;
  /** Upvotes on a scale on which ten times as many are always as much more; whole, so that sums are exact. */
  readonly level: number | null;
  /** 1 for the first of its listing, less for later ones; 0 where nothing ranks it. */
  readonly rank: number;
}

const scale = 1024;
const belowTenth = 1 / Math.sqrt(10.5);

/** What is a number about each paper: its place in its listing, and its upvotes against those of its day. */
export class Signals {
  readonly #papers: (Counted | undefined)[] = [];
  readonly #days = new Map<string, { count: number; sum: number }>();

  /** Takes a paper in. Returns whether anything about it changed. */
  put(number: number, paper: Paper): boolean {
    const before = this.#papers[number];
    const after = countedOf(paper);
    if (before?.day === after.day && before.level === after.level && before.rank === after.rank) return false;
    this.remove(number);
    this.#papers[number] = after;
    this.#add(after, 1);
    return true;
  }

  remove(number: number): void {
    const before = this.#papers[number];
    if (before !== undefined) this.#add(before, -1);
    this.#papers[number] = undefined;
  }

  /** 0 where nothing is known; between -1 and 1. */
  get(name: SignalName, number: number): number {
    const counted = this.#papers[number];
    if (counted === undefined) return 0;
    if (name === 'rank') return counted.rank;
    const day = this.#days.get(counted.day);
    if (counted.level === null || day === undefined || day.count < 2) return 0;
    return Math.tanh((counted.level - day.sum / day.count) / scale);
  }

  /** Among the first ten of its listing; more upvotes than usual on its day. */
  isHigh(name: SignalName, number: number): boolean {
    return this.get(name, number) > (name === 'rank' ? belowTenth : 0);
  }

  #add({ day, level }: Counted, by: 1 | -1): void {
    if (level === null) return;
    const total = this.#days.get(day) ?? { count: 0, sum: 0 };
    total.count += by;
    total.sum += by * level;
    if (total.count === 0) this.#days.delete(day);
    else this.#days.set(day, total);
  }
}

function countedOf(paper: Paper): Counted {
  let day = '';
  let rank = 0;
  for (const appearance of paper.appearances) {
    const listedOn = appearance.listedOn ?? '';
    if (listedOn < day) continue;
    if (listedOn > day) rank = 0;
    day = listedOn;
    if (appearance.rank !== null) rank = Math.max(rank, 1 / Math.sqrt(appearance.rank));
  }
  const level = paper.upvotes === null ? null : Math.round(Math.log1p(paper.upvotes) * scale);
  return { day: day === '' ? (paper.date ?? '') : day, level, rank };
}
