import type { PublicationType } from '#shared/domain/publication.ts';

/** The dialects that are written. */
export type Dialect = 'bibtex' | 'biblatex';

/** What kind of work each type of entry is; what is not here is a `document`. */
const works: Readonly<Record<string, PublicationType>> = {
  article: 'article-journal',
  suppperiodical: 'article-journal',
  magazine: 'article-magazine',
  newspaper: 'article-newspaper',
  newsarticle: 'article-newspaper',
  inproceedings: 'paper-conference',
  conference: 'paper-conference',
  book: 'book',
  mvbook: 'book',
  collection: 'book',
  mvcollection: 'book',
  reference: 'book',
  mvreference: 'book',
  proceedings: 'book',
  mvproceedings: 'book',
  booklet: 'pamphlet',
  incollection: 'chapter',
  inbook: 'chapter',
  bookinbook: 'chapter',
  suppbook: 'chapter',
  suppcollection: 'chapter',
  inreference: 'entry-encyclopedia',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  thesis: 'thesis',
  techreport: 'report',
  report: 'report',
  manual: 'report',
  unpublished: 'manuscript',
  preprint: 'article',
  online: 'webpage',
  electronic: 'webpage',
  www: 'webpage',
  webpage: 'webpage',
  website: 'webpage',
  dataset: 'dataset',
  data: 'dataset',
  software: 'software',
  program: 'software',
  patent: 'patent',
  periodical: 'periodical',
  movie: 'motion_picture',
  video: 'motion_picture',
  film: 'motion_picture',
  audio: 'song',
  music: 'song',
  image: 'graphic',
  artwork: 'graphic',
  map: 'map',
  jurisdiction: 'legal_case',
  legislation: 'legislation',
  legal: 'treaty',
  standard: 'standard',
  letter: 'personal_communication',
  performance: 'performance',
  review: 'review',
  talk: 'speech',
  presentation: 'speech',
};

/** The type of entry that a kind of work is written as, in both dialects. */
const written: Partial<Record<PublicationType, readonly [bibtex: string, biblatex: string]>> = {
  'article-journal': ['article', 'article'],
  'paper-conference': ['inproceedings', 'inproceedings'],
  book: ['book', 'book'],
  chapter: ['incollection', 'incollection'],
  thesis: ['phdthesis', 'thesis'],
  report: ['techreport', 'report'],
  manuscript: ['unpublished', 'unpublished'],
  pamphlet: ['booklet', 'booklet'],
  patent: ['patent', 'patent'],
  periodical: ['periodical', 'periodical'],
  article: ['misc', 'online'],
  webpage: ['misc', 'online'],
  dataset: ['misc', 'dataset'],
  software: ['misc', 'software'],
  'entry-encyclopedia': ['incollection', 'inreference'],
  motion_picture: ['misc', 'movie'],
  song: ['misc', 'audio'],
  legal_case: ['misc', 'jurisdiction'],
  legislation: ['misc', 'legislation'],
  standard: ['misc', 'standard'],
  personal_communication: ['misc', 'letter'],
  performance: ['misc', 'performance'],
};

/** The kind of work of an entry; whatever is on arXiv and no more than that is a preprint. */
export function workOf(
  entryType: string,
  found: { readonly arxiv: boolean; readonly venue: string | null },
): PublicationType {
  const work = (Object.hasOwn(works, entryType) ? works[entryType] : undefined) ?? 'document';
  if (!found.arxiv) return work;
  if (work === 'document' || work === 'webpage' || work === 'manuscript') return 'article';
  return work === 'article-journal' && (found.venue === null || isArchive(found.venue)) ? 'article' : work;
}

function isArchive(venue: string): boolean {
  return /^(?:arxiv|corr$|computing research repository|bioarxiv)/i.test(venue);
}

/** The type of entry that a kind of work is written as. */
export function entryTypeOf(work: PublicationType, dialect: Dialect): string {
  return (written[work] ?? ['misc', 'misc'])[dialect === 'bibtex' ? 0 : 1];
}

/** Whether an entry’s type is what would be written of its kind anyway, and need not be kept. */
export function isUsual(entryType: string, work: PublicationType): boolean {
  return entryType === entryTypeOf(work, 'bibtex') || entryType === entryTypeOf(work, 'biblatex');
}
