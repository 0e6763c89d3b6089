import type { PublicationType } from '#shared/domain/publication.ts';

/** A variable of CSL and the fields it is read from, in this order; the first is BibTeX’s, the second BibLaTeX’s. */
export interface VariableHome {
  readonly variable: string;
  readonly fields: readonly [bibtex: string, biblatex: string, ...others: string[]];
}

const within: ReadonlySet<PublicationType> = new Set([
  'chapter',
  'paper-conference',
  'entry',
  'entry-dictionary',
  'entry-encyclopedia',
]);
const serial: ReadonlySet<PublicationType> = new Set([
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'review',
  'review-book',
  'periodical',
]);

const journal: VariableHome = { variable: 'venue', fields: ['journal', 'journaltitle', 'journal'] };
const collection: VariableHome = {
  variable: 'venue',
  fields: ['booktitle', 'booktitle', 'journaltitle', 'journal'],
};

const everywhere: readonly VariableHome[] = [
  { variable: 'volume', fields: ['volume', 'volume'] },
  { variable: 'page', fields: ['pages', 'pages'] },
  { variable: 'publisher-place', fields: ['address', 'location'] },
  { variable: 'event-place', fields: ['venue', 'venue', 'location'] },
  { variable: 'event-title', fields: ['eventtitle', 'eventtitle'] },
  { variable: 'collection-title', fields: ['series', 'series'] },
  { variable: 'edition', fields: ['edition', 'edition'] },
  { variable: 'chapter-number', fields: ['chapter', 'chapter'] },
  { variable: 'ISBN', fields: ['isbn', 'isbn'] },
  { variable: 'ISSN', fields: ['issn', 'issn'] },
  { variable: 'language', fields: ['language', 'langid', 'language'] },
  { variable: 'genre', fields: ['type', 'type'] },
  { variable: 'title-short', fields: ['shorttitle', 'shorttitle'] },
  { variable: 'container-title-short', fields: ['shortjournal', 'shortjournal'] },
  { variable: 'note', fields: ['note', 'note'] },
  { variable: 'status', fields: ['pubstate', 'pubstate'] },
  { variable: 'version', fields: ['version', 'version'] },
  { variable: 'accessed', fields: ['urldate', 'urldate'] },
  { variable: 'number-of-pages', fields: ['pagetotal', 'pagetotal', 'numpages'] },
  { variable: 'number-of-volumes', fields: ['volumes', 'volumes'] },
  { variable: 'original-date', fields: ['origdate', 'origdate'] },
];

const cache = new Map<PublicationType, readonly VariableHome[]>();

/** Where the fields of an entry of this kind go; `venue` is the work that it is in. */
export function homesOf(work: PublicationType): readonly VariableHome[] {
  const known = cache.get(work);
  if (known !== undefined) return known;
  const homes = [
    ...(within.has(work) ? [collection] : [journal]),
    numberOf(work),
    publisherOf(work),
    ...everywhere,
  ];
  if (serial.has(work)) homes.push({ variable: 'number', fields: ['eid', 'eid', 'article-number'] });
  cache.set(work, homes);
  return homes;
}

function numberOf(work: PublicationType): VariableHome {
  if (serial.has(work) || work === 'article')
    return { variable: 'issue', fields: ['number', 'number', 'issue'] };
  const isInSeries = within.has(work) || work === 'book';
  return { variable: isInSeries ? 'collection-number' : 'number', fields: ['number', 'number'] };
}

function publisherOf(work: PublicationType): VariableHome {
  if (work === 'thesis')
    return { variable: 'publisher', fields: ['school', 'institution', 'school', 'publisher'] };
  if (work === 'report')
    return { variable: 'publisher', fields: ['institution', 'institution', 'publisher'] };
  return { variable: 'publisher', fields: ['publisher', 'publisher'] };
}

/** People in other parts than the author’s: the field, and what CSL calls it. */
export const contributorFields: readonly (readonly [field: string, role: string])[] = [
  ['editor', 'editor'],
  ['translator', 'translator'],
  ['bookauthor', 'container-author'],
  ['director', 'director'],
  ['illustrator', 'illustrator'],
  ['collaborator', 'contributor'],
];

/** Names of CSL’s variables that are not all in small letters, which names of fields are. */
const capitals: Readonly<Record<string, string>> = {
  doi: 'DOI',
  url: 'URL',
  isbn: 'ISBN',
  issn: 'ISSN',
  pmid: 'PMID',
  pmcid: 'PMCID',
};

/** The variable that a field `x-csl-…` is of. */
export function variableOf(name: string): string {
  return (Object.hasOwn(capitals, name) ? capitals[name] : undefined) ?? name;
}

/** `journalRef` as a part of a field’s name: `journal-ref`; and back. */
export function kebabOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
export function camelOf(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
