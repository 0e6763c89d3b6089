import { isNamed, readingsOf } from '../watch/person-name.ts';
import { isName, type Node, type TextField } from './query/ast.ts';
import type { Marks } from './request.ts';
import type { IndexedField } from './text/fields.ts';
import { unfoldedLength } from './text/fold.ts';
import type { SearchableText } from './text/searchable-text.ts';
import { patternOf, stretchesOf } from './text/stretches.ts';
import { isLoneCharacter, readTerms, type Term, type Terms } from './text/terms.ts';

/** What a leaf of a query looks for in a text. */
export interface Marker {
  readonly field: TextField | null;
  readonly steps: readonly Step[];
  /** The word in one, when it is written with joints. */
  readonly compound: Step | null;
  /** The readings of a person's name that it is; empty for everything else. */
  readonly names: readonly (readonly string[])[];
  /** Where it may match in plain text; `null` when the text must be read. */
  readonly pattern: RegExp | null;
}

interface Step {
  readonly term: string;
  readonly open: boolean;
  /** What the term may be a slip for. */
  readonly near: ReadonlySet<string>;
}

/** The markers of a query: one for each word and phrase that it asks for and does not exclude. */
export function markersOf(root: Node | null, text: SearchableText): readonly Marker[] {
  if (root === null) return [];
  switch (root.kind) {
    case 'all':
    case 'any':
      return root.of.flatMap((node) => markersOf(node, text));
    case 'not':
    case 'value':
      return [];
    case 'word':
    case 'phrase': {
      const { parts, compounds } = readTerms(root.text, 'query');
      const step = (term: string, isLast: boolean): Step => {
        const open = (root.open && isLast) || isLoneCharacter(term);
        return { term, open, near: new Set(text.slips({ term, open })) };
      };
      const steps = parts.map(({ term }, index) => step(term, index === parts.length - 1));
      const [whole] = compounds;
      const isWhole = root.kind === 'word' && compounds.length === 1 && whole?.to === parts.at(-1)?.to;
      const compound = whole && isWhole ? step(whole.term, true) : null;
      return [
        {
          field: root.field,
          steps,
          compound,
          names: isName(root) ? readingsOf(root.text) : [],
          pattern: patternOf(steps.map(formsOf), compound === null ? [] : formsOf(compound)),
        },
      ];
    }
    default:
      return root satisfies never;
  }
}

function formsOf({ term, near }: Step): readonly string[] {
  return [term, ...near];
}

/** The markers that look into a field. */
export function markersFor(markers: readonly Marker[], field: IndexedField): readonly Marker[] {
  return markers.filter((marker) => marker.field === null || marker.field === field);
}

/** Where markers match in a text: UTF-16 ranges, in order, apart from each other (S15). */
export function marksIn(text: string, markers: readonly Marker[]): Marks {
  return merged(matchesIn(text, markers));
}

/** Where the authors stand, in a text that begins with their names joined by `, `, who may be meant by a name (S6). */
export function namesIn(
  authors: readonly string[],
  markers: readonly Marker[],
): readonly { readonly from: number; readonly to: number }[] {
  const wanted = markers.flatMap(({ names }) => names);
  if (wanted.length === 0) return [];
  let at = 0;
  return authors.flatMap((author) => {
    const from = at;
    at += author.length + 2;
    const isMeant = wanted.some((name) => isNamed(author, name));
    return isMeant ? [{ from, to: from + author.length }] : [];
  });
}

/** One match: its range and the number of the marker that made it. */
export interface Match {
  readonly from: number;
  readonly to: number;
  readonly marker: number;
}

/** Every match of every marker, in no order. */
export function matchesIn(text: string, markers: readonly Marker[]): readonly Match[] {
  if (markers.length === 0 || text === '') return [];
  const stretches = stretchesOf(
    text,
    markers.map(({ pattern }) => pattern),
  );
  return stretches.flatMap((terms) =>
    markers.flatMap((marker, index) => matchesOf(text, terms, marker, index)),
  );
}

function matchesOf(text: string, { parts, compounds }: Terms, marker: Marker, index: number): Match[] {
  const single = marker.compound ?? (marker.steps.length === 1 ? marker.steps[0] : undefined);
  const ranges = [
    ...parts.map((_, at) => runAt(text, parts, at, marker.steps)),
    ...(marker.compound === null ? [] : parts.map((part) => rangeOf(text, part, marker.compound))),
    ...compounds.map((compound) => rangeOf(text, compound, single)),
  ];
  return ranges.flatMap((range) => (range === null ? [] : [{ ...range, marker: index }]));
}

/** Puts ranges in order and joins those that overlap or touch. */
export function merged(ranges: readonly { readonly from: number; readonly to: number }[]): Marks {
  const marks: [number, number][] = [];
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = marks.at(-1);
    if (last === undefined || from > last[1]) marks.push([from, to]);
    else last[1] = Math.max(last[1], to);
  }
  return marks;
}

function runAt(
  text: string,
  parts: readonly Term[],
  at: number,
  steps: readonly Step[],
): { readonly from: number; readonly to: number } | null {
  const first = parts[at];
  if (first === undefined || !matches(first, steps[0])) return null;
  for (const [index, step] of steps.entries()) {
    const part = parts[at + index];
    if (part === undefined || !matches(part, step)) return null;
  }
  const last = parts[at + steps.length - 1];
  const end = last && rangeOf(text, last, steps.at(-1));
  return end ? { from: first.from, to: end.to } : null;
}

function matches(part: Term, step: Step | undefined): boolean {
  if (step === undefined) return false;
  return (
    part.term === step.term || (step.open && part.term.startsWith(step.term)) || step.near.has(part.term)
  );
}

function rangeOf(
  text: string,
  part: Term,
  step: Step | null | undefined,
): { readonly from: number; readonly to: number } | null {
  if (step === null || step === undefined || !matches(part, step)) return null;
  if (part.term === step.term || !part.term.startsWith(step.term)) return { from: part.from, to: part.to };
  const length = unfoldedLength(text.slice(part.from, part.to), step.term.length);
  return { from: part.from, to: part.from + length };
}
