import type { Complaint, Draft, ParsedInput } from '#shared/domain/draft.ts';
import type { Importer, Input, ParseContext } from '../importer.ts';
import { lineOf } from '../plain-text.ts';
import { readXml } from '../xml/read-xml.ts';
import { complain, complainOfLoss, complaintsOf, startsWithElement } from '../xml/reading.ts';
import { findElements, textWithin, type XmlElement } from '../xml/tree.ts';
import { readBook } from './read-book.ts';
import { readCitation } from './read-citation.ts';

/** PubMed’s XML: sets of articles and books, and single ones. */
export const pubmedXml: Importer = {
  format: 'pubmed-xml',
  recognize: recognizePubmed,
  parse: parsePubmed,
};

const outer =
  'PubmedArticleSet|PubmedBookArticleSet|PubmedArticle|PubmedBookArticle|MedlineCitationSet|MedlineCitation|eFetchResult';

function recognizePubmed({ text }: Input): number {
  if (startsWithElement(text, outer)) return 0.97;
  return /<!DOCTYPE\s+PubmedArticleSet\b|<PubmedArticle[\s>]/.test(text.slice(0, 20_000)) ? 0.9 : 0;
}

const records: ReadonlySet<string> = new Set(['PubmedArticle', 'PubmedBookArticle']);

function* parsePubmed(input: Input, context: ParseContext): Generator<void, ParsedInput> {
  const document = yield* readXml(input.text);
  const wrapped = findElements(document.roots, ({ local }) => records.has(local));
  const found =
    wrapped.length > 0 ? wrapped : findElements(document.roots, ({ local }) => local === 'MedlineCitation');
  const drafts: Draft[] = [];
  const complaints: Complaint[] = complaintsOf(document);
  for (const [index, record] of found.entries()) {
    const reading = readWhole(record);
    if ('complaint' in reading) complaints.push(reading.complaint);
    else drafts.push(reading.draft);
    if (index % 100 === 99) {
      context.progress(index + 1, found.length);
      yield;
    }
  }
  for (const error of findElements(document.roots, ({ local }) => local === 'ERROR')) {
    const reason = lineOf(textWithin(error))?.slice(0, 300) ?? 'no reason given';
    complaints.push(
      complain(error, `PubMed answered with an error instead of papers: “${reason}”. Fetch them again.`),
    );
  }
  if (drafts.length + complaints.length === 0) complaints.push(withoutRecords);
  return {
    format: drafts.length === 0 ? null : 'pubmed-xml',
    description: drafts.length === 0 ? 'PubMed XML without a paper' : 'PubMed XML',
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
  if (!record.isWhole) return { complaint: complainOfLoss(record, 'record') };
  return record.local === 'PubmedBookArticle' ? readBook(record) : readCitation(record);
}

const withoutRecords: Complaint = {
  line: null,
  endLine: null,
  message: 'The document has no article. Save it again from PubMed, with the articles themselves.',
};
