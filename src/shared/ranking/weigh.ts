import { bucketIn, kindIn, timesIn } from './entries.ts';
import { featureKinds } from './features.ts';
import type { Vectors } from './vectors.ts';

/**
 * How much all of a kind weigh together. Set by hand (docs/decisions/ranking.md): of a paper's words most tell
 * nothing, so that as a whole they must weigh much for the few that tell to be heard beside one category or source.
 */
const kindWeights: Readonly<Record<(typeof featureKinds)[number], number>> = {
  word: 5,
  author: 1.2,
  category: 0.5,
  organization: 0.7,
  source: 0.2,
  signal: 0.2,
};
const weightOfKind = Float64Array.from(featureKinds, (kind) => kindWeights[kind]);

/** By how often a word stands in a text: each further time tells less. */
const frequency = Float64Array.from({ length: 512 }, (_, times) => (times === 0 ? 0 : 1 + Math.log(times)));

/** Weighs entries by how rare they are among the papers that there are now (TF-IDF). */
export class Weigher {
  readonly #vectors: Vectors;
  /** How much a feature tells, by how many papers have it. */
  #rarity = new Float64Array(0);
  #size = -1;

  constructor(vectors: Vectors) {
    this.#vectors = vectors;
  }

  /**
   * For the linear model: of each kind all together of the length of that kind's weight, however many there
   * are; words among themselves by TF-IDF.
   */
  forModel(entries: Uint32Array, weights: Float64Array): void {
    const rarity = this.#rarities();
    const { papersWith } = this.#vectors;
    const squares = new Float64Array(featureKinds.length);
    for (let at = 0; at < entries.length; at++) {
      const entry = entries[at] ?? 0;
      const kind = kindIn(entry);
      const weight =
        kind === 0 ? (frequency[timesIn(entry)] ?? 0) * (rarity[papersWith[bucketIn(entry)] ?? 0] ?? 0) : 1;
      weights[at] = weight;
      squares[kind] = (squares[kind] ?? 0) + weight * weight;
    }
    for (let kind = 0; kind < squares.length; kind++) {
      const square = squares[kind] ?? 0;
      squares[kind] = square === 0 ? 0 : (weightOfKind[kind] ?? 0) / Math.sqrt(square);
    }
    for (let at = 0; at < entries.length; at++) {
      weights[at] = (weights[at] ?? 0) * (squares[kindIn(entries[at] ?? 0)] ?? 0);
    }
  }

  /**
   * For likeness: every feature by TF-IDF, authors less the more there are, what a paper's sources say of it
   * not at all. Together of length 1, or 0 where nothing tells.
   */
  forLikeness(entries: Uint32Array, weights: Float64Array): void {
    const rarity = this.#rarities();
    const { papersWith } = this.#vectors;
    let authors = 0;
    for (const entry of entries) if (kindIn(entry) === authorKind) authors++;
    const ofAuthor = 2 / Math.sqrt(authors + 3);
    let square = 0;
    for (let at = 0; at < entries.length; at++) {
      const entry = entries[at] ?? 0;
      const kind = kindIn(entry);
      const told = kind === authorKind ? ofAuthor : kind >= sourceKind ? 0 : (frequency[timesIn(entry)] ?? 0);
      const weight = told * (rarity[papersWith[bucketIn(entry)] ?? 0] ?? 0);
      weights[at] = weight;
      square += weight * weight;
    }
    const length = Math.sqrt(square);
    for (let at = 0; at < entries.length; at++) weights[at] = length === 0 ? 0 : (weights[at] ?? 0) / length;
  }

  /** Computed anew when there are more or fewer papers: a hundred thousand logarithms are two milliseconds. */
  #rarities(): Float64Array {
    const { size } = this.#vectors;
    if (size === this.#size) return this.#rarity;
    this.#size = size;
    // Two features of one paper may share a number, so that more papers have it than there are: it tells nothing.
    this.#rarity = Float64Array.from({ length: size + 1 }, (_, having) =>
      Math.max(0, Math.log((size + 1) / (having + 0.5))),
    );
    return this.#rarity;
  }
}

const authorKind = featureKinds.indexOf('author');
const sourceKind = featureKinds.indexOf('source');
