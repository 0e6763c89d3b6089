/** The text of a page, and which part of it is its body: what is between running heads and feet. */
export interface PageText {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** A line of a page, as the PDF ends it. */
interface Line {
  readonly from: number;
  readonly to: number;
  /** What it says, whatever its numbers are. */
  readonly form: string;
}

/** So many lines at either end of a page may be its head or foot. */
const edge = 2;
/** Pages with an own head on each side repeat it on the page after the next. */
const reach = 2;

/** A piece of text as pdf.js gives it. */
export interface TextPiece {
  readonly str: string;
  readonly hasEOL: boolean;
}

/** A page's pieces as one text, as a layer of text holds them: nothing stands between them. */
export function textOfPieces(pieces: readonly TextPiece[]): string {
  return pieces.map(({ str }) => str).join('');
}

/** The lines of a page that say anything. */
function linesOf(pieces: readonly TextPiece[]): Line[] {
  const lines: Line[] = [];
  let text = '';
  let from = 0;
  let at = 0;
  for (const { str, hasEOL } of pieces) {
    text += str;
    at += str.length;
    if (!hasEOL) continue;
    lines.push({ from, to: at, form: formOf(text) });
    text = '';
    from = at;
  }
  lines.push({ from, to: at, form: formOf(text) });
  return lines.filter(({ form }) => form !== '');
}

function formOf(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replace(/\d+/g, '#');
}

/** The texts of all pages. What stands at the same end of pages nearby too is no part of a body, nor is a bare number. */
export function readPages(pages: readonly (readonly TextPiece[])[]): PageText[] {
  const lines = pages.map(linesOf);
  const near = (at: number) => [
    ...lines.slice(Math.max(0, at - reach), at),
    ...lines.slice(at + 1, at + 1 + reach),
  ];
  return pages.map((pieces, at) => {
    const text = textOfPieces(pieces);
    const own = lines[at] ?? [];
    const heads = new Set(near(at).flatMap((other) => other.slice(0, edge).map(({ form }) => form)));
    const feet = new Set(near(at).flatMap((other) => other.slice(-edge).map(({ form }) => form)));
    let first = 0;
    while (first < edge && first < own.length && isFurniture(own[first], heads)) first += 1;
    let last = own.length;
    while (last > own.length - edge && last > first && isFurniture(own[last - 1], feet)) last -= 1;
    return {
      text,
      from: own[first]?.from ?? text.length,
      to: last > first ? (own[last - 1]?.to ?? 0) : text.length,
    };
  });
}

function isFurniture(line: Line | undefined, repeated: ReadonlySet<string>): boolean {
  return line !== undefined && (line.form === '#' || repeated.has(line.form));
}
