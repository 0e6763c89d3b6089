import { canonicalDoi, type Identifier, recognizeIdentifier } from '#shared/domain/identifiers.ts';
import type { Identifiers, Link } from '#shared/domain/paper.ts';
import { findLinks, kindOfUrl } from '../find-links.ts';
import type { EntryFields } from './entry-fields.ts';
import { verbatim } from './verbatim.ts';

export interface ReadIdentifiers {
  readonly identifiers: Identifiers;
  readonly links: readonly Link[];
  /** The version of the preprint that is named. */
  readonly version: number | null;
  /** Its primary category at arXiv. */
  readonly category: string | null;
}

/** Takes DOI, arXiv id, PMID and addresses out of an entry, wherever its dialect puts them. */
export function readIdentifiers(fields: EntryFields): ReadIdentifiers {
  const identifiers: Record<string, string> = {};
  const links = readLinks(fields);
  const arxiv = readArxiv(fields, links);
  if (arxiv !== null) identifiers['arxiv'] = arxiv.value;
  const doi = canonicalDoi(verbatim(fields.get('doi') ?? ''));
  if (doi !== null) {
    identifiers['doi'] = doi;
    fields.take('doi');
  } else {
    const linked = links
      .map(({ url }) => canonicalDoi(url))
      .find((one) => one != null && fields.get('doi') === undefined);
    if (linked != null) identifiers['doi'] = linked;
  }
  takeNumber(fields, identifiers, 'pmid', /^\d{1,9}$/);
  takeNumber(fields, identifiers, 'pmcid', /^PMC\d{1,9}$/);
  for (const name of fields.names()) {
    const scheme = /^x-id-([a-z][a-z0-9-]*)$/.exec(name)?.[1];
    const value = verbatim(fields.get(name) ?? '');
    if (scheme === undefined || value === '' || scheme in identifiers) continue;
    identifiers[scheme] = value;
    fields.take(name);
  }
  const category = arxiv === null ? null : takeCategory(fields);
  return { identifiers, links, version: arxiv?.version ?? null, category };
}

function takeNumber(
  fields: EntryFields,
  identifiers: Record<string, string>,
  name: string,
  shape: RegExp,
): void {
  const text = verbatim(fields.get(name) ?? '');
  if (!shape.test(text)) return;
  identifiers[name] = text;
  fields.take(name);
}

function takeCategory(fields: EntryFields): string | null {
  for (const name of ['primaryclass', 'eprintclass']) {
    const text = verbatim(fields.get(name) ?? '');
    if (!/^[a-z][a-z-]{1,9}(?:\.[A-Za-z-]{2,12})?$/.test(text)) continue;
    fields.take(name);
    return text;
  }
  return null;
}

/** Where else than in `eprint` an arXiv id may stand; there it stays, too. */
const elsewhere = [
  'arxivid',
  'arxiv',
  'doi',
  'volume',
  'journal',
  'journaltitle',
  'number',
  'howpublished',
  'note',
];

function readArxiv(fields: EntryFields, links: readonly Link[]): Identifier | null {
  const prefixes = ['archiveprefix', 'eprinttype'].filter((name) => fields.get(name) !== undefined);
  const isArxiv = prefixes.every((name) => /^arxiv$/i.test(verbatim(fields.get(name) ?? '')));
  const eprint = verbatim(fields.get('eprint') ?? '');
  const own = isArxiv ? arxivIn(eprint) : null;
  if (own !== null) {
    for (const name of ['eprint', ...prefixes]) fields.take(name);
    return own;
  }
  for (const name of elsewhere) {
    const text = verbatim((fields.get(name) ?? '').slice(0, 1000));
    const found =
      name === 'volume'
        ? arxivIn(text.replace(/^abs\//i, 'arXiv:'))
        : arxivIn(text, name.startsWith('arxiv'));
    if (found !== null) return found;
  }
  for (const { url } of links) {
    const found = recognizeIdentifier(url);
    if (found?.scheme === 'arxiv') return found;
  }
  return null;
}

/** An arXiv id that a text is, or names as one (“arXiv preprint arXiv:1706.03762”). */
function arxivIn(text: string, mayBeBare = true): Identifier | null {
  const whole = mayBeBare || /arxiv/i.test(text) ? recognizeIdentifier(text) : null;
  if (whole?.scheme === 'arxiv') return whole;
  const named = /arxiv\s?:\s?([^\s,;)\]]{1,40})/i.exec(text)?.[1];
  const found = named === undefined ? null : recognizeIdentifier(`arXiv:${named}`);
  return found?.scheme === 'arxiv' ? found : null;
}

function readLinks(fields: EntryFields): Link[] {
  const text = verbatim(fields.get('url') ?? '');
  const isAddress = /^https?:\/\/[^\s<>"{}\\]{1,2000}$/i.test(text);
  const own: Link[] = isAddress ? [{ kind: kindOfUrl(text), url: text }] : findLinks(text);
  if (isAddress) fields.take('url');
  else if (own.length > 0) fields.keep('url');
  const more = (fields.get('x-links') ?? '').split(/\s+/).filter((one) => /^https?:\/\//.test(one));
  if (more.length > 0) fields.take('x-links');
  const links = [...own, ...more.map((url): Link => ({ kind: kindOfUrl(url), url }))];
  if (links.length > 0) return links;
  for (const name of ['howpublished', 'ee', 'bdsk-url-1', 'link']) {
    const found = findLinks(verbatim((fields.get(name) ?? '').slice(0, 5000)));
    if (found.length > 0) return found;
  }
  return [];
}
