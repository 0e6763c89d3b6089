import { canonicalArxiv, canonicalDoi, withoutTrailingPunctuation } from '#shared/domain/identifiers.ts';
import { isbnOf } from '../works/identify.ts';

export type Scheme = 'arxiv' | 'doi' | 'pmid' | 'pmcid' | 'isbn' | 'url';

/** An identifier in a text: its canonical form, how it stands there, and where on its line. */
export interface FoundIdentifier {
  readonly scheme: Scheme;
  readonly value: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What a line may hold; tried in this order, and no letter belongs to two. */
const patterns: readonly { readonly find: RegExp; readonly read: (text: string) => Reading | null }[] = [
  { find: /https?:\/\/[^\s<>"“”|\\^`{}]{1,2000}/gi, read: readUrl },
  {
    find: /\b(?:arxiv\s?:\s?)(?:[a-z-]{2,9}(?:\.[a-z-]{2,9})?\/\d{7}|\d{4}\.\d{4,5})(?:v\d{1,3})?\b/gi,
    read: readArxiv,
  },
  { find: /\boai:arxiv\.org:[^\s<>"“”]{1,40}/gi, read: readArxiv },
  {
    find: /(?:\bdoi\s?:\s?|\b(?:dx\.)?doi\.org\/|\b)10\.\d{4,9}\/(?:(?![,;](?:https?:|10\.\d{4}))[^\s"“”]){1,1000}/gi,
    read: readDoi,
  },
  {
    find: /\b(?:(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html|format)|huggingface\.co\/papers|alphaxiv\.org\/(?:abs|overview)|xxx\.lanl\.gov\/(?:abs|pdf))\/[^\s<>"“”]{1,60}/gi,
    read: readArxiv,
  },
  {
    find: /\bPMCID\s?:?\s?(?:PMC)?\d{3,10}\b|\bPMC\d{3,10}\b/gi,
    read: numbered('pmcid', (digits) => `PMC${digits}`),
  },
  { find: /\b(?:PMID|PubMed(?:\s+ID)?)\s?:?\s?\d{1,9}\b/gi, read: numbered('pmid', (digits) => digits) },
  {
    find: /\bISBN(?:-1[03])?\s?:?\s?(?:97[89][\s-]?)?\d(?:[\s-]?\d){8}[\s-]?[\dX]\b/gi,
    read: readIsbn,
  },
  { find: /\b97[89](?:-?\d){10}\b/g, read: readIsbn },
  {
    find: /(?<![\w./-])(?:\d{4}\.\d{4,5}|[a-z-]{2,9}(?:\.[A-Z-]{2,9})?\/\d{7})(?:v\d{1,3})?(?![\w/-]|\.\d)/g,
    read: readArxiv,
  },
];

interface Reading {
  readonly scheme: Scheme;
  readonly value: string;
  /** How much of the text is the identifier. */
  readonly length: number;
}

/** The identifiers and addresses of one line, in their order. */
export function findIdentifiers(line: string): FoundIdentifier[] {
  const found: FoundIdentifier[] = [];
  let rest = line;
  for (const { find, read } of patterns) {
    const taken: { start: number; end: number }[] = [];
    for (const match of rest.matchAll(find)) {
      const reading = read(match[0]);
      if (reading === null) continue;
      const { scheme, value, length } = reading;
      const [start, end] = [match.index, match.index + length];
      found.push({ scheme, value, text: line.slice(start, end), start, end });
      taken.push({ start, end });
    }
    rest = blanked(rest, taken);
  }
  return found.toSorted((one, other) => one.start - other.start);
}

/** Blanks out what was read, so that nothing in it is read again. */
function blanked(text: string, spans: readonly { readonly start: number; readonly end: number }[]): string {
  if (spans.length === 0) return text;
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end } of spans) {
    pieces.push(text.slice(from, start), '\u0001'.repeat(end - start));
    from = end;
  }
  pieces.push(text.slice(from));
  return pieces.join('');
}

function readUrl(text: string): Reading | null {
  // A closing Markdown bracket, or the mark-up after an address, ends it.
  const whole = text
    .replace(/\]\(https?:.*$/i, '')
    .replace(/(?:&lt;|&gt;|&quot;).*$/is, (end) =>
      /doi\.org\//i.test(text) && /^&lt;[\d:a-z-]+&gt;/i.test(end) ? end : '',
    );
  const url = withoutTrailingPunctuation(whole);
  const arxiv = canonicalArxiv(url);
  if (arxiv !== null) return { scheme: 'arxiv', value: arxiv, length: url.length };
  const doi = canonicalDoi(url) ?? doiWithin(url);
  if (doi !== null) return { scheme: 'doi', value: doi, length: url.length };
  const pmid =
    /^https?:\/\/(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov\/pubmed)\/(\d{1,9})/i.exec(url);
  if (pmid?.[1] !== undefined) return { scheme: 'pmid', value: String(Number(pmid[1])), length: url.length };
  const pmcid = /^https?:\/\/[^/]*(?:ncbi\.nlm\.nih\.gov|europepmc\.org)\/.*\b(PMC\d{3,10})/i.exec(url);
  if (pmcid?.[1] !== undefined) return { scheme: 'pmcid', value: pmcid[1].toUpperCase(), length: url.length };
  return /^https?:\/\/[^/]*[\p{L}\p{N}]/u.test(url)
    ? { scheme: 'url', value: url, length: url.length }
    : null;
}

/** A DOI in the path of a publisher’s address: `…/doi/full/10.1145/1.2`, `…/doi/10.1002/x?src=y`. */
function doiWithin(url: string): string | null {
  const path =
    /\/(?:doi|abs|full|pdf|epdf|article|content|chapter|book)\/(?:[a-z]+\/){0,2}(10\.\d{4,9}\/[^?#\s]+)/i.exec(
      url,
    )?.[1];
  return path === undefined
    ? null
    : canonicalDoi(
        path.replace(/\/(?:full|abstract|pdf|epub)$/i, '').replace(/\.(?:pdf|full|abstract)$/i, ''),
      );
}

function readArxiv(text: string): Reading | null {
  const whole = withoutTrailingPunctuation(text);
  const value = canonicalArxiv(whole);
  return value === null ? null : { scheme: 'arxiv', value, length: whole.length };
}

function readDoi(text: string): Reading | null {
  const whole = withoutTrailingPunctuation(withoutMarkup(text));
  const [arxiv, doi] = [canonicalArxiv(whole), canonicalDoi(whole)];
  if (arxiv !== null) return { scheme: 'arxiv', value: arxiv, length: whole.length };
  return doi === null ? null : { scheme: 'doi', value: doi, length: whole.length };
}

/** Ends a DOI where mark-up begins; old DOIs have angle brackets of their own (`…(199601)10:1<1::AID-X>3.0.CO;2-#`). */
function withoutMarkup(text: string): string {
  const end = /<\/|<[a-z]+[\s>]|\]\(|&quot;/i.exec(text)?.index;
  return end === undefined ? text : text.slice(0, end);
}

function numbered(scheme: Scheme, write: (digits: string) => string): (text: string) => Reading | null {
  return (text) => {
    const digits = /0*([1-9]\d*)$/.exec(text)?.[1];
    return digits === undefined ? null : { scheme, value: write(digits), length: text.length };
  };
}

function readIsbn(text: string): Reading | null {
  const value = isbnOf(text);
  return value === null ? null : { scheme: 'isbn', value, length: text.length };
}
