import type { Candidate } from './count-terms.ts';
import { readWords } from './read-words.ts';
import type { Term } from './trends.ts';
import { gap, type Vocabulary } from './vocabulary.ts';

/** So many writings of a term are looked at to find the usual one. */
const writings = 40;
/** The share of fewer papers says nothing of a week. */
const leastPapers = 10;
/** So many of its forms (`KV cache`, `KV caches`) the search is given. */
const mostForms = 3;

/** Follows chosen terms through the weeks, and notes how they are written. */
export class TermFollower {
  readonly #vocabulary: Vocabulary;
  readonly #terms: readonly Followed[];
  /** The terms by the last of their words. */
  readonly #endings = new Map<number, Followed[]>();
  readonly #weekSizes: Int32Array;
  #paper = 0;

  constructor(vocabulary: Vocabulary, candidates: readonly Candidate[], weeks: number) {
    this.#vocabulary = vocabulary;
    this.#weekSizes = new Int32Array(weeks);
    this.#terms = candidates.map((candidate) => ({
      candidate,
      weekly: new Int32Array(weeks),
      paper: 0,
      written: new Map<string, number>(),
      seen: 0,
    }));
    for (const term of this.#terms) {
      const ending = term.candidate.words.at(-1) ?? gap;
      this.#endings.set(ending, [...(this.#endings.get(ending) ?? []), term]);
    }
  }

  /** Takes a paper in, by its words as the vocabulary reads them. */
  add(texts: readonly string[], words: Int32Array, week: number): void {
    this.#paper += 1;
    this.#weekSizes[week] = (this.#weekSizes[week] ?? 0) + 1;
    for (let at = 0; at < words.length; at++) {
      const word = words[at] ?? gap;
      if (word === gap) continue;
      for (const term of this.#endings.get(word) ?? []) {
        if (endsAt(words, at, term.candidate.words)) this.#note(term, texts, week);
      }
    }
  }

  /** The terms, in the order in which they were given. */
  terms(): Term[] {
    return this.#terms.map(({ candidate: { shares }, weekly, written }) => {
      const forms = [...written].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([form]) => form);
      return {
        label: forms[0] ?? '',
        query: queryOf(forms),
        first: inThousand(shares.first, shares.firstOf),
        last: inThousand(shares.last, shares.lastOf),
        firstPapers: shares.first,
        lastPapers: shares.last,
        weekly: [...weekly].map((count, week) => {
          const size = this.#weekSizes[week] ?? 0;
          return size < leastPapers ? null : inThousand(count, size);
        }),
      };
    });
  }

  #note(term: Followed, texts: readonly string[], week: number): void {
    if (term.paper === this.#paper) return;
    term.paper = this.#paper;
    term.weekly[week] = (term.weekly[week] ?? 0) + 1;
    if (term.seen < writings) this.#noteWriting(term, texts);
  }

  /** Titles are written in their own way: running text tells how a term is written, where it has it. */
  #noteWriting(term: Followed, texts: readonly string[]): void {
    for (const text of texts.toReversed()) {
      const form = this.#writingIn(text, term.candidate.words);
      if (form === null) continue;
      term.seen += 1;
      term.written.set(form, (term.written.get(form) ?? 0) + 1);
      return;
    }
  }

  #writingIn(text: string, wanted: readonly number[]): string | null {
    let form: string | null = null;
    /** The words read last that go on from each other. */
    let chain: { readonly number: number; readonly from: number }[] = [];
    readWords(text, (word, from, to, goesOn) => {
      if (form !== null) return;
      chain = [...(goesOn ? chain : []), { number: this.#vocabulary.find(word), from }].slice(-wanted.length);
      const isIt = chain.length === wanted.length && chain.every(({ number }, at) => number === wanted[at]);
      if (isIt) form = text.slice(chain[0]?.from, to).replace(/\s+/g, ' ');
    });
    return form;
  }
}

interface Followed {
  readonly candidate: Candidate;
  readonly weekly: Int32Array;
  /** The paper that was counted last. */
  paper: number;
  /** How often it was seen written in which form. */
  readonly written: Map<string, number>;
  seen: number;
}

function endsAt(words: Int32Array, at: number, wanted: readonly number[]): boolean {
  return wanted.every((word, index) => words[at - wanted.length + 1 + index] === word);
}

function inThousand(count: number, of: number): number {
  return of === 0 ? 0 : (1000 * count) / of;
}

/** Each form once, as the search takes it: whatever joins its words, and without regard to case. */
function queryOf(forms: readonly string[]): string {
  const phrases = forms.map(
    (form) =>
      `"${form
        .toLowerCase()
        .split(/[^\p{L}\p{N}\p{M}]+/u)
        .join(' ')}"`,
  );
  const choices = [...new Set(phrases)].slice(0, mostForms);
  return choices.length > 1 ? `(${choices.join(' OR ')})` : (choices[0] ?? '');
}
