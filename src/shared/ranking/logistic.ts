/** Examples to learn from, one sparse row each. */
export interface Examples {
  /** Where each row begins; one more than there are rows. */
  readonly starts: Uint32Array;
  /** Which weight each value belongs to. */
  readonly slots: Uint32Array;
  readonly values: Float64Array;
  /** 1 or -1. */
  readonly signs: Int8Array;
  /** How much getting a row wrong costs, against keeping the weights small. */
  readonly costs: Float64Array;
  /** How many weights there are. */
  readonly size: number;
}

const mostRounds = 30;
/** Fitted is when no row’s margin moved by more in a whole round: no order would change by it that matters. */
const closeEnough = 0.1;
/** Between two rests: so many values looked at, about a millisecond. */
const valuesBetweenRests = 200_000;

/**
 * The weights of a logistic regression with L2 regularisation over the given rows, by coordinate descent in
 * the dual (Yu, Huang and Lin, 2011). The minimum is one, the order of the rows is fixed, there is no chance in
 * it: the same rows give the same weights to the last bit. Rests now and then, so that others can be served.
 */
export function* fitLogistic(examples: Examples, rows: Uint32Array): Generator<void, Float64Array> {
  const { starts, costs } = examples;
  const weights = new Float64Array(examples.size);
  /** Each row's share in the weights is its cost times the logistic function of this. */
  const logits = new Float64Array(rows.length).fill(-7);
  const squares = new Float64Array(rows.length);
  let looked = 0;
  for (const [place, row] of rows.entries()) {
    squares[place] = squareOf(examples, row);
    move(examples, row, (costs[row] ?? 0) * logistic(-7), weights);
    looked += (starts[row + 1] ?? 0) - (starts[row] ?? 0);
    if (looked > valuesBetweenRests) {
      looked = 0;
      yield;
    }
  }

  for (let round = 0; round < mostRounds; round++) {
    let largest = 0;
    for (let at = 0; at < rows.length; at++) {
      // To and fro, so that no row is always the last to be heard.
      const place = round % 2 === 0 ? at : rows.length - 1 - at;
      const row = rows[place] ?? 0;
      const before = logits[place] ?? 0;
      const cost = costs[row] ?? 0;
      const after = solve(before, cost, squares[place] ?? 0, marginOf(examples, row, weights));
      logits[place] = after;
      move(examples, row, cost * (logistic(after) - logistic(before)), weights);
      largest = Math.max(largest, Math.abs(after - before));
      looked += (starts[row + 1] ?? 0) - (starts[row] ?? 0);
      if (looked > valuesBetweenRests) {
        looked = 0;
        yield;
      }
    }
    if (largest < closeEnough) break;
  }
  return weights;
}

export function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** The row's sign times its product with the weights. */
function marginOf(examples: Examples, row: number, weights: Float64Array): number {
  return (examples.signs[row] ?? 0) * productOf(examples, row, weights);
}

/** A row's product with the weights. */
export function productOf({ starts, slots, values }: Examples, row: number, weights: Float64Array): number {
  let sum = 0;
  const end = starts[row + 1] ?? 0;
  for (let at = starts[row] ?? 0; at < end; at++) sum += (values[at] ?? 0) * (weights[slots[at] ?? 0] ?? 0);
  return sum;
}

function squareOf({ starts, values }: Examples, row: number): number {
  let sum = 0;
  for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) sum += (values[at] ?? 0) ** 2;
  return sum;
}

function move(
  { starts, slots, values, signs }: Examples,
  row: number,
  by: number,
  weights: Float64Array,
): void {
  const step = by * (signs[row] ?? 0);
  const end = starts[row + 1] ?? 0;
  for (let at = starts[row] ?? 0; at < end; at++) {
    const slot = slots[at] ?? 0;
    weights[slot] = (weights[slot] ?? 0) + step * (values[at] ?? 0);
  }
}

/**
 * The logit at which one row is content while all others stand still: where
 * `square · cost · (logistic(t) - logistic(before)) + margin + t` is 0. That grows with t at least as fast as t
 * itself, so Newton's steps get there; one that leaves the bounds is replaced by halving them.
 */
function solve(before: number, cost: number, square: number, margin: number): number {
  const share = logistic(before);
  let low = -margin - square * cost * (1 - share);
  let high = -margin + square * cost * share;
  let logit = Math.min(high, Math.max(low, before));
  for (let step = 0; step < 30; step++) {
    const there = logistic(logit);
    const value = square * cost * (there - share) + margin + logit;
    if (Math.abs(value) < 1e-9) break;
    if (value > 0) high = logit;
    else low = logit;
    const next = logit - value / (1 + square * cost * there * (1 - there));
    logit = next > low && next < high ? next : (low + high) / 2;
  }
  return logit;
}
