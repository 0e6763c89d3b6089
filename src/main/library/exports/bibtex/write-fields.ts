import { bareType } from '#shared/domain/publication.ts';
import { encodeLatex, type LatexWish } from '#shared/text/latex/encode.ts';
import { type Dialect, entryTypeOf, workOf } from '../../imports/bibtex/entry-types.ts';
import {
  camelOf,
  contributorFields,
  homesOf,
  kebabOf,
  variableOf,
} from '../../imports/bibtex/field-homes.ts';
import { jsonOrText, withIsbn } from '../../imports/bibtex/read-entry.ts';
import type { ExportedPaper } from '../exporter.ts';
import { writeNames } from './write-names.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** What an entry says of a paper, field by field; what BibTeX has no field for stands in `x-…` fields. */
export function writeFields(exported: ExportedPaper, dialect: Dialect): Map<string, string> {
  const { paper, extra } = exported;
  const wish: LatexWish = { letters: dialect === 'bibtex' ? 'ascii' : 'unicode' };
  const publication =
    exported.publication ??
    bareType(workOf('misc', { arxiv: paper.identifiers['arxiv'] !== undefined, venue: null }));
  const fields = new Map<string, string>();
  const put = (name: string, value: string | null | undefined) => {
    if (value != null && value !== '') fields.set(name, value);
  };
  const text = (value: string | null | undefined) => (value == null ? null : encodeLatex(value, wish));
  const hasMore = paper.authors.length > 0 && paper.authorCount !== paper.authors.length;
  put('author', writeNames(paper.authors, { parts: publication.names, hasMore }, wish));
  put('title', encodeLatex(paper.title, { ...wish, protectsCapitals: true }));
  for (const { variable, fields: names } of homesOf(publication.type)) {
    const value = variable === 'venue' ? publication.venue : publication.variables[variable];
    const name = names[dialect === 'bibtex' ? 0 : 1];
    if (variable === 'accessed') put(name, value);
    else put(name, variable === 'page' ? value?.replace(/(\d)-(\d)/g, '$1--$2') : text(value));
  }
  putDate(paper.date, dialect, put);
  for (const [role, names] of Object.entries(publication.contributors)) {
    const field = contributorFields.find(([, own]) => own === role)?.[0] ?? `x-names-${role}`;
    put(field, writeNames(names, { parts: publication.names, hasMore: false }, wish));
  }
  putIdentifiers(exported, dialect, put);
  put('abstract', text(paper.abstract));
  put('keywords', paper.tags.map((tag) => inList(encodeLatex(tag, wish))).join(', '));
  put('groups', exported.collections.map((path) => encodeLatex(path.join(' > '), wish)).join(', '));
  put(dialect === 'bibtex' ? 'annote' : 'annotation', text(paper.note));
  if (paper.status === 'done') put('readstatus', 'read');
  else put('x-status', paper.status);
  if (paper.rating !== null) put('ranking', `rank${paper.rating}`);
  put('creationdate', paper.addedAt);
  if (
    workOf(entryTypeOf(publication.type, dialect), {
      arxiv: paper.identifiers['arxiv'] !== undefined,
      venue: publication.venue,
    }) !== publication.type
  ) {
    put('x-csl-type', publication.type);
  }
  const homes = new Set(homesOf(publication.type).map(({ variable }) => variable));
  for (const [variable, value] of Object.entries(publication.variables)) {
    const name = variable.toLowerCase();
    if (!homes.has(variable) && variableOf(name) === variable) put(`x-csl-${name}`, text(value));
  }
  put('x-organization', text(paper.organization));
  for (const name of ['upvotes', 'comments'] as const)
    if (paper[name] !== null) put(`x-${name}`, String(paper[name]));
  for (const [key, value] of Object.entries(extra)) {
    if (!isKnown(key, exported) && camelOf(kebabOf(key)) === key) {
      const isPlain = typeof value === 'string' && jsonOrText(value) === value;
      put(`x-${kebabOf(key)}`, encodeLatex(isPlain ? value : JSON.stringify(value), wish));
    }
  }
  return fields;
}

type Put = (name: string, value: string | null | undefined) => void;

function inList(written: string): string {
  return /[,;]/.test(written) ? `{${written}}` : written;
}

function putDate(date: string | null, dialect: Dialect, put: Put): void {
  if (dialect === 'biblatex') return put('date', date);
  const [year, month, day] = date?.split('-') ?? [];
  put('year', year);
  put('month', month === undefined ? null : months[Number(month) - 1]);
  put('day', day === undefined ? null : String(Number(day)));
}

/** The version that is named beside an arXiv id. */
function versionOf({ paper, extra }: ExportedPaper): number | null {
  const version = extra['version'];
  const isNamed = typeof version === 'number' && Number.isInteger(version) && version > 0 && version < 1000;
  return isNamed && paper.identifiers['arxiv'] !== undefined ? version : null;
}

function putIdentifiers(exported: ExportedPaper, dialect: Dialect, put: Put): void {
  const { identifiers, links } = exported.paper;
  const { publication } = exported;
  const isOwnIsbn = publication !== null && withIsbn({}, publication)['isbn'] === identifiers['isbn'];
  for (const [scheme, value] of Object.entries(identifiers)) {
    if (scheme === 'doi' || scheme === 'pmid' || scheme === 'pmcid') put(scheme, value);
    else if (scheme !== 'arxiv' && !(scheme === 'isbn' && isOwnIsbn)) put(`x-id-${scheme}`, value);
  }
  if (identifiers['arxiv'] !== undefined) {
    const version = versionOf(exported);
    const names = dialect === 'bibtex' ? ['archiveprefix', 'primaryclass'] : ['eprinttype', 'eprintclass'];
    put('eprint', version === null ? identifiers['arxiv'] : `${identifiers['arxiv']}v${version}`);
    put(names[0] ?? '', 'arXiv');
    const category = exported.extra['primaryCategory'];
    if (typeof category === 'string') put(names[1] ?? '', category);
  }
  put('url', links[0]?.url);
  put(
    'x-links',
    links
      .slice(1)
      .map(({ url }) => url)
      .join(' '),
  );
}

/** What of `extra` has a field of its own. */
function isKnown(key: string, exported: ExportedPaper): boolean {
  const { paper, extra } = exported;
  if (key === 'bibtex') return true;
  if (key === 'version') return versionOf(exported) !== null;
  if (paper.identifiers['arxiv'] === undefined) return false;
  if (key === 'primaryCategory') return typeof extra[key] === 'string';
  return key === 'categories' && JSON.stringify(extra[key]) === JSON.stringify([extra['primaryCategory']]);
}
