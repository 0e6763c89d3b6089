import type { NameParts, Publication, PublicationType } from '#shared/domain/publication.ts';
import { publicationTypeSchema } from '#shared/domain/publication.ts';
import { decodeLatex } from '#shared/text/latex/decode.ts';
import type { EntryFields } from './entry-fields.ts';
import { workOf } from './entry-types.ts';
import { contributorFields, homesOf, variableOf } from './field-homes.ts';
import { readNames } from './names.ts';
import { verbatim } from './verbatim.ts';

/** Takes where and as what a paper was published out of an entry. */
export function readPublication(
  fields: EntryFields,
  entryType: string,
  found: { readonly arxiv: boolean; readonly authorParts: Readonly<Record<string, NameParts>> },
): Publication {
  const type = typeOf(fields, entryType, found.arxiv);
  const variables: Record<string, string> = {};
  let venue: string | null = null;
  for (const { variable, fields: names } of homesOf(type)) {
    const name = names.find((one) => decodeLatex(fields.get(one) ?? '', 'line').text !== '');
    const text = name === undefined ? null : textOf(fields, name, variable);
    if (text === null) continue;
    if (variable === 'venue') venue = text;
    else variables[variable] = text;
  }
  takeOwnVariables(fields, variables);
  return { type, venue, variables, ...readContributors(fields, found.authorParts) };
}

function textOf(fields: EntryFields, name: string, variable: string): string | null {
  if (variable === 'accessed') return verbatim(fields.take(name) ?? '');
  const text = fields.text(name, 'line');
  return variable === 'page' && text !== null ? text.replace(/\s*[‐–—-]+\s*/g, '-') : text;
}

function typeOf(fields: EntryFields, entryType: string, arxiv: boolean): PublicationType {
  const own = publicationTypeSchema.safeParse(verbatim(fields.get('x-csl-type') ?? ''));
  if (own.success) {
    fields.take('x-csl-type');
    return own.data;
  }
  const venue = fields.get('journal') ?? fields.get('journaltitle') ?? null;
  return workOf(entryType, { arxiv, venue: venue === null ? null : decodeLatex(venue, 'line').text });
}

/** What BibTeX has no field for comes as `x-csl-…`. */
function takeOwnVariables(fields: EntryFields, variables: Record<string, string>): void {
  for (const name of fields.names()) {
    const variable = /^x-csl-([a-z][a-z-]*)$/.exec(name)?.[1];
    if (variable === undefined || variable === 'type' || variableOf(variable) in variables) continue;
    const text = fields.text(name, 'line');
    if (text !== null) variables[variableOf(variable)] = text;
  }
}

function readContributors(
  fields: EntryFields,
  authorParts: Readonly<Record<string, NameParts>>,
): Pick<Publication, 'contributors' | 'names'> {
  const contributors: Record<string, string[]> = {};
  let names: Record<string, NameParts> = { ...authorParts };
  const own = fields.names().flatMap((field): [string, string][] => {
    const role = /^x-names-([a-z][a-z-]*)$/.exec(field)?.[1];
    return role === undefined ? [] : [[field, role]];
  });
  for (const [field, role] of [...contributorFields, ...own]) {
    const source = fields.get(field);
    if (source === undefined || role in contributors) continue;
    const read = readNames(source);
    if (read.names.length === 0) continue;
    if (read.isLossy || read.hasMore) fields.keep(field);
    else fields.take(field);
    contributors[role] = [...read.names];
    names = { ...names, ...read.parts };
  }
  return { contributors, names };
}
