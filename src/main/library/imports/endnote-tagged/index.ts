import type { Complaint, Draft, ParsedInput } from '#shared/domain/draft.ts';
import type { Importer, Input, ParseContext } from '../importer.ts';
import { readTaggedRecord } from './read-record.ts';
import { readTaggedRecords } from './read-records.ts';

/** EndNote’s tagged form (`%0 Journal Article`), and refer’s, which it comes from. */
export const endnoteTagged: Importer = {
  format: 'endnote-tagged',
  recognize: recognizeTagged,
  parse: parseTagged,
};

function recognizeTagged({ text }: Input): number {
  const start = text.slice(0, 200_000);
  const tags = new Set(start.match(/^%[0A-Z@U](?=[ \t]\S)/gm));
  if (tags.has('%0') && tags.size > 1) return 0.96;
  return tags.has('%T') && (tags.has('%A') || tags.has('%D') || tags.has('%J')) ? 0.93 : 0;
}

function* parseTagged(input: Input, context: ParseContext): Generator<void, ParsedInput> {
  const { records, complaints: strays } = yield* readTaggedRecords(input.text);
  const drafts: Draft[] = [];
  const complaints: Complaint[] = [...strays];
  for (const [index, record] of records.entries()) {
    const reading = readTaggedRecord(record);
    if ('complaint' in reading) complaints.push(reading.complaint);
    else drafts.push(reading.draft);
    if (index % 100 === 99) {
      context.progress(index + 1, records.length);
      yield;
    }
  }
  return {
    format: drafts.length === 0 ? null : 'endnote-tagged',
    description: drafts.length === 0 ? 'EndNote records without a paper' : 'EndNote, tagged',
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
  message: 'The file has no record. Export it again from where it came.',
};
