import type { FacetChoice } from '#shared/search/request.ts';

/** A choice after one value was chosen or excluded, or taken back. */
export function toggled(choice: FacetChoice, value: string, how: 'choose' | 'exclude'): FacetChoice {
  const any = choice.any.filter((other) => other !== value);
  const none = choice.none.filter((other) => other !== value);
  const wasSet = any.length < choice.any.length || none.length < choice.none.length;
  if (how === 'choose') return wasSet ? { any, none } : { any: [...any, value], none };
  return none.length < choice.none.length ? { any, none } : { any, none: [...none, value] };
}
