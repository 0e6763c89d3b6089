import { plainOf } from './fold.ts';
import { readTerms, type Terms } from './terms.ts';

/** What words of plain ASCII consist of, and what may join them (S2): no match reaches beyond a run of these. */
const inRuns = new Uint8Array(128);
for (const sign of "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-'._^{}$\\~")
  inRuns[sign.charCodeAt(0)] = 1;
const joints = "[-'._^{}$\\\\~]{0,8}";
/** More words that one may be a slip for than this are not looked for one by one. */
const mostChoices = 40;

/** The words that a stretch is looked for by: each as it may stand in the text, in order. */
export type SoughtWords = readonly (readonly string[])[];

/**
 * A pattern that finds, in plain ASCII, every place where words may stand next to each other, or as one word with
 * joints in it; it may find too much. `null` when there is none, since a word is not plain or has too many forms.
 */
export function patternOf(words: SoughtWords, whole: readonly string[]): RegExp | null {
  const forms = [...words.flat(), ...whole];
  if (words.length === 0 || forms.length > mostChoices || !forms.every((form) => /^[a-z0-9]+$/.test(form)))
    return null;
  // A single word may be what joints make of several.
  const spell = (form: string) => (words.length === 1 ? [...form].join(joints) : form);
  const row = words.map((choices) => `(?:${choices.map(spell).join('|')})`).join('[^a-zA-Z0-9]+');
  return new RegExp([row, ...whole.map((form) => [...form].join(joints))].join('|'), 'gi');
}

/**
 * The terms of a text's stretches in which patterns find something, and of no other part of it: reading all of a text
 * costs many times more. Terms stand where they stand in the whole text, and are the same as there.
 */
export function stretchesOf(given: string, patterns: readonly (RegExp | null)[]): readonly Terms[] {
  const text = plainOf(given);
  if (text === null) return [readTerms(given, 'paper')];
  const ranges: { from: number; to: number }[] = [];
  for (const pattern of patterns) {
    if (pattern === null) return [readTerms(text, 'paper')];
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      ranges.push(runsAround(text, match.index, match.index + match[0].length));
      // Another match may begin within this one.
      pattern.lastIndex = match.index + 1;
    }
  }
  return merged(ranges).map(({ from, to }) => shifted(readTerms(text.slice(from, to), 'paper'), from));
}

function runsAround(text: string, start: number, end: number): { from: number; to: number } {
  let from = start;
  let to = end;
  while (from > 0 && inRuns[text.charCodeAt(from - 1)] === 1) from -= 1;
  while (to < text.length && inRuns[text.charCodeAt(to)] === 1) to += 1;
  return { from, to };
}

function merged(ranges: { from: number; to: number }[]): readonly { from: number; to: number }[] {
  const whole: { from: number; to: number }[] = [];
  for (const range of ranges.sort((a, b) => a.from - b.from)) {
    const last = whole.at(-1);
    if (last === undefined || range.from > last.to) whole.push(range);
    else last.to = Math.max(last.to, range.to);
  }
  return whole;
}

function shifted({ parts, compounds }: Terms, by: number): Terms {
  if (by === 0) return { parts, compounds };
  const shift = (terms: Terms['parts']) =>
    terms.map(({ term, from, to }) => ({ term, from: from + by, to: to + by }));
  return { parts: shift(parts), compounds: shift(compounds) };
}
