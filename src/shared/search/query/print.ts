import type { Leaf, Node } from './ast.ts';

/** Writes a parsed query out so that reading it again gives the same (S5). */
export function printQuery(root: Node | null): string {
  if (root === null) return '';
  const pieces: Piece[] = [];
  write(root, 'top', pieces);
  const last = pieces.findLast((piece) => piece.leaf !== undefined)?.leaf;
  if (last?.open) {
    // What is still being typed has nothing behind it, not even what would close it.
    while (pieces.at(-1)?.closes) pieces.pop();
    return pieces.map(({ text }) => text).join('');
  }
  return `${pieces.map(({ text }) => text).join('')} `;
}

interface Piece {
  readonly text: string;
  readonly leaf?: Leaf;
  readonly closes?: true;
}

function write(node: Node, around: 'top' | 'any' | 'all' | 'not', pieces: Piece[]): void {
  switch (node.kind) {
    case 'word':
    case 'phrase':
    case 'value':
      return writeLeaf(node, pieces);
    case 'not':
      pieces.push({ text: '-' });
      if (node.of.kind === 'not') return writeGroup(node.of, pieces);
      return write(node.of, 'not', pieces);
    case 'all':
      // AND binds tighter than OR, so only a minus needs the parentheses.
      if (around === 'not') return writeGroup(node, pieces);
      return writeJoined(node.of, ' ', 'all', pieces);
    case 'any':
      if (around === 'not' || around === 'all') return writeGroup(node, pieces);
      return writeJoined(node.of, ' OR ', 'any', pieces);
    default:
      return node satisfies never;
  }
}

function writeGroup(node: Node, pieces: Piece[]): void {
  pieces.push({ text: '(' });
  write(node, 'top', pieces);
  pieces.push({ text: ')', closes: true });
}

function writeJoined(nodes: readonly Node[], between: string, around: 'any' | 'all', pieces: Piece[]): void {
  nodes.forEach((node, index) => {
    if (index > 0) pieces.push({ text: between });
    write(node, around, pieces);
  });
}

function writeLeaf(leaf: Leaf, pieces: Piece[]): void {
  if (leaf.field !== null) pieces.push({ text: `${leaf.field}:` });
  const isPlain = leaf.kind === 'word' || (leaf.kind === 'value' && /^[^\s()"]+$/.test(leaf.text));
  if (isPlain) {
    pieces.push({ text: leaf.text, leaf });
    return;
  }
  pieces.push({ text: '"' }, { text: leaf.text, leaf }, { text: '"', closes: true });
}
