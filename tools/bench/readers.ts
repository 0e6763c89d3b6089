import { type Paper, paperIdSchema, type Status, untouched } from '#shared/domain/paper.ts';
import { createChance } from './chance.ts';

/** A made-up reader: what is kept, by topic, and how steadily. */
export interface Reader {
  readonly name: string;
  /** Topics of interest; with a number of decisions after which they are others. */
  readonly topics: readonly number[];
  readonly later?: { readonly after: number; readonly topics: readonly number[] };
  /** How many of the people who write most about these topics are followed. */
  readonly follows: number;
  /** How often a decision is the opposite of what it should be, 0–1. */
  readonly noise: number;
}

/** A paper, and what it is about: what no ranking is told. */
export interface ToldPaper {
  readonly paper: Paper;
  readonly topic: number;
  readonly secondTopic: number | null;
  /** Numbers of its authors. */
  readonly authors: readonly number[];
}

const topicCount = 24;
const firstDay = Date.UTC(2026, 0, 5);

export const readers: readonly Reader[] = [
  { name: 'steady', topics: [0, 3, 7, 11, 15], follows: 6, noise: 0.07 },
  { name: 'broad and careless', topics: [1, 2, 5, 8, 13, 16, 19], follows: 0, noise: 0.15 },
  { name: 'narrow', topics: [4, 9], follows: 8, noise: 0.04 },
  {
    name: 'drifting after 500',
    topics: [0, 6, 12, 18],
    later: { after: 500, topics: [0, 2, 10, 20] },
    follows: 4,
    noise: 0.07,
  },
];

/**
 * Daily listings of made-up papers: each about one topic or two, which have words, authors, laboratories and a
 * category of their own among what all share; by Zipf's law all of them. Upvotes have little to do with it.
 */
export function createDays(days: number, perDay: number, seed = 3): ToldPaper[] {
  const chance = createChance(seed);
  const pick = (count: number) => Math.floor(chance() * count);
  const zipf = (count: number) => Math.floor(count ** chance()) - 1;
  const normal = () => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
  const popularity = Array.from({ length: topicCount }, normal);

  const text = (length: number, topic: number, second: number | null, about: number) =>
    Array.from({ length }, () => {
      if (chance() > about) return `w${zipf(20_000)}`;
      return `t${second !== null && chance() < 0.35 ? second : topic}x${zipf(400)}`;
    }).join(' ');

  return Array.from({ length: days }, (_, day) => {
    const listedOn = new Date(firstDay + day * 86_400_000).toISOString().slice(0, 10);
    const told = Array.from({ length: perDay }, (): Omit<ToldPaper, 'paper'> & { upvotes: number } => {
      const topic = pick(topicCount);
      const secondTopic = chance() < 0.35 ? pick(topicCount) : null;
      return {
        topic,
        secondTopic,
        authors: Array.from({ length: 1 + pick(7) }, () =>
          chance() < 0.7 ? topic * 1000 + zipf(120) : pick(topicCount * 1000),
        ),
        upvotes: Math.round(Math.exp(2.2 + 0.9 * normal() + 0.3 * (popularity[topic] ?? 0))),
      };
    }).sort((a, b) => b.upvotes - a.upvotes);

    return told.map(({ upvotes, ...about }, place): ToldPaper => {
      const { topic, secondTopic, authors } = about;
      const category = chance() < 0.8 ? Math.floor(topic / 4) : pick(6);
      const paper: Paper = {
        id: paperIdSchema.parse(day * perDay + place + 1),
        title: text(9, topic, secondTopic, 0.4),
        abstract: text(150, topic, secondTopic, 0.14),
        authors: authors.map((number) => `Author A${number}`),
        authorCount: null,
        organization: chance() < 0.4 ? `Laboratory ${topic * 10 + zipf(10)}` : null,
        date: listedOn,
        dateInferred: false,
        identifiers: {},
        links: chance() < 0.4 ? [{ kind: 'code', url: 'https://example.org/code' }] : [],
        upvotes,
        comments: null,
        status: 'undecided',
        tags: [],
        note: null,
        appearances: [
          { source: 'daily-papers', kind: 'daily', listedOn, rank: place + 1, upvotes, comments: null },
        ],
        ...untouched,
        categories: [`cs.${category}`],
        addedAt: `${listedOn}T08:00:00.000Z`,
        trashedAt: null,
      };
      return { paper, ...about };
    });
  }).flat();
}

/** What a reader decides about each paper, in the order in which they came. */
export function decisionsOf(reader: Reader, papers: readonly ToldPaper[], seed = 11): Status[] {
  const chance = createChance(seed);
  return papers.map(({ topic, secondTopic, authors }, decided) => {
    const { later } = reader;
    const topics = later !== undefined && decided >= later.after ? later.topics : reader.topics;
    const isFollowed = authors.some(
      (author) => topics.includes(Math.floor(author / 1000)) && author % 1000 < reader.follows,
    );
    let interest = topics.includes(topic) ? 0.85 : 0.03;
    if (secondTopic !== null && topics.includes(secondTopic)) interest = Math.max(interest, 0.45);
    if (isFollowed) interest = Math.max(interest, 0.9);
    const isKept = chance() < interest !== chance() < reader.noise;
    return isKept ? 'queued' : 'skipped';
  });
}
