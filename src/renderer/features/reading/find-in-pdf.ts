import type { OpenPdf } from './open-pdf.ts';
import { type PageText, readPages, type TextPiece } from './pdf-text.ts';

/** A stretch of a page's text; pages are counted from 0. */
export interface Stretch {
  readonly page: number;
  readonly from: number;
  readonly to: number;
}

/** One place where what is looked for stands: one stretch, or two where a page ends in it. */
export type Hit = readonly [Stretch, ...Stretch[]];

/** Looks through a PDF's text, and remembers what it has read. */
export interface PdfSearch {
  /** Every place that holds the words, in order. @throws what `signal` was aborted with */
  find(words: string, signal: AbortSignal): Promise<readonly Hit[]>;
}

/** Makes the search of an open PDF. */
export function createPdfSearch(pdf: Pick<OpenPdf, 'page' | 'pages'>): PdfSearch {
  const read: TextPiece[][] = [];
  let texts: readonly PageText[] | null = null;

  async function readAll(signal: AbortSignal): Promise<readonly PageText[]> {
    while (read.length < pdf.pages) {
      const index = read.length;
      const page = await pdf.page(index);
      const { items } = await page.getTextContent();
      // Another search may have read it meanwhile.
      if (read.length === index) read.push(items.flatMap((item) => ('str' in item ? [item] : [])));
      signal.throwIfAborted();
    }
    texts ??= readPages(read);
    return texts;
  }

  return {
    async find(words, signal) {
      const pages = await readAll(signal);
      signal.throwIfAborted();
      return hitsIn(pages, words);
    },
  };
}

/**
 * Where words stand in the texts of pages, in order, also where a page ends among them: then what stands between
 * the end of one body and the beginning of the next is passed over. No two of the places overlap.
 */
export function hitsIn(pages: readonly PageText[], words: string): Hit[] {
  const pattern = patternOf(words);
  if (pattern === null) return [];
  const hits: Hit[] = [];
  let begun = 0;
  for (const [page, { text }] of pages.entries()) {
    let end = begun;
    begun = 0;
    for (const { index: from, 0: found } of text.matchAll(pattern)) {
      if (from < end) continue;
      end = from + found.length;
      hits.push([{ page, from, to: end }]);
    }
    const over = overBorder(pages, page, pattern, words.length);
    if (over === null || over[0].from < end) continue;
    hits.push(over);
    begun = over[1].to;
  }
  return hits;
}

/** The place that begins on a page and ends on the next one. */
function overBorder(
  pages: readonly PageText[],
  page: number,
  pattern: RegExp,
  length: number,
): readonly [Stretch, Stretch] | null {
  const first = pages[page];
  const next = pages[page + 1];
  if (!first || !next) return null;
  const room = 4 * length + 40;
  const start = Math.max(first.from, first.to - room);
  const tail = first.text.slice(start, first.to).trimEnd();
  const head = next.text.slice(next.from, Math.min(next.to, next.from + room));
  for (const { index, 0: found } of `${tail}\n${head}`.matchAll(pattern)) {
    const end = index + found.length - tail.length - 1;
    if (index >= tail.length || end <= 0) continue;
    return [
      { page, from: start + index, to: start + tail.length },
      { page: page + 1, from: next.from, to: next.from + end },
    ];
  }
  return null;
}

/**
 * Words whatever their case and the blanks between them, since PDFs have none at the end of a line, and with a hyphen
 * where a line may end in one. `null` for none.
 */
function patternOf(words: string): RegExp | null {
  const wanted = words
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (wanted.length === 0) return null;
  const pattern = wanted.map((word) =>
    [...word].map((sign) => sign.replace(/[.*+?^${}()|[\]\\]/, '\\$&')).join('(?:[-\\u00ad\\u2010]\\s*)?'),
  );
  return new RegExp(pattern.join('\\s*'), 'giu');
}

/** A stretch of a layer of text, which holds a page's text in pieces; `null` where it does not reach so far. */
export function rangeIn(layer: HTMLElement, { from, to }: Pick<Stretch, 'from' | 'to'>): Range | null {
  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let isBegun = false;
  let at = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    const end = at + node.data.length;
    if (!isBegun && end > from) {
      range.setStart(node, from - at);
      isBegun = true;
    }
    if (isBegun && end >= to) {
      range.setEnd(node, to - at);
      return range;
    }
    at = end;
  }
  return null;
}
