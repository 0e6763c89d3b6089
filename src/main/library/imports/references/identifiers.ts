import { recognizeIdentifier } from '#shared/domain/identifiers.ts';
import { canonicalIsbn } from '#shared/domain/isbn.ts';

/** A name that others gave a paper, where it belongs in a draft. */
export interface Known {
  readonly scheme: string;
  readonly value: string;
}

/** What a field or an address names: a DOI, an arXiv id, or PubMed’s own numbers where the text says that it is one. */
export function knownBy(text: string): Known | null {
  const trimmed = text.trim().slice(0, 2048);
  const found =
    recognizeIdentifier(trimmed.replace(/\s*\[doi\]$/i, '').replace(/^doi\s*[:=]?\s*/i, '')) ??
    recognizeIdentifier(trimmed);
  if (found !== null) return { scheme: found.scheme, value: found.value };
  const pmcid =
    /^(?:https?:\/\/(?:www\.ncbi\.nlm\.nih\.gov\/pmc|pmc\.ncbi\.nlm\.nih\.gov|europepmc\.org)\/articles\/|pmcid:?\s*)?(PMC\d{1,9})\/?(?:\[pmcid\])?$/i.exec(
      trimmed,
    )?.[1];
  if (pmcid !== undefined) return { scheme: 'pmcid', value: pmcid.toUpperCase() };
  const pmid =
    /^(?:https?:\/\/(?:www\.ncbi\.nlm\.nih\.gov\/(?:m\/)?pubmed|pubmed\.ncbi\.nlm\.nih\.gov)\/|pmid:?\s*|medline:\s*)(\d{1,9})\/?(?:\[pmid\])?$/i.exec(
      trimmed,
    )?.[1] ?? /^(\d{1,9})\s*\[pmid\]$/i.exec(trimmed)?.[1];
  return pmid === undefined ? null : pmidOf(pmid);
}

/** A number that PubMed gave, without zeros before it; `null` for what is none. */
export function pmidOf(text: string): Known | null {
  const digits = /^\s*0*([1-9]\d{0,8})\s*$/.exec(text)?.[1];
  return digits === undefined ? null : { scheme: 'pmid', value: digits };
}

/** The arXiv id within a journal’s name, as search engines write it: `arXiv preprint arXiv:2401.01234`. */
export function arxivWithin(text: string | null): Known | null {
  const id =
    /\barXiv:\s?([\w.-]{4,20}(?:\/\d{7})?)/i.exec(text ?? '')?.[1] ??
    /^abs\/(\S{4,20})$/i.exec(text ?? '')?.[1];
  const found = id === undefined ? null : recognizeIdentifier(`arXiv:${id}`);
  return found?.scheme === 'arxiv' ? { scheme: 'arxiv', value: found.value } : null;
}

/** Serial and book numbers in one text, `0021-9606 978-1-4822-5326-9 (print)`, as they are written. */
export function numbersOf(text: string): {
  readonly issn: string[];
  readonly isbn: string[];
  readonly isAll: boolean;
} {
  const issn: string[] = [];
  const isbn: string[] = [];
  const pieces = text
    .replace(/\((?:print|electronic|linking|online|p|e|isbn-1[03]|set|hardcover|hbk|pbk|paperback)\)/gi, ' ')
    .split(/[;,\s]+/)
    .filter((piece) => piece !== '' && !/^(?:e?-?issn|isbn|p-?issn)?:?$/i.test(piece));
  let unknown = 0;
  for (const piece of pieces) {
    const number = piece.replace(/^(?:e-?|p-?)?is[sb]n(?:-1[03])?:?/i, '');
    if (/^\d{4}[-\u2010-\u2015]?\d{3}[\dX]$/i.test(number))
      issn.push(number.length === 8 ? `${number.slice(0, 4)}-${number.slice(4)}` : number);
    else if (canonicalIsbn(number) !== null) isbn.push(number);
    else unknown += 1;
  }
  return { issn, isbn, isAll: unknown === 0 };
}
