import { plainOf } from './fold.ts';
import { isLoneCharacter, readTerms } from './terms.ts';

/** Words that must follow each other; the last may be the beginning of one. */
export interface Phrase {
  readonly terms: readonly string[];
  readonly open: boolean;
}

/**
 * A test of texts for a phrase: its folded words next to each other, whatever stands between (S6).
 * In plain ASCII, which most texts are, words are runs of letters and digits: a pattern finds them faster.
 */
export function phraseTest(phrase: Phrase): (text: string) => boolean {
  const isPlain = phrase.terms.every((term) => /^[a-z0-9]+$/.test(term));
  const end = phrase.open ? '' : '(?![a-z0-9])';
  const pattern = isPlain ? new RegExp(`(?<![a-z0-9])${phrase.terms.join('[^a-z0-9]+')}${end}`, 'i') : null;
  return (text) => {
    const plain = plainOf(text);
    return plain === null ? standsIn(text, phrase) : (pattern?.test(plain) ?? false);
  };
}

function standsIn(text: string, { terms, open }: Phrase): boolean {
  const { parts } = readTerms(text, 'paper');
  return parts.some((_, at) =>
    terms.every((term, step) => {
      const part = parts[at + step]?.term;
      if (part === undefined) return false;
      const mayBegin = (open && step === terms.length - 1) || isLoneCharacter(term);
      return part === term || (mayBegin && part.startsWith(term));
    }),
  );
}
