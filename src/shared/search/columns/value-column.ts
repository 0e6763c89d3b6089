import { Dictionary } from './dictionary.ts';

/** The values of papers numbered from 0 on without a gap. */
export interface ValueRuns {
  /** Every value by its code, as a JSON array; the first is `''`. */
  readonly values: string;
  /** How many codes each paper has, and all codes, paper after paper. */
  readonly counts: Uint32Array<ArrayBuffer>;
  readonly codes: Uint32Array<ArrayBuffer>;
}

/**
 * The values of one facet for every paper: numbers of a dictionary, one run per paper in one array.
 * A paper without a value has the one value `''`.
 */
export class ValueColumn {
  readonly dictionary = new Dictionary();
  #codes: Uint32Array<ArrayBuffer> = new Uint32Array(256);
  #starts: Uint32Array<ArrayBuffer> = new Uint32Array(64);
  #counts: Uint32Array<ArrayBuffer> = new Uint32Array(64);
  #end = 0;
  #wasted = 0;

  set(paper: number, values: readonly string[]): void {
    if (paper >= this.#starts.length) {
      this.#starts = grown(this.#starts, paper + 1);
      this.#counts = grown(this.#counts, paper + 1);
    }
    const codes = [
      ...new Set(values.length === 0 ? [0] : values.map((value) => this.dictionary.code(value))),
    ];
    const had = this.#counts[paper] ?? 0;
    if (codes.length > had) {
      this.#wasted += had;
      if (this.#end + codes.length > this.#codes.length)
        this.#codes = grown(this.#codes, this.#end + codes.length);
      this.#starts[paper] = this.#end;
      this.#end += codes.length;
    } else this.#wasted += had - codes.length;
    this.#counts[paper] = codes.length;
    this.#codes.set(codes, this.#starts[paper] ?? 0);
    if (this.#wasted > 4096 && this.#wasted > this.#end / 2) this.#compact();
  }

  clear(paper: number): void {
    this.#wasted += this.#counts[paper] ?? 0;
    this.#counts[paper] = 0;
  }

  /** Where a paper's run of codes lies in `codes`. */
  start(paper: number): number {
    return this.#starts[paper] ?? 0;
  }

  end(paper: number): number {
    return (this.#starts[paper] ?? 0) + (this.#counts[paper] ?? 0);
  }

  /** All runs; only good until the next change. */
  get codes(): Uint32Array {
    return this.#codes;
  }

  /** Whether a paper has one of the values marked in `wanted`, by code. */
  hasAny(paper: number, wanted: Uint8Array): boolean {
    for (let at = this.start(paper); at < this.end(paper); at++) {
      if (wanted[this.#codes[at] ?? 0] === 1) return true;
    }
    return false;
  }

  /** What the first `count` papers have. */
  runs(count: number): ValueRuns {
    const counts = new Uint32Array(count);
    counts.set(this.#counts.subarray(0, count));
    const codes = new Uint32Array(counts.reduce((total, each) => total + each, 0));
    let end = 0;
    for (let paper = 0; paper < count; paper++) {
      codes.set(this.#codes.subarray(this.start(paper), this.end(paper)), end);
      end += counts[paper] ?? 0;
    }
    return { values: JSON.stringify(this.dictionary.values()), counts, codes };
  }

  /** Takes the place of everything that stood here. The arrays are used as they are, and changed. */
  adopt({ values, counts, codes }: ValueRuns): void {
    // They were written by `runs`, and their file's checksum is right.
    this.dictionary.adopt(JSON.parse(values) as string[]);
    this.#counts = counts;
    this.#codes = codes;
    this.#starts = new Uint32Array(counts.length);
    let end = 0;
    for (let paper = 0; paper < counts.length; paper++) {
      this.#starts[paper] = end;
      end += counts[paper] ?? 0;
    }
    this.#end = end;
    this.#wasted = 0;
  }

  #compact(): void {
    const codes = new Uint32Array(this.#codes.length);
    let end = 0;
    for (let paper = 0; paper < this.#starts.length; paper++) {
      const run = this.#codes.subarray(this.start(paper), this.end(paper));
      codes.set(run, end);
      this.#starts[paper] = end;
      end += run.length;
    }
    this.#codes = codes;
    this.#end = end;
    this.#wasted = 0;
  }
}

function grown(array: Uint32Array<ArrayBuffer>, atLeast: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(atLeast, array.length * 2));
  larger.set(array);
  return larger;
}
