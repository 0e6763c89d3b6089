/** A link found in a text: where it stands, and what it leads to. */
export interface FoundLink {
  readonly from: number;
  readonly to: number;
  readonly url: string;
}

/** A link as it may be followed: `https:`, `http:` and `mailto:` only; `null` for any other. */
export function safeUrl(text: string): string | null {
  if (!/^(?:https?|mailto):/i.test(text)) return null;
  try {
    return new URL(text).href;
  } catch {
    return null;
  }
}

const urls = /\bhttps?:\/\/[^\s<>"“”„«»`{}|\\^]+/giu;

/** Finds the web addresses in running text, without the punctuation of the sentence round them. */
export function findLinks(text: string): readonly FoundLink[] {
  const found: FoundLink[] = [];
  for (const match of text.matchAll(urls)) {
    const shown = withoutSentence(match[0]);
    const url = safeUrl(shown);
    if (url) found.push({ from: match.index, to: match.index + shown.length, url });
  }
  return found;
}

function withoutSentence(address: string): string {
  let text = address;
  while (text.length > 0) {
    const last = text.charAt(text.length - 1);
    if (/[.,;:!?'’*_~…]/u.test(last) || (last in openings && !isBalanced(text, last)))
      text = text.slice(0, -1);
    else return text;
  }
  return text;
}

const openings: Readonly<Record<string, string>> = { ')': '(', ']': '[' };

function isBalanced(text: string, close: string): boolean {
  const count = (character: string): number => text.split(character).length - 1;
  return count(openings[close] ?? '') >= count(close);
}
