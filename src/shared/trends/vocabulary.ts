import { readWords } from './read-words.ts';
import { bareWords, dependentWords } from './stop-words.ts';

/** Stands between words that are no term together. */
export const gap = 0;
const longestWord = 30;

/** Numbers given to words, singular and plural the same one; `gap` to words that are no part of a term. */
export class Vocabulary {
  readonly #numbers = new Map<string, number>();
  readonly #dependent = new Set<number>();
  #next = gap + 1;

  /** One more than the highest number given. */
  get size(): number {
    return this.#next;
  }

  /** Whether a word is a term only with another. */
  isDependent(number: number): boolean {
    return this.#dependent.has(number);
  }

  /** The words of texts as numbers, with gaps. Words that are new are `gap` when nothing is to be learned. */
  read(texts: readonly string[], how: 'learn' | 'look up'): Int32Array {
    const numbers: number[] = [];
    for (const text of texts) {
      if (numbers.length > 0) numbers.push(gap);
      readWords(text, (word, _from, _to, goesOn) => {
        const number = this.#numbers.get(word) ?? (how === 'learn' ? this.#learn(word) : gap);
        if (!goesOn && number !== gap && numbers.length > 0) numbers.push(gap);
        numbers.push(number);
      });
    }
    return Int32Array.from(numbers);
  }

  /** The number of a word that was learned; else `gap`. */
  find(word: string): number {
    return this.#numbers.get(word) ?? gap;
  }

  #learn(word: string): number {
    const number = isTermWord(word) ? this.#numberOf(singular(word)) : gap;
    this.#numbers.set(word, number);
    return number;
  }

  #numberOf(key: string): number {
    const known = this.#numbers.get(key);
    if (known !== undefined && known !== gap) return known;
    const number = this.#next++;
    this.#numbers.set(key, number);
    if (dependentWords.has(key)) this.#dependent.add(number);
    return number;
  }
}

/** Neither a word that says nothing, nor a number, nor a single letter. */
function isTermWord(word: string): boolean {
  if (word.length < 2 || word.length > longestWord) return false;
  if (bareWords.has(word) || bareWords.has(singular(word))) return false;
  return /\p{L}/u.test(word);
}

/** A plural without its `s`, where that is plain: `caches` and `cache`, but not `loss`, `bias` or `analysis`. */
export function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is|as)$/.test(word)) return word;
  return word.endsWith('ies') && word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}
