import MiniSearch from 'minisearch';
import type { Bits } from '../bits.ts';
import { indexTerms, isLoneCharacter } from './terms.ts';

/** The fields that are searched as text, with what a word in each of them weighs. */
export const fieldBoosts = { title: 3, abstract: 1, author: 2, org: 1.5, tag: 2, note: 1.5 } as const;
export type IndexedField = keyof typeof fieldBoosts;
export const indexedFields: readonly IndexedField[] = ['title', 'abstract', 'author', 'org', 'tag', 'note'];

/** A paper's text as it is indexed; `number` is its place in all columns. */
export type IndexedText = { readonly number: number } & Readonly<Record<IndexedField, string>>;

/** The parameters of BM25+ and the weights of inexact words: MiniSearch's own defaults. */
export const scoring = { k: 1.2, b: 0.7, d: 0.5, prefixWeight: 0.375, fuzzyWeight: 0.45 } as const;

/** How many letters may be wrong in a word (S7): none below five letters, none in what holds a digit. */
export function allowedTypos(term: string): number {
  if (term.length < 5 || /[\p{N}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(term)) return 0;
  return Math.min(2, Math.round(term.length * 0.2));
}

/** A word of a query, on its way through the index. */
export interface Wanted {
  readonly term: string;
  readonly open: boolean;
}

type Frequencies = ReadonlyMap<number, number>;

/** One term of the index that answers a wanted word. */
export interface Expansion {
  readonly term: string;
  readonly weight: number;
  readonly exact: boolean;
  /** By field, by paper: how often. */
  readonly postings: ReadonlyMap<number, Frequencies>;
}

/** What scoring writes to: one number per paper, and which papers a word was found in. */
export interface Tally {
  readonly scores: Float64Array;
  /** Papers that hold the word. */
  readonly found: Bits;
  /** Papers that hold it in the title; in the very form that was asked for. */
  readonly inTitle: Bits;
  readonly exact: Bits;
  /** Papers to look at; `null` for all. */
  readonly within: Bits | null;
}

/**
 * MiniSearch whose scoring adds up in typed arrays instead of making an object per hit, and whose
 * papers can be changed field by field without a trace. It reads what MiniSearch declares
 * `protected`; a test holds its hits and scores against the stock `search`.
 */
export class TextIndex extends MiniSearch<IndexedText> {
  /** By field, by paper: how many different terms. */
  readonly #lengths: Uint32Array[] = indexedFields.map(() => new Uint32Array(64));
  readonly #totals: number[] = indexedFields.map(() => 0);

  constructor() {
    super({
      idField: 'number',
      fields: [...indexedFields],
      tokenize: indexTerms,
      processTerm: (term) => term,
      autoVacuum: false,
    });
  }

  override add(text: IndexedText): void {
    // The paper's number is MiniSearch's short id too, so that postings need no translation.
    this._nextId = text.number;
    super.add(text);
    indexedFields.forEach((_, field) => {
      this.#keepLength(field, text.number, this._fieldLength.get(text.number)?.[field] ?? 0);
    });
    this.#keepAverages();
  }

  /** Takes a paper out whole; `text` is what was added. */
  override remove(text: IndexedText): void {
    for (const [field] of indexedFields.entries()) this.#keepLength(field, text.number, 0);
    super.remove(text);
    this.#keepAverages();
  }

  /** Puts a paper's new text in place of the old, touching only the fields that differ. */
  change(before: IndexedText, after: IndexedText): void {
    for (const [field, name] of indexedFields.entries()) {
      if (before[name] === after[name]) continue;
      const { number } = after;
      for (const [term, times] of counted(indexTerms(before[name]))) this.#forget(term, field, number, times);
      const now = counted(indexTerms(after[name]));
      for (const [term, times] of now) this.#learn(term, field, number, times);
      const lengths = this._fieldLength.get(number);
      if (lengths !== undefined) lengths[field] = now.size;
      this.#keepLength(field, number, now.size);
    }
    this.#keepAverages();
  }

  /** The index's terms that answer a word (S6, S7): itself, what begins with it, or what it may be a slip for. */
  expand({ term, open }: Wanted): readonly Expansion[] {
    const found: Expansion[] = [];
    const same = this._index.get(term);
    if (same !== undefined) found.push({ term, weight: 1, exact: true, postings: same });
    if (open || isLoneCharacter(term)) {
      for (const [longer, postings] of this._index.atPrefix(term)) {
        const more = longer.length - term.length;
        if (more === 0) continue;
        const weight = (scoring.prefixWeight * longer.length) / (longer.length + 0.3 * more);
        found.push({ term: longer, weight, exact: false, postings });
      }
    }
    if (found.length > 0) return found;
    for (const [near, [postings, distance]] of this.#near(term)) {
      const weight = (scoring.fuzzyWeight * near.length) / (near.length + distance);
      found.push({ term: near, weight, exact: false, postings });
    }
    return found;
  }

  /** The terms that a word may be a slip for (S7): none when some paper has it, or what begins with it. */
  slips({ term, open }: Wanted): readonly string[] {
    const isKnown =
      open || isLoneCharacter(term) ? this._index.atPrefix(term).size > 0 : this._index.has(term);
    return isKnown ? [] : [...this.#near(term).keys()];
  }

  #near(term: string) {
    const typos = allowedTypos(term);
    return typos === 0 ? new Map<string, never>() : this._index.fuzzyGet(term, typos);
  }

  /** Adds the scores of a word's expansions, in the given fields, to a tally. */
  score(expansions: readonly Expansion[], fields: readonly IndexedField[], tally: Tally): void {
    for (const expansion of expansions) {
      for (const name of fields) {
        const field = this._fieldIds[name] ?? -1;
        const frequencies = expansion.postings.get(field);
        if (frequencies !== undefined) this.#scoreField(frequencies, field, name, expansion, tally);
      }
    }
  }

  #scoreField(
    frequencies: Frequencies,
    field: number,
    name: IndexedField,
    { weight, exact }: Expansion,
    { scores, found, inTitle, exact: exactly, within }: Tally,
  ): void {
    const holding = frequencies.size;
    const rarity = Math.log(1 + (this._documentCount - holding + 0.5) / (holding + 0.5));
    const factor = weight * fieldBoosts[name] * rarity;
    const lengths = this.#lengths[field];
    const perTerm = (scoring.k * scoring.b) / (this._avgFieldLength[field] || 1);
    const always = scoring.k * (1 - scoring.b);
    for (const [number, times] of frequencies) {
      if (within !== null && !within.has(number)) continue;
      const length = lengths?.[number] ?? 0;
      const frequency = (times * (scoring.k + 1)) / (times + always + perTerm * length);
      scores[number] = (scores[number] ?? 0) + factor * (scoring.d + frequency);
      found.add(number);
      if (name === 'title') inTitle.add(number);
      if (exact) exactly.add(number);
    }
  }

  #keepLength(field: number, number: number, length: number): void {
    let lengths = this.#lengths[field] ?? new Uint32Array(64);
    if (number >= lengths.length) {
      const grown = new Uint32Array(Math.max(number + 1, lengths.length * 2));
      grown.set(lengths);
      lengths = grown;
      this.#lengths[field] = grown;
    }
    this.#totals[field] = (this.#totals[field] ?? 0) + length - (lengths[number] ?? 0);
    lengths[number] = length;
  }

  /** MiniSearch moves its averages along and so lets them drift; ours are exact, whatever came before. */
  #keepAverages(): void {
    this._avgFieldLength = this.#totals.map((total) => total / Math.max(1, this._documentCount));
  }

  #learn(term: string, field: number, number: number, times: number): void {
    const postings = this._index.fetch(term, () => new Map());
    const frequencies = postings.get(field);
    if (frequencies === undefined) postings.set(field, new Map([[number, times]]));
    else frequencies.set(number, (frequencies.get(number) ?? 0) + times);
  }

  #forget(term: string, field: number, number: number, times: number): void {
    const postings = this._index.get(term);
    const frequencies = postings?.get(field);
    if (postings === undefined || frequencies === undefined) return;
    const left = (frequencies.get(number) ?? 0) - times;
    if (left > 0) frequencies.set(number, left);
    else frequencies.delete(number);
    if (frequencies.size === 0) postings.delete(field);
    if (postings.size === 0) this._index.delete(term);
  }
}

/** How many entries of postings expansions have: what looking at them costs. */
export function costOf(expansions: readonly Expansion[]): number {
  let total = 0;
  for (const { postings } of expansions) {
    for (const frequencies of postings.values()) total += frequencies.size;
  }
  return total;
}

function counted(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
