import type { Paper } from '#shared/domain/paper.ts';
import { type Chance, createChance } from './chance.ts';
import { functionWordCount, vocabulary } from './corpus/words.ts';

export interface TypingWish {
  /** The papers that readers look for. */
  readonly papers: readonly Paper[];
  readonly sessions: number;
  readonly seed?: number;
}

/** How often a reader mistypes a query. */
const slipRate = 0.15;

/** What a reader types into the search box, key by key: every state from two characters on. */
export type Session = readonly string[];

/**
 * Readers looking for papers: with the beginning of its title, with words of its abstract, with an author and a word.
 * Two to four words, some with a slip; states that end with a blank are left out, they ask what was asked before.
 */
export function createSessions({ papers, sessions, seed = 11 }: TypingWish): Session[] {
  const chance = createChance(seed);
  return Array.from({ length: sessions }, () => {
    const paper = papers[Math.floor(chance() * papers.length)];
    const query = paper === undefined ? '' : queryFor(paper, chance);
    return keysOf(chance() < slipRate ? withSlip(query, chance) : query);
  });
}

/** The states of the search box while a query is typed. */
export function keysOf(query: string): Session {
  const states = Array.from({ length: Math.max(0, query.length - 1) }, (_, at) => query.slice(0, at + 2));
  return states.filter((state) => !state.endsWith(' '));
}

function queryFor(paper: Paper, chance: Chance): string {
  const count = 2 + Math.floor(chance() * 3);
  const kind = chance();
  const title = wordsOf(paper.title);
  const telling = wordsOf(paper.abstract ?? paper.title).filter((word) => !isFunctionWord(word));
  const author = paper.authors[Math.floor(chance() * paper.authors.length)]?.split(' ').at(-1) ?? '';
  const some = (words: readonly string[], size: number) => [
    ...new Set(Array.from({ length: size }, () => words[Math.floor(chance() * words.length)] ?? '')),
  ];
  const from = Math.floor(chance() * Math.max(1, title.length - count + 1));
  const ofTitle = title.slice(from, from + count);
  const words =
    kind < 0.5 && !ofTitle.every(isFunctionWord)
      ? ofTitle
      : kind < 0.85
        ? some(telling, count)
        : [author, ...some(telling, count - 1)];
  return words
    .filter((word) => word !== '')
    .join(' ')
    .toLowerCase();
}

/** One letter of the longest word left out, doubled, changed or swapped with the next. */
function withSlip(query: string, chance: Chance): string {
  const words = query.split(' ');
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best), '');
  if (longest.length < 5) return query;
  const at = 1 + Math.floor(chance() * (longest.length - 2));
  const [before, letter, after] = [longest.slice(0, at), longest[at] ?? '', longest.slice(at + 1)];
  const other = String.fromCharCode(97 + Math.floor(chance() * 26));
  const slips = [
    before + after,
    before + letter + letter + after,
    before + other + after,
    `${before}${after[0] ?? ''}${letter}${after.slice(1)}`,
  ];
  const slip = slips[Math.floor(chance() * slips.length)] ?? longest;
  return words.map((word) => (word === longest ? slip : word)).join(' ');
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}.-]+/u).flatMap((word) => word.replaceAll(/^[.-]+|[.-]+$/g, '') || []);
}

let known: ReadonlySet<string> | null = null;

function isFunctionWord(word: string): boolean {
  known ??= new Set(vocabulary().slice(0, functionWordCount));
  return known.has(word.toLowerCase());
}
