import type { Complaint, Draft } from '#shared/domain/draft.ts';
import { extraOfPeople } from '../pubmed/people.ts';
import { knownBy, pmidOf } from '../references/identifiers.ts';
import { referenceDraft } from '../references/reference-draft.ts';
import { complain, placeOf } from '../xml/reading.ts';
import { textWithin, type XmlElement } from '../xml/tree.ts';
import {
  extraWith,
  RecordParts,
  readAbstractOf,
  readKeywordsOf,
  readPeopleOf,
  readPubmedDate,
  textsOf,
} from './record-parts.ts';

/** Reads a book of NCBI’s Bookshelf, or a chapter of one. */
export function readBook(record: XmlElement): { draft: Draft } | { complaint: Complaint } {
  const parts = new RecordParts();
  const [whole = null] = parts.look(record, 'BookDocument');
  const [book = null] = parts.look(whole, 'Book');
  const pmid = pmidOf(parts.text(whole, 'PMID') ?? '');
  const bookTitle = parts.text(book, 'BookTitle');
  const ownTitle = parts.text(whole, 'ArticleTitle');
  const title = ownTitle ?? bookTitle;
  if (title === null) {
    const whose = pmid === null ? 'A book' : `The book of PMID ${pmid.value}`;
    return { complaint: complain(record, `${whose} has no title, so it was left out.`) };
  }
  const ofBook = parts.look(book, 'AuthorList');
  const isOfEditors = (list: XmlElement) => list.attributes.get('Type') === 'editors';
  const own = readPeopleOf(
    parts.look(whole, 'AuthorList').filter((list) => !isOfEditors(list)),
    parts,
  );
  const authors =
    own.length > 0
      ? own
      : readPeopleOf(
          ofBook.filter((list) => !isOfEditors(list)),
          parts,
        );
  const editors = readPeopleOf(ofBook.filter(isOfEditors), parts);
  const [dated = null] = parts.look(book, 'PubDate');
  const date = readPubmedDate(dated);
  if (dated !== null && date?.isAll === true) parts.mark(dated);
  const [chapterDated = null] = parts.look(whole, 'ContributionDate');
  const draft = referenceDraft({
    type: ownTitle === null || bookTitle === null ? 'book' : 'chapter',
    title,
    abstract: readAbstractOf(whole, parts),
    authors: authors.map(({ name }) => name),
    contributors: { editor: editors.map(({ name }) => name) },
    date: date ?? readPubmedDate(chapterDated),
    venue: ownTitle === null ? null : bookTitle,
    variables: {
      publisher: parts.text(book, 'Publisher', 'PublisherName'),
      'publisher-place': parts.text(book, 'Publisher', 'PublisherLocation'),
      'collection-title': parts.text(book, 'CollectionTitle'),
      volume: parts.text(book, 'Volume'),
      edition: parts.text(book, 'Edition'),
      language: textsOf(parts.takeAll(whole, 'Language')).join(', '),
      page: parts.text(whole, 'Pagination', 'MedlinePgn'),
      ISBN: textsOf(parts.takeAll(book, 'Isbn')).join(', '),
    },
    identifiers: [
      pmid,
      ...parts.look(whole, 'ArticleIdList', 'ArticleId').map((element) => {
        const isDoi = element.attributes.get('IdType') === 'doi';
        if (isDoi) parts.mark(element);
        return isDoi ? knownBy(textWithin(element)) : null;
      }),
    ],
    addresses: { identifiers: [], links: [], files: [] },
    tags: readKeywordsOf(whole, parts),
    notes: [],
    citationKey: null,
    place: placeOf(record),
    doubts: [],
    extra: {},
  });
  return { draft: { ...draft, extra: extraWith(parts.rest(record), extraOfPeople(authors)) } };
}
