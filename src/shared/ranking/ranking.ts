import type { Paper } from '../domain/paper.ts';
import { explain } from './explain.ts';
import type { Intake } from './intake.ts';
import { judgementOf } from './judgement.ts';
import { Lessons } from './lessons.ts';
import { learn, type Model, marginOf } from './model.ts';
import type { Explanation, RankingState } from './prediction.ts';
import { isInSample } from './sample.ts';
import { Signals } from './signals.ts';
import { Standing } from './standing.ts';
import { stateOf } from './state.ts';
import type { Weigher } from './weigh.ts';

/** What the ranking asks of whoever holds the papers. */
export interface RankedPapers {
  paper(number: number): Paper | undefined;
  numbers(): Iterable<number>;
  id(number: number): number;
  /** Whether a paper came in to be decided, or has been: it is among those of which some come last. */
  isCandidate(number: number): boolean;
  isUndecided(number: number): boolean;
}

export interface RankingParts {
  readonly papers: RankedPapers;
  readonly intake: Intake;
  readonly weigher: Weigher;
}

/** Papers whose margin is computed between two rests: about a millisecond. */
const papersBetweenRests = 400;

/**
 * Knows how far each paper is from what the reader keeps. Takes decisions in at once (`put`), and learns
 * from them when asked to (`learn`); what was predicted before holds until then.
 */
export class Ranking {
  readonly #papers: RankedPapers;
  readonly #intake: Intake;
  readonly #weigher: Weigher;
  readonly #signals = new Signals();
  readonly #lessons = new Lessons();
  #model: Model | null = null;
  #standing = new Standing();
  /** Moves on with everything that predictions follow from. */
  #version = 0;
  #learnedVersion = 0;

  constructor({ papers, intake, weigher }: RankingParts) {
    this.#papers = papers;
    this.#intake = intake;
    this.#weigher = weigher;
  }

  /** Whether predictions follow from all that there is now. */
  get isCurrent(): boolean {
    return this.#learnedVersion === this.#version;
  }

  get isReady(): boolean {
    return this.#model !== null;
  }

  /** How many decisions came since the last learning. */
  get news(): number {
    return this.#lessons.news;
  }

  /** Takes a paper in, or a new state of it. */
  put(number: number, paper: Paper, before: Paper | undefined): void {
    const isSignalNew = this.#signals.put(number, paper);
    const isLessonNew = this.#lessons.put(number, paper.id, judgementOf(paper));
    const isCandidateNew = before === undefined || isCandidate(before) !== isCandidate(paper);
    if (isSignalNew || isLessonNew || isCandidateNew) this.#version++;
  }

  remove(number: number): void {
    this.#signals.remove(number);
    this.#lessons.remove(number);
    this.#standing.forget(number);
    this.#version++;
  }

  /** A paper's vector is new or gone. What is new is predicted by what was learned so far. */
  moved(number: number): void {
    this.#version++;
    if (this.#model !== null && this.#intake.vectors.has(number))
      this.#place(this.#standing, this.#model, number);
  }

  /**
   * Learns from all decisions and predicts every paper anew, resting now and then so that others can be
   * served. What was predicted before holds until the end. Returns whether anything was done.
   */
  *learn(): Generator<void, boolean> {
    if (this.isCurrent) return false;
    const version = this.#version;
    const lessons = this.#lessons.take();
    const standing = new Standing();
    const model = lessons === null ? null : yield* this.#learnFrom(lessons, standing);
    this.#model = model;
    this.#standing = standing;
    this.#learnedVersion = version;
    return true;
  }

  /** How far a paper is from the line between kept and skipped; 0 while nothing is predicted. */
  margin(number: number): number {
    return this.#standing.margin(number);
  }

  /** Whether an undecided paper is one of the last that are mixed in (R8). */
  isSampled(number: number): boolean {
    if (!this.#standing.isLast(number)) return false;
    return this.#papers.isUndecided(number) && this.#isInLastSample(number, this.#papers.id(number));
  }

  state(): RankingState {
    const sample = { kept: 0, decided: 0 };
    for (const { id, number, kept } of this.#lessons.all()) {
      if (!this.#isInLastSample(number, id)) continue;
      sample.decided++;
      if (kept) sample.kept++;
    }
    return stateOf(this.#lessons.counts, sample, this.isReady);
  }

  explain(number: number): Explanation {
    const paper = this.#papers.paper(number);
    if (this.#model === null || paper === undefined) {
      return { probability: null, isSampled: false, reasons: [] };
    }
    this.#intake.read(number);
    return explain(this.#model, number, paper, this.isSampled(number));
  }

  *#learnFrom(lessons: Parameters<typeof learn>[0], standing: Standing): Generator<void, Model> {
    const model = yield* learn(lessons, {
      vectors: this.#intake.vectors,
      weigher: this.#weigher,
      signals: this.#signals,
    });
    let done = 0;
    for (const number of [...this.#papers.numbers()]) {
      this.#place(standing, model, number);
      if (this.#papers.isCandidate(number)) standing.count(number);
      if (++done % papersBetweenRests === 0) yield;
    }
    standing.draw();
    return model;
  }

  #place(standing: Standing, model: Model, number: number): void {
    const margin = marginOf(model, number);
    const id = this.#papers.id(number);
    standing.place(number, margin, model.heldOut.get(id) ?? margin);
  }

  #isInLastSample(number: number, id: number): boolean {
    return this.#model !== null && isInSample(id) && this.#standing.isLast(number);
  }
}

/** Whether a paper came in to be decided, or has been: it is among those of which some come last. */
function isCandidate({ status, trashedAt }: Paper): boolean {
  return status !== null && trashedAt === null;
}
