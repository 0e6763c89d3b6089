import { fold } from '../text/fold.ts';

/** Numbers given to texts, each text once. 0 is always `''`, which stands for "none given". */
export class Dictionary {
  /** Made of the values when first needed. */
  #codes: Map<string, number> | null = null;
  #values: string[] = [''];
  readonly #folded: string[] = [];
  readonly #foldedWords: string[] = [];

  get size(): number {
    return this.#values.length;
  }

  /** The number of a text, given now if it is new. */
  code(value: string): number {
    const codes = this.#known();
    const known = codes.get(value);
    if (known !== undefined) return known;
    const code = this.#values.length;
    codes.set(value, code);
    this.#values.push(value);
    return code;
  }

  /** The number of a text, or `null` when no paper ever had it. */
  find(value: string): number | null {
    return this.#known().get(value) ?? null;
  }

  /** The one copy of a text that is kept. */
  intern(value: string): string {
    return this.value(this.code(value));
  }

  value(code: number): string {
    return this.#values[code] ?? '';
  }

  /** A text folded whole; kept, since values are looked through at every letter that is typed. */
  folded(code: number): string {
    this.#folded[code] ??= fold(this.value(code));
    return this.#folded[code];
  }

  /** A text's words, each folded, with a blank before each. */
  foldedWords(code: number): string {
    this.#foldedWords[code] ??= this.value(code)
      .split(/[\s/-]+/)
      .map((word) => ` ${fold(word)}`)
      .join('');
    return this.#foldedWords[code];
  }

  values(): readonly string[] {
    return this.#values;
  }

  /** Takes values with their codes, `''` first, in place of all it had. */
  adopt(values: string[]): void {
    this.#values = values;
    this.#codes = null;
    this.#folded.length = 0;
    this.#foldedWords.length = 0;
  }

  #known(): Map<string, number> {
    this.#codes ??= new Map(this.#values.map((value, code) => [value, code]));
    return this.#codes;
  }
}
