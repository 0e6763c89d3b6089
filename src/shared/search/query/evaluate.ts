import { isNamed, readingsOf } from '../../watch/person-name.ts';
import { Bits } from '../bits.ts';
import type { PaperTable } from '../columns/paper-table.ts';
import type { ValueColumn } from '../columns/value-column.ts';
import { type IndexedField, indexedFields } from '../text/fields.ts';
import { phraseTest } from '../text/phrase.ts';
import type { Expansion, SearchableText } from '../text/searchable-text.ts';
import { isLoneCharacter, readTerms } from '../text/terms.ts';
import { isName, type Node, type PhraseNode, type TextField, type WordNode } from './ast.ts';
import { Conditions, type When } from './conditions.ts';

type TextLeaf = WordNode | PhraseNode;

/** What a leaf of text found, for scoring and for telling good hits from fair ones. */
export interface Found {
  readonly found: Bits;
  readonly inTitle: Bits;
  readonly exact: Bits;
}

/** Answers queries over the table and the text index. One per query: it gathers the scores. */
export class Evaluation {
  readonly scores: Float64Array;
  readonly found = new Map<Node, Found>();
  readonly #table: PaperTable;
  readonly #text: SearchableText;
  readonly #when: When;
  readonly #conditions: Conditions;
  readonly #slips: 'taken' | 'refused';
  readonly #expansions = new Map<string, readonly Expansion[]>();

  /** With `slips: 'refused'` a word finds itself alone, and not what it may be a slip for (S7). */
  constructor(
    table: PaperTable,
    text: SearchableText,
    when: When,
    { slips = 'taken' }: { readonly slips?: 'taken' | 'refused' } = {},
  ) {
    this.#slips = slips;
    this.#table = table;
    this.#text = text;
    this.#when = when;
    this.#conditions = new Conditions(table, when);
    this.scores = new Float64Array(table.capacity);
  }

  get capacity(): number {
    return this.#table.capacity;
  }

  /** Forgets scores, to answer another reading of the same query. */
  restart(): void {
    this.scores.fill(0);
    this.found.clear();
  }

  /** The papers among `within` that have all of some conditions. */
  all(nodes: readonly Node[], within: Bits): Bits {
    let papers = within;
    const [only] = nodes;
    // One condition needs no estimate of what it costs.
    const ordered = nodes.length === 1 && only ? [only] : this.#cheapestFirst(nodes);
    for (const node of ordered) papers = this.papers(node, papers);
    return papers;
  }

  /** The papers among `within` that answer a node. */
  papers(node: Node, within: Bits): Bits {
    switch (node.kind) {
      case 'word':
      case 'phrase':
        return this.#textLeaf(node, within);
      case 'value':
        return this.#conditions.papers(node, within);
      case 'not': {
        // What is excluded must not score.
        const aside = new Evaluation(this.#table, this.#text, this.#when, { slips: this.#slips });
        return within.copy().drop(aside.papers(node.of, within));
      }
      case 'any': {
        const papers = new Bits(this.#table.capacity);
        for (const choice of node.of) papers.join(this.papers(choice, within));
        return papers;
      }
      case 'all':
        return this.all(node.of, within);
      default:
        return node satisfies never;
    }
  }

  #cheapestFirst(nodes: readonly Node[]): readonly Node[] {
    return nodes
      .map((node) => ({ node, cost: this.#cost(node) }))
      .sort((a, b) => a.cost - b.cost)
      .map(({ node }) => node);
  }

  #cost(node: Node): number {
    switch (node.kind) {
      case 'value':
        return this.#table.size / 2;
      case 'word':
      case 'phrase': {
        const { parts } = readTerms(node.text, 'query');
        const costs = parts.map(({ term }, index) =>
          this.#text.costOf(this.#expand(term, node.open && index === parts.length - 1)),
        );
        return Math.min(...costs) * (parts.length > 1 ? 8 : 1);
      }
      case 'not':
        return this.#cost(node.of) + this.#table.size;
      case 'all':
      case 'any':
        return node.of.reduce((total, part) => total + this.#cost(part), 0);
      default:
        return node satisfies never;
    }
  }

  #textLeaf(leaf: TextLeaf, within: Bits): Bits {
    const { parts, compounds } = readTerms(leaf.text, 'query');
    const terms = parts.map(({ term }) => term);
    const fields = fieldsOf(leaf.field);
    // What is read next to each other is read as it was typed: a slip in one of its words finds nothing.
    const whole =
      terms.length > 1 && !this.#areKnown(terms, leaf.open)
        ? this.#nothing()
        : this.#words(terms, leaf.open, fields, within);
    if (terms.length > 1) this.#keepPhrases(whole, terms, leaf.open, fields);
    const compound = leaf.kind === 'word' && compounds.length === 1 ? compounds[0] : undefined;
    const isWhole = compound?.from === parts[0]?.from && compound?.to === parts.at(-1)?.to;
    if (compound !== undefined && isWhole) {
      const joined = this.#words([compound.term], leaf.open, fields, within);
      whole.found.join(joined.found);
      whole.inTitle.join(joined.inTitle);
      whole.exact.join(joined.exact);
    }
    if (isName(leaf) && this.#slips === 'taken') this.#joinNames(whole, leaf, within);
    if (leaf.field === null && leaf.kind === 'word') this.#joinIdentifiers(whole, leaf, within);
    this.found.set(leaf, whole);
    return whole.found;
  }

  #words(terms: readonly string[], open: boolean, fields: readonly IndexedField[], within: Bits): Found {
    const { capacity } = this.#table;
    let all: Found | null = null;
    for (const [index, term] of terms.entries()) {
      const one = { found: new Bits(capacity), inTitle: new Bits(capacity), exact: new Bits(capacity) };
      const expansions = this.#expand(term, open && index === terms.length - 1);
      this.#text.score(expansions, fields, { ...one, scores: this.scores, within: all?.found ?? within });
      if (all !== null) {
        one.inTitle.keep(all.inTitle);
        one.exact.keep(all.exact);
      }
      all = one;
    }
    return all ?? this.#nothing();
  }

  #nothing(): Found {
    const { capacity } = this.#table;
    return { found: new Bits(capacity), inTitle: new Bits(capacity), exact: new Bits(capacity) };
  }

  /** Whether every word stands in some paper as it was typed, the last one perhaps as a beginning. */
  #areKnown(terms: readonly string[], open: boolean): boolean {
    return terms.every((term, index) => {
      const expansions = this.#expand(term, open && index === terms.length - 1);
      return expansions.some((expansion) => expansion.term.startsWith(term));
    });
  }

  #expand(term: string, open: boolean): readonly Expansion[] {
    const key = open ? `${term}*` : term;
    const known = this.#expansions.get(key);
    if (known !== undefined) return known;
    const isWhole = this.#slips === 'refused' && !open && !isLoneCharacter(term);
    const expansions = this.#text.expand({ term, open }).filter(({ exact }) => exact || !isWhole);
    this.#expansions.set(key, expansions);
    return expansions;
  }

  #keepPhrases(words: Found, terms: readonly string[], open: boolean, fields: readonly IndexedField[]): void {
    const without = new Bits(this.#table.capacity);
    const notInTitle = new Bits(this.#table.capacity);
    const hasPhrase = phraseTest({ terms, open });
    const inText = (number: number, field: 'title' | 'abstract' | 'note') =>
      fields.includes(field) && hasPhrase(this.#table.text(number, field));
    const values = (['author', 'org', 'tag'] as const)
      .filter((field) => fields.includes(field))
      .map((field) => testOfValues(this.#table.facets[field === 'org' ? 'organization' : field], hasPhrase));
    words.found.forEach((number) => {
      const inTitle = inText(number, 'title');
      if (!inTitle) notInTitle.add(number);
      const isThere =
        inTitle ||
        inText(number, 'abstract') ||
        values.some((inValue) => inValue(number)) ||
        inText(number, 'note');
      if (!isThere) without.add(number);
    });
    words.found.drop(without);
    words.inTitle.drop(notInTitle);
    words.exact.drop(without);
  }

  /** A whole name finds who it may be (T14), in whatever order and however short the names are given. */
  #joinNames(whole: Found, leaf: TextLeaf, within: Bits): void {
    const { capacity } = this.#table;
    for (const name of readingsOf(leaf.text)) {
      const found = new Bits(capacity);
      const scores = new Float64Array(capacity);
      const tally = { found, inTitle: new Bits(capacity), exact: new Bits(capacity), scores, within };
      const family = this.#expand(name.at(-1) ?? '', false).filter(({ exact }) => exact);
      this.#text.score(family, ['author'], tally);
      found.drop(whole.found).forEach((number) => {
        const { authors = [] } = this.#table.paper(number) ?? {};
        if (!authors.some((author) => isNamed(author, name))) return;
        whole.found.add(number);
        whole.exact.add(number);
        this.scores[number] = (this.scores[number] ?? 0) + (scores[number] ?? 0);
      });
    }
  }

  /** A pasted arXiv number or DOI finds its paper, whether or not its text says it. */
  #joinIdentifiers(whole: Found, leaf: WordNode, within: Bits): void {
    const isDoi = /^10\.\d{4,9}\/\S+$/.test(leaf.text);
    const isArxiv = /^\d{4}\.\d{4,5}(v\d+)?$/i.test(leaf.text);
    if (!isDoi && !isArxiv) return;
    const papers = this.#conditions.identified(isDoi ? 'doi' : 'arxiv', leaf.text, {
      open: leaf.open,
      within,
    });
    papers.forEach((number) => {
      whole.found.add(number);
      whole.inTitle.add(number);
      whole.exact.add(number);
    });
  }
}

function fieldsOf(field: TextField | null): readonly IndexedField[] {
  return field === null ? indexedFields : [field];
}

/** Whether a value that a paper has in a column passes a test; each value is tested once. */
function testOfValues(column: ValueColumn, passes: (value: string) => boolean): (number: number) => boolean {
  const known = new Int8Array(column.dictionary.size);
  return (number) => {
    for (let at = column.start(number); at < column.end(number); at++) {
      const code = column.codes[at] ?? 0;
      if (known[code] === 0) known[code] = passes(column.dictionary.value(code)) ? 1 : -1;
      if (known[code] === 1) return true;
    }
    return false;
  };
}
