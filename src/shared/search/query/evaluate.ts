import { statuses } from '../../domain/paper.ts';
import { Bits } from '../bits.ts';
import { isView, type PaperTable } from '../columns/paper-table.ts';
import type { FacetName } from '../request.ts';
import { fold } from '../text/fold.ts';
import { phraseTest } from '../text/phrase.ts';
import { readTerms } from '../text/terms.ts';
import {
  costOf,
  type Expansion,
  type IndexedField,
  indexedFields,
  type TextIndex,
} from '../text/text-index.ts';
import type { Node, PhraseNode, TextField, ValueNode, WordNode } from './ast.ts';
import { closedValues } from './fields.ts';
import { type NumberRange, resolveDates, resolveNumbers, soFar } from './ranges.ts';

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
  readonly #text: TextIndex;
  readonly #today: string;
  readonly #expansions = new Map<string, readonly Expansion[]>();

  constructor(table: PaperTable, text: TextIndex, today: string) {
    this.#table = table;
    this.#text = text;
    this.#today = today;
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
        return this.#value(node, within);
      case 'not': {
        // What is excluded must not score.
        const aside = new Evaluation(this.#table, this.#text, this.#today);
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
          costOf(this.#expand(term, node.open && index === parts.length - 1)),
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
    const whole = this.#words(terms, leaf.open, fields, within);
    if (terms.length > 1) this.#keepPhrases(whole, terms, leaf.open, fields);
    const compound = leaf.kind === 'word' && compounds.length === 1 ? compounds[0] : undefined;
    const isWhole = compound?.from === parts[0]?.from && compound?.to === parts.at(-1)?.to;
    if (compound !== undefined && isWhole) {
      const joined = this.#words([compound.term], leaf.open, fields, within);
      whole.found.join(joined.found);
      whole.inTitle.join(joined.inTitle);
      whole.exact.join(joined.exact);
    }
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
    return all ?? { found: new Bits(capacity), inTitle: new Bits(capacity), exact: new Bits(capacity) };
  }

  #expand(term: string, open: boolean): readonly Expansion[] {
    const key = open ? `${term}*` : term;
    const known = this.#expansions.get(key);
    if (known !== undefined) return known;
    const expansions = this.#text.expand({ term, open });
    this.#expansions.set(key, expansions);
    return expansions;
  }

  #keepPhrases(words: Found, terms: readonly string[], open: boolean, fields: readonly IndexedField[]): void {
    const without = new Bits(this.#table.capacity);
    const notInTitle = new Bits(this.#table.capacity);
    const test = phraseTest({ terms, open });
    words.found.forEach((number) => {
      const paper = this.#table.paper(number);
      if (paper === undefined) return;
      const hasPhrase = this.#table.isPlain(number) ? test.inPlain : test.inAny;
      const inTitle = fields.includes('title') && hasPhrase(paper.title);
      if (!inTitle) notInTitle.add(number);
      const elsewhere =
        inTitle ||
        (fields.includes('abstract') && paper.abstract !== null && hasPhrase(paper.abstract)) ||
        (fields.includes('author') && paper.authors.some((author) => hasPhrase(author))) ||
        (fields.includes('org') && paper.organization !== null && hasPhrase(paper.organization)) ||
        (fields.includes('tag') && paper.tags.some((tag) => hasPhrase(tag))) ||
        (fields.includes('note') && paper.note !== null && hasPhrase(paper.note));
      if (!elsewhere) without.add(number);
    });
    words.found.drop(without);
    words.inTitle.drop(notInTitle);
    words.exact.drop(without);
  }

  /** A pasted arXiv number or DOI finds its paper, whether or not its text says it. */
  #joinIdentifiers(whole: Found, leaf: WordNode, within: Bits): void {
    const isDoi = /^10\.\d{4,9}\/\S+$/.test(leaf.text);
    const isArxiv = /^\d{4}\.\d{4,5}(v\d+)?$/i.test(leaf.text);
    if (!isDoi && !isArxiv) return;
    const papers = this.#identified(isDoi ? 'doi' : 'arxiv', leaf.text, { open: leaf.open, within });
    papers.forEach((number) => {
      whole.found.add(number);
      whole.inTitle.add(number);
      whole.exact.add(number);
    });
  }

  #value(leaf: ValueNode, within: Bits): Bits {
    const text = leaf.text.trim();
    switch (leaf.field) {
      case 'tag':
      case 'source':
        return this.#named(leaf.field, text, { open: leaf.open, within });
      case 'has':
        return this.#has(openValues(leaf), within);
      case 'status':
      case 'is':
        return this.#is(openValues(leaf), within);
      case 'in':
        return this.#in(openValues(leaf), within);
      case 'listing':
        return this.#listedIn(this.#dates(leaf), within);
      case 'date':
        return this.#inRange('dateFirst', 'dateLast', this.#dates(leaf), within);
      case 'added':
        return this.#addedIn(this.#dates(leaf), within);
      case 'year': {
        const years = leaf.open ? soFar(text, resolveNumbers) : resolveNumbers(text);
        const days = years && { min: years.min * 10_000, max: years.max * 10_000 + 9999 };
        return this.#inRange('dateFirst', 'dateLast', days, within);
      }
      case 'upvotes':
      case 'comments': {
        const range = leaf.open ? soFar(text, resolveNumbers) : resolveNumbers(text);
        return this.#inRange(leaf.field, leaf.field, range, within);
      }
      case 'doi':
      case 'arxiv':
        return this.#identified(leaf.field, text, { open: leaf.open, within });
      default:
        return leaf.field satisfies never;
    }
  }

  #dates(leaf: ValueNode): NumberRange | null {
    const resolveText = (text: string) => resolveDates(text, this.#today);
    return leaf.open ? soFar(leaf.text, resolveText) : resolveText(leaf.text);
  }

  /** A range that is not yet one asks for nothing in particular. */
  #inRange(
    first: 'dateFirst' | 'upvotes' | 'comments',
    last: 'dateLast' | 'upvotes' | 'comments',
    range: NumberRange | null,
    within: Bits,
  ): Bits {
    if (range === null) return within.copy();
    const from = this.#table.column(first);
    const to = this.#table.column(last);
    const unknown = first === 'dateFirst' ? 0 : -1;
    return this.#select(within, (number) => {
      const low = from[number] ?? unknown;
      return low !== unknown && low >= range.min && (to[number] ?? unknown) <= range.max;
    });
  }

  #addedIn(range: NumberRange | null, within: Bits): Bits {
    if (range === null) return within.copy();
    const added = this.#table.column('added');
    return this.#select(within, (number) => {
      const day = new Date(added[number] ?? 0);
      const value = day.getUTCFullYear() * 10_000 + (day.getUTCMonth() + 1) * 100 + day.getUTCDate();
      return value >= range.min && value <= range.max;
    });
  }

  #listedIn(range: NumberRange | null, within: Bits): Bits {
    if (range === null) return within.copy();
    return this.#withFacet('listing', within, (day) => {
      const number = Number(day.replaceAll('-', ''));
      return number >= range.min && number <= range.max;
    });
  }

  /** A value is found by its folded name, or by what stands before a slash in it (`ml` finds `ml/speech`). */
  #named(
    facet: 'tag' | 'source',
    text: string,
    { open, within }: { readonly open: boolean; readonly within: Bits },
  ): Bits {
    const wanted = nameKey(text);
    return this.#withFacet(facet, within, (value) => {
      const key = nameKey(value);
      return key === wanted || key.startsWith(`${wanted}/`) || (open && key.startsWith(wanted));
    });
  }

  #has(things: readonly string[], within: Bits): Bits {
    const papers = this.#withFacet('has', within, (thing) => things.includes(thing));
    if (!things.includes('date')) return papers;
    const date = this.#table.column('dateFirst');
    return papers.join(this.#select(within, (number) => date[number] !== 0));
  }

  #is(names: readonly string[], within: Bits): Bits {
    const codes = names.map((name) => statusCodes.indexOf(name));
    const status = this.#table.column('status');
    const trashed = this.#table.column('trashed');
    const trash = names.includes('trashed');
    return this.#select(
      within,
      (number) => codes.includes(status[number] ?? -1) || (trash && trashed[number] === 1),
    );
  }

  #in(names: readonly string[], within: Bits): Bits {
    const papers = new Bits(this.#table.capacity);
    for (const name of names) if (isView(name)) papers.join(this.#table.members(name));
    return papers.keep(within);
  }

  #identified(
    scheme: string,
    text: string,
    { open, within }: { readonly open: boolean; readonly within: Bits },
  ): Bits {
    const wanted = identifierKey(scheme, text);
    return this.#select(within, (number) => {
      const given = this.#table.paper(number)?.identifiers[scheme];
      if (given === undefined) return false;
      const key = identifierKey(scheme, given);
      return key === wanted || (open && key.startsWith(wanted));
    });
  }

  #withFacet(facet: FacetName, within: Bits, isWanted: (value: string) => boolean): Bits {
    const column = this.#table.facets[facet];
    const wanted = new Uint8Array(column.dictionary.size);
    column.dictionary.values().forEach((value, code) => {
      if (code > 0 && isWanted(value)) wanted[code] = 1;
    });
    return this.#select(within, (number) => column.hasAny(number, wanted));
  }

  #select(within: Bits, isWanted: (number: number) => boolean): Bits {
    const papers = new Bits(this.#table.capacity);
    within.forEach((number) => {
      if (isWanted(number)) papers.add(number);
    });
    return papers;
  }
}

const statusCodes: readonly string[] = [...statuses, 'none'];

function fieldsOf(field: TextField | null): readonly IndexedField[] {
  return field === null ? indexedFields : [field];
}

function openValues(leaf: ValueNode): readonly string[] {
  const wanted = leaf.text.trim().toLowerCase();
  const values = closedValues(leaf.field) ?? [];
  return values.filter((value) => value === wanted || (leaf.open && value.startsWith(wanted)));
}

function nameKey(name: string): string {
  return name
    .split('/')
    .map((step) => fold(step) || step.trim())
    .join('/');
}

function identifierKey(scheme: string, text: string): string {
  const key = text.trim().toLowerCase();
  if (scheme !== 'arxiv') return key.replace(/^(https?:\/\/)?(dx\.)?doi\.org\//, '');
  return key.replace(/^arxiv:/, '').replace(/v\d+$/, '');
}

/** Whether a query asks for papers in the trash by name, so that a view of all must not hide them. */
export function namesTrash(node: Node | null): boolean {
  if (node === null) return false;
  switch (node.kind) {
    case 'value':
      return (
        (node.field === 'is' && openValues(node).includes('trashed')) ||
        (node.field === 'in' && openValues(node).includes('trash'))
      );
    case 'all':
    case 'any':
      return node.of.some(namesTrash);
    case 'word':
    case 'phrase':
    case 'not':
      return false;
    default:
      return node satisfies never;
  }
}
