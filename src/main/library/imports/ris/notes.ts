import { textOfHtml } from '../html-text.ts';
import { proseOf } from '../plain-text.ts';
import type { Fields } from '../references/fields.ts';
import { type Known, knownBy } from '../references/identifiers.ts';

/** The notes of a record. One that only repeats an identifier is none; of one in HTML the raw form is kept too. */
export function notesOf(fields: Fields, identifiers: readonly (Known | null)[]): string[] {
  const notes = fields.takeAll('N1', 'RN');
  return notes.flatMap((note) => {
    const known = knownBy(note);
    const isRepeated = identifiers.some(
      (one) => one?.scheme === known?.scheme && one?.value === known?.value,
    );
    if (known !== null && isRepeated) return [];
    const plain = plainNote(note);
    if (plain !== note) fields.put('N1', note);
    return proseOf(plain) ?? [];
  });
}

/** A note without the mark-up that Zotero writes; any other is as it came. */
export function plainNote(note: string): string {
  return /^<(?:p|div|h[1-6]|ul|ol|blockquote|span)\b[\s\S]*>$/i.test(note) ? textOfHtml(note).trim() : note;
}
