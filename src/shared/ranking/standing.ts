import { lastPart } from './sample.ts';

/** How far each paper is from the line between kept and skipped, and which papers come last. */
export class Standing {
  #margins = new Float64Array(64);
  /** The same as a model says that had not learned from the paper: of undecided ones it is the same number. */
  #unlearned = new Float64Array(64);
  /** The unlearned margins of all that came in to be decided. */
  readonly #cameIn: number[] = [];
  /** Below it lies the last part of them. */
  #line = Number.NEGATIVE_INFINITY;

  margin(number: number): number {
    return this.#margins[number] ?? 0;
  }

  /** Whether a paper lies in the last part of all that came in. */
  isLast(number: number): boolean {
    return (this.#unlearned[number] ?? 0) < this.#line;
  }

  place(number: number, margin: number, unlearned: number): void {
    if (number >= this.#margins.length) {
      this.#margins = grown(this.#margins, number + 1);
      this.#unlearned = grown(this.#unlearned, number + 1);
    }
    this.#margins[number] = margin;
    this.#unlearned[number] = unlearned;
  }

  /** Counts a placed paper among those that came in to be decided. */
  count(number: number): void {
    this.#cameIn.push(this.#unlearned[number] ?? 0);
  }

  /** Draws the line under which the last part lies. */
  draw(): void {
    const sorted = Float64Array.from(this.#cameIn).sort();
    this.#line = sorted[Math.floor(sorted.length * lastPart)] ?? Number.NEGATIVE_INFINITY;
    this.#cameIn.length = 0;
  }

  forget(number: number): void {
    if (number >= this.#margins.length) return;
    this.#margins[number] = 0;
    this.#unlearned[number] = Number.POSITIVE_INFINITY;
  }
}

function grown(array: Float64Array<ArrayBuffer>, atLeast: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(Math.max(atLeast, array.length * 2));
  larger.set(array);
  return larger;
}
