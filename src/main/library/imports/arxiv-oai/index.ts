import type { Announcement, Complaint, Draft, ParsedInput } from '#shared/domain/draft.ts';
import type { Importer, Input, ParseContext } from '../importer.ts';
import { lineOf } from '../plain-text.ts';
import { readXml } from '../xml/read-xml.ts';
import { complain, complainOfLoss, complaintsOf, isWhole, startsWithElement } from '../xml/reading.ts';
import { findElements, textWithin, type XmlDocument, type XmlElement } from '../xml/tree.ts';
import { attributeOf, childNamed, nameOf, textOfChild } from '../xml/vocabulary.ts';
import { readRecord } from './read-record.ts';

/** Records that arXiv gives to harvesters (OAI-PMH), as `arXivRaw`, `arXiv` or `oai_dc`. */
export const arxivOai: Importer = {
  format: 'arxiv-oai',
  recognize: recognizeRecords,
  parse: parseRecords,
};

function recognizeRecords({ text }: Input): number {
  if (startsWithElement(text, '(?:\\w+:)?OAI-PMH')) return 0.98;
  const isPiece = startsWithElement(text, 'ListRecords|GetRecord|record');
  return isPiece && /oai:arXiv\.org:|arxiv\.org\/OAI\//i.test(text.slice(0, 200_000)) ? 0.97 : 0;
}

function* parseRecords(input: Input, context: ParseContext): Generator<void, ParsedInput> {
  const document = yield* readXml(input.text);
  const records = findElements(document.roots, (element) => nameOf(element) === 'record');
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
  return {
    format: drafts.length === 0 ? null : 'arxiv-oai',
    description: drafts.length === 0 ? 'Answer to a harvester without a paper' : 'arXiv records (OAI-PMH)',
    listedOn: null,
    listedOnInferred: false,
    listedOnText: null,
    drafts,
    announced: announcementOf(document, records.length),
    complaints: [...complaints, ...complaintsOfAnswer(document, records.length)],
    text: null,
  };
}

function readWhole(record: XmlElement): { draft: Draft } | { complaint: Complaint } {
  const header = childNamed(record, 'header');
  if (header !== null && attributeOf(header, 'status') === 'deleted') {
    const name = lineOf(textOfChild(header, 'identifier'))?.slice(0, 100) ?? 'A record';
    return { complaint: complain(record, `${name} was deleted at its source, so there is nothing to read.`) };
  }
  return record.isWhole ? readRecord(record) : { complaint: complainOfLoss(record, 'record') };
}

/** That nothing matched is no error: it says that there is nothing. */
function announcementOf(document: XmlDocument, held: number): Announcement {
  const find = (name: string) => findElements(document.roots, (element) => nameOf(element) === name);
  const error = find('error').find((one) => attributeOf(one, 'code') !== 'noRecordsMatch');
  const token = find('resumptionToken').find((one) => one.isWhole);
  const next = token === undefined ? '' : textWithin(token).trim();
  const total = token === undefined ? null : attributeOf(token, 'completeListSize');
  return {
    day: null,
    held,
    total: total !== null && /^\d{1,9}$/.test(total) ? Number(total) : null,
    sections: [],
    next: next === '' ? null : next,
    isWhole: isWhole(document),
    error:
      error === undefined
        ? null
        : `${attributeOf(error, 'code') ?? 'error'}: ${lineOf(textWithin(error))?.slice(0, 300) ?? ''}`,
  };
}

function complaintsOfAnswer({ roots }: XmlDocument, received: number): Complaint[] {
  const find = (name: string) => findElements(roots, (element) => nameOf(element) === name);
  const errors = find('error').map((error) => {
    const code = attributeOf(error, 'code') ?? 'error';
    const reason = lineOf(textWithin(error))?.slice(0, 300) ?? 'no reason given';
    const what =
      code === 'noRecordsMatch'
        ? `There are no records for this request (“${reason}”). Ask for other days or another set.`
        : `The source answered with an error instead of papers: “${code}: ${reason}”. Correct the request and fetch again.`;
    return complain(error, what);
  });
  if (errors.length > 0) return errors;
  if (received === 0)
    return roots.map((root) => complain(root, withoutRecords(find('ListIdentifiers').length > 0)));
  return find('resumptionToken')
    .filter((token) => token.isWhole && textWithin(token).trim() !== '')
    .map((token) => {
      const total = attributeOf(token, 'completeListSize');
      const of = total === null ? '' : ` of ${total.slice(0, 12)}`;
      const message = `The answer is one part: it holds ${received}${of} records, and goes on. Fetch the next part too.`;
      return complain(token, message);
    });
}

function withoutRecords(hasIdentifiers: boolean): string {
  return hasIdentifiers
    ? 'The answer lists identifiers only. Ask for “ListRecords” to have the papers.'
    : 'The answer has no records. Ask for “ListRecords” or “GetRecord”.';
}
