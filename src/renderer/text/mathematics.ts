import katex, { type KatexOptions } from 'katex';

/** A stretch of running text: words as they came, or mathematics with its delimiters taken off. */
export type Segment =
  | { readonly kind: 'words'; readonly from: number; readonly to: number }
  | {
      readonly kind: 'mathematics';
      readonly from: number;
      readonly to: number;
      readonly source: string;
      readonly display: boolean;
    };

export type Formula = Extract<Segment, { kind: 'mathematics' }>;

/** The longest formula that is tried, in UTF-16 units; a longer one stays text. */
const longestFormula = 2_000;

const delimiters = [
  { open: '$$', close: '$$', display: true },
  { open: '\\[', close: '\\]', display: true },
  { open: '\\(', close: '\\)', display: false },
  { open: '$', close: '$', display: false },
] as const;

/**
 * Finds the mathematics in a text: `$…$`, `$$…$$`, `\(…\)`, `\[…\]`. A dollar that can be a price
 * (a blank inside it, a digit right after it) opens and closes nothing, and neither does `\$`.
 */
export function findMathematics(text: string): readonly Segment[] {
  // Most titles have none, and every row of a list is looked through.
  if (!/[$\\]/.test(text)) return text === '' ? [] : [{ kind: 'words', from: 0, to: text.length }];
  const segments: Segment[] = [];
  let words = 0;
  let at = 0;
  while (at < text.length) {
    const formula = formulaAt(text, at);
    if (formula) {
      if (formula.from > words) segments.push({ kind: 'words', from: words, to: formula.from });
      segments.push(formula);
      words = formula.to;
      at = formula.to;
    } else {
      at += text[at] === '\\' ? 2 : 1;
    }
  }
  if (words < text.length) segments.push({ kind: 'words', from: words, to: text.length });
  return segments;
}

/** The formula that begins at a place of a text, if one does. */
export function formulaAt(text: string, from: number): Formula | null {
  const character = text[from];
  if (character !== '$' && character !== '\\') return null;
  for (const { open, close, display } of delimiters) {
    if (!text.startsWith(open, from)) continue;
    const start = from + open.length;
    const end = closingOf(text, start, close);
    if (end === null) continue;
    return { kind: 'mathematics', from, to: end + close.length, source: text.slice(start, end), display };
  }
  return null;
}

function closingOf(text: string, start: number, close: string): number | null {
  const single = close === '$';
  if (single && /^[\s$]?$/.test(text.charAt(start))) return null;
  const limit = Math.min(text.length, start + longestFormula);
  for (let at = start; at < limit; at += text[at] === '\\' ? 2 : 1) {
    if (text.startsWith('\n\n', at)) return null;
    if (!text.startsWith(close, at)) continue;
    if (single && (/\s/.test(text.charAt(at - 1)) || /\d/.test(text.charAt(at + 1)))) return null;
    const source = text.slice(start, at);
    // No formula has a backtick; between a price and a piece of code there often is one.
    return source.trim() === '' || source.includes('`') ? null : at;
  }
  return null;
}

/** What KaTeX may do with a text from outside: no links, no HTML, no macros without end. */
export const mathematicsOptions = {
  trust: false,
  throwOnError: true,
  strict: 'ignore',
  maxSize: 8,
  maxExpand: 200,
  errorColor: 'currentColor',
  output: 'htmlAndMathml',
} as const satisfies KatexOptions;

/**
 * Draws a formula into an element, by nodes and never by HTML. Where it cannot be read, the source
 * is put there as it came.
 */
export function drawMathematics(
  element: HTMLElement,
  formula: { readonly source: string; readonly display: boolean; readonly verbatim: string },
): void {
  try {
    katex.render(formula.source, element, { ...mathematicsOptions, displayMode: formula.display });
  } catch {
    // Whatever KaTeX finds fault with, the reader still sees what the author wrote.
    element.textContent = formula.verbatim;
  }
}
