import type { Paper } from '../domain/paper.ts';
import { sourceName } from '../text/source-name.ts';
import { bucketIn, keyIn, keyOf } from './entries.ts';
import { type Feature, featuresOf } from './features.ts';
import { biasSlot, contributionsOf, type Model, marginOf, probabilityOf, slotOfSignal } from './model.ts';
import type { Explanation, Reason } from './prediction.ts';
import type { SignalName } from './signals.ts';

const mostReasons = 8;
/** Of these, so many words: what people and places did is not to be crowded out by the many words of an abstract. */
const mostWords = 4;
/** Reasons that move less than this part of all, in hundredths, are not worth a line. */
const leastShare = 0.5;

/** What moved a paper's prediction, by the model's own exact sums (R6). */
export function explain(model: Model, number: number, paper: Paper, isSampled: boolean): Explanation {
  const reasons = [...featureReasons(model, number, paper), ...signalReasons(model, number, paper)];
  const whole = reasons.reduce((sum, { part }) => sum + Math.abs(part), 0);
  let words = 0;
  return {
    probability: probabilityOf(model, marginOf(model, number)),
    isSampled,
    reasons: reasons
      .map(({ part, ...reason }) => ({ ...reason, share: whole === 0 ? 0 : (100 * part) / whole }))
      .filter(({ share }) => Math.abs(share) >= leastShare)
      .sort((a, b) => Math.abs(b.share) - Math.abs(a.share) || (a.label < b.label ? -1 : 1))
      .filter(({ kind }) => kind !== 'word' || words++ < mostWords)
      .slice(0, mostReasons),
  };
}

interface Part extends Omit<Reason, 'share'> {
  /** What it adds to the margin. */
  readonly part: number;
}

/**
 * A reason for each feature. Words that stand in a joined one and pull the same way (`kv`, `cache` and
 * `kv cache`) are one reason, under the joined one's name: their parts add up.
 */
function featureReasons(model: Model, number: number, paper: Paper): Part[] {
  const entries = model.vectors.get(number);
  const added = contributionsOf(model, number).entries;
  const left = new Map<number, number>();
  entries.forEach((entry, at) => left.set(keyIn(entry), added[at] ?? 0));

  const features = distinct(featuresOf(paper)).sort(
    (a, b) => sizeOf(b) - sizeOf(a) || (a.term < b.term ? -1 : 1),
  );
  const made: Part[] = [];
  // Joined ones first, so that they find their parts still there.
  for (const feature of [...features.filter(isJoined), ...features.filter((one) => !isJoined(one))]) {
    const key = keyOf(feature.kind, feature.term);
    let part = left.get(key) ?? 0;
    if (part === 0) continue;
    left.delete(key);
    for (const term of feature.parts) {
      const partKey = keyOf('word', term);
      const own = left.get(partKey) ?? 0;
      if (own * part <= 0) continue;
      part += own;
      left.delete(partKey);
    }
    const slot = (model.slots[bucketIn((key * 512) >>> 0)] ?? 0) - 1;
    made.push({
      kind: feature.kind,
      label: labelOf(feature),
      part,
      kept: model.kept[slot] ?? 0,
      decided: model.decided[slot] ?? 0,
    });
  }
  return made;

  function sizeOf({ kind, term }: Feature): number {
    return Math.abs(left.get(keyOf(kind, term)) ?? 0);
  }
}

function isJoined({ parts }: Feature): boolean {
  return parts.length > 0;
}

/** One of each feature, as the paper writes it first. */
function distinct(features: readonly Feature[]): Feature[] {
  const byKey = new Map<number, Feature>();
  for (const feature of features) {
    const key = keyOf(feature.kind, feature.term);
    if (!byKey.has(key)) byKey.set(key, feature);
  }
  return [...byKey.values()];
}

function labelOf({ kind, label }: Feature): string {
  if (kind === 'source') return sourceName(label);
  if (kind === 'signal') return 'Has code';
  return label;
}

function signalReasons(model: Model, number: number, paper: Paper): Part[] {
  const { signals } = contributionsOf(model, number);
  const decidedInAll = model.decided[biasSlot] ?? 0;
  const keptInAll = model.kept[biasSlot] ?? 0;
  const reason = (name: SignalName, label: string, side: 'more' | 'fewer'): Part => {
    const kept = model.kept[slotOfSignal[name]] ?? 0;
    const decided = model.decided[slotOfSignal[name]] ?? 0;
    const counts =
      side === 'more' ? { kept, decided } : { kept: keptInAll - kept, decided: decidedInAll - decided };
    return { kind: 'signal', label, part: signals[name], ...counts };
  };
  const made: Part[] = [];
  if (signals.rank !== 0) {
    const isHigh = model.signals.isHigh('rank', number);
    made.push(
      reason(
        'rank',
        isHigh ? 'Among the first ten listed' : 'Listed further down',
        isHigh ? 'more' : 'fewer',
      ),
    );
  }
  if (signals.upvotes !== 0) {
    const isMore = model.signals.isHigh('upvotes', number);
    const words = isMore ? 'more than usual that day' : 'no more than usual that day';
    const count = paper.upvotes === 1 ? '1 upvote' : `${paper.upvotes ?? 0} upvotes`;
    made.push(reason('upvotes', `${count}, ${words}`, isMore ? 'more' : 'fewer'));
  }
  return made;
}
