import { Bits } from '../bits.ts';
import { FrozenText } from '../segments/frozen-text.ts';
import type { Segment } from '../segments/segment.ts';
import { swapsOf } from './distance.ts';
import {
  allowedTypos,
  fieldBoosts,
  type IndexedField,
  type IndexedText,
  indexedFields,
  scoring,
} from './fields.ts';
import { isLoneCharacter } from './terms.ts';
import { type Postings, TextIndex } from './text-index.ts';
import { KeptHits, type Tally, WordHits } from './word-hits.ts';

/** A word of a query, on its way through the index. */
export interface Wanted {
  readonly term: string;
  readonly open: boolean;
}

/** One term of the index that answers a wanted word. */
interface Expansion {
  readonly term: string;
  readonly weight: number;
  readonly exact: boolean;
  /** Where it stands in papers of the live part. */
  readonly live: Postings | undefined;
  /** Its number in the frozen part; `null` when it is not there. */
  readonly frozen: number | null;
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** What is asked of a word. */
export interface WordWish extends Wanted {
  readonly fields: readonly IndexedField[];
  /** Which terms answer it: also those that it may be a slip for, itself and what begins with it, or itself alone. */
  readonly forms: 'slips' | 'known' | 'exact';
  /** One more than the highest number of a paper. */
  readonly capacity: number;
}

/**
 * The text of all papers: at most one frozen segment, and what is newer in a live MiniSearch. Scores are BM25+ as
 * MiniSearch has it, added up in typed arrays; a property test holds hits against one plain MiniSearch over
 * everything, and scores too.
 */
export class SearchableText {
  #live = new TextIndex();
  #base: FrozenText | null = null;
  /** What whole words found, which are asked for again at every key after them; and what a letter or two did. */
  readonly #words = new KeptHits(40);
  readonly #letters = new KeptHits(160);
  /** How many of the letters were looked up ahead since the segment came. */
  #ahead = 0;
  /** All 0 between two words. */
  #sums = new Float64Array(0);

  /** Takes a frozen segment into use. None of its documents counts until it is counted in (`cover`); the live part is emptied. */
  adopt(segment: Segment): void {
    this.#forget();
    this.#live = new TextIndex();
    this.#base = new FrozenText(segment);
    this.#ahead = 0;
  }

  /** Says that the segment's document of a paper is what the paper says. Whether there is one. */
  cover(id: number, number: number): boolean {
    const document = this.#base?.segment.documentOf(id) ?? null;
    if (document === null) return false;
    this.#forget();
    this.#base?.count(document, number);
    return true;
  }

  /** Says that the segment's document of a paper does not hold any more. Whether it counted. */
  uncover(id: number): boolean {
    const document = this.#base?.segment.documentOf(id) ?? null;
    if (document === null || this.#base?.isCounted(document) !== true) return false;
    this.#forget();
    this.#base.count(document, -1);
    return true;
  }

  add(text: IndexedText): void {
    this.#forget();
    this.#live.add(text);
  }

  remove(text: IndexedText): void {
    this.#forget();
    this.#live.remove(text);
  }

  change(before: IndexedText, after: IndexedText): void {
    this.#forget();
    this.#live.change(before, after);
  }

  /** The terms that a word may be a slip for (S7): none when some paper has it, or what begins with it. */
  slips(wanted: Wanted): readonly string[] {
    return this.isKnown(wanted) ? [] : this.#near(wanted.term).map(({ term }) => term);
  }

  /** Whether a word stands in some paper, or begins one while it is open. */
  isKnown({ term, open }: Wanted): boolean {
    const base = this.#base;
    const frozen = base?.segment.termNumber(term) ?? null;
    if (this.#live.postings(term) !== undefined || (frozen !== null && base?.holds(frozen))) return true;
    if (!open && !isLoneCharacter(term)) return false;
    for (const _ of this.#live.beginning(term)) return true;
    const [from, to] = base?.segment.beginning(term) ?? [0, 0];
    for (let number = from; number < to; number++) if (base?.holds(number)) return true;
    return false;
  }

  #known({ term, open }: Wanted): Expansion[] {
    const found: Expansion[] = [];
    const live = this.#live.postings(term);
    const frozen = this.#base?.segment.termNumber(term) ?? null;
    if (live !== undefined || (frozen !== null && this.#base?.holds(frozen))) {
      found.push({ term, weight: 1, exact: true, live, frozen });
    }
    if (!open && !isLoneCharacter(term)) return found;
    const inLive = new Map(this.#live.beginning(term));
    const add = (longer: string, postings: Postings | undefined, number: number | null): void => {
      const more = longer.length - term.length;
      if (more === 0) return;
      const weight = (scoring.prefixWeight * longer.length) / (longer.length + 0.3 * more);
      found.push({ term: longer, weight, exact: false, live: postings, frozen: number });
    };
    if (this.#base !== null) {
      const { segment } = this.#base;
      const [from, to] = segment.beginning(term);
      for (let number = from; number < to; number++) {
        const longer = segment.arrays.terms[number] ?? '';
        const postings = inLive.size === 0 ? undefined : inLive.get(longer);
        if (postings !== undefined) inLive.delete(longer);
        if (postings !== undefined || this.#base.holds(number)) add(longer, postings, number);
      }
    }
    for (const [longer, postings] of inLive) add(longer, postings, null);
    return found;
  }

  #near(term: string): Expansion[] {
    const typos = allowedTypos(term);
    if (typos === 0) return [];
    const weightOf = (near: string, distance: number) =>
      (scoring.fuzzyWeight * near.length) / (near.length + distance);
    const found = new Map<string, Expansion>();
    for (const [near, [live, distance]] of this.#live.near(term, typos)) {
      found.set(near, { term: near, weight: weightOf(near, distance), exact: false, live, frozen: null });
    }
    for (const [number, distance] of this.#base?.segment.near(term, typos) ?? []) {
      const near = this.#base?.segment.arrays.terms[number] ?? '';
      const live = found.get(near)?.live;
      if (live === undefined && this.#base?.holds(number) !== true) continue;
      found.set(near, { term: near, weight: weightOf(near, distance), exact: false, live, frozen: number });
    }
    // Of the longer words, in which two letters may differ, those with two exchanged are among them.
    for (const swapped of typos === 1 ? swapsOf(term) : []) {
      const [known] = this.#known({ term: swapped, open: false });
      if (known !== undefined) found.set(swapped, { ...known, weight: weightOf(swapped, 1), exact: false });
    }
    return [...found.values()];
  }

  #forget(): void {
    this.#words.clear();
    this.#letters.clear();
  }

  /**
   * Looks up one more of the letters with which words begin: some ten milliseconds each, which then need not be waited
   * for at a key. Returns whether all were, since a segment came.
   */
  lookAhead(capacity: number): boolean {
    const term = letters[this.#ahead];
    if (this.#base === null || term === undefined) return true;
    this.#ahead += 1;
    this.hits({ term, open: true, fields: indexedFields, forms: 'slips', capacity });
    return false;
  }

  /** What a word finds in all papers, kept for the next key. */
  hits(wish: WordWish): WordHits {
    const key = `${wish.capacity} ${wish.forms} ${wish.fields.join()} ${wish.open ? '*' : ' '}${wish.term}`;
    const kept = wish.open ? this.#letters : this.#words;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const hits = this.hitsWithin(wish, null);
    kept.keep(key, hits);
    return hits;
  }

  /** What a word finds among some papers: for few of them quicker than among all. */
  hitsWithin(wish: WordWish, within: Bits | null): WordHits {
    if (this.#sums.length !== wish.capacity) this.#sums = new Float64Array(wish.capacity);
    const bits = () => new Bits(wish.capacity);
    const tally = { sums: this.#sums, found: bits(), inTitle: bits(), exact: bits() };
    this.#score(wish, tally, within);
    return new WordHits(tally);
  }

  /** The papers that hold a word, or what begins with it while it is open, in a field. */
  holders({ term, open }: Wanted, field: IndexedField, capacity: number): Bits {
    const holders = new Bits(capacity);
    const at = indexedFields.indexOf(field);
    for (const { live, frozen } of this.#known({ term, open })) {
      for (const number of live?.get(at)?.keys() ?? []) holders.add(number);
      if (frozen !== null) this.#base?.mark(frozen, at, holders);
    }
    return holders;
  }

  /** The index's terms that answer a word (S6, S7): itself, what begins with it, or what it may be a slip for. */
  #expand({ term, open, forms }: WordWish): readonly Expansion[] {
    const known = this.#known({ term, open });
    if (forms === 'exact') return known.filter(({ exact }) => exact);
    return known.length > 0 || forms === 'known' ? known : this.#near(term);
  }

  #score(wish: WordWish, tally: Tally, within: Bits | null): void {
    const papers = this.#live.papers + (this.#base?.papers ?? 0);
    const scorers = wish.fields.map((name) => {
      const field = indexedFields.indexOf(name);
      const total = this.#live.totalLength(field) + (this.#base?.totalLength(field) ?? 0);
      return {
        name,
        field,
        papers,
        within,
        perTerm: (scoring.k * scoring.b) / (total / Math.max(1, papers) || 1),
      };
    });
    for (const expansion of this.#expand(wish)) {
      for (const scorer of scorers) this.#scoreField(expansion, scorer, tally);
    }
  }

  #scoreField(
    { weight, exact, live, frozen }: Expansion,
    { name, field, perTerm, papers, within }: FieldScorer,
    tally: Tally,
  ): void {
    const base = this.#base;
    const frequencies = live?.get(field);
    const frozenHolding = frozen === null ? 0 : (base?.holding(frozen, field) ?? 0);
    const holding = (frequencies?.size ?? 0) + frozenHolding;
    if (holding === 0) return;
    const rarity = Math.log(1 + Math.max(0, papers - holding + 0.5) / (holding + 0.5));
    const factor = weight * fieldBoosts[name] * rarity;
    const { sums } = tally;
    if (frequencies !== undefined) {
      const always = scoring.k * (1 - scoring.b);
      const lengths = this.#live.lengths(field);
      for (const [number, times] of frequencies) {
        if (within !== null && !within.has(number)) continue;
        const frequency = (times * (scoring.k + 1)) / (times + always + perTerm * (lengths?.[number] ?? 0));
        sums[number] = (sums[number] ?? 0) + factor * (scoring.d + frequency);
        tally.found.add(number);
        if (name === 'title') tally.inTitle.add(number);
        if (exact) tally.exact.add(number);
      }
    }
    if (base === null || frozen === null || frozenHolding === 0) return;
    base.score(frozen, field, { factor, perTerm, sums, found: tally.found, within });
    if (name === 'title') base.mark(frozen, field, tally.inTitle);
    if (exact) base.mark(frozen, field, tally.exact);
  }

  /** How many entries of postings a word has: what looking at them costs. */
  costOf({ term, open }: Wanted): number {
    let total = 0;
    const isBeginning = open || isLoneCharacter(term);
    const live = isBeginning ? this.#live.beginning(term) : [[term, this.#live.postings(term)] as const];
    for (const [, postings] of live) {
      for (const frequencies of postings?.values() ?? []) total += frequencies.size;
    }
    return total + (this.#base?.segment.postingsOf(term, isBeginning) ?? 0);
  }
}

/** A field to be scored, and what each different term of a paper takes off there. */
interface FieldScorer {
  readonly name: IndexedField;
  readonly field: number;
  readonly perTerm: number;
  readonly papers: number;
  readonly within: Bits | null;
}
