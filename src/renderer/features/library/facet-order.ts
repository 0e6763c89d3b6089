import type { Settings } from '#shared/contract/library.ts';
import { type FacetName, facetNames } from '#shared/search/request.ts';

/** What stands among the facets: those with values, and the ranges of dates and upvotes. */
export type Panel = FacetName | 'date' | 'upvotes';
export type Arrangement = Settings['facets'];

/** The order in which readers use them, until they say otherwise. */
const first: readonly Panel[] = [
  'date',
  'status',
  'tag',
  'collection',
  'category',
  'organization',
  'has',
  'upvotes',
  'author',
  'source',
  'listing',
  'year',
];

/** Everything where it was at first. */
export const asAtFirst: Arrangement = { order: [], folded: [], hidden: [] };

/** All in the reader's order; what the reader never moved follows in the first one. */
export function panelsOf({ order }: Arrangement): readonly Panel[] {
  const named = [...new Set(order)].filter(isPanel);
  return [...named, ...first.filter((panel) => !named.includes(panel))];
}

/** Moved one place up or down among those that are shown, or to the top. */
export function movedPanel(arrangement: Arrangement, panel: Panel, to: 'up' | 'down' | 'top'): Arrangement {
  const panels = panelsOf(arrangement);
  const others = panels.filter((other) => other !== panel);
  if (to === 'top') return { ...arrangement, order: [panel, ...others] };
  const shown = panels.filter((other) => !arrangement.hidden.includes(other));
  const neighbour = shown[shown.indexOf(panel) + (to === 'up' ? -1 : 1)];
  if (neighbour === undefined || !shown.includes(panel)) return arrangement;
  const at = others.indexOf(neighbour) + (to === 'up' ? 0 : 1);
  return { ...arrangement, order: [...others.slice(0, at), panel, ...others.slice(at)] };
}

/** Moved before another panel, or behind all; the same when it stands there already. */
export function movedBefore(arrangement: Arrangement, panel: Panel, before: Panel | null): Arrangement {
  if (panel === before) return arrangement;
  const panels = panelsOf(arrangement);
  const others = panels.filter((other) => other !== panel);
  const at = before === null ? others.length : others.indexOf(before);
  const order = [...others.slice(0, at), panel, ...others.slice(at)];
  return order.join() === panels.join() ? arrangement : { ...arrangement, order };
}

/** Folded to its head, or hidden; and back. */
export function switched(arrangement: Arrangement, panel: Panel, how: 'folded' | 'hidden'): Arrangement {
  const names = arrangement[how];
  const rest = names.filter((name) => name !== panel);
  return { ...arrangement, [how]: rest.length < names.length ? rest : [...names, panel] };
}

function isPanel(name: string): name is Panel {
  return name === 'date' || name === 'upvotes' || facetNames.some((known) => known === name);
}
