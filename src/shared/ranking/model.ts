import { type Calibration, calibrate, type Outcome } from './calibrate.ts';
import { bucketIn, buckets, mixed, mostEntries } from './entries.ts';
import { type Examples, fitLogistic, logistic, productOf } from './logistic.ts';
import { type SignalName, type Signals, signalNames } from './signals.ts';
import type { Vectors } from './vectors.ts';
import type { Weigher } from './weigh.ts';

/** A decision to learn from. */
export interface Lesson {
  readonly id: number;
  readonly number: number;
  readonly kept: boolean;
  readonly weight: number;
}

/** What is known of the papers that are learned from and predicted. */
export interface Knowledge {
  readonly vectors: Vectors;
  readonly weigher: Weigher;
  readonly signals: Signals;
}

/** What some decisions taught. */
export interface Model extends Knowledge {
  /** By feature: one more than the slot of its weight; 0 where no decision had it. */
  readonly slots: Uint32Array;
  /** By slot: its weight, and how many decided papers have it, kept and in all. */
  readonly weights: Float64Array;
  readonly kept: Uint32Array;
  readonly decided: Uint32Array;
  readonly calibration: Calibration;
  /** By id: the margin that a model which had not learned from the paper gave it. */
  readonly heldOut: ReadonlyMap<number, number>;
}

/** What wrong predictions cost against large weights; a third or thrice as much makes no difference that shows. */
const cost = 0.3;
const folds = 5;
/** Lessons read between two rests: about a millisecond. */
const lessonsBetweenRests = 100;
const biasValue = 1;
const signalValue = 0.2;

/** Slots before those of the features. */
export const biasSlot = 0;
export const slotOfSignal: Readonly<Record<SignalName, number>> = { rank: 1, upvotes: 2 };
const firstSlot = 1 + signalNames.length;

/**
 * Learns from decisions, always from nothing: the way there leaves no trace, so that the same decisions and
 * papers give the same model (R3). Lessons come in the order of their ids.
 */
export function* learn(lessons: readonly Lesson[], knowledge: Knowledge): Generator<void, Model> {
  const { examples, slots } = yield* examplesOf(lessons, knowledge);
  const { heldOut, outcomes } = yield* holdOut(lessons, examples);
  const weights = yield* fitLogistic(examples, scattered(lessons));
  const kept = new Uint32Array(examples.size);
  const decided = new Uint32Array(examples.size);
  for (const [row, lesson] of lessons.entries()) {
    if (row % lessonsBetweenRests === lessonsBetweenRests - 1) yield;
    for (let at = examples.starts[row] ?? 0; at < (examples.starts[row + 1] ?? 0); at++) {
      const slot = examples.slots[at] ?? 0;
      // Of the signals those count that are high: see `Signals.isHigh`.
      if (slot === slotOfSignal.rank && !knowledge.signals.isHigh('rank', lesson.number)) continue;
      if (slot === slotOfSignal.upvotes && !knowledge.signals.isHigh('upvotes', lesson.number)) continue;
      decided[slot] = (decided[slot] ?? 0) + 1;
      if (lesson.kept) kept[slot] = (kept[slot] ?? 0) + 1;
    }
  }
  yield;
  return { ...knowledge, slots, weights, kept, decided, heldOut, calibration: calibrate(outcomes) };
}

/** How far on which side of the line between kept and skipped a paper lies. */
export function marginOf(model: Model, number: number): number {
  const { vectors, weigher, signals, slots, weights } = model;
  const entries = vectors.get(number);
  weigher.forModel(entries, scratch);
  let sum = biasValue * (weights[biasSlot] ?? 0);
  for (const name of signalNames) {
    sum += signalValue * signals.get(name, number) * (weights[slotOfSignal[name]] ?? 0);
  }
  for (let at = 0; at < entries.length; at++) {
    const slot = slots[bucketIn(entries[at] ?? 0)] ?? 0;
    if (slot > 0) sum += (scratch[at] ?? 0) * (weights[slot - 1] ?? 0);
  }
  return sum;
}

/** What each entry and each signal of a paper adds to its margin; with the bias they are the margin. */
export function contributionsOf(
  model: Model,
  number: number,
): {
  readonly bias: number;
  readonly signals: Readonly<Record<SignalName, number>>;
  readonly entries: Float64Array;
} {
  const { vectors, weigher, signals, slots, weights } = model;
  const entries = vectors.get(number);
  const parts = new Float64Array(entries.length);
  weigher.forModel(entries, scratch);
  for (let at = 0; at < entries.length; at++) {
    const slot = slots[bucketIn(entries[at] ?? 0)] ?? 0;
    parts[at] = slot > 0 ? (scratch[at] ?? 0) * (weights[slot - 1] ?? 0) : 0;
  }
  const ofSignal = (name: SignalName) =>
    signalValue * signals.get(name, number) * (weights[slotOfSignal[name]] ?? 0);
  return {
    bias: biasValue * (weights[biasSlot] ?? 0),
    signals: { rank: ofSignal('rank'), upvotes: ofSignal('upvotes') },
    entries: parts,
  };
}

/** The probability that the reader keeps a paper of this margin. */
export function probabilityOf({ calibration }: Model, margin: number): number {
  return logistic(calibration.slope * margin + calibration.offset);
}

const scratch = new Float64Array(mostEntries);

/** The lessons as rows: a slot for each feature that any of them has, given in the order of the lessons. */
function* examplesOf(
  lessons: readonly Lesson[],
  { vectors, weigher, signals }: Knowledge,
): Generator<void, { readonly examples: Examples; readonly slots: Uint32Array }> {
  // Papers may come and go in the rests.
  const entriesOf = lessons.map(({ number }) => vectors.get(number));
  yield;
  const slots = new Uint32Array(buckets);
  const starts = new Uint32Array(lessons.length + 1);
  entriesOf.forEach((entries, row) => {
    starts[row + 1] = (starts[row] ?? 0) + firstSlot + entries.length;
  });
  const length = starts[lessons.length] ?? 0;
  const slotOf = new Uint32Array(length);
  const values = new Float64Array(length);
  let size = firstSlot;
  for (const [row, { number }] of lessons.entries()) {
    if (row % lessonsBetweenRests === lessonsBetweenRests - 1) yield;
    let at = starts[row] ?? 0;
    const add = (slot: number, value: number) => {
      slotOf[at] = slot;
      values[at++] = value;
    };
    add(biasSlot, biasValue);
    for (const name of signalNames) add(slotOfSignal[name], signalValue * signals.get(name, number));
    const entries = entriesOf[row] ?? new Uint32Array(0);
    weigher.forModel(entries, scratch);
    for (let place = 0; place < entries.length; place++) {
      const bucket = bucketIn(entries[place] ?? 0);
      if (slots[bucket] === 0) slots[bucket] = ++size;
      add((slots[bucket] ?? 1) - 1, scratch[place] ?? 0);
    }
  }
  const signs = Int8Array.from(lessons, ({ kept }) => (kept ? 1 : -1));
  return { examples: { starts, slots: slotOf, values, signs, costs: costsOf(lessons), size }, slots };
}

/** Both kinds weigh the same in all, however few were kept. */
function costsOf(lessons: readonly Lesson[]): Float64Array {
  const total = { kept: 0, skipped: 0 };
  for (const { kept, weight } of lessons) total[kept ? 'kept' : 'skipped'] += weight;
  const half = (total.kept + total.skipped) / 2;
  return Float64Array.from(lessons, ({ kept, weight }) => {
    const ofKind = kept ? total.kept : total.skipped;
    return (cost * weight * half) / ofKind;
  });
}

/** Predicts each fifth of the lessons by what the other four teach. */
function* holdOut(
  lessons: readonly Lesson[],
  examples: Examples,
): Generator<void, { readonly heldOut: Map<number, number>; readonly outcomes: Outcome[] }> {
  const heldOut = new Map<number, number>();
  const foldOf = (row: number) => mixed((lessons[row]?.id ?? 0) ^ 0xf01d) % folds;
  const rows = scattered(lessons);
  for (let fold = 0; fold < folds; fold++) {
    const weights = yield* fitLogistic(
      examples,
      rows.filter((row) => foldOf(row) !== fold),
    );
    for (const row of rows) {
      const id = lessons[row]?.id ?? 0;
      if (foldOf(row) === fold) heldOut.set(id, productOf(examples, row, weights));
    }
  }
  const outcomes = lessons.map(({ id, kept }) => ({ margin: heldOut.get(id) ?? 0, kept }));
  return { heldOut, outcomes };
}

/** The rows in an order that has nothing to do with what is in them, and is the same each time. */
function scattered(lessons: readonly Lesson[]): Uint32Array {
  const hashes = lessons.map(({ id }) => mixed(id));
  return Uint32Array.from(lessons.keys()).sort((a, b) => (hashes[a] ?? 0) - (hashes[b] ?? 0) || a - b);
}
