import { followDrag } from '../../ui/pointer-drag.ts';
import type { Panel } from './facet-order.ts';

/** Where a dragged facet would be dropped: before another one, or (`null`) behind all. */
export interface Drop {
  readonly moved: Panel;
  readonly before: Panel | null;
}

/** So near to an edge, in CSS pixels, the facets scroll by this much with each move. */
const edge = 24;

/**
 * Follows a drag of a facet by its head. `onOver` is told where it would be dropped, and `null` at the end; a drag
 * that is cancelled moves nothing.
 */
export function startFacetDrag(
  event: { readonly clientY: number },
  {
    list,
    moved,
    onOver,
    onDrop,
  }: {
    readonly list: HTMLElement;
    readonly moved: Panel;
    readonly onOver: (drop: Drop | null) => void;
    readonly onDrop: (drop: Drop) => void;
  },
): void {
  let drop: Drop | null = null;
  followDrag(event, {
    onMove(clientY) {
      const box = list.getBoundingClientRect();
      if (clientY < box.top + edge) list.scrollBy({ top: -edge });
      else if (clientY > box.bottom - edge) list.scrollBy({ top: edge });
      drop = { moved, before: panelBelow(list, clientY) };
      onOver(drop);
    },
    onEnd(how) {
      onOver(null);
      if (how === 'drop' && drop) onDrop(drop);
    },
  });
}

/** The first facet whose middle is below a place of the window; `null` below all. */
function panelBelow(list: HTMLElement, clientY: number): Panel | null {
  for (const panel of list.querySelectorAll<HTMLElement>('[data-panel]')) {
    const { top, height } = panel.getBoundingClientRect();
    // Written by `Facets`. A facet that has nothing to tell has no height.
    if (height > 0 && clientY < top + height / 2) return panel.dataset['panel'] as Panel;
  }
  return null;
}
