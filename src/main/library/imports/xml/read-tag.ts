/** An opening tag as written; references in its attributes are not expanded yet. */
export interface Tag {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly isEmpty: boolean;
  /** The position after the tag. */
  readonly end: number;
  /** What is wrong with it, if anything is. */
  readonly fault: string | null;
}

const namePattern = /[A-Za-z_\u00c0-\ufffd][\w.:\u00b7-\ufffd-]{0,199}/y;

/** The name that begins at a position, or `null`. */
export function nameAt(text: string, at: number): string | null {
  namePattern.lastIndex = at;
  return namePattern.exec(text)?.[0] ?? null;
}

/**
 * Reads the opening tag whose `<` stands at `start`; `null` when the text ends within it. Never looks
 * past the next `<`, which no tag may hold: each character is looked at once.
 */
export function readTag(text: string, start: number, name: string): Tag | null {
  const attributes: [string, string][] = [];
  let at = start + 1 + name.length;
  const damaged = (end: number, fault: string): Tag => ({ name, attributes, isEmpty: false, end, fault });
  for (;;) {
    at = skipBlanks(text, at);
    if (at >= text.length) return null;
    const code = text.charCodeAt(at);
    if (code === 62) return { name, attributes, isEmpty: false, end: at + 1, fault: null };
    if (code === 47 && text.charCodeAt(at + 1) === 62) {
      return { name, attributes, isEmpty: true, end: at + 2, fault: null };
    }
    const key = nameAt(text, at);
    if (key === null) {
      const end = endOfDamage(text, at);
      return end === -1 ? null : damaged(end, `The tag <${name}> is malformed`);
    }
    at = skipBlanks(text, at + key.length);
    if (at >= text.length) return null;
    const quote = text[at] === '=' ? text[skipBlanks(text, at + 1)] : undefined;
    if (quote !== '"' && quote !== "'") {
      const end = endOfDamage(text, at);
      return end === -1 ? null : damaged(end, `The attribute “${key}” of <${name}> has no value in quotes`);
    }
    const from = skipBlanks(text, at + 1) + 1;
    const to = endOfValue(text, from, quote);
    if (to === -1) return null;
    if (text[to] === '<') return damaged(to, `The attribute “${key}” of <${name}> is not closed`);
    attributes.push([key, text.slice(from, to)]);
    at = to + 1;
  }
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 32) at += 1;
  return at;
}

/** The closing quote, or the `<` that stands before it; -1 when the text ends first. */
function endOfValue(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === quote || letter === '<') return at;
  }
  return -1;
}

/** After the next `>`, or at the next `<` if that comes first; -1 when the text ends first. */
function endOfDamage(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '>') return at + 1;
    if (text[at] === '<') return at;
  }
  return -1;
}
