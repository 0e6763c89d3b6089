import type { PublicationType } from '#shared/domain/publication.ts';

/** What EndNote’s reference types are; its XML and its tagged form write the same names. */
const types: Readonly<Record<string, PublicationType>> = {
  'aggregated database': 'dataset',
  'ancient text': 'classic',
  artwork: 'graphic',
  'audiovisual material': 'motion_picture',
  bill: 'bill',
  blog: 'post-weblog',
  book: 'book',
  'book section': 'chapter',
  case: 'legal_case',
  catalog: 'document',
  'chart or table': 'figure',
  'classical work': 'classic',
  'computer program': 'software',
  'conference paper': 'paper-conference',
  'conference proceedings': 'paper-conference',
  dataset: 'dataset',
  dictionary: 'entry-dictionary',
  'discussion forum': 'post',
  'edited book': 'book',
  'electronic article': 'article-journal',
  'electronic book': 'book',
  'electronic book section': 'chapter',
  encyclopedia: 'entry-encyclopedia',
  equation: 'document',
  figure: 'figure',
  'film or broadcast': 'motion_picture',
  generic: 'document',
  'government document': 'report',
  grant: 'document',
  hearing: 'hearing',
  interview: 'interview',
  'journal article': 'article-journal',
  'legal rule or regulation': 'regulation',
  'magazine article': 'article-magazine',
  manuscript: 'manuscript',
  map: 'map',
  'multimedia application': 'software',
  music: 'song',
  'newspaper article': 'article-newspaper',
  'online database': 'dataset',
  'online multimedia': 'motion_picture',
  pamphlet: 'pamphlet',
  patent: 'patent',
  'personal communication': 'personal_communication',
  podcast: 'broadcast',
  preprint: 'article',
  'press release': 'document',
  report: 'report',
  serial: 'collection',
  'social media': 'post',
  standard: 'standard',
  statute: 'legislation',
  'television episode': 'broadcast',
  thesis: 'thesis',
  'unpublished work': 'manuscript',
  'web page': 'webpage',
};

/** What a reference type is; `null` for one that the reader made. */
export function typeOfEndnote(name: string): PublicationType | null {
  const key = name.trim().toLowerCase();
  return Object.hasOwn(types, key) ? (types[key] ?? null) : null;
}

/** Works that are in no other; what stands second is the series they belong to. */
export const wholeWorks: ReadonlySet<PublicationType> = new Set([
  'book',
  'classic',
  'collection',
  'pamphlet',
  'report',
  'thesis',
]);
