import { type Paper, paperIdSchema, type Status, untouched } from '#shared/domain/paper.ts';
import { type Chance, createChance, normal } from '../chance.ts';
import { createAuthors, nameOf } from './authors.ts';
import { createProse, type Prose, type Subject } from './prose.ts';
import { createWeighted, zipfWeights } from './weighted.ts';
import { vocabulary } from './words.ts';

export interface CorpusWish {
  readonly papers: number;
  readonly seed?: number;
}

const sources = ['arxiv', 'daily-papers', 'biorxiv', 'medrxiv', 'openreview', 'feed', 'folder', 'mail'];
const fields = ['cs', 'math', 'stat', 'physics', 'q-bio', 'econ', 'eess', 'astro-ph', 'cond-mat', 'quant-ph'];
const statuses: readonly (Status | null)[] = ['undecided', 'skipped', 'done', 'queued', null];
const tagCount = 600;
const categoryCount = 150;
const organizationCount = 2_000;
const months = 276;
/** The last month in which a paper came out, counted from the year 0. */
const lastMonth = 2026 * 12 + 5;

/**
 * A made-up library, paper by paper in the order of ids, none kept: words by Zipf and Mandelbrot that grow by Heaps'
 * law, topics, abstracts of some 187 words, six authors a paper of whom many write once, 23 years of months. The
 * same wish gives the same papers, and a longer library begins with the shorter one.
 */
export function* generatePapers({ papers, seed = 7 }: CorpusWish): Generator<Paper> {
  const chance = createChance(seed);
  const prose = createProse(createChance(seed + 1));
  const authors = createAuthors(createChance(seed + 2));
  const drawn = drawers(chance);
  for (let id = 1; id <= papers; id++) yield paper(id, { chance, prose, authors, drawn });
}

/** The whole of a small library. */
export function createCorpus(papers: number, seed = 7): Paper[] {
  return [...generatePapers({ papers, seed })];
}

interface Makers {
  readonly chance: Chance;
  readonly prose: Prose;
  readonly authors: { next(): string };
  readonly drawn: ReturnType<typeof drawers>;
}

function paper(id: number, { chance, prose, authors, drawn }: Makers): Paper {
  const subject = prose.subject();
  const date = dayBefore(chance);
  const upvotes = Math.floor(Math.exp(2 + 1.1 * normal(chance)));
  const isListed = chance() < 0.7;
  return {
    id: paperIdSchema.parse(id),
    title: prose.title(subject, clipped(10 + 3 * normal(chance), 3, 22)),
    abstract: chance() < 0.98 ? prose.text(subject, clipped(187 + 45 * normal(chance), 60, 380)) : null,
    authors: distinct(clipped(Math.exp(1.62 + 0.55 * normal(chance)), 1, 60), authors.next),
    authorCount: null,
    organization: chance() < 0.5 ? drawn.organization() : null,
    date,
    dateInferred: false,
    identifiers: { arxiv: arxivOf(id) },
    links: chance() < 0.4 ? [{ kind: 'code', url: `https://example.org/${id}` }] : [],
    upvotes,
    comments: Math.floor(upvotes * 0.1 * chance()),
    status: drawn.status(),
    tags: distinct(tagsOf(chance), drawn.tag),
    note: chance() < 0.05 ? noteOn(subject, prose, chance) : null,
    appearances: isListed
      ? [{ source: drawn.source(), kind: 'daily', listedOn: date, rank: null, upvotes, comments: null }]
      : [],
    ...untouched,
    categories: distinct(1 + Math.floor(chance() ** 3 * 3), drawn.category),
    addedAt: `${date}T08:00:00.000Z`,
    trashedAt: null,
  };
}

function drawers(chance: Chance) {
  const by = (count: number, exponent: number) => {
    const places = createWeighted(zipfWeights(count, exponent));
    return () => places.at(chance(), chance());
  };
  const [source, status, tag] = [by(sources.length, 1.2), by(statuses.length, 0.8), by(tagCount, 0.9)];
  const [category, organization] = [by(categoryCount, 1), by(organizationCount, 0.9)];
  return {
    source: () => sources[source()] ?? '',
    status: () => statuses[status()] ?? null,
    tag: () => vocabulary()[1_000 + tag()] ?? '',
    category() {
      const number = category();
      return `${fields[number % fields.length]}.${String.fromCharCode(65 + Math.floor(number / 10))}${number % 7}`;
    },
    organization: () =>
      `${nameOf(organization() * 31)
        .split(' ')
        .at(-1)} Laboratory`,
  };
}

/** An arXiv number that no other paper of the library has. */
export function arxivOf(id: number): string {
  const month = Math.floor(id / 90_000);
  const year = 10 + Math.floor(month / 12);
  return `${year}${String(1 + (month % 12)).padStart(2, '0')}.${10_000 + (id % 90_000)}`;
}

/** A day of 276 months, more of them lately. */
function dayBefore(chance: Chance): string {
  const back = Math.min(months - 1, Math.floor(-Math.log(1 - chance()) * 60));
  const month = lastMonth - back;
  const day = 1 + Math.floor(chance() * 28);
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** 1.2 on average: most papers have none or one, some several. */
function tagsOf(chance: Chance): number {
  let count = 0;
  while (count < 8 && chance() < 0.55) count++;
  return count;
}

function noteOn(subject: Subject, prose: Prose, chance: Chance): string {
  return prose.text(subject, clipped(40 + 25 * normal(chance), 5, 200));
}

function distinct(count: number, next: () => string): string[] {
  return [...new Set(Array.from({ length: count }, next))];
}

function clipped(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.round(value)));
}
