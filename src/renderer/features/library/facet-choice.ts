import type { FacetChoice, FacetCount } from '#shared/search/request.ts';

/** A choice after one value was chosen or excluded, or taken back. */
export function toggled(choice: FacetChoice, value: string, how: 'choose' | 'exclude'): FacetChoice {
  const any = choice.any.filter((other) => other !== value);
  const none = choice.none.filter((other) => other !== value);
  const wasSet = any.length < choice.any.length || none.length < choice.none.length;
  if (how === 'choose') return wasSet ? { any, none } : { any: [...any, value], none };
  return none.length < choice.none.length ? { any, none } : { any, none: [...none, value] };
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
  const chosen = values.filter(({ value }) => choice.any.includes(value) || choice.none.includes(value));
  const first = new Set([...withHits, ...without, ...chosen]);
  return values.filter((one) => first.has(one));
}
