import type { PaperId } from '../domain/paper.ts';
import { type Judgement, recency } from './judgement.ts';
import type { Lesson } from './model.ts';

/** How many decisions it takes to predict anything, and how many of each kind (R4). */
export const enough = { inAll: 20, ofEach: 5 } as const;
/** So many of the newest decisions are learned from: older ones tell little, and each is paid for each time. */
export const mostLessons = 5000;

interface Judged extends Judgement {
  readonly id: PaperId;
  readonly number: number;
}

/** What the reader decided, by the paper's number. */
export class Lessons {
  readonly #judged = new Map<number, Judged>();
  #kept = 0;
  #news = 0;

  /** How many decisions came, changed or went since they were last taken. */
  get news(): number {
    return this.#news;
  }

  get counts(): { readonly kept: number; readonly skipped: number } {
    return { kept: this.#kept, skipped: this.#judged.size - this.#kept };
  }

  /** Takes in what is known of a paper now. Returns whether that is new. */
  put(number: number, id: PaperId, judgement: Judgement | null): boolean {
    const before = this.#judged.get(number);
    if (isSame(before, judgement)) return false;
    this.remove(number);
    if (judgement !== null) {
      this.#judged.set(number, { ...judgement, id, number });
      if (judgement.kept) this.#kept++;
    }
    this.#news++;
    return true;
  }

  remove(number: number): void {
    const before = this.#judged.get(number);
    if (before === undefined) return;
    this.#judged.delete(number);
    if (before.kept) this.#kept--;
    this.#news++;
  }

  all(): Iterable<Judged> {
    return this.#judged.values();
  }

  /** The newest decisions in the order of the papers' ids, or `null` while there are too few of a kind. */
  take(): readonly Lesson[] | null {
    this.#news = 0;
    const { kept, skipped } = this.counts;
    if (kept + skipped < enough.inAll || Math.min(kept, skipped) < enough.ofEach) return null;
    const judged = [...this.#judged.values()];
    const times = Float64Array.from(judged, ({ at }) => at).sort();
    const newest = times.at(-1) ?? 0;
    const since = times.at(-mostLessons) ?? Number.NEGATIVE_INFINITY;
    const chosen = judged.filter(({ at }) => at >= since).sort((a, b) => b.at - a.at || a.id - b.id);
    return chosen
      .slice(0, mostLessons)
      .sort((a, b) => a.id - b.id)
      .map(({ id, number, kept: isKept, weight, at }) => ({
        id,
        number,
        kept: isKept,
        weight: weight * recency(at, newest),
      }));
  }
}

function isSame(before: Judgement | undefined, after: Judgement | null): boolean {
  if (before === undefined || after === null) return before === undefined && after === null;
  return before.kept === after.kept && before.weight === after.weight && before.at === after.at;
}
