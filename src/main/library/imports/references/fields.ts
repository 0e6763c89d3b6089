/** A field as an input gives it: what it is called there, and its text. */
export interface Field {
  readonly name: string;
  readonly text: string;
}

/** The fields of one record while it is read: what is taken has a home, what is left is kept as it came. */
export class Fields {
  readonly #left = new Map<string, string[]>();

  constructor(fields: Iterable<Field>) {
    for (const { name, text } of fields) this.put(name, text);
  }

  /** Keeps a text under a name; nothing is kept of an empty one. */
  put(name: string, text: string): void {
    if (text.trim() === '') return;
    const texts = this.#left.get(name);
    if (texts === undefined) this.#left.set(name, [text]);
    else texts.push(text);
  }

  has(name: string): boolean {
    return this.#left.has(name);
  }

  /** All texts of a name; they stay. */
  look(name: string): readonly string[] {
    return this.#left.get(name) ?? [];
  }

  /** The first text of the first of some names that has any; it is taken, further ones stay. */
  take(...names: readonly string[]): string | null {
    for (const name of names) {
      const texts = this.#left.get(name);
      const text = texts?.shift();
      if (texts?.length === 0) this.#left.delete(name);
      if (text !== undefined) return text;
    }
    return null;
  }

  /** All texts of some names, in the order of the names. */
  takeAll(...names: readonly string[]): string[] {
    return names.flatMap((name) => {
      const texts = this.#left.get(name) ?? [];
      this.#left.delete(name);
      return texts;
    });
  }

  /** Looks at all texts of some names, and takes those that `isTaken` says are at home elsewhere. */
  takeWhere(names: readonly string[], isTaken: (text: string, name: string) => boolean): void {
    for (const name of names) {
      const texts = this.takeAll(name);
      for (const text of texts) if (!isTaken(text, name)) this.put(name, text);
    }
  }

  /** What nobody took, by name. */
  rest(): Record<string, string[]> {
    return Object.fromEntries([...this.#left].filter(([name]) => name !== '__proto__'));
  }
}
