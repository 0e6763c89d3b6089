import { isLoneCharacter, readTerms } from './terms.ts';

/** Words that must follow each other; the last may be the beginning of one. */
export interface Phrase {
  readonly terms: readonly string[];
  readonly open: boolean;
}

export interface PhraseTest {
  /** For text of which it is known that it is ASCII. */
  readonly inPlain: (text: string) => boolean;
  readonly inAny: (text: string) => boolean;
}

/**
 * A test of texts for a phrase: its folded words next to each other, whatever stands between (S6).
 * In plain ASCII, which most texts are, words are runs of letters and digits: a pattern finds them faster.
 */
export function phraseTest(phrase: Phrase): PhraseTest {
  const isPlain = phrase.terms.every((term) => /^[a-z0-9]+$/.test(term));
  const end = phrase.open ? '' : '(?![a-z0-9])';
  const pattern = isPlain ? new RegExp(`(?<![a-z0-9])${phrase.terms.join('[^a-z0-9]+')}${end}`, 'i') : null;
  return {
    inPlain: (text) => pattern?.test(text) ?? false,
    inAny: (text) => standsIn(text, phrase),
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
