/** An element as it was read. Names are as written (`dc:creator`); `namespace` is what the prefix stands for. */
export interface XmlElement {
  readonly prefix: string;
  readonly local: string;
  /** The namespace's URI; `null` without one, and for a prefix that nothing declares. */
  readonly namespace: string | null;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
  /** Counted from 1, of the opening and of the closing tag. */
  readonly line: number;
  readonly endLine: number;
  /** Whether it and all within it were closed by their own tags: nothing of it is lost. */
  readonly isWhole: boolean;
}

/** A fault of the text, in a sentence. */
export interface XmlFault {
  readonly line: number;
  readonly message: string;
}

export interface XmlDocument {
  /** The elements at the top: one in a document, several in a pasted piece of one. */
  readonly roots: readonly XmlElement[];
  readonly faults: readonly XmlFault[];
}

/** The outermost elements for which `isWanted` holds, in order; looks into all others. */
export function findElements(
  roots: readonly XmlElement[],
  isWanted: (element: XmlElement) => boolean,
): XmlElement[] {
  const found: XmlElement[] = [];
  const open = [...roots].reverse();
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    const isFound = isWanted(element);
    if (isFound) found.push(element);
    // One that was not closed may have swallowed its neighbours: they are wanted too.
    if (isFound && element.isWhole) continue;
    const inner = elementsOf(element);
    for (let at = inner.length - 1; at >= 0; at -= 1) {
      const child = inner[at];
      if (child !== undefined) open.push(child);
    }
  }
  return found;
}

/** The elements directly within one. */
export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string');
}

/** All text within an element, in order, without its tags. */
export function textWithin(element: XmlElement): string {
  const pieces: string[] = [];
  const open: (XmlElement | string)[] = [element];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node === 'string') {
      pieces.push(node);
      continue;
    }
    for (let at = node.children.length - 1; at >= 0; at -= 1) {
      const child = node.children[at];
      if (child !== undefined) open.push(child);
    }
  }
  return pieces.join('');
}
