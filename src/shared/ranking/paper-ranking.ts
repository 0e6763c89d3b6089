import type { Paper } from '../domain/paper.ts';
import { runToEnd } from '../work/run-to-end.ts';
import { Intake } from './intake.ts';
import type { AlikeWish } from './likeness.ts';
import { type Explanation, nothingToSay, type RankingState, type RelatedPaper } from './prediction.ts';
import { type RankedPapers, Ranking } from './ranking.ts';
import { Relations } from './relations.ts';
import { Weigher } from './weigh.ts';

/**
 * What the index knows of its papers beyond their words: how far each is from what the reader keeps, and which
 * are alike. Papers go by their numbers. They come in at once; reading them, and learning, waits for its turn.
 */
export class PaperRanking {
  readonly #intake: Intake;
  /** Papers of which nothing is known yet: they are taken in when they are read. */
  readonly #unseen = new Set<number>();
  readonly #ranking: Ranking;
  readonly #relations: Relations;

  constructor(papers: RankedPapers) {
    const paper = (number: number) => papers.paper(number);
    this.#intake = new Intake({
      paper,
      onRead: (number, read) => {
        if (this.#unseen.delete(number)) this.#ranking.put(number, read, undefined);
      },
      onMoved: (number) => {
        this.#ranking.moved(number);
      },
    });
    const parts = { intake: this.#intake, weigher: new Weigher(this.#intake.vectors) };
    this.#ranking = new Ranking({ ...parts, papers });
    this.#relations = new Relations({ ...parts, paper });
  }

  /** Whether enough was decided for papers to be ordered by interest. */
  get isReady(): boolean {
    return this.#ranking.isReady;
  }

  /** Whether there is something to learn, and everything is read that it takes. */
  get isDue(): boolean {
    return this.#intake.isFirstDone && !this.#ranking.isCurrent;
  }

  /** How many decisions came since the last learning. */
  get news(): number {
    return this.#ranking.news;
  }

  /** Has a paper that is there already wait to be read; `isFirst` for one that came in to be decided. */
  expect(number: number, isFirst: boolean): void {
    this.#unseen.add(number);
    this.#intake.expect(number, isFirst);
  }

  put(number: number, paper: Paper, before: Paper | undefined): void {
    const isUnseen = this.#unseen.delete(number);
    this.#ranking.put(number, paper, isUnseen ? undefined : before);
    this.#intake.put(number, paper, before);
  }

  remove(number: number): void {
    this.#unseen.delete(number);
    this.#intake.remove(number);
    this.#ranking.remove(number);
  }

  /** Reads at most so many of the papers that wait. Returns whether all are read. */
  readSome(count: number): boolean {
    return this.#intake.readSome(count);
  }

  /** Learns from all decisions, with rests. What was predicted before holds until the end. */
  learn(): Generator<void, boolean> {
    return this.#ranking.learn();
  }

  /** Reads and learns all there is, at once. Returns whether anything was learned. */
  learnAll(): boolean {
    this.readSome(Number.POSITIVE_INFINITY);
    return runToEnd(this.learn());
  }

  /** How far a paper is from the line between kept and skipped; 0 while nothing is predicted. */
  margin(number: number): number {
    return this.#ranking.margin(number);
  }

  /** Whether a paper is one of the last that are mixed in. */
  isSampled(number: number): boolean {
    return this.#ranking.isSampled(number);
  }

  state(): RankingState {
    return this.#ranking.state();
  }

  /** Why a paper stands where it does; nothing of one that is not there (`null`). */
  explain(number: number | null): Explanation {
    return number === null ? nothingToSay : this.#ranking.explain(number);
  }

  /** The papers most alike to one, with what they share. Rests now and then. */
  alike(number: number, wish: AlikeWish): Generator<void, readonly RelatedPaper[]> {
    return this.#relations.alike(number, wish);
  }
}
