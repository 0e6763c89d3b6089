/** A page's size in points, as the PDF has it. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** Where the pages stand under each other at a scale, in CSS pixels. */
export interface PageLayout {
  readonly scale: number;
  readonly tops: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** What is between two pages, and before the first and after the last. */
export const pageGap = 20;

/** Puts pages under each other. */
export function layOut(sizes: readonly PageSize[], scale: number): PageLayout {
  const tops: number[] = [];
  let height = pageGap;
  let width = 0;
  for (const size of sizes) {
    tops.push(height);
    height += Math.round(size.height * scale) + pageGap;
    width = Math.max(width, Math.round(size.width * scale));
  }
  return { scale, tops, width, height };
}

/** The page at a height, counted from 0: the last one that begins above it. */
export function pageAt({ tops }: PageLayout, y: number): number {
  let low = 0;
  let high = tops.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The pages that are in view, and one on either side; `to` is not included. */
export function pagesInView(
  layout: PageLayout,
  view: { readonly top: number; readonly height: number },
): { readonly from: number; readonly to: number } {
  const from = Math.max(0, pageAt(layout, view.top) - 1);
  const to = Math.min(layout.tops.length, pageAt(layout, view.top + view.height) + 2);
  return { from, to };
}

/** A place in the pages that holds at any scale: a page, and how far down in it (0–1). */
export interface PagePlace {
  readonly page: number;
  readonly share: number;
}

export function placeAt(layout: PageLayout, sizes: readonly PageSize[], y: number): PagePlace {
  const page = pageAt(layout, y);
  const height = (sizes[page]?.height ?? 1) * layout.scale;
  return { page, share: (y - (layout.tops[page] ?? 0)) / height };
}

export function topOf(layout: PageLayout, sizes: readonly PageSize[], { page, share }: PagePlace): number {
  return (layout.tops[page] ?? 0) + share * (sizes[page]?.height ?? 1) * layout.scale;
}

const steps = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];
const margin = 24;
/** On wide windows lines would become too long to be read at a glance. */
const largestFit = 1.6;

/** The scale at which the widest page fills the width, within reason. */
export function scaleToFit(sizes: readonly PageSize[], width: number): number {
  const widest = Math.max(1, ...sizes.map((size) => size.width));
  const scale = (width - 2 * margin) / widest;
  return Math.min(Math.max(Math.floor(scale * 100) / 100, 0.25), largestFit);
}

/** The next scale up or down; the same at either end. */
export function nextScale(scale: number, how: 'in' | 'out'): number {
  if (how === 'in') return steps.find((step) => step > scale + 0.005) ?? scale;
  return steps.findLast((step) => step < scale - 0.005) ?? scale;
}
