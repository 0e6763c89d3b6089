import type { Complaint, Draft, ParsedInput } from '#shared/domain/draft.ts';
import type { Importer, Input, ParseContext } from '../importer.ts';
import { readNbibRecord } from './read-record.ts';
import { readNbibRecords } from './read-records.ts';

/** PubMed’s own tagged form (MEDLINE, `.nbib`). */
export const pubmedNbib: Importer = {
  format: 'pubmed-nbib',
  recognize: recognizeNbib,
  parse: parseNbib,
};

function recognizeNbib({ text }: Input): number {
  const start = text.slice(0, 200_000);
  const tags = new Set(
    start.match(/^(?:OWN |STAT|FAU |AU  |TI  |DP  |JT  |TA  |PT  |EDAT|PHST|SO  )(?=-)/gm),
  );
  if (/^TY {0,2}- ?[A-Z]/m.test(start)) return 0;
  if (/^PMID ?- {0,2}\d/m.test(start)) return tags.size > 0 ? 0.96 : 0.5;
  return tags.size >= 4 && /^(?:FAU |STAT|JT  )-/m.test(start) ? 0.9 : 0;
}

function* parseNbib(input: Input, context: ParseContext): Generator<void, ParsedInput> {
  const { records, complaints: strays } = yield* readNbibRecords(input.text);
  const drafts: Draft[] = [];
  const complaints: Complaint[] = [...strays];
  for (const [index, record] of records.entries()) {
    const reading = readNbibRecord(record);
    if ('complaint' in reading) complaints.push(reading.complaint);
    else drafts.push(reading.draft);
    if (index % 100 === 99) {
      context.progress(index + 1, records.length);
      yield;
    }
  }
  return {
    format: drafts.length === 0 ? null : 'pubmed-nbib',
    description: drafts.length === 0 ? 'PubMed records without a paper' : 'PubMed (nbib)',
    listedOn: null,
    listedOnInferred: false,
    listedOnText: null,
    drafts,
    announced: null,
    complaints: drafts.length + complaints.length === 0 ? [withoutRecords] : complaints,
    text: input.text,
  };
}

const withoutRecords: Complaint = {
  line: null,
  endLine: null,
  message: 'The file has no record. Save it again from PubMed, as “PubMed” format.',
};
