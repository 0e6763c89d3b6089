import type { Node } from './ast.ts';

/** A query as one that nobody types on: its last word is whole and the beginning of nothing (S4). */
export function closedQuery(node: Node): Node {
  switch (node.kind) {
    case 'word':
    case 'phrase':
    case 'value':
      return { ...node, open: false };
    case 'not':
      return { ...node, of: closedQuery(node.of) };
    case 'all':
    case 'any':
      return { ...node, of: node.of.map(closedQuery) };
    default:
      return node satisfies never;
  }
}
