import type { Bits } from '../bits.ts';
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

/** A word of a query, on its way through the index. */
export interface Wanted {
  readonly term: string;
  readonly open: boolean;
}

/** One term of the index that answers a wanted word. */
export interface Expansion {
  readonly term: string;
  readonly weight: number;
  readonly exact: boolean;
  /** Where it stands in papers of the live part. */
  readonly live: Postings | undefined;
  /** Its number in the frozen part; `null` when it is not there. */
  readonly frozen: number | null;
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
 * The text of all papers: at most one frozen segment, and what is newer in a live MiniSearch. Scores are BM25+ as
 * MiniSearch has it, added up in typed arrays; a property test holds hits against one plain MiniSearch over
 * everything, and scores too.
 */
export class SearchableText {
  #live = new TextIndex();
  #base: FrozenText | null = null;

  /** Takes a frozen segment into use. None of its documents counts until it is counted in (`cover`); the live part is emptied. */
  adopt(segment: Segment): void {
    this.#live = new TextIndex();
    this.#base = new FrozenText(segment);
  }

  /** Says that the segment's document of a paper is what the paper says. Whether there is one. */
  cover(id: number, number: number): boolean {
    const document = this.#base?.segment.documentOf(id) ?? null;
    if (document === null) return false;
    this.#base?.count(document, number);
    return true;
  }

  /** Says that the segment's document of a paper does not hold any more. Whether it counted. */
  uncover(id: number): boolean {
    const document = this.#base?.segment.documentOf(id) ?? null;
    if (document === null || this.#base?.isCounted(document) !== true) return false;
    this.#base.count(document, -1);
    return true;
  }

  add(text: IndexedText): void {
    this.#live.add(text);
  }

  remove(text: IndexedText): void {
    this.#live.remove(text);
  }

  change(before: IndexedText, after: IndexedText): void {
    this.#live.change(before, after);
  }

  /** The index's terms that answer a word (S6, S7): itself, what begins with it, or what it may be a slip for. */
  expand(wanted: Wanted): readonly Expansion[] {
    const found = this.#known(wanted);
    return found.length > 0 ? found : this.#near(wanted.term);
  }

  /** The terms that a word may be a slip for (S7): none when some paper has it, or what begins with it. */
  slips(wanted: Wanted): readonly string[] {
    return this.#isKnown(wanted) ? [] : this.#near(wanted.term).map(({ term }) => term);
  }

  /** The same as having known expansions, without making them. */
  #isKnown({ term, open }: Wanted): boolean {
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

  /** Adds the scores of a word's expansions, in the given fields, to a tally. */
  score(expansions: readonly Expansion[], fields: readonly IndexedField[], tally: Tally): void {
    const papers = this.#live.papers + (this.#base?.papers ?? 0);
    const scorers = fields.map((name) => {
      const field = indexedFields.indexOf(name);
      const total = this.#live.totalLength(field) + (this.#base?.totalLength(field) ?? 0);
      return { name, field, perTerm: (scoring.k * scoring.b) / (total / Math.max(1, papers) || 1) };
    });
    const whole = { ...tally, documents: this.#base?.documentsWithin(tally.within) ?? null };
    for (const expansion of expansions) {
      for (const scorer of scorers) this.#scoreField(expansion, scorer, papers, whole);
    }
  }

  #scoreField(
    { weight, exact, live, frozen }: Expansion,
    {
      name,
      field,
      perTerm,
    }: { readonly name: IndexedField; readonly field: number; readonly perTerm: number },
    papers: number,
    {
      scores,
      found,
      inTitle,
      exact: exactly,
      within,
      documents,
    }: Tally & { readonly documents: Bits | null },
  ): void {
    const base = this.#base;
    const frequencies = live?.get(field);
    const frozenHolding = frozen === null ? 0 : (base?.holding(frozen, field) ?? 0);
    const holding = (frequencies?.size ?? 0) + frozenHolding;
    if (holding === 0) return;
    const rarity = Math.log(1 + Math.max(0, papers - holding + 0.5) / (holding + 0.5));
    const factor = weight * fieldBoosts[name] * rarity;
    const sets = [found, ...(name === 'title' ? [inTitle] : []), ...(exact ? [exactly] : [])];

    if (frequencies !== undefined) {
      const always = scoring.k * (1 - scoring.b);
      const lengths = this.#live.lengths(field);
      for (const [number, times] of frequencies) {
        if (within !== null && !within.has(number)) continue;
        const frequency = (times * (scoring.k + 1)) / (times + always + perTerm * (lengths?.[number] ?? 0));
        scores[number] = (scores[number] ?? 0) + factor * (scoring.d + frequency);
        for (const set of sets) set.add(number);
      }
    }
    if (base === null || frozen === null || frozenHolding === 0) return;
    base.score(frozen, field, { factor, perTerm, scores, within, documents, sets });
  }

  /** How many entries of postings expansions have: what looking at them costs. */
  costOf(expansions: readonly Expansion[]): number {
    let total = 0;
    for (const { live, frozen } of expansions) {
      for (const frequencies of live?.values() ?? []) total += frequencies.size;
      if (frozen !== null) total += this.#base?.segment.postingsOf(frozen) ?? 0;
    }
    return total;
  }
}
