import type { PaperId } from '../domain/paper.ts';

/** How well the ranking knows the reader. */
export interface RankingState {
  /** Papers of which the ranking knows whether the reader kept them. */
  readonly decisions: number;
  /** Whether there are enough decisions of both kinds to predict anything; before that it predicts nothing. */
  readonly isReady: boolean;
  /** "Learned from 214 decisions." or "Six more decisions, then papers can be ordered by interest." */
  readonly sentence: string;
  /**
   * The estimated share of papers the reader would have kept among those that the ranking puts last, 0–1,
   * from the sample of them that the reader decided; `null` while none were.
   */
  readonly missed: number | null;
  /** How many papers `missed` is estimated from. */
  readonly sampled: number;
}

/** Something of a paper that moved its prediction. */
export interface Reason {
  readonly kind: 'word' | 'author' | 'category' | 'organization' | 'source' | 'signal';
  /** For people: `KV cache`, `Shiwei Liu`, `cs.LG`. */
  readonly label: string;
  /** How much it moved the prediction, in hundredths of all that moved it; below 0 against the paper. */
  readonly share: number;
  /** Papers of the reader with it: kept, and decided in all. */
  readonly kept: number;
  readonly decided: number;
}

/** Why a paper stands where it stands. */
export interface Explanation {
  /** The probability that the reader keeps it, 0–1; `null` while the ranking is not ready. */
  readonly probability: number | null;
  /** Whether it is one of the last that are mixed in, so that it can be told what the ranking misses. */
  readonly isSampled: boolean;
  /** The strongest first, at most eight. */
  readonly reasons: readonly Reason[];
}

/** A paper like another, by the words, authors and categories they share. */
export interface RelatedPaper {
  readonly id: PaperId;
  readonly title: string;
  /** Cosine of the two vectors, 0–1. */
  readonly likeness: number;
  /** What they share most, for people. */
  readonly shared: readonly string[];
}

/** What is said of a paper of which nothing is known. */
export const nothingToSay: Explanation = { probability: null, isSampled: false, reasons: [] };
