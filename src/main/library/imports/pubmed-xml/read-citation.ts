import type { Complaint, Draft } from '#shared/domain/draft.ts';
import { lineOf } from '../plain-text.ts';
import { extraOfPeople } from '../pubmed/people.ts';
import { typeOfPubmed, withdrawnBy } from '../pubmed/types.ts';
import { type Known, knownBy, pmidOf } from '../references/identifiers.ts';
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

/** Reads an article of a journal. */
export function readCitation(record: XmlElement): { draft: Draft } | { complaint: Complaint } {
  const parts = new RecordParts();
  const citation =
    record.local === 'MedlineCitation' ? record : (parts.look(record, 'MedlineCitation')[0] ?? null);
  const [article = null] = parts.look(citation, 'Article');
  const pmid = pmidOf(parts.text(citation, 'PMID') ?? '');
  const title = parts.text(article, 'ArticleTitle') ?? parts.text(article, 'VernacularTitle');
  if (title === null) {
    const whose = pmid === null ? 'An article' : `The article of PMID ${pmid.value}`;
    return { complaint: complain(record, `${whose} has no title, so it was left out.`) };
  }
  const lists = parts.look(article, 'AuthorList');
  const people = readPeopleOf(lists, parts);
  const hasAll = lists.every((list) => list.attributes.get('CompleteYN') !== 'N');
  const kinds = textsOf(parts.look(article, 'PublicationTypeList', 'PublicationType'));
  for (const kind of parts.look(article, 'PublicationTypeList', 'PublicationType')) {
    if (lineOf(textWithin(kind)) === 'Journal Article') parts.mark(kind);
  }
  const [journal = null] = parts.look(article, 'Journal');
  const [issue = null] = parts.look(journal, 'JournalIssue');
  const venue = parts.text(journal, 'Title');
  const short =
    parts.text(journal, 'ISOAbbreviation') ?? parts.text(citation, 'MedlineJournalInfo', 'MedlineTA');
  const withdrawn = withdrawnBy(kinds, noticesOf(citation, parts));
  const draft = referenceDraft({
    type: typeOfPubmed(kinds, venue),
    title,
    abstract: readAbstractOf(article, parts),
    authors: people.map(({ name }) => name),
    date: readDate(article, issue, parts),
    venue: venue ?? short,
    variables: {
      'container-title-short': short === venue || venue === null ? null : short,
      volume: parts.text(issue, 'Volume'),
      issue: parts.text(issue, 'Issue'),
      page: readPages(article, parts),
      language: textsOf(parts.takeAll(article, 'Language')).join(', '),
      ISSN: textsOf(parts.takeAll(journal, 'ISSN')).join(', '),
    },
    identifiers: [pmid, ...identifiersOf(record, article, parts)],
    addresses: { identifiers: [], links: [], files: [] },
    tags: readKeywordsOf(citation, parts),
    notes: [],
    citationKey: null,
    place: placeOf(record),
    doubts: hasAll ? [] : ['The input does not name all of its authors.'],
    extra: {},
  });
  const more = { ...extraOfPeople(people), ...(withdrawn === null ? {} : { withdrawn }) };
  return {
    draft: {
      ...draft,
      authorCount: hasAll ? draft.authorCount : null,
      extra: extraWith(parts.rest(record), more),
    },
  };
}

/** The day of the issue; where there is none, that of the article itself. */
function readDate(article: XmlElement | null, issue: XmlElement | null, parts: RecordParts) {
  const [ofIssue = null] = parts.look(issue, 'PubDate');
  const date = readPubmedDate(ofIssue);
  if (ofIssue !== null && date?.isAll === true) parts.mark(ofIssue);
  if (date !== null) return date;
  const [ofArticle = null] = parts.look(article, 'ArticleDate');
  return readPubmedDate(ofArticle);
}

function readPages(article: XmlElement | null, parts: RecordParts): string | null {
  const [pages = null] = parts.look(article, 'Pagination');
  const whole = parts.text(pages, 'MedlinePgn');
  const [first, last] = [parts.text(pages, 'StartPage'), parts.text(pages, 'EndPage')];
  if (whole !== null) return whole;
  return first === null || last === null || first === last ? (first ?? last) : `${first}-${last}`;
}

/** The article’s own identifiers, and not those of what it cites. */
function identifiersOf(record: XmlElement, article: XmlElement | null, parts: RecordParts): Known[] {
  const found: Known[] = [];
  const places = parts.look(article, 'ELocationID').filter((one) => one.attributes.get('ValidYN') !== 'N');
  for (const element of [...parts.look(record, 'PubmedData', 'ArticleIdList', 'ArticleId'), ...places]) {
    const kind = element.attributes.get('IdType') ?? element.attributes.get('EIdType') ?? '';
    const text = textWithin(element).trim();
    const known = kind === 'pubmed' ? pmidOf(text) : /^(?:doi|pmc|pmcid)$/.test(kind) ? knownBy(text) : null;
    if (known === null) continue;
    const same = found.find(({ scheme }) => scheme === known.scheme);
    if (same === undefined) found.push(known);
    if (same === undefined || same.value === known.value) parts.mark(element);
  }
  return found;
}

function noticesOf(citation: XmlElement | null, parts: RecordParts): string[] {
  return parts
    .look(citation, 'CommentsCorrectionsList', 'CommentsCorrections')
    .filter((one) => one.attributes.get('RefType') === 'RetractionIn')
    .flatMap((one) => textsOf(parts.look(one, 'RefSource')));
}
