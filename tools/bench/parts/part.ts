/** What a part of the benchmark is told. */
export interface PartWish {
  readonly papers: number;
  /** The made-up library, a paper a line. */
  readonly corpus: string;
  /** A folder for whatever the part writes; other parts of the same run find it there. */
  readonly folder: string;
  /** How long a part that can do with a sample may ask, in seconds. */
  readonly seconds: number;
}

/** A part measures one thing, in a process of its own; what it gives is plain data. @throws what stopped it */
export type Part = (wish: PartWish) => Promise<unknown>;
