import type { PaperId, Status } from '../domain/paper.ts';
import type { Day } from '../domain/partial-date.ts';
import type { Period } from './period.ts';

/** A paper as a digest names it. Its texts are as they came: whoever writes them makes them harmless. */
export interface DigestPaper {
  readonly id: PaperId;
  readonly title: string;
  /** `Ada Lovelace, Emmy Noether and 3 more`; an organisation where no author is known; empty for neither. */
  readonly byline: string;
  /** Where it can be read: arXiv, else its DOI; `null` for a paper that has neither. */
  readonly url: string | null;
  readonly status: Status | null;
  /** Why it stands where it stands, or is named at all: `highlighted by a rule`, `watched: Emmy Noether`, `due 3 July`. */
  readonly reasons: readonly string[];
}

/** The new papers that one source brought. A paper of several stands under the first of them. */
export interface DigestSource {
  readonly key: string;
  readonly name: string;
  readonly came: number;
  /** What the ledger says of its days: `31 of 58 papers came.` */
  readonly days: readonly { readonly day: Day; readonly sentence: string }[];
  readonly papers: readonly DigestPaper[];
  /** How many more there are than are named. */
  readonly more: number;
}

/** What a day or a week brought: new papers by source, what changed, what is due, what was read. */
export interface Digest {
  readonly period: Period;
  readonly came: number;
  readonly kept: number;
  readonly skipped: number;
  readonly sources: readonly DigestSource[];
  readonly changed: readonly DigestPaper[];
  readonly due: readonly DigestPaper[];
  readonly read: readonly DigestPaper[];
}
