import type { Day } from '../../domain/partial-date.ts';
import { daysWords } from '../../text/days-words.ts';
import type { ValueField, ValueNode } from './ast.ts';
import { dayOf, type NumberRange, resolveAmounts, resolveDates, resolveNumbers, soFar } from './ranges.ts';

type DateField = Extract<ValueField, 'date' | 'added' | 'done' | 'decided' | 'due' | 'listing'>;
type NumberField = Extract<
  ValueField,
  'upvotes' | 'comments' | 'velocity' | 'version' | 'interest' | 'rating'
>;
type LeafOf<Field extends ValueField> = ValueNode & { readonly field: Field };

const happened: Readonly<Record<DateField, string>> = {
  date: 'dated',
  added: 'added',
  done: 'finished',
  decided: 'decided',
  due: 'due',
  listing: 'listed',
};

/** Nothing is in such a range. */
const backwards = 'papers in a range that ends before it begins, so none';

/** What a range of days asks for, with its days; `null` while it is none. */
export function explainDates(leaf: LeafOf<DateField>, today: Day): string | null {
  const resolved = resolvedBy(leaf, (text) => resolveDates(text, today));
  if (resolved === null) return null;
  const { min, max } = resolved;
  if (min > max) return backwards;
  const verb = `papers ${happened[leaf.field]}`;
  if (max === Number.POSITIVE_INFINITY) return `${verb} ${daysWords(dayOf(min), dayOf(min))} or later`;
  if (min === Number.NEGATIVE_INFINITY) return `${verb} ${daysWords(dayOf(max), dayOf(max))} or earlier`;
  return `${verb} ${daysWords(dayOf(min), dayOf(max))}`;
}

/** What a range of years asks for; `null` while it is none. */
export function explainYears(leaf: ValueNode): string | null {
  const range = resolvedBy(leaf, resolveNumbers);
  if (range === null) return null;
  if (range.min > range.max) return backwards;
  const isOne = range.min === range.max || !Number.isFinite(range.min) || !Number.isFinite(range.max);
  return `papers of ${amountWords(range, isOne ? 'the year' : 'the years')}`;
}

/** What a range of numbers asks for; `null` while it is none. */
export function explainNumbers(leaf: LeafOf<NumberField>): string | null {
  const range = resolvedBy(leaf, leaf.field === 'velocity' ? resolveAmounts : resolveNumbers);
  if (range === null) return null;
  if (range.min > range.max) return backwards;
  switch (leaf.field) {
    case 'upvotes':
    case 'comments':
      return `papers with ${amountWords(range, '')} ${nounOf(leaf.field, range)}`;
    case 'velocity':
      return `papers that gain ${amountWords(range, '')} ${nounOf('upvotes', range)} a day`;
    case 'version':
      return `papers in ${amountWords(range, 'version')}`;
    case 'interest':
      return `papers that you gave an interest of ${amountWords(range, '')}`;
    case 'rating':
      return `papers that you rated ${amountWords(range, '')}`;
    default:
      return leaf.field satisfies never;
  }
}

function nounOf(plural: 'upvotes' | 'comments', { min, max }: NumberRange): string {
  return min === 1 && max === 1 ? plural.slice(0, -1) : plural;
}

/** `50`, `50 or more`, `at most 20`, `10 to 20`; what is counted goes before. */
function amountWords({ min, max }: NumberRange, what: string): string {
  const before = what === '' ? '' : `${what} `;
  if (max === Number.POSITIVE_INFINITY) return `${before}${plain(min)} or ${what === '' ? 'more' : 'later'}`;
  if (min === Number.NEGATIVE_INFINITY)
    return what === '' ? `at most ${plain(max)}` : `${before}${plain(max)} or earlier`;
  return min === max ? `${before}${plain(min)}` : `${before}${plain(min)} to ${plain(max)}`;
}

/** Ends that are not included stand a millionth beside the number that was typed. */
function plain(amount: number): string {
  return String(Math.round(amount * 10_000) / 10_000);
}

function resolvedBy(
  { open, text }: ValueNode,
  resolve: (text: string) => NumberRange | null,
): NumberRange | null {
  return open ? soFar(text.trim(), resolve) : resolve(text.trim());
}
