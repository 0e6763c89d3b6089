/** The parts of the page that F6 goes round, in order; marked with `data-region`. */
export const regions = ['rail', 'search', 'facets', 'list', 'rules', 'pdf', 'pane'] as const;
export type Region = (typeof regions)[number];

const focusable =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [contenteditable="true"], [tabindex]:not([tabindex="-1"])';

/** What had the focus last in each region. */
const remembered = new Map<Region, HTMLElement>();

/** Remembers where the focus is in each region, so that coming back finds it. */
export function rememberFocus(document: Document): () => void {
  function remember({ target }: FocusEvent) {
    const region = target instanceof HTMLElement ? regionOf(target) : null;
    if (region && target instanceof HTMLElement) remembered.set(region, target);
  }
  document.addEventListener('focusin', remember);
  return () => document.removeEventListener('focusin', remember);
}

/** The region that an element is in. */
export function regionOf(element: Element | null): Region | null {
  const name = element?.closest<HTMLElement>('[data-region]')?.dataset['region'];
  return regions.find((region) => region === name) ?? null;
}

/** Puts the focus into a region; says whether it is there to take it. */
export function focusRegion(region: Region): boolean {
  // A page beside the desk has regions of its own, and the desk's are still there, hidden.
  const roots = [...document.querySelectorAll<HTMLElement>(`[data-region="${region}"]`)];
  const root = roots.find((each) => each.getClientRects().length > 0);
  if (!root) return false;
  const last = remembered.get(region);
  const target =
    (last?.isConnected &&
      root.contains(last) &&
      last.getClientRects().length > 0 &&
      last.tabIndex >= 0 &&
      last) ||
    root.querySelector<HTMLElement>('[data-region-focus]') ||
    (root.matches(focusable) ? root : root.querySelector<HTMLElement>(focusable));
  if (!target) return false;
  target.focus();
  return true;
}

/** F6: the next region that is there. */
export function cycleRegions(step: 1 | -1): void {
  const current = regionOf(document.activeElement);
  const start = current ? regions.indexOf(current) : step > 0 ? -1 : regions.length;
  for (let count = 1; count <= regions.length; count += 1) {
    const region = regions[(start + step * count + regions.length * 2) % regions.length];
    if (region && focusRegion(region)) return;
  }
}
