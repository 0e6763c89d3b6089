import type { Complaint, Draft, ParsedInput } from '#shared/domain/draft.ts';
import type { Importer, Input, ParseContext } from '../importer.ts';
import { readIsiRecord } from './read-record.ts';
import { readIsiRecords } from './read-records.ts';

/** What Web of Science exports as plain text. */
export const isi: Importer = {
  format: 'isi',
  recognize: recognizeIsi,
  parse: parseIsi,
};

function recognizeIsi({ text }: Input): number {
  const start = text.slice(0, 200_000);
  if (/^\s*FN (?:Clarivate|Thomson Reuters|ISI)\b/.test(start)) return 0.97;
  const hasType = /^PT [A-Z]\s*$/m.test(start);
  return hasType && /^(?:AU|TI|SO) \S/m.test(start) && /^(?:ER|UT|PY)(?: |\s*$)/m.test(start) ? 0.95 : 0;
}

function* parseIsi(input: Input, context: ParseContext): Generator<void, ParsedInput> {
  const { records, complaints: strays } = yield* readIsiRecords(input.text);
  const drafts: Draft[] = [];
  const complaints: Complaint[] = [...strays];
  for (const [index, record] of records.entries()) {
    const reading = readIsiRecord(record);
    if ('complaint' in reading) complaints.push(reading.complaint);
    else drafts.push(reading.draft);
    if (index % 100 === 99) {
      context.progress(index + 1, records.length);
      yield;
    }
  }
  return {
    format: drafts.length === 0 ? null : 'isi',
    description: drafts.length === 0 ? 'Web of Science records without a paper' : 'Web of Science',
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
  message: 'The file has no record. Export it again from Web of Science, as plain text.',
};
