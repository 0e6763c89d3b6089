import { canonicalArxiv, canonicalDoi, recognizeIdentifier } from '#shared/domain/identifiers.ts';
import type { Identifiers, Link } from '#shared/domain/paper.ts';
import { kindOfUrl, mergeLinks } from '../find-links.ts';
import { linesOf } from './people.ts';

/** What an input says a work is known by; lists and bare values alike, in any spelling. */
export interface IdentifierFacts {
  readonly doi?: unknown;
  readonly arxiv?: unknown;
  readonly pmid?: unknown;
  readonly pmcid?: unknown;
  /** Only where the work itself is the book: chapters of one book share its number. */
  readonly isbn?: unknown;
  /** Addresses, of which some spell an identifier. */
  readonly urls?: unknown;
}

/** The identifiers in their canonical forms; the first of each scheme holds. */
export function identifiersOf(facts: IdentifierFacts): Identifiers {
  const [urls, dois] = [linesOf(facts.urls), linesOf(facts.doi)];
  const found = {
    arxiv: firstOf([...linesOf(facts.arxiv).map(arxivOf), ...[...dois, ...urls].map(canonicalArxiv)]),
    doi: firstOf([...dois.map(doiOf), ...urls.map(canonicalDoi)]),
    pmid: firstOf([...linesOf(facts.pmid).map(pmidOf), ...urls.map(pmidOfUrl)]),
    pmcid: firstOf([...linesOf(facts.pmcid).map(pmcidOf)]),
    isbn: firstOf(linesOf(facts.isbn).flatMap((text) => text.split(/[\s,;]+(?=[\d(])/).map(isbnOf))),
  };
  return Object.fromEntries(
    Object.entries(found).flatMap(([scheme, id]) => (id === null ? [] : [[scheme, id]])),
  );
}

/** Addresses as links, without those that only repeat an identifier. */
export function linksOf(urls: unknown, kind?: Link['kind']): Link[] {
  const links = linesOf(urls)
    .filter((url) => /^https?:\/\/[^/\s]\S*$/i.test(url) && url.length <= 2000)
    .filter((url) => !/^https?:\/\/(?:dx\.|www\.)?doi\.org\//i.test(url))
    .map((url): Link => ({ kind: kind ?? kindOfUrl(url), url }));
  return mergeLinks(links);
}

/** The thirteen digits of an ISBN whose check digit is right, also of one with ten; `null` for anything else. */
export function isbnOf(text: string): string | null {
  const digits = text
    .slice(0, 60)
    .replace(/^\s*(?:urn:)?isbn(?:-1[03])?:?\s*/i, '')
    .replace(/[\s\u2010-\u2015-]/g, '')
    .replace(/\(.*$/, '')
    .toUpperCase();
  if (/^97[89]\d{10}$/.test(digits)) return checkDigit13(digits) === digits[12] ? digits : null;
  if (!/^\d{9}[\dX]$/.test(digits)) return null;
  const sum = [...digits].reduce((all, sign, at) => all + (sign === 'X' ? 10 : Number(sign)) * (10 - at), 0);
  const body = `978${digits.slice(0, 9)}`;
  return sum % 11 === 0 ? body + checkDigit13(body) : null;
}

function checkDigit13(digits: string): string {
  const sum = [...digits.slice(0, 12)].reduce(
    (all, sign, at) => all + Number(sign) * (at % 2 === 0 ? 1 : 3),
    0,
  );
  return String((10 - (sum % 10)) % 10);
}

function firstOf(found: readonly (string | null)[]): string | null {
  return found.find((one) => one !== null) ?? null;
}

/** `2401.00001 [cs.LG]`, `arXiv:2401.00001v2`; what is no id of arXiv is none. */
function arxivOf(text: string): string | null {
  return canonicalArxiv(text.replace(/\s+\[[^\]]{1,40}\]\s*$/, ''));
}

function doiOf(text: string): string | null {
  const found = recognizeIdentifier(text);
  return found?.scheme === 'doi' ? found.value : null;
}

function pmidOf(text: string): string | null {
  return /^(?:pmid:?\s*)?0*([1-9]\d{0,8})$/i.exec(text)?.[1] ?? pmidOfUrl(text);
}

function pmidOfUrl(text: string): string | null {
  return (
    /^(?:https?:\/\/)?(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov\/pubmed)\/0*([1-9]\d{0,8})\/?(?:[?#].*)?$/i.exec(
      text,
    )?.[1] ?? null
  );
}

/** `PMC1234567`, also as the last part of an address. */
function pmcidOf(text: string): string | null {
  const number = /(?:^|\/|\s|:)(?:PMC)?([1-9]\d{0,9})(?:\.\d+)?\/?$/i.exec(text)?.[1];
  return number === undefined ? null : `PMC${number}`;
}
