import { isDeepStrictEqual } from 'node:util';
import { type Draft, draftSchema } from '#shared/domain/draft.ts';
import type { NameParts, Publication } from '#shared/domain/publication.ts';
import { splitName } from '#shared/text/names.ts';
import { ownFields } from '../../imports/csl-json/own-fields.ts';
import { readItem } from '../../imports/csl-json/read-item.ts';
import { dateVariables } from '../../imports/csl-json/variables.ts';
import { fieldsOf, textOf } from '../../imports/huggingface-rows/fields.ts';
import type { ExportedPaper } from '../exporter.ts';
import { draftOfPaper } from './draft-of-paper.ts';

type Item = Record<string, unknown>;

/**
 * A paper as an item of CSL. What the item alone would not give again when it is read stands under `custom.carrel`,
 * so that nothing is lost, and nothing is written twice.
 */
export function writeItem(exported: ExportedPaper): Item {
  const wanted = draftOfPaper(exported);
  const item = plainItem(wanted, exported.citationKey);
  const own = missingIn(item, wanted);
  if (Object.keys(own).length === 0) return item;
  // Once there are fields of our own, the note is read to the letter: compared as it will be read.
  const marked = { ...item, custom: { ...fieldsOf(item['custom']), carrel: {} } };
  return { ...item, custom: { ...fieldsOf(item['custom']), carrel: missingIn(marked, wanted) } };
}

function missingIn(item: Item, wanted: Draft): Item {
  const reading = readItem(item, { line: 1, endLine: 1 });
  const read = 'draft' in reading ? reading.draft : null;
  return Object.fromEntries(
    ownFields.flatMap((field) =>
      isDeepStrictEqual(read?.[field], wanted[field]) ? [] : [[field, wanted[field] ?? null]],
    ),
  );
}

/** What came from CSL and had no home leaves again where it stood; the paper’s own fields come over it. */
function plainItem(draft: Draft, citationKey: string): Item {
  const { csl, tex: _tex, ...others } = draft.extra;
  const came = fieldsOf(csl) ?? {};
  const { publication, brought } = draftSchema.parse({ ...draft, extra: others });
  const item: Item = {
    ...came,
    id: citationKey,
    type: textOf(came['type']) ?? publication?.type ?? typeOf(draft),
  };
  const put = (key: string, value: unknown) => {
    if (value !== null && value !== undefined && value !== '') item[key] = value;
  };
  put('title', draft.title);
  put('author', people(draft.authors, publication));
  for (const [part, names] of Object.entries(publication?.contributors ?? {})) {
    if (item[part] === undefined) put(part, people(names, publication));
  }
  put('container-title', publication?.venue);
  if (came['issued'] === undefined) put('issued', dateOf(draft.date));
  put('abstract', draft.abstract);
  for (const [name, value] of Object.entries(publication?.variables ?? {})) {
    if (item[name] === undefined) put(name, dateVariables.includes(name) ? (dateOf(value) ?? value) : value);
  }
  const { doi, arxiv, pmid, pmcid, isbn } = draft.identifiers;
  put('DOI', doi ?? (arxiv === undefined ? null : `10.48550/arXiv.${arxiv}`));
  put('PMID', pmid);
  put('PMCID', pmcid);
  if (publication?.variables['ISBN'] === undefined) put('ISBN', isbn);
  put('URL', draft.links.find(({ kind }) => kind === 'page')?.url ?? draft.links[0]?.url);
  put('keyword', brought?.tags.join(', '));
  put('annote', brought?.notes.join('\n\n'));
  return item;
}

function typeOf({ identifiers }: Draft): string {
  return identifiers['arxiv'] === undefined ? 'document' : 'article';
}

function people(names: readonly string[], publication: Publication | undefined): Item[] | null {
  const known = publication?.names ?? {};
  const parts = names.map(
    (name) => (Object.hasOwn(known, name) ? known[name] : undefined) ?? splitName(name),
  );
  return parts.length === 0 ? null : parts.map(personOf);
}

function personOf(parts: NameParts): Item {
  const person: Item = {
    family: parts.family,
    given: parts.given,
    'dropping-particle': parts.droppingParticle,
    'non-dropping-particle': parts.nonDroppingParticle,
    suffix: parts.suffix,
    literal: parts.literal,
  };
  return Object.fromEntries(Object.entries(person).filter(([, value]) => value !== undefined));
}

function dateOf(date: string | null): Item | null {
  return date === null || !/^\d{4}(?:-\d\d){0,2}$/.test(date)
    ? null
    : { 'date-parts': [date.split('-').map(Number)] };
}
