import MiniSearch from 'minisearch';
import { type IndexedText, indexedFields } from './fields.ts';
import { indexTerms } from './terms.ts';

/** By field, by paper: how often. */
export type Postings = ReadonlyMap<number, ReadonlyMap<number, number>>;

/**
 * The live part of the text index: MiniSearch, whose papers can be changed field by field without a trace. It
 * gives the postings; scoring adds them up in `SearchableText`. It reads what MiniSearch declares `protected`; a test
 * holds hits and scores against the stock `search`.
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
  }

  /** Takes a paper out whole; `text` is what was added. */
  override remove(text: IndexedText): void {
    for (const [field] of indexedFields.entries()) this.#keepLength(field, text.number, 0);
    super.remove(text);
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
  }

  /** How many papers it holds. */
  get papers(): number {
    return this._documentCount;
  }

  /** How many different terms its papers have in a field, all together. */
  totalLength(field: number): number {
    return this.#totals[field] ?? 0;
  }

  /** How many different terms papers have in a field, by paper. */
  lengths(field: number): Uint32Array | undefined {
    return this.#lengths[field];
  }

  /** The postings of a term. */
  postings(term: string): Postings | undefined {
    return this._index.get(term);
  }

  /** The terms that begin with a prefix, the prefix itself among them when it is one. */
  beginning(prefix: string): Iterable<[string, Postings]> {
    return this._index.atPrefix(prefix);
  }

  /** The terms within an edit distance, with their postings and distances. */
  near(term: string, most: number): Iterable<[string, [Postings, number]]> {
    return this._index.fuzzyGet(term, most);
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

function counted(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
