import type { OpenPdf } from './open-pdf.ts';

/** One place where what is looked for stands: its page (from 0), and which one it is on that page. */
export interface Hit {
  readonly page: number;
  readonly nth: number;
}

/** Looks through a PDF's text, page after page, and remembers what it has read. */
export interface PdfSearch {
  /** Every place that holds the words, in order. @throws what `signal` was aborted with */
  find(words: string, signal: AbortSignal): Promise<readonly Hit[]>;
}

/** Makes the search of an open PDF. */
export function createPdfSearch(pdf: OpenPdf): PdfSearch {
  const texts = new Map<number, string>();

  async function textOf(index: number): Promise<string> {
    const known = texts.get(index);
    if (known !== undefined) return known;
    const page = await pdf.page(index);
    const { items } = await page.getTextContent();
    // A layer of text holds the same pieces in the same order, with nothing between them.
    const text = items.map((item) => ('str' in item ? item.str : '')).join('');
    texts.set(index, text);
    return text;
  }

  return {
    async find(words, signal) {
      const hits: Hit[] = [];
      for (let page = 0; page < pdf.pages; page += 1) {
        signal.throwIfAborted();
        const count = placesOf(await textOf(page), words).length;
        for (let nth = 0; nth < count; nth += 1) hits.push({ page, nth });
      }
      signal.throwIfAborted();
      return hits;
    },
  };
}

/**
 * Where words stand in the text of a page, whatever their case and the blanks between them: PDFs have
 * none at the end of a line.
 */
export function placesOf(text: string, words: string): readonly (readonly [from: number, to: number])[] {
  const wanted = words
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (wanted.length === 0) return [];
  const pattern = wanted.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s*');
  return [...text.matchAll(new RegExp(pattern, 'giu'))].map((match) => [
    match.index,
    match.index + match[0].length,
  ]);
}

/** The ranges of a layer of text that hold the words, in order. */
export function rangesIn(layer: HTMLElement, words: string): readonly Range[] {
  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
  const nodes: { readonly node: Text; readonly from: number; readonly to: number }[] = [];
  let text = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    nodes.push({ node, from: text.length, to: text.length + node.data.length });
    text += node.data;
  }
  return placesOf(text, words).flatMap(([from, to]) => {
    const first = nodes.find((one) => one.to > from);
    const last = nodes.find((one) => one.to >= to);
    if (!first || !last) return [];
    const range = document.createRange();
    range.setStart(first.node, from - first.from);
    range.setEnd(last.node, to - last.from);
    return [range];
  });
}
