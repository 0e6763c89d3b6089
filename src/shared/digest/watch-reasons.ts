import type { Watch } from '../contract/triage.ts';
import type { Paper } from '../domain/paper.ts';
import { fold } from '../search/text/fold.ts';
import { readTerms } from '../search/text/terms.ts';

/** Makes what says of a paper which watches it meets: `watched: Emmy Noether`. */
export function createWatchReasons(watches: readonly Watch[]): (paper: Paper) => readonly string[] {
  const wanted = watches.map((watch) => ({ watch, texts: [watch.value, ...watch.variants] }));
  return (paper) =>
    wanted
      .filter(({ watch, texts }) => texts.some((text) => isMet(paper, watch.kind, text)))
      .map(({ watch }) => `watched: ${watch.value}`);
}

function isMet(paper: Paper, kind: Watch['kind'], text: string): boolean {
  switch (kind) {
    case 'author':
      return paper.authors.some((author) => fold(author) === fold(text));
    case 'group':
      return paper.organization !== null && holds(paper.organization, text);
    case 'keyword':
      return holds(paper.title, text) || (paper.abstract !== null && holds(paper.abstract, text));
    default:
      return kind satisfies never;
  }
}

/** Whether a text holds words next to each other. */
function holds(text: string, words: string): boolean {
  const wanted = termsOf(words);
  return wanted !== '  ' && termsOf(text).includes(wanted);
}

function termsOf(text: string): string {
  return ` ${readTerms(text, 'paper')
    .parts.map(({ term }) => term)
    .join(' ')} `;
}
