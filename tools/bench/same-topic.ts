import { PaperIndex } from '#shared/search/paper-index.ts';
import { createDays, type ToldPaper } from './readers.ts';

const thresholds = [0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.25];
const days = 50;
const perDay = 40;
/** One in so many papers is asked about. */
const every = 10;

export interface Threshold {
  readonly least: number;
  /** How many papers are at least so alike to one, on average. */
  readonly found: number;
  /** Of these, the part that is about a topic which both have. */
  readonly precision: number;
  /** Of the papers that are about such a topic, the part that is found. */
  readonly recall: number;
}

/** Measures how often papers of a given likeness are about the same. */
export function measureThresholds(seed: number, now: () => number): Threshold[] {
  const told = createDays(days, perDay, seed);
  const index = new PaperIndex({ now });
  index.apply({ to: 1, papers: told.map(({ paper }) => paper), removed: [], more: false });
  index.readSome(Number.POSITIVE_INFINITY);
  const byId = new Map(told.map((one) => [one.paper.id, one]));
  const asked = told.filter((_, at) => at % every === 0);
  const pairs = asked.flatMap((one) =>
    index.related(one.paper.id, told.length).map(({ id, likeness }) => {
      const other = byId.get(id);
      return { likeness, isSame: other !== undefined && isAboutTheSame(one, other) };
    }),
  );
  const sameInAll = asked.reduce(
    (sum, one) => sum + told.filter((other) => other !== one && isAboutTheSame(one, other)).length,
    0,
  );

  return thresholds.map((least) => {
    const found = pairs.filter(({ likeness }) => likeness >= least);
    const same = found.filter(({ isSame }) => isSame).length;
    return {
      least,
      found: found.length / asked.length,
      precision: same / found.length,
      recall: same / sameInAll,
    };
  });
}

function isAboutTheSame(one: ToldPaper, other: ToldPaper): boolean {
  const topics = [other.topic, other.secondTopic];
  return topics.includes(one.topic) || (one.secondTopic !== null && topics.includes(one.secondTopic));
}
