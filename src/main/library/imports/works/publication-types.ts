import { type PublicationType, publicationTypes } from '#shared/domain/publication.ts';

const known: ReadonlySet<string> = new Set(publicationTypes);

/** The kinds of Crossref (`journal-article`), DataCite (`JournalArticle`), OpenAlex and others, in CSL's terms. */
const others: Readonly<Record<string, PublicationType>> = {
  'journal-article': 'article-journal',
  journalarticle: 'article-journal',
  datapaper: 'article-journal',
  'proceedings-article': 'paper-conference',
  conferencepaper: 'paper-conference',
  conference: 'paper-conference',
  'conference-paper': 'paper-conference',
  proceedings: 'book',
  conferenceproceeding: 'book',
  'posted-content': 'article',
  preprint: 'article',
  'book-chapter': 'chapter',
  bookchapter: 'chapter',
  'book-section': 'chapter',
  'book-part': 'chapter',
  'book-track': 'chapter',
  'reference-entry': 'entry',
  monograph: 'book',
  'edited-book': 'book',
  'reference-book': 'book',
  'book-set': 'book',
  dissertation: 'thesis',
  'peer-review': 'review',
  peerreview: 'review',
  'report-component': 'report',
  'report-series': 'report',
  database: 'dataset',
  image: 'graphic',
  audiovisual: 'motion_picture',
  computationalnotebook: 'software',
  editorial: 'article-journal',
  letter: 'article-journal',
  erratum: 'article-journal',
  retraction: 'article-journal',
  journal: 'periodical',
};

/** The kind in CSL's terms; `null` for a word that none of them uses. */
export function publicationTypeOf(text: string | null): PublicationType | null {
  if (text === null) return null;
  const type = publicationTypes.find((one) => one === text);
  if (type !== undefined) return type;
  const lower = text.toLowerCase();
  if (Object.hasOwn(others, lower)) return others[lower] ?? null;
  return known.has(lower) ? (publicationTypes.find((one) => one === lower) ?? null) : null;
}
