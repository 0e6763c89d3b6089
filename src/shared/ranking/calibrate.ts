import { logistic } from './logistic.ts';

/** What turns a margin into a probability: `logistic(slope · margin + offset)`. */
export interface Calibration {
  /** Above 0: a larger margin is never a smaller probability. */
  readonly slope: number;
  readonly offset: number;
}

/** What a margin that nobody trained on turned out to be. */
export interface Outcome {
  readonly margin: number;
  readonly kept: boolean;
}

/** However little the margins tell: who has the larger one is kept as likely or likelier. */
const leastSlope = 0.05;
const mostSteps = 100;

/**
 * Platt's calibration: the logistic curve that fits what was kept best. Few outcomes claim little, since each
 * counts as a little less than certain (Lin, Lin and Weng, 2007).
 */
export function calibrate(outcomes: readonly Outcome[]): Calibration {
  const keptCount = outcomes.filter(({ kept }) => kept).length;
  const ifKept = (keptCount + 1) / (keptCount + 2);
  const ifNot = 1 / (outcomes.length - keptCount + 2);
  const targets = outcomes.map(({ kept }) => (kept ? ifKept : ifNot));
  const loss = ({ slope, offset }: Calibration): number =>
    outcomes.reduce((sum, { margin }, at) => sum + lossOf(slope * margin + offset, targets[at] ?? 0), 0);

  let best: Calibration = {
    slope: leastSlope,
    offset: Math.log((keptCount + 1) / (outcomes.length - keptCount + 1)),
  };
  let bestLoss = loss(best);
  for (let step = 0; step < mostSteps; step++) {
    const direction = newtonStep(outcomes, targets, best);
    let size = 1;
    let next = best;
    let nextLoss = bestLoss;
    for (; size > 1e-6; size /= 2) {
      next = {
        slope: Math.max(leastSlope, best.slope - size * direction.slope),
        offset: best.offset - size * direction.offset,
      };
      nextLoss = loss(next);
      if (nextLoss < bestLoss) break;
    }
    if (bestLoss - nextLoss < 1e-9) break;
    best = next;
    bestLoss = nextLoss;
  }
  return best;
}

/** The cross entropy of a target and a logit, without overflow. */
function lossOf(logit: number, target: number): number {
  return Math.max(logit, 0) - logit * target + Math.log1p(Math.exp(-Math.abs(logit)));
}

function newtonStep(
  outcomes: readonly Outcome[],
  targets: readonly number[],
  { slope, offset }: Calibration,
): Calibration {
  let [slopeSlope, slopeOffset, offsetOffset, bySlope, byOffset] = [1e-9, 0, 1e-9, 0, 0];
  outcomes.forEach(({ margin }, at) => {
    const probability = logistic(slope * margin + offset);
    const curve = probability * (1 - probability);
    const miss = probability - (targets[at] ?? 0);
    slopeSlope += margin * margin * curve;
    slopeOffset += margin * curve;
    offsetOffset += curve;
    bySlope += margin * miss;
    byOffset += miss;
  });
  const determinant = slopeSlope * offsetOffset - slopeOffset * slopeOffset;
  return {
    slope: (offsetOffset * bySlope - slopeOffset * byOffset) / determinant,
    offset: (slopeSlope * byOffset - slopeOffset * bySlope) / determinant,
  };
}
