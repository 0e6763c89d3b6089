import type { Paper } from '#shared/domain/paper.ts';
import { PaperIndex } from '#shared/search/paper-index.ts';
import { indexTerms } from '#shared/search/text/terms.ts';
import { createDays, decisionsOf, type Reader } from './readers.ts';

/** After how many decisions the orders are measured. */
export const checkpoints = [20, 50, 200, 1000] as const;

/** How well an order of papers to come finds what the reader will keep. */
export interface Score {
  /** The chance that a paper that is kept stands before one that is skipped. */
  readonly auc: number;
  /** Of what is kept, the part that stands among the first fifth. */
  readonly recall: number;
}

export interface Checkpoint {
  readonly decisions: number;
  /** Of the papers to come, the part that the reader keeps. */
  readonly keptPart: number;
  /** `null` where the ranking says that it does not know the reader yet. */
  readonly model: Score | null;
  readonly newest: Score;
  readonly upvotes: Score;
  readonly neighbours: Score;
  /** How long learning from all decisions took, and predicting all papers, in milliseconds. */
  readonly learningMs: number;
}

export interface ReplayWish {
  readonly reader: Reader;
  readonly perDay: number;
  /** How many papers to come the orders are measured on. */
  readonly ahead: number;
  readonly upTo: number;
  readonly now: () => number;
  /** Which papers come and how the reader's mind wavers: other numbers, other ones. */
  readonly seeds?: Seeds;
}

export interface Seeds {
  readonly papers: number;
  readonly decisions: number;
}

/** On these the settings were chosen; what they are worth is measured on others. */
export const seedsOfSettings: Seeds = { papers: 3, decisions: 11 };

/** Lets a reader decide day by day, and measures the orders of the papers of the next days now and then. */
export function replay(wish: ReplayWish): Checkpoint[] {
  const { reader, perDay, ahead, upTo, now, seeds = seedsOfSettings } = wish;
  const told = createDays(Math.ceil((upTo + ahead) / perDay) + 1, perDay, seeds.papers);
  const statuses = decisionsOf(reader, told, seeds.decisions);
  const decided = told.map(({ paper }, at): Paper => {
    const decidedAt = paper.addedAt;
    return { ...paper, status: statuses[at] ?? null, decidedAt };
  });
  return checkpoints
    .filter((count) => count <= upTo)
    .map((count): Checkpoint => {
      const past = decided.slice(0, count);
      const coming = told.slice(count, count + ahead).map(({ paper }) => paper);
      const kept = new Set(
        decided.slice(count, count + ahead).flatMap((paper) => (paper.status === 'queued' ? paper.id : [])),
      );
      const index = new PaperIndex({ now });
      index.apply({ to: 1, papers: [...past, ...coming], removed: [], more: false });
      index.readSome(Number.POSITIVE_INFINITY);
      const started = now();
      const { isReady } = index.ranking();
      const learningMs = now() - started;
      const ids = index.search({
        view: 'inbox',
        query: '',
        chosen: {},
        sort: 'interest',
        offset: 0,
        limit: 0,
        today: '2026-07-01',
        sampleLast: false,
      }).ids;
      const scoreBy = (value: (paper: Paper) => number) =>
        score(
          [...coming].sort((a, b) => value(b) - value(a) || a.id - b.id).map(({ id }) => id),
          kept,
        );
      return {
        decisions: count,
        keptPart: kept.size / coming.length,
        model: isReady ? score([...ids], kept) : null,
        newest: scoreBy((paper) => Date.parse(paper.date ?? '')),
        upvotes: scoreBy((paper) => paper.upvotes ?? 0),
        neighbours: scoreBy(nearestNeighbours(past, coming)),
        learningMs,
      };
    });
}

/** What an order is worth to a reader who keeps certain papers of it. */
export function score(order: readonly number[], kept: ReadonlySet<number>): Score {
  let pairs = 0;
  let keptSoFar = 0;
  let early = 0;
  order.forEach((id, place) => {
    if (!kept.has(id)) pairs += keptSoFar;
    else {
      keptSoFar++;
      if (place < order.length / 5) early++;
    }
  });
  return { auc: pairs / (keptSoFar * (order.length - keptSoFar)), recall: early / keptSoFar };
}

/** The plain way: by TF-IDF, how much the five nearest papers that were decided were kept. */
function nearestNeighbours(past: readonly Paper[], coming: readonly Paper[]): (paper: Paper) => number {
  const counts = new Map<string, number>();
  const wordsOf = (paper: Paper) => indexTerms(`${paper.title} ${paper.abstract}`);
  for (const paper of [...past, ...coming]) {
    for (const word of new Set(wordsOf(paper))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const all = past.length + coming.length;
  const vectorOf = (paper: Paper) => {
    const vector = new Map<string, number>();
    for (const word of wordsOf(paper)) vector.set(word, (vector.get(word) ?? 0) + 1);
    let square = 0;
    for (const [word, times] of vector) {
      const weight = (1 + Math.log(times)) * Math.log(all / (counts.get(word) ?? 1));
      vector.set(word, weight);
      square += weight ** 2;
    }
    return { vector, length: Math.sqrt(square) || 1 };
  };
  const known = past.map((paper) => ({ ...vectorOf(paper), sign: paper.status === 'queued' ? 1 : -1 }));
  return memoized((paper) => {
    const { vector, length } = vectorOf(paper);
    const likenesses = known.map((other) => {
      let sum = 0;
      for (const [word, weight] of vector) sum += weight * (other.vector.get(word) ?? 0);
      return { likeness: sum / (length * other.length), sign: other.sign };
    });
    const nearest = likenesses.sort((a, b) => b.likeness - a.likeness).slice(0, 5);
    return nearest.reduce((sum, { likeness, sign }) => sum + likeness * sign, 0);
  });
}

function memoized(value: (paper: Paper) => number): (paper: Paper) => number {
  const known = new Map<Paper, number>();
  return (paper) => {
    const before = known.get(paper) ?? value(paper);
    known.set(paper, before);
    return before;
  };
}
