/** Numbers given to texts, each text once. 0 is always `''`, which stands for "none given". */
export class Dictionary {
  readonly #codes = new Map<string, number>([['', 0]]);
  readonly #values: string[] = [''];

  get size(): number {
    return this.#values.length;
  }

  /** The number of a text, given now if it is new. */
  code(value: string): number {
    const known = this.#codes.get(value);
    if (known !== undefined) return known;
    const code = this.#values.length;
    this.#codes.set(value, code);
    this.#values.push(value);
    return code;
  }

  /** The number of a text, or `null` when no paper ever had it. */
  find(value: string): number | null {
    return this.#codes.get(value) ?? null;
  }

  /** The one copy of a text that is kept. */
  intern(value: string): string {
    return this.value(this.code(value));
  }

  value(code: number): string {
    return this.#values[code] ?? '';
  }

  values(): readonly string[] {
    return this.#values;
  }
}
