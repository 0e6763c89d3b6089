import { decodeLatex } from '#shared/text/latex/decode.ts';
import { encodeLatex } from '#shared/text/latex/encode.ts';
import type { BibEntry } from './split-entries.ts';

/** The fields of an entry while they find their homes: what has none, or says more than its home holds, stays. */
export class EntryFields {
  readonly #left = new Map<string, string>();
  readonly #kept = new Map<string, string>();

  constructor(entry: BibEntry) {
    for (const { name, value } of entry.fields) this.#left.set(this.#freeName(name), value);
  }

  /** A name that stands twice: the first counts, the others are kept under names of their own. */
  #freeName(name: string): string {
    if (!this.#left.has(name)) return name;
    let count = 2;
    while (this.#left.has(`${name}-${count}`)) count += 1;
    return `${name}-${count}`;
  }

  get(name: string): string | undefined {
    return this.#left.get(name);
  }

  names(): string[] {
    return [...this.#left.keys()];
  }

  /** Takes a field into its home. */
  take(name: string): string | undefined {
    const value = this.#left.get(name);
    this.#left.delete(name);
    return value;
  }

  /** Takes a field, and keeps it as it is too. */
  keep(name: string): void {
    const value = this.take(name);
    if (value !== undefined) this.#kept.set(name, value);
  }

  /** Takes a field as text; what the text does not tell of it is kept. */
  text(
    name: string,
    shape: 'line' | 'prose',
    wish: { readonly protectsCapitals?: boolean } = {},
  ): string | null {
    const source = this.get(name);
    if (source === undefined) return null;
    const { text, isLossy } = decodeLatex(wish.protectsCapitals === true ? source : unbraced(source), shape);
    if (text === '') return null;
    if (isLossy && !isWrittenAs(source, text, wish)) this.keep(name);
    else this.take(name);
    return text;
  }

  /** What has no home, and what says more than its home, by names. */
  remaining(): Record<string, string> {
    return Object.fromEntries([...this.#kept, ...this.#left]);
  }
}

/** Whether the source is what would be written of the text anyway. */
function isWrittenAs(source: string, text: string, wish: { readonly protectsCapitals?: boolean }): boolean {
  const flat = (one: string) => one.replace(/\s+/g, ' ').trim();
  return (['ascii', 'unicode'] as const).some(
    (letters) => flat(encodeLatex(text, { letters, ...wish })) === flat(source),
  );
}

/** Braces around all of a text say something of titles only. */
function unbraced(source: string): string {
  const inner = /^\s*\{(?!\\)([^{}]*)\}\s*$/.exec(source)?.[1];
  return inner ?? source;
}
