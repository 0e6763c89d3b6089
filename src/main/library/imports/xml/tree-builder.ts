import type { XmlDocument, XmlElement, XmlFault } from './tree.ts';

/** An element that is not closed yet. */
interface OpenElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly line: number;
  readonly children: (XmlElement | string)[];
  readonly scope: Scope;
  isSpoiled: boolean;
}

/** The prefixes declared by an element; those around it follow. */
interface Scope {
  readonly declared: ReadonlyMap<string, string>;
  readonly outer: Scope | null;
}

const maximumFaults = 200;
const outermost: Scope = {
  declared: new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]),
  outer: null,
};

/** Puts elements together while a text is read from its beginning to its end. */
export class TreeBuilder {
  readonly #text: string;
  readonly #roots: XmlElement[] = [];
  readonly #open: OpenElement[] = [];
  readonly #faults: XmlFault[] = [];
  #line = 1;
  #nextLine = -1;
  #missed = 0;
  count = 0;

  constructor(text: string) {
    this.#text = text;
    this.#nextLine = text.indexOf('\n');
  }

  get depth(): number {
    return this.#open.length;
  }

  /** Adds text to the element that is open; outside of all there may be only blanks. */
  add(raw: string, at: number): void {
    const text = withoutForbidden(raw);
    if (text !== raw) this.fault(at, 'A character that XML forbids was left out');
    const inner = this.#open.at(-1)?.children;
    if (inner === undefined) {
      if (text.trim() !== '') this.fault(at, 'Text stands outside of all elements; it was passed over');
      return;
    }
    const last = inner.at(-1);
    if (typeof last === 'string') inner[inner.length - 1] = last + text;
    else if (text !== '') inner.push(text);
  }

  open(
    name: string,
    { at, attributes }: { readonly at: number; readonly attributes: ReadonlyMap<string, string> },
  ): void {
    this.count += 1;
    if (this.#open.length === 0 && this.#roots.length === 1) {
      this.fault(at, `A second element, <${name}>, follows the end of the document`);
    }
    const outer = this.#open.at(-1)?.scope ?? outermost;
    const declared = declarationsOf(attributes);
    const scope = declared === null ? outer : { declared, outer };
    this.#open.push({ name, attributes, line: this.#lineOf(at), children: [], scope, isSpoiled: false });
  }

  /** Closes an element, and with it those inside that have no closing tag of their own. */
  close(name: string, at: number): void {
    const depth = this.#open.findLastIndex((element) => element.name === name);
    if (depth === -1) {
      const inner = this.#open.at(-1);
      const where = inner === undefined ? 'nothing is open' : `<${inner.name}> is open`;
      this.spoil(at, `The closing tag </${name}> does not match: ${where}`);
      return;
    }
    const unclosed = this.#open.slice(depth + 1);
    for (const element of unclosed) {
      if (!element.isSpoiled)
        this.#faultOf(element.line, `<${element.name}> is not closed when </${name}> comes`);
      element.isSpoiled = true;
    }
    while (this.#open.length > depth) this.#closeLast(at);
  }

  fault(at: number, what: string): void {
    this.#faultOf(this.#lineOf(at), what);
  }

  /** A fault that makes the element it stands in incomplete. */
  spoil(at: number, what: string): void {
    this.fault(at, what);
    const inner = this.#open.at(-1);
    if (inner !== undefined) inner.isSpoiled = true;
  }

  /** The text ends where it must not. */
  breakOff(at: number): null {
    this.#faultOf(this.#lineOf(at), 'The XML breaks off; what was complete before was read');
    this.#closeAll(at);
    return null;
  }

  /** Reading ends here, although the text goes on. */
  refuse(at: number, why: string): null {
    this.#faultOf(this.#lineOf(at), `${why}; nothing from here on was read`);
    this.#closeAll(at);
    return null;
  }

  finish(): XmlDocument {
    if (this.#open.length > 0) this.breakOff(this.#text.length);
    const faults = [...this.#faults];
    if (this.#missed > 0)
      faults.push({
        line: this.#line,
        message: `${this.#missed} more faults of the XML were found up to here.`,
      });
    return { roots: this.#roots, faults };
  }

  #closeAll(at: number): void {
    for (const element of this.#open) element.isSpoiled = true;
    while (this.#open.length > 0) this.#closeLast(at);
  }

  #closeLast(at: number): void {
    const open = this.#open.pop();
    if (open === undefined) return;
    const colon = open.name.indexOf(':');
    const prefix = colon === -1 ? '' : open.name.slice(0, colon);
    const element: XmlElement = {
      prefix,
      local: open.name.slice(colon + 1),
      namespace: resolve(prefix, open.scope),
      attributes: open.attributes,
      children: open.children,
      line: open.line,
      endLine: this.#lineOf(at),
      isWhole: !open.isSpoiled,
    };
    const holder = this.#open.at(-1);
    if (holder === undefined) this.#roots.push(element);
    else {
      holder.children.push(element);
      if (open.isSpoiled) holder.isSpoiled = true;
    }
  }

  #faultOf(line: number, what: string): void {
    if (this.#faults.length < maximumFaults) this.#faults.push({ line, message: `${what}.` });
    else this.#missed += 1;
  }

  /** Positions come in ascending order, so that lines are counted once. */
  #lineOf(at: number): number {
    while (this.#nextLine !== -1 && this.#nextLine < at) {
      this.#line += 1;
      this.#nextLine = this.#text.indexOf('\n', this.#nextLine + 1);
    }
    return this.#line;
  }
}

function declarationsOf(attributes: ReadonlyMap<string, string>): ReadonlyMap<string, string> | null {
  let declared: Map<string, string> | null = null;
  for (const [name, value] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    declared ??= new Map();
    declared.set(name.slice(6), value);
  }
  return declared;
}

function resolve(prefix: string, innermost: Scope): string | null {
  for (let scope: Scope | null = innermost; scope !== null; scope = scope.outer) {
    const found = scope.declared.get(prefix);
    if (found !== undefined) return found === '' ? null : found;
  }
  return null;
}

const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function withoutForbidden(text: string): string {
  const wellFormed = text.isWellFormed() ? text : text.toWellFormed();
  return wellFormed.search(forbidden) !== -1 ? wellFormed.replace(forbidden, '') : wellFormed;
}
