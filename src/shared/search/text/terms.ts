import { fold, plainOf } from './fold.ts';

/** A folded word of a text and where it stands there, in UTF-16 units. */
export interface Term {
  readonly term: string;
  readonly from: number;
  readonly to: number;
}

/** A text taken apart: its words in order, and what hyphens and mathematics join (`low-rank`: `lowrank`). */
export interface Terms {
  readonly parts: readonly Term[];
  readonly compounds: readonly Term[];
}

const words = /[\p{L}\p{N}\p{M}\p{Cf}]+/gu;
const asciiWords = /[A-Za-z0-9]+/g;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu;
const someUnspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
const joint = /^[-‐‑‒–'’._^{}$\\~]{1,8}$/u;
const longestCompound = 40;

/**
 * Takes a text apart (S2). A run of Chinese or Japanese gives a term of two characters at each of
 * its characters, and its last character alone; a query leaves that last one out.
 */
export function readTerms(text: string, purpose: 'paper' | 'query'): Terms {
  const parts: Term[] = [];
  const compounds: Term[] = [];
  let chain: Term[] = [];
  const closeChain = () => {
    if (chain.length > 1) addCompound(chain, compounds);
    chain = [];
  };
  const add = (term: string, from: number, to: number) => {
    if (term === '') return;
    const last = chain.at(-1);
    if (last !== undefined && !joint.test(text.slice(last.to, from))) closeChain();
    const part = { term, from, to };
    parts.push(part);
    chain.push(part);
  };

  const plain = plainOf(text);
  if (plain !== null) {
    for (const match of plain.matchAll(asciiWords)) {
      add(match[0].toLowerCase(), match.index, match.index + match[0].length);
    }
  } else {
    for (const match of text.matchAll(words)) {
      for (const piece of piecesOf(match[0], match.index)) {
        if (!piece.unspaced) add(fold(piece.text), piece.from, piece.from + piece.text.length);
        else {
          closeChain();
          addPairs(piece, purpose, parts);
        }
      }
    }
  }
  closeChain();
  return { parts, compounds };
}

/** The terms under which a text is found, in no order. */
export function indexTerms(text: string): string[] {
  const { parts, compounds } = readTerms(text, 'paper');
  return [...parts, ...compounds].map(({ term }) => term);
}

/** Whether a term is one character of an unspaced script, which a query must take as a beginning (S2). */
export function isLoneCharacter(term: string): boolean {
  return term.length <= 2 && [...term].length === 1 && someUnspaced.test(term);
}

interface Piece {
  readonly text: string;
  readonly from: number;
  readonly unspaced: boolean;
}

function piecesOf(text: string, offset: number): Piece[] {
  if (!someUnspaced.test(text)) return [{ text, from: offset, unspaced: false }];
  const pieces: Piece[] = [];
  let done = 0;
  for (const match of text.matchAll(unspaced)) {
    if (match.index > done) {
      pieces.push({ text: text.slice(done, match.index), from: offset + done, unspaced: false });
    }
    pieces.push({ text: match[0], from: offset + match.index, unspaced: true });
    done = match.index + match[0].length;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), from: offset + done, unspaced: false });
  return pieces;
}

function addPairs(piece: Piece, purpose: 'paper' | 'query', parts: Term[]): void {
  const characters = [...piece.text];
  let from = piece.from;
  characters.forEach((character, index) => {
    const next = characters[index + 1] ?? '';
    const isTail = next === '' && characters.length > 1;
    if (!(isTail && purpose === 'query')) {
      const term = fold(character + next);
      if (term !== '') parts.push({ term, from, to: from + character.length + next.length });
    }
    from += character.length;
  });
}

function addCompound(chain: readonly Term[], compounds: Term[]): void {
  const first = chain[0];
  const last = chain.at(-1);
  if (first === undefined || last === undefined) return;
  const term = chain.map((part) => part.term).join('');
  if (term.length <= longestCompound) compounds.push({ term, from: first.from, to: last.to });
}
