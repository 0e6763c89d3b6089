import { isDecidedByReader, type Paper } from '../domain/paper.ts';

/** What the reader's own decisions say about a paper: whether it was worth keeping. */
export interface Judgement {
  readonly kept: boolean;
  /** How much it counts: a grade of 1 or 5 says more than a key pressed in passing. */
  readonly weight: number;
  /** When it was decided, in milliseconds since 1970. */
  readonly at: number;
}

/** The days after which a decision counts half as much more than the oldest ones as it did when it was made. */
const fadingDays = 120;
/** What the oldest decisions count against the newest. */
const leastRecency = 0.4;

/** What is known of a paper (R1); `null` where the reader has said nothing, put it off or thrown it away. */
export function judgementOf(paper: Paper): Judgement | null {
  if (paper.trashedAt !== null) return null;
  const at = Date.parse(paper.decidedAt ?? paper.addedAt);
  // A grade is the reader's last word: a paper can be queued, read and found wanting.
  const grade = paper.rating ?? paper.interest;
  if (grade !== null && grade !== 3) {
    return { kept: grade > 3, weight: grade === 1 || grade === 5 ? 1.5 : 1, at };
  }
  if (!isDecidedByReader(paper)) return null;
  return { kept: paper.status !== 'skipped', weight: 1, at };
}

/** How much a decision counts for its age, against the newest one: interests move on, and slowly. */
export function recency(at: number, newest: number): number {
  const days = Math.max(0, newest - at) / 86_400_000;
  return leastRecency + (1 - leastRecency) * 2 ** (-days / fadingDays);
}
