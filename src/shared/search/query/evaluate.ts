import { isNamed, readingsOf } from '../../watch/person-name.ts';
import { Bits } from '../bits.ts';
import type { PaperTable } from '../columns/paper-table.ts';
import type { ValueColumn } from '../columns/value-column.ts';
import { type IndexedField, indexedFields } from '../text/fields.ts';
import { type Phrase, phraseTest } from '../text/phrase.ts';
import type { SearchableText, Wanted } from '../text/searchable-text.ts';
import { isLoneCharacter, readTerms, type Term } from '../text/terms.ts';
import type { WordHits } from '../text/word-hits.ts';
import { isName, type Node, type PhraseNode, type TextField, type WordNode } from './ast.ts';
import { Conditions, type When } from './conditions.ts';

/** Where fewer than one paper in so many is asked about, a word is looked for among these alone. */
const narrowPart = 8;

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
        const costs = stepsOf(parts, node.open).map((step) => this.#text.costOf(step));
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
    const fields = fieldsOf(leaf.field);
    const steps = stepsOf(parts, leaf.open);
    const [first] = steps;
    const whole =
      steps.length > 1
        ? this.#phrase(steps, fields, within)
        : first === undefined
          ? this.#nothing()
          : this.#word(first, fields, within);
    const compound = leaf.kind === 'word' && compounds.length === 1 ? compounds[0] : undefined;
    const isWhole = compound?.from === parts[0]?.from && compound?.to === parts.at(-1)?.to;
    if (compound !== undefined && isWhole) {
      const joined = this.#word({ term: compound.term, open: leaf.open }, fields, within);
      whole.found.join(joined.found);
      whole.inTitle.join(joined.inTitle);
      whole.exact.join(joined.exact);
    }
    if (isName(leaf) && this.#slips === 'taken') this.#joinNames(whole, leaf, within);
    if (leaf.field === null && leaf.kind === 'word') this.#joinIdentifiers(whole, leaf, within);
    this.found.set(leaf, whole);
    return whole.found;
  }

  #nothing(): Found {
    const { capacity } = this.#table;
    return { found: new Bits(capacity), inTitle: new Bits(capacity), exact: new Bits(capacity) };
  }

  #word(step: Wanted, fields: readonly IndexedField[], within: Bits): Found {
    const hits = this.#hits(step, fields, within);
    const found = hits.found.copy().keep(within);
    hits.addTo(this.scores, found);
    return { found, inTitle: hits.inTitle.copy().keep(found), exact: hits.exact.copy().keep(found) };
  }

  /** Words next to each other in one field, each as it was typed: a slip in one of them finds nothing. */
  #phrase(steps: readonly Wanted[], fields: readonly IndexedField[], within: Bits): Found {
    const whole = this.#nothing();
    if (!steps.every((step) => this.#text.isKnown(step))) return whole;
    const phrase = { terms: steps.map(({ term }) => term), open: steps.at(-1)?.open === true };
    const words = steps.map((step) => [step, this.#hits(step, fields, within)] as const);
    for (const field of fields) {
      const mayHold = within.copy().drop(whole.found);
      // Most of what holds a word holds it in the abstract: there, asking for the field would spare little.
      for (const [step, hits] of words) {
        mayHold.keep(field === 'abstract' ? hits.found : this.#text.holders(step, field, this.capacity));
      }
      if (mayHold.isEmpty()) continue;
      const stands = this.#phraseTest(phrase, field);
      mayHold.forEach((number) => {
        if (stands(number)) whole.found.add(number);
      });
      if (field === 'title') whole.inTitle.join(whole.found);
    }
    whole.exact.join(whole.found);
    for (const [, hits] of words) {
      whole.exact.keep(hits.exact);
      hits.addTo(this.scores, whole.found);
    }
    return whole;
  }

  #phraseTest(phrase: Phrase, field: IndexedField): (number: number) => boolean {
    switch (field) {
      case 'title':
      case 'abstract':
      case 'note': {
        const hasPhrase = this.#table.phraseTest(phrase);
        return (number) => hasPhrase(number, field);
      }
      case 'author':
      case 'tag':
        return testOfValues(this.#table.facets[field], phraseTest(phrase));
      case 'org':
        return testOfValues(this.#table.facets.organization, phraseTest(phrase));
      default:
        return field satisfies never;
    }
  }

  #hits(step: Wanted, fields: readonly IndexedField[], within: Bits): WordHits {
    const isExact = this.#slips === 'refused' && !step.open && !isLoneCharacter(step.term);
    const forms = isExact ? ('exact' as const) : ('slips' as const);
    const wish = { ...step, fields, forms, capacity: this.capacity };
    // What is being typed will not be asked for again, unless it is a letter or two: these come with many words.
    const isPassing = step.open && step.term.length > 2;
    if (!isPassing) return this.#text.hits(wish);
    const isNarrow = within.count() * narrowPart < this.#table.size;
    return this.#text.hitsWithin(wish, isNarrow ? within : null);
  }

  /** A whole name finds who it may be (T14), in whatever order and however short the names are given. */
  #joinNames(whole: Found, leaf: TextLeaf, within: Bits): void {
    const { capacity } = this.#table;
    for (const name of readingsOf(leaf.text)) {
      const family = { term: name.at(-1) ?? '', open: false };
      const hits = this.#text.hits({ ...family, fields: ['author'], forms: 'exact', capacity });
      const meant = new Bits(capacity);
      const mayBe = hits.found.copy().keep(within).drop(whole.found);
      mayBe.forEach((number) => {
        const { authors = [] } = this.#table.paper(number) ?? {};
        if (authors.some((author) => isNamed(author, name))) meant.add(number);
      });
      whole.found.join(meant);
      whole.exact.join(meant);
      hits.addTo(this.scores, meant);
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

/** The words of a leaf; the last is open when the leaf is. */
function stepsOf(parts: readonly Term[], open: boolean): readonly Wanted[] {
  return parts.map(({ term }, index) => ({ term, open: open && index === parts.length - 1 }));
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
