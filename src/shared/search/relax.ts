import { Bits } from './bits.ts';
import type { Node, ParsedQuery, PhraseNode, WordNode } from './query/ast.ts';
import type { Evaluation } from './query/evaluate.ts';

/** A query in parts: its own ranges of dates and of upvotes, what asks for words, and the rest of its conditions. */
export interface Division {
  readonly dates: readonly Node[];
  readonly upvotes: readonly Node[];
  readonly filters: readonly Node[];
  readonly words: readonly Node[];
}

/** Divides the conditions that a query joins with AND. */
export function divide({ root }: ParsedQuery): Division {
  const parts = root === null ? [] : root.kind === 'all' ? root.of : [root];
  const isOf = (field: 'date' | 'upvotes') => (node: Node) => node.kind === 'value' && node.field === field;
  const [isDate, isUpvotes] = [isOf('date'), isOf('upvotes')];
  const isWords = (node: Node) => textLeaves(node).length > 0;
  return {
    dates: parts.filter(isDate),
    upvotes: parts.filter(isUpvotes),
    filters: parts.filter((node) => !isDate(node) && !isUpvotes(node) && !isWords(node)),
    words: parts.filter(isWords),
  };
}

/** The words and phrases that a query asks for; not those it excludes. */
export function textLeaves(node: Node | null): readonly (WordNode | PhraseNode)[] {
  if (node === null) return [];
  switch (node.kind) {
    case 'word':
    case 'phrase':
      return [node];
    case 'all':
    case 'any':
      return node.of.flatMap(textLeaves);
    case 'value':
    case 'not':
      return [];
    default:
      return node satisfies never;
  }
}

/** Whether a query needs the text of papers, be it to exclude by it. */
export function needsText(node: Node | null): boolean {
  if (node === null) return false;
  switch (node.kind) {
    case 'word':
    case 'phrase':
      return true;
    case 'all':
    case 'any':
      return node.of.some(needsText);
    case 'not':
      return needsText(node.of);
    case 'value':
      return false;
    default:
      return node satisfies never;
  }
}

export interface Relaxed {
  readonly papers: Bits;
  readonly counts: readonly { readonly word: string; readonly count: number }[];
}

/**
 * What to show when no paper has all words (S8): those with some of them, and how many papers each
 * word has. `null` when there are not several words, or none is found.
 */
export function relax(
  evaluation: Evaluation,
  words: readonly Node[],
  scope: { readonly papers: Bits; readonly ranged: Bits | null },
): Relaxed | null {
  if (words.length < 2) return null;
  const within = scope.ranged === null ? scope.papers : scope.papers.copy().keep(scope.ranged);
  const papers = new Bits(evaluation.capacity);
  evaluation.restart();
  const counts = words.map((word) => {
    const found = evaluation.papers(word, scope.papers);
    papers.join(found);
    return { word: labelOf(word), count: found.copy().keep(within).count() };
  });
  return counts.some(({ count }) => count > 0) ? { papers, counts } : null;
}

function labelOf(node: Node): string {
  const label = (leaf: WordNode | PhraseNode) => {
    const text = leaf.kind === 'phrase' ? `"${leaf.text}"` : leaf.text;
    return leaf.field === null ? text : `${leaf.field}:${text}`;
  };
  return textLeaves(node)
    .map(label)
    .join(node.kind === 'any' ? ' OR ' : ' ');
}
