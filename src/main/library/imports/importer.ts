import type { ParsedInput } from '#shared/domain/draft.ts';
import type { Day } from '#shared/domain/partial-date.ts';

/** An input as the importers get it: bytes and, where they are text, the text. */
export interface Input {
  /** A file's name, for people only; what an input is, is decided by its content. */
  readonly name: string | null;
  readonly bytes: Uint8Array;
  /** Decoded (UTF-8, UTF-16 or Latin-1; BOM taken off; line ends as they came); `''` of a database. */
  readonly text: string;
}

export interface ParseContext {
  /** The day the input was captured: a date without a year is its latest occurrence not after it. */
  readonly asOf: Day;
  /** Called now and then with papers done; `total` is `null` while unknown. */
  readonly progress: (done: number, total: number | null) => void;
}

/** One format. Pure: the same input gives the same drafts; it never throws, whatever comes. */
export interface Importer {
  /** Names the format in reports: `huggingface-text`. */
  readonly format: string;
  /** How surely this importer knows the input, 0 (not at all) to 1 (certainly); looks at content only. */
  recognize(input: Input): number;
  /** Parses in steps, yielding now and then so that the caller can serve others and cancel. */
  parse(input: Input, context: ParseContext): Generator<void, ParsedInput>;
}
