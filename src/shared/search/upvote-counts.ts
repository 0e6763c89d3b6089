import type { FacetCount } from './request.ts';

/**
 * Where the steps begin in which upvotes are counted (S25): their numbers spread over powers. None is given before
 * the first.
 */
export const upvoteSteps = [
  0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000,
] as const;

/** Counts papers by steps of their upvotes. */
export class UpvoteCounts {
  readonly #counts = new Uint32Array(upvoteSteps.length);
  #without = 0;

  /** A negative number says that none is given. */
  add(upvotes: number): void {
    if (upvotes < 0) this.#without += 1;
    else {
      let step = 0;
      while (upvotes >= (upvoteSteps[step + 1] ?? Number.POSITIVE_INFINITY)) step += 1;
      this.#counts[step] = (this.#counts[step] ?? 0) + 1;
    }
  }

  /** The steps with papers by where they begin, the fewest upvotes first; `''`, none given, last. */
  list(): readonly FacetCount[] {
    const counts = upvoteSteps.map((step, at) => ({ value: String(step), count: this.#counts[at] ?? 0 }));
    return [...counts, { value: '', count: this.#without }].filter(({ count }) => count > 0);
  }
}
