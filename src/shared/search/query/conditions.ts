import { returnKinds, statuses } from '../../domain/paper.ts';
import { movedDay, startOfDay } from '../../text/day-in-zone.ts';
import { Bits } from '../bits.ts';
import type { IdentifierScheme } from '../columns/identifier-column.ts';
import type { NumberColumn } from '../columns/paper-columns.ts';
import type { PaperTable } from '../columns/paper-table.ts';
import { isView } from '../columns/view-members.ts';
import type { FacetName, SearchRequest } from '../request.ts';
import { fold } from '../text/fold.ts';
import type { Node, ValueNode } from './ast.ts';
import { asksForNone, openValues } from './fields.ts';
import { isMissing } from './missing.ts';
import {
  dayNumber,
  dayOf,
  type NumberRange,
  resolveAmounts,
  resolveDates,
  resolveNumbers,
  soFar,
} from './ranges.ts';

/** When and where a query is asked: what its days are. */
export type When = Pick<SearchRequest, 'today' | 'timeZone'>;

/** Answers the conditions of a query that are no words, from the columns (S3). */
export class Conditions {
  readonly #table: PaperTable;
  readonly #when: When;

  constructor(table: PaperTable, when: When) {
    this.#table = table;
    this.#when = when;
  }

  /** The papers among `within` that meet a condition. */
  papers(leaf: ValueNode, within: Bits): Bits {
    const text = leaf.text.trim();
    if (asksForNone(leaf)) return this.#without(leaf, within);
    switch (leaf.field) {
      case 'author':
      case 'org':
        // Read as a condition only to ask for none.
        return within.copy();
      case 'tag':
      case 'source':
      case 'category':
      case 'collection':
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
        return this.#happenedIn('added', this.#dates(leaf), within);
      case 'done':
        return this.#happenedIn('done', this.#dates(leaf), within);
      case 'year': {
        const years = leaf.open ? soFar(text, resolveNumbers) : resolveNumbers(text);
        const days = years && { min: years.min * 10_000, max: years.max * 10_000 + 9999 };
        return this.#inRange('dateFirst', 'dateLast', days, within);
      }
      case 'upvotes':
      case 'comments':
      case 'velocity':
      case 'version':
      case 'rating':
        return this.#numbered(leaf.field, leaf, within);
      case 'interest':
        return this.#numbered('grade', leaf, within);
      case 'decided':
        return this.#happenedIn('decided', this.#dates(leaf), within);
      case 'due':
        return this.#inRange('due', 'due', this.#dates(leaf), within);
      case 'changed':
        return this.#changed(openValues(leaf), within);
      case 'doi':
      case 'arxiv':
        return this.identified(leaf.field, text, { open: leaf.open, within });
      default:
        return leaf.field satisfies never;
    }
  }

  /** The papers that have nothing of a field; of tags also those with one of that very name. */
  #without({ field }: ValueNode, within: Bits): Bits {
    const papers = this.#select(within, isMissing(this.#table, field));
    if (field !== 'tag') return papers;
    return papers.join(this.#withFacet('tag', within, (value) => nameKey(value) === 'none'));
  }

  #dates(leaf: ValueNode): NumberRange | null {
    const resolveText = (text: string) => resolveDates(text, this.#when.today);
    return leaf.open ? soFar(leaf.text, resolveText) : resolveText(leaf.text);
  }

  #numbered(column: NumberColumn, { open, text }: ValueNode, within: Bits): Bits {
    const resolveText = column === 'velocity' ? resolveAmounts : resolveNumbers;
    const range = open ? soFar(text.trim(), resolveText) : resolveText(text.trim());
    return this.#inRange(column, column, range, within);
  }

  /** A range that is not yet one asks for nothing in particular. */
  #inRange(first: NumberColumn, last: NumberColumn, range: NumberRange | null, within: Bits): Bits {
    if (range === null) return within.copy();
    const from = this.#table.column(first);
    const to = this.#table.column(last);
    const unknown = dayColumns.has(first) ? 0 : -1;
    return this.#select(within, (number) => {
      const low = from[number] ?? unknown;
      return low !== unknown && low >= range.min && (to[number] ?? unknown) <= range.max;
    });
  }

  #happenedIn(what: 'added' | 'decided' | 'done', range: NumberRange | null, within: Bits): Bits {
    if (range === null) return within.copy();
    const instants = this.#table.column(what);
    const { from, to } = this.#instants(range);
    return this.#select(within, (number) => {
      const at = instants[number] ?? 0;
      return at !== 0 && at >= from && at < to;
    });
  }

  /** The instants of a range of days where the reader is; the last not included. */
  #instants({ min, max }: NumberRange): { readonly from: number; readonly to: number } {
    const { timeZone = 'UTC' } = this.#when;
    return {
      from: Number.isFinite(min) ? startOfDay(dayOf(min), timeZone) : min,
      to: Number.isFinite(max) ? startOfDay(movedDay(dayOf(max), 1), timeZone) : max,
    };
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
    facet: 'tag' | 'source' | 'category' | 'collection',
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
    const papers = this.#select(
      within,
      (number) => codes.includes(status[number] ?? -1) || (trash && trashed[number] === 1),
    );
    if (names.includes('snoozed')) papers.join(this.#asleep(within));
    if (names.includes('returned')) papers.join(this.#changed(returnKinds, within));
    if (names.includes('highlighted')) {
      const highlighted = this.#table.column('highlighted');
      papers.join(this.#select(within, (number) => highlighted[number] === 1));
    }
    return papers;
  }

  #asleep(within: Bits): Bits {
    const today = dayNumber(this.#when.today);
    const snoozed = this.#table.column('snoozed');
    return this.#select(within, (number) => (snoozed[number] ?? 0) > today);
  }

  /** T5: what came back by one of these changes; the end of a snooze is one, and is nowhere written down. */
  #changed(kinds: readonly string[], within: Bits): Bits {
    const today = dayNumber(this.#when.today);
    const wanted = returnKinds.reduce(
      (bits, kind, at) => (kinds.includes(kind) ? bits | (1 << at) : bits),
      0,
    );
    const wakes = kinds.includes('snoozed');
    const returned = this.#table.column('returned');
    const snoozed = this.#table.column('snoozed');
    return this.#select(within, (number) => {
      const day = snoozed[number] ?? 0;
      return ((returned[number] ?? 0) & wanted) !== 0 || (wakes && day > 0 && day <= today);
    });
  }

  #in(names: readonly string[], within: Bits): Bits {
    const papers = new Bits(this.#table.capacity);
    for (const name of names) if (isView(name)) papers.join(this.#table.members(name, this.#when.today));
    return papers.keep(within);
  }

  /** Papers by identifier; one still being typed finds those that begin with it. */
  identified(
    scheme: IdentifierScheme,
    text: string,
    { open, within }: { readonly open: boolean; readonly within: Bits },
  ): Bits {
    const wanted = identifierKey(scheme, text);
    const identifiers = this.#table.identifiers[scheme];
    return this.#select(within, (number) => {
      const given = identifiers.get(number);
      if (given === '') return false;
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

/** Columns of days, in which 0 stands for none. */
const dayColumns: ReadonlySet<NumberColumn> = new Set(['dateFirst', 'dateLast', 'due']);

const statusCodes: readonly string[] = [...statuses, 'none'];

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
