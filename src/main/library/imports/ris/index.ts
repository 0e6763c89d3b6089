import type { Complaint, Draft, ParsedInput } from '#shared/domain/draft.ts';
import type { Importer, Input, ParseContext } from '../importer.ts';
import { readRisRecord } from './read-record.ts';
import { readRisRecords } from './read-records.ts';

/** RIS, in the dialects of reference managers and publishers. */
export const ris: Importer = {
  format: 'ris',
  recognize: recognizeRis,
  parse: parseRis,
};

function recognizeRis({ text }: Input): number {
  const start = text.slice(0, 200_000);
  const hasType = /^[ \t]{0,3}TY[ \t]{0,4}- ?[ \t]*[A-Z]{3,8}[ \t]*$/m.test(start);
  const tags = start.match(/^[A-Z][A-Z0-9] {2}-(?: |$)/gm)?.length ?? 0;
  if (hasType) return tags > 1 || /^(?:ER|T1|TI|AU|A1|PY)\s{0,2}-/m.test(start) ? 0.97 : 0.9;
  return tags > 2 && /^ER {0,2}-\s*$/m.test(start) ? 0.93 : 0;
}

function* parseRis(input: Input, context: ParseContext): Generator<void, ParsedInput> {
  const { records, complaints: strays } = yield* readRisRecords(input.text);
  const drafts: Draft[] = [];
  const complaints: Complaint[] = [...strays];
  for (const [index, record] of records.entries()) {
    const reading = readRisRecord(record, { isLast: index === records.length - 1 });
    if ('complaint' in reading) complaints.push(reading.complaint);
    else drafts.push(reading.draft);
    if (index % 100 === 99) {
      context.progress(index + 1, records.length);
      yield;
    }
  }
  if (drafts.length === 0 && complaints.length === 0) complaints.push(withoutRecords);
  return {
    format: drafts.length === 0 ? null : 'ris',
    description: drafts.length === 0 ? 'RIS without a paper' : 'RIS',
    listedOn: null,
    listedOnInferred: false,
    listedOnText: null,
    drafts,
    announced: null,
    complaints,
    text: input.text,
  };
}

const withoutRecords: Complaint = {
  line: null,
  endLine: null,
  message: 'The file has no record. Export it again from where it came.',
};
