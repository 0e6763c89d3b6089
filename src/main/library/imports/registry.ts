import type { Complaint, ParsedInput } from '#shared/domain/draft.ts';
import { archive } from './archive/index.ts';
import { arxivAtom } from './arxiv-atom/index.ts';
import { arxivEmail } from './arxiv-email/index.ts';
import { arxivFeed } from './arxiv-feed/index.ts';
import { arxivListing } from './arxiv-listing/index.ts';
import { arxivOai } from './arxiv-oai/index.ts';
import { bibtex } from './bibtex/index.ts';
import { biorxivJson } from './biorxiv-json/index.ts';
import { crossrefJson } from './crossref-json/index.ts';
import { cslJson } from './csl-json/index.ts';
import { cslYaml } from './csl-yaml/index.ts';
import { dataciteJson } from './datacite-json/index.ts';
import { dblpJson } from './dblp-json/index.ts';
import { endnoteTagged } from './endnote-tagged/index.ts';
import { endnoteXml } from './endnote-xml/index.ts';
import { feed } from './feed/index.ts';
import { huggingFaceHtml } from './huggingface-html/index.ts';
import { huggingFaceJson } from './huggingface-json/index.ts';
import { huggingFaceText } from './huggingface-text/index.ts';
import { identifiers } from './identifiers/index.ts';
import type { Importer, Input, ParseContext } from './importer.ts';
import { isi } from './isi/index.ts';
import { openalexJson } from './openalex-json/index.ts';
import { openreviewJson } from './openreview-json/index.ts';
import { pubmedNbib } from './pubmed-nbib/index.ts';
import { pubmedXml } from './pubmed-xml/index.ts';
import { readInput } from './read-input.ts';
import { readwiseCsv } from './readwise-csv/index.ts';
import { ris } from './ris/index.ts';
import { semanticScholarJson } from './semantic-scholar-json/index.ts';
import { zoteroRdf } from './zotero-rdf/index.ts';
import { zoteroSqlite } from './zotero-sqlite/index.ts';

/** Every format that Carrel reads; a tie goes to the first. */
export const importers: readonly Importer[] = [
  archive,
  huggingFaceHtml,
  huggingFaceJson,
  huggingFaceText,
  arxivAtom,
  arxivFeed,
  arxivEmail,
  arxivListing,
  arxivOai,
  feed,
  biorxivJson,
  openreviewJson,
  bibtex,
  ris,
  pubmedXml,
  pubmedNbib,
  crossrefJson,
  dataciteJson,
  openalexJson,
  semanticScholarJson,
  dblpJson,
  endnoteXml,
  endnoteTagged,
  isi,
  cslJson,
  cslYaml,
  readwiseCsv,
  zoteroRdf,
  zoteroSqlite,
  identifiers,
];

/**
 * Reads and parses one input, whatever it is: the content decides which importer does it, unless one is chosen. Never
 * throws; a fault, unforeseen ones included, is a complaint. Yields now and then.
 */
export function* parseInput(
  file: { readonly name: string | null; readonly bytes: Uint8Array },
  context: ParseContext,
  chosen: string | null = null,
): Generator<void, ParsedInput> {
  let format: string | null = null;
  try {
    const read = readInput(file);
    if (read.kind === 'refused') return nothing([read.complaint], null);
    const importer = chosen === null ? choose(read.input) : importerOf(chosen);
    if (importer === null) return nothing([...read.complaints, unknown], read.input.text);
    format = importer.format;
    const parsed = yield* importer.parse(read.input, context);
    return { ...parsed, complaints: atMost([...read.complaints, ...parsed.complaints]) };
  } catch (fault) {
    return nothing([unforeseen(format, fault)], null);
  }
}

/** The importer of a format; `null` where there is none of that name. */
export function importerOf(format: string): Importer | null {
  return importers.find((importer) => importer.format === format) ?? null;
}

function choose(input: Input): Importer | null {
  let best: Importer | null = null;
  let bestScore = 0;
  for (const importer of importers) {
    const score = importer.recognize(input);
    if (score > bestScore) {
      best = importer;
      bestScore = score;
    }
  }
  return best;
}

/** More complaints than anyone reads: the rest is counted. */
const maximumComplaints = 1000;

function atMost(complaints: Complaint[]): Complaint[] {
  const rest = complaints.length - maximumComplaints;
  if (rest <= 0) return complaints;
  const message = `${rest} more faults were found; the first ${maximumComplaints} are listed.`;
  return [...complaints.slice(0, maximumComplaints), { line: null, endLine: null, message }];
}

const unknown: Complaint = {
  line: null,
  endLine: null,
  message:
    'No format that Carrel reads was recognised. It reads Hugging Face Daily Papers (the copied text of a page, ' +
    'a page saved as HTML, JSON from its API), what arXiv sends (answers of the API, daily feeds and mails, ' +
    'saved pages, OAI records), RSS and Atom feeds, JSON of bioRxiv, medRxiv, OpenReview, ' +
    'Crossref, DataCite, OpenAlex, Semantic Scholar and DBLP, ' +
    'what reference managers and catalogues export (BibTeX, RIS, PubMed XML and nbib, ' +
    'EndNote XML and tagged, Web of Science, CSL as JSON or YAML, Zotero RDF, zotero.sqlite, Readwise), ' +
    'and texts with DOIs, arXiv ids, PMIDs, ISBNs or addresses.',
};

function unforeseen(format: string | null, fault: unknown): Complaint {
  const reason = fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault);
  const who = format === null ? 'Recognising the input' : `The importer “${format}”`;
  return {
    line: null,
    endLine: null,
    message: `${who} failed (${reason}). Nothing of this input was read; please report it with the input.`,
  };
}

function nothing(complaints: readonly Complaint[], text: string | null): ParsedInput {
  return {
    format: null,
    description: 'Not readable',
    listedOn: null,
    listedOnInferred: false,
    listedOnText: null,
    drafts: [],
    announced: null,
    complaints: [...complaints],
    text,
  };
}
