import type { FacetChoice, FacetCount } from '#shared/search/request.ts';

/** Nothing chosen in a facet. */
export const noChoice: FacetChoice = { any: [], none: [] };

/** Whether papers must have one of the chosen values, or every one. */
export type Mode = 'any' | 'all';

/** How a facet's chosen values count together; only `all` once something is chosen so. */
export function modeOf({ all = [] }: FacetChoice): Mode {
  return all.length > 0 ? 'all' : 'any';
}

/** The values that papers should have, whichever way. */
export function wantedIn({ any, all = [] }: FacetChoice): readonly string[] {
  return [...any, ...all];
}

/** Every value that a choice names. */
export function namedIn(choice: FacetChoice): readonly string[] {
  return [...wantedIn(choice), ...choice.none];
}

/** The same values chosen, but the other way. */
export function inMode(choice: FacetChoice, mode: Mode): FacetChoice {
  return choiceOf(wantedIn(choice), choice.none, mode);
}

/** A choice after one value was chosen or excluded, or taken back. */
export function toggled(choice: FacetChoice, value: string, how: 'choose' | 'exclude'): FacetChoice {
  const mode = modeOf(choice);
  const wanted = wantedIn(choice);
  const left = wanted.filter((other) => other !== value);
  const none = choice.none.filter((other) => other !== value);
  const wasExcluded = none.length < choice.none.length;
  if (wasExcluded) return choiceOf(left, none, mode);
  if (how === 'exclude') return choiceOf(left, [...none, value], mode);
  return choiceOf(left.length < wanted.length ? left : [...wanted, value], none, mode);
}

function choiceOf(wanted: readonly string[], none: readonly string[], mode: Mode): FacetChoice {
  return mode === 'all' && wanted.length > 0 ? { any: [], all: wanted, none } : { any: wanted, none };
}

/**
 * The first values in their order, and chosen ones wherever they stand. Values that are kept without hits
 * give way to those with some: else a facet with many values would show nothing but zeros.
 */
export function firstFew(
  values: readonly FacetCount[],
  choice: FacetChoice,
  few: number,
): readonly FacetCount[] {
  const withHits = values.filter(({ count }) => count > 0).slice(0, few);
  const without = values.filter(({ count }) => count === 0).slice(0, few - withHits.length);
  const named = namedIn(choice);
  const chosen = values.filter(({ value }) => named.includes(value));
  const first = new Set([...withHits, ...without, ...chosen]);
  return values.filter((one) => first.has(one));
}
