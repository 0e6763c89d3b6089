import { type Paper, paperIdSchema, untouched } from '#shared/domain/paper.ts';
import { PaperIndex } from '#shared/search/paper-index.ts';
import { createChance } from './chance.ts';
import { createProse } from './corpus/prose.ts';
import { createDays } from './readers.ts';

export const thresholds = [0.02, 0.04, 0.06, 0.08, 0.1, 0.12, 0.15, 0.2, 0.25];
/** One in so many papers is asked about. */
const every = 5;

/** A paper with what it is about, the most of it first: what no ranking is told. */
export interface AboutPaper {
  readonly paper: Paper;
  readonly topics: readonly number[];
}

export interface Threshold {
  readonly least: number;
  /** How many papers are at least so alike to one, on average. */
  readonly found: number;
  /** The part of the papers asked about for which any is found. */
  readonly answered: number;
  /** Of what is found, the part that has a topic in common, and the part that is about the same topic first of all. */
  readonly precision: number;
  readonly mainPrecision: number;
  /** Of the papers that are about the same topic first of all, the part that is found. */
  readonly recall: number;
}

/** Papers of daily listings in words of their topics' own, which real papers do not have. */
export function listedPapers(count: number, seed: number): AboutPaper[] {
  const perDay = 40;
  return createDays(Math.ceil(count / perDay), perDay, seed).map(({ paper, topic, secondTopic }) => ({
    paper,
    topics: secondTopic === null ? [topic] : [topic, secondTopic],
  }));
}

/** Papers whose words follow the laws of real text, by people and in categories of their topic. */
export function naturalPapers(count: number, seed: number): AboutPaper[] {
  const chance = createChance(seed);
  const prose = createProse(createChance(seed + 1));
  return Array.from({ length: count }, (_, at) => {
    const subject = prose.subject();
    const paper: Paper = {
      ...untouched,
      id: paperIdSchema.parse(at + 1),
      title: prose.title(subject, 10),
      abstract: prose.text(subject, 187),
      authors: [`Author T${subject.first} N${Math.floor(60 ** chance())}`, `Author N${at}`],
      authorCount: null,
      organization: null,
      date: null,
      dateInferred: false,
      identifiers: {},
      links: [],
      upvotes: null,
      comments: null,
      status: 'undecided',
      tags: [],
      note: null,
      appearances: [],
      categories: [`cs.${subject.first % 12}`],
      addedAt: '2026-07-01T08:00:00.000Z',
      trashedAt: null,
    };
    return { paper, topics: [subject.first, subject.second] };
  });
}

/** Measures how often papers of a given likeness are about the same. */
export function measureThresholds(about: readonly AboutPaper[], now: () => number): Threshold[] {
  const index = new PaperIndex({ now });
  index.apply({ to: 1, papers: about.map(({ paper }) => paper), removed: [], more: false });
  index.readSome(Number.POSITIVE_INFINITY);
  const byId = new Map(about.map((one) => [one.paper.id, one]));
  const asked = about.filter((_, at) => at % every === 0);
  const pairs = asked.flatMap((one) =>
    index.related(one.paper.id, about.length).flatMap(({ id, likeness }) => {
      const other = byId.get(id);
      return other === undefined ? [] : [{ one, likeness, ...agreement(one, other) }];
    }),
  );
  const sameInAll = asked.reduce(
    (sum, one) => sum + about.filter((other) => other !== one && agreement(one, other).isMain).length,
    0,
  );

  return thresholds.map((least) => {
    const found = pairs.filter(({ likeness }) => likeness >= least);
    const main = found.filter(({ isMain }) => isMain).length;
    return {
      least,
      found: found.length / asked.length,
      answered: new Set(found.map(({ one }) => one)).size / asked.length,
      precision: found.filter(({ isAny }) => isAny).length / found.length,
      mainPrecision: main / found.length,
      recall: main / sameInAll,
    };
  });
}

function agreement(
  { topics }: AboutPaper,
  other: AboutPaper,
): { readonly isAny: boolean; readonly isMain: boolean } {
  return {
    isAny: topics.some((topic) => other.topics.includes(topic)),
    isMain: topics[0] === other.topics[0],
  };
}
