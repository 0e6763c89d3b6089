import { type Paper, paperIdSchema, type Status, untouched } from '#shared/domain/paper.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { daysBetween, movedDay } from '#shared/text/day-in-zone.ts';
import { createChance } from '../../tools/bench/chance.ts';

/** A term of the field, and how many papers in 1,000 hold it on the first day and on the last. */
export interface Topic {
  readonly term: string;
  readonly first: number;
  readonly last: number;
}

/** A field in motion: what came up, what went away, and what stayed. */
export const topics: readonly Topic[] = [
  { term: 'looped transformer', first: 2, last: 19 },
  { term: 'fractional-bit', first: 1, last: 9 },
  { term: 'agent safety', first: 4, last: 23 },
  { term: 'memory-augmented', first: 6, last: 28 },
  { term: 'million-token', first: 5, last: 19 },
  { term: 'tool retrieval', first: 4, last: 15 },
  { term: 'KV cache', first: 21, last: 47 },
  { term: 'zeroth-order', first: 7, last: 18 },
  { term: 'prompt decoding', first: 14, last: 2 },
  { term: 'instruction tuning', first: 38, last: 9 },
  { term: 'visual grounding', first: 26, last: 8 },
  { term: 'unlearning', first: 19, last: 6 },
  { term: 'low-rank adaptation', first: 52, last: 21 },
  { term: 'listwise reranking', first: 14, last: 4 },
  { term: 'distillation', first: 40, last: 18 },
  { term: 'continual pretraining', first: 20, last: 7 },
  { term: 'diffusion bridge', first: 30, last: 30 },
  { term: 'protein folding', first: 25, last: 25 },
  { term: 'speech codec', first: 18, last: 18 },
  { term: 'theorem proving', first: 22, last: 22 },
];

const things = [
  ...['tide tables', 'star charts', 'herbaria', 'ship logs', 'weather diaries', 'grammars', 'ledgers'],
  ...['maps', 'fossil beds', 'telegrams', 'glass plates', 'barometers', 'steam engines', 'tidal gauges'],
];

const authors = [
  ...['Ada Lovelace', 'Emmy Noether', 'Mary Somerville', 'Alan Turing', 'Sofya Kovalevskaya'],
  ...['Srinivasa Ramanujan', 'Leonhard Euler', 'Hypatia', 'Ibn al-Haytham', 'Maria Sibylla Merian'],
  ...['Carl Friedrich Gauß', 'Évariste Galois', 'Sophie Germain', 'Caroline Herschel', 'George Boole'],
  ...['Blaise Pascal', 'Gottfried Leibniz', 'Omar Khayyam', 'Wang Zhenyi', 'Mary Anning', 'Robert Hooke'],
  ...['Christiaan Huygens', 'Émilie du Châtelet', 'Charles Babbage', 'Augustus De Morgan', 'Tycho Brahe'],
  ...['Johannes Kepler', 'Ole Rømer', 'Laura Bassi', 'Pierre de Fermat', 'Shen Kuo', 'Aryabhata'],
];

const organizations = [
  ...['Royal Institution', 'House of Wisdom', 'Analytical Society', 'Lunar Society', 'Lyceum of Athens'],
  ...['Accademia dei Lincei', 'Uraniborg', 'Royal Observatory'],
];

/** Which sources bring a paper, and how many papers in 100 come so. */
const ways: readonly (readonly [sources: readonly string[], share: number])[] = [
  [['arxiv/cs.LG'], 34],
  [['arxiv/cs.CL'], 23],
  [['arxiv/cs.CL', 'arxiv/cs.LG'], 17],
  [['biorxiv'], 11],
  [['arxiv/cs.CL', 'arxiv/cs.LG', 'daily-papers'], 5],
  [['arxiv/cs.LG', 'daily-papers'], 4],
  [['arxiv/cs.CL', 'daily-papers'], 3],
  [['daily-papers'], 2],
  [['arxiv/cs.LG', 'biorxiv'], 1],
];

/** How many papers in all the reader keeps on the average. */
const leastKept = 770;

export interface HalfYear {
  readonly size: number;
  /** The last day. */
  readonly until: Day;
  readonly days?: number;
  readonly seed?: number;
}

/**
 * The papers of a believable half year: few at weekends, some of each topic as it came and went, kept and
 * read by a reader with a goal of twelve a week. The same for the same numbers.
 */
export function createHalfYear({ size, until, days = 182, seed = 5 }: HalfYear): Paper[] {
  const chance = createChance(seed);
  const first = movedDay(until, 1 - days);
  const calendar = Array.from({ length: days }, (_, at) => movedDay(first, at)).flatMap((day) =>
    Array<Day>(isWeekend(day) ? 1 : 12).fill(day),
  );
  const pick = <Value>(values: readonly Value[]): Value | undefined =>
    values[Math.floor(chance() * values.length)];
  const author = () => authors[Math.floor(authors.length * chance() ** 2)] ?? '';
  const keptShare = Math.min(0.5, leastKept / size);

  return Array.from({ length: size }, (_, index): Paper => {
    const day = pick(calendar) ?? until;
    const progress = daysBetween(first, day) / days;
    const held = topics
      .filter(({ first: from, last }) => chance() * 1000 < from + (last - from) * progress)
      .map(({ term }) => term);
    const [one = 'Reading', two = 'lamplight'] = held;
    const thing = pick(things) ?? 'maps';
    const isKept = chance() < keptShare * (held.length > 0 ? 1.6 : 0.8);
    const status = isKept ? pick(['queued', 'queued', 'queued', 'done', 'done', 'reading'] as const) : null;
    const arrived = `${day}T07:${String(10 + (index % 50))}:00.000Z`;
    return {
      id: paperIdSchema.parse(index + 1),
      title: `${capital(one)} for ${thing}, ${index + 1}`,
      abstract: abstractOf([one, two, ...held], thing, chance),
      authors: [...new Set(Array.from({ length: 1 + Math.floor(chance() * 4) }, author))],
      authorCount: null,
      organization:
        chance() < 0.4 ? (organizations[Math.floor(organizations.length * chance() ** 2)] ?? '') : null,
      date: day,
      dateInferred: false,
      identifiers: { arxiv: `2606.${String(10_000 + index).padStart(5, '0')}` },
      links: [],
      upvotes: Math.floor(chance() * 120),
      comments: 0,
      tags: [],
      note: null,
      appearances: sourcesFor(chance() * 100).map((source) => ({
        source,
        kind: 'daily',
        listedOn: day,
        rank: 1 + (index % 60),
        upvotes: null,
        comments: null,
      })),
      ...untouched,
      ...decided(status ?? (chance() < 0.9 ? 'skipped' : 'undecided'), day, until, chance),
      addedAt: arrived,
      trashedAt: null,
    };
  });
}

function decided(
  status: Status,
  day: Day,
  until: Day,
  chance: () => number,
): Partial<Paper> & { status: Status } {
  if (status === 'undecided') return { status };
  const decidedAt = `${day}T08:20:00.000Z`;
  if (status !== 'done') return { status, decidedAt };
  const later = movedDay(day, Math.floor(chance() * 21));
  if (later > until) return { status: 'reading', decidedAt };
  return { status, decidedAt, doneAt: `${later}T19:00:00.000Z` };
}

function abstractOf(terms: readonly string[], thing: string, chance: () => number): string {
  const openings = [
    'Old instruments still speak.',
    'A good table is a long argument.',
    'Nobody reads the margins.',
  ];
  const opening = openings[Math.floor(chance() * openings.length)] ?? '';
  const mentions = [...new Set(terms)].map((term) => `The part of ${term} is weighed against ${thing}.`);
  return [opening, ...mentions, `Letters, errata and margins of ${thing} are compared.`].join(' ');
}

function sourcesFor(number: number): readonly string[] {
  let left = number;
  for (const [sources, share] of ways) {
    left -= share;
    if (left < 0) return sources;
  }
  return ['daily-papers'];
}

function isWeekend(day: Day): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00.000Z`).getUTCDay());
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
