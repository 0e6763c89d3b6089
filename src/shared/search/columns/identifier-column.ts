/** The schemes by which papers are looked for. */
export const identifierSchemes = ['arxiv', 'doi'] as const;
export type IdentifierScheme = (typeof identifierSchemes)[number];

/** The identifiers of one scheme, by the papers' numbers; `''` where a paper has none. */
export class IdentifierColumn {
  #given: string[] = [];
  /** What was adopted and not read yet: most questions are not about identifiers. */
  #unread: string | null = null;

  set(number: number, identifier: string): void {
    const given = this.#read();
    while (given.length < number) given.push('');
    given[number] = identifier;
  }

  get(number: number): string {
    return this.#read()[number] ?? '';
  }

  /** The identifiers of the first `count` papers as a JSON array. */
  toJson(count: number): string {
    return JSON.stringify(Array.from({ length: count }, (_, number) => this.get(number)));
  }

  /** Takes the place of everything that stood here. */
  adopt(json: string): void {
    this.#unread = json;
    this.#given = [];
  }

  #read(): string[] {
    if (this.#unread !== null) {
      // It was written by `toJson`, and its file's checksum is right.
      this.#given = JSON.parse(this.#unread) as string[];
      this.#unread = null;
    }
    return this.#given;
  }
}
