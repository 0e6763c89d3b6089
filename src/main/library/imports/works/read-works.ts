import type { Complaint, Draft, ParsedInput } from '#shared/domain/draft.ts';
import type { ParseContext } from '../importer.ts';

export type Reading = { readonly draft: Draft } | { readonly complaint: Complaint };

/** What a format says of itself. */
export interface WorksFormat {
  readonly format: string;
  /** "Works from Crossref, JSON". */
  readonly description: string;
  /** The same of an input without a paper. */
  readonly empty: string;
  /** What to do where nothing is in it and nothing else was said. */
  readonly advice: string;
}

/** Reads works one by one; what is wrong with one costs that one. Yields now and then. */
export function* readWorks<Row>(
  rows: readonly Row[],
  read: (row: Row, index: number) => Reading,
  options: WorksFormat & {
    readonly faults: readonly Complaint[];
    readonly progress: ParseContext['progress'];
  },
): Generator<void, ParsedInput> {
  const drafts: Draft[] = [];
  const complaints: Complaint[] = [...options.faults];
  for (const [index, row] of rows.entries()) {
    const reading = read(row, index);
    if ('complaint' in reading) complaints.push(reading.complaint);
    else drafts.push(reading.draft);
    if (index % 100 === 99) {
      options.progress(index + 1, rows.length);
      yield;
    }
  }
  if (drafts.length === 0 && complaints.length === 0) complaints.push(say(options.advice));
  return worksInput(options, drafts, complaints);
}

export function worksInput(
  { format, description, empty }: WorksFormat,
  drafts: Draft[],
  complaints: Complaint[],
): ParsedInput {
  return {
    format: drafts.length === 0 ? null : format,
    description: drafts.length === 0 ? empty : description,
    listedOn: null,
    listedOnInferred: false,
    listedOnText: null,
    drafts,
    announced: null,
    complaints,
    text: null,
  };
}

/** A sentence about an input as a whole. */
export function say(message: string): Complaint {
  return { line: null, endLine: null, message };
}
