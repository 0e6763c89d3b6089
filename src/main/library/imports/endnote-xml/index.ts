import type { Complaint, Draft, ParsedInput } from '#shared/domain/draft.ts';
import type { Importer, Input, ParseContext } from '../importer.ts';
import { readXml } from '../xml/read-xml.ts';
import { complainOfLoss, complaintsOf, startsWithElement } from '../xml/reading.ts';
import { findElements, type XmlElement } from '../xml/tree.ts';
import { readEndnoteRecord } from './read-record.ts';

/** EndNote’s XML, which other reference managers write as well. */
export const endnoteXml: Importer = {
  format: 'endnote-xml',
  recognize: recognizeEndnote,
  parse: parseEndnote,
};

function recognizeEndnote({ text }: Input): number {
  const start = text.slice(0, 20_000);
  if (startsWithElement(text, 'xml') && /<records[\s>]/.test(start)) return 0.97;
  const isPiece = startsWithElement(text, 'records|record');
  return isPiece && /<(?:ref-type|contributors|rec-number)[\s>]/.test(start) ? 0.96 : 0;
}

function* parseEndnote(input: Input, context: ParseContext): Generator<void, ParsedInput> {
  const document = yield* readXml(input.text);
  const records = findElements(document.roots, ({ local }) => local === 'record');
  const drafts: Draft[] = [];
  const complaints: Complaint[] = complaintsOf(document);
  for (const [index, record] of records.entries()) {
    const reading = readWhole(record);
    if ('complaint' in reading) complaints.push(reading.complaint);
    else drafts.push(reading.draft);
    if (index % 100 === 99) {
      context.progress(index + 1, records.length);
      yield;
    }
  }
  if (drafts.length + complaints.length === 0) complaints.push(withoutRecords);
  return {
    format: drafts.length === 0 ? null : 'endnote-xml',
    description: drafts.length === 0 ? 'EndNote XML without a paper' : 'EndNote XML',
    listedOn: null,
    listedOnInferred: false,
    listedOnText: null,
    drafts,
    announced: null,
    complaints,
    text: null,
  };
}

function readWhole(record: XmlElement): { draft: Draft } | { complaint: Complaint } {
  return record.isWhole ? readEndnoteRecord(record) : { complaint: complainOfLoss(record, 'record') };
}

const withoutRecords: Complaint = {
  line: null,
  endLine: null,
  message: 'The document has no record. Export it again from EndNote, as XML.',
};
