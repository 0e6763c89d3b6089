import type { Complaint, Draft } from '#shared/domain/draft.ts';
import { canonicalDoi, type Identifier, recognizeIdentifier } from '#shared/domain/identifiers.ts';
import type { Appearance } from '#shared/domain/paper.ts';
import { type Author, type AuthorList, readAuthors } from '../arxiv/authors.ts';
import { type ArxivFacts, arxivDraft } from '../arxiv/draft.ts';
import { lineOf } from '../plain-text.ts';
import { writtenDate, writtenDay } from '../written-day.ts';
import { complain, placeOf } from '../xml/reading.ts';
import { elementsOf, type XmlElement } from '../xml/tree.ts';
import {
  attributeOf,
  childNamed,
  childrenNamed,
  nameOf,
  textOfChild,
  textsOfChildren,
} from '../xml/vocabulary.ts';

/** A harvester’s record says nothing about days or ranks. */
const appearance: Appearance = {
  source: 'arxiv',
  kind: 'search',
  listedOn: null,
  rank: null,
  upvotes: null,
  comments: null,
};

/** Reads a record in whichever of the three forms it comes. */
export function readRecord(record: XmlElement): { draft: Draft } | { complaint: Complaint } {
  const header = childNamed(record, 'header');
  const metadata = childNamed(record, 'metadata');
  const [content] = metadata === null ? [] : elementsOf(metadata);
  const id = idOf([
    content === undefined ? null : textOfChild(content, 'id'),
    header === null ? null : textOfChild(header, 'identifier'),
  ]);
  if (id === null) {
    return { complaint: complain(record, 'A record has no arXiv id, so it was left out.') };
  }
  if (content === undefined) {
    return { complaint: complain(record, `The record of ${id.value} is empty, so it was left out.`) };
  }
  const isPlain = nameOf(content) === 'oai_dc:dc';
  const title = lineOf(textOfChild(content, isPlain ? 'dc:title' : 'title'));
  if (title === null) {
    return { complaint: complain(record, `The paper ${id.value} has no title, so it was left out.`) };
  }
  const facts = isPlain ? plainFacts(content) : ownFacts(content);
  return {
    draft: arxivDraft({
      ...facts,
      id: { ...id, version: facts.version },
      title,
      appearance,
      place: placeOf(record),
      extra: {
        ...facts.extra,
        changedOn: header === null ? null : lineOf(textOfChild(header, 'datestamp')),
      },
    }),
  };
}

type RecordFacts = Omit<ArxivFacts, 'id' | 'title' | 'appearance' | 'place'> & {
  readonly version: number | null;
};

function idOf(texts: readonly (string | null)[]): Identifier | null {
  for (const text of texts) {
    const id = recognizeIdentifier(text ?? '') ?? recognizeIdentifier(`arXiv:${text?.trim() ?? ''}`);
    if (id?.scheme === 'arxiv') return id;
  }
  return null;
}

/** `arXivRaw`, with all versions, and `arXiv`, with authors in parts. */
function ownFacts(content: XmlElement): RecordFacts {
  const text = (name: string) => textOfChild(content, name);
  const versions = childrenNamed(content, 'version');
  const dates = versions.map((version) => lineOf(textOfChild(version, 'date')));
  const numbers = versions.map((version) =>
    Number(/^v(\d{1,3})$/.exec(attributeOf(version, 'version') ?? '')?.[1] ?? 0),
  );
  const newest = numbers.reduce((most, number) => Math.max(most, number), 0);
  const first = dates[numbers.indexOf(1)] ?? null;
  const classes = ['msc-class', 'acm-class'].flatMap((name) => (text(name) ?? '').split(/\s*[;,]\s*/));
  return {
    version: newest === 0 ? null : newest,
    abstract: text('abstract'),
    authors: authorsOf(content),
    // `created` of the form `arXiv` may be that of a later version: it is kept, not taken for the date.
    date: writtenDay(first),
    doi: text('doi'),
    categories: [...(text('categories') ?? '').split(/\s+/), ...classes],
    comment: text('comments'),
    journalRef: text('journal-ref'),
    extra: {
      publishedAt: first,
      submitter: lineOf(text('submitter')),
      reportNumber: lineOf(text('report-no')),
      license: lineOf(text('license')),
      updatedAt: newest > 1 ? (dates[numbers.indexOf(newest)] ?? null) : null,
      // When each version was submitted, where there are several.
      versionDates: versions.length > 1 ? dates.filter((date) => date !== null) : null,
      created: lineOf(text('created')),
      updated: lineOf(text('updated')),
    },
  };
}

function authorsOf(content: XmlElement): AuthorList {
  const list = childNamed(content, 'authors');
  const parts = list === null ? [] : childrenNamed(list, 'author');
  if (parts.length === 0) return readAuthors(textOfChild(content, 'authors'));
  const authors = parts.flatMap((author): Author[] => {
    const [first, last, suffix] = ['forenames', 'keyname', 'suffix'].map((name) => textOfChild(author, name));
    const name = lineOf([first, last].filter((part) => part != null).join(' '));
    if (name === null) return [];
    const affiliations = textsOfChildren(author, 'affiliation').flatMap((one) => lineOf(one) ?? []);
    return [{ name: suffix == null ? name : `${name}, ${suffix.trim()}`, affiliations }];
  });
  return { authors, hasMore: false };
}

/** Dublin Core, where several things share a name and order tells them apart. */
function plainFacts(content: XmlElement): RecordFacts {
  const texts = (name: string) => textsOfChildren(content, name).flatMap((text) => lineOf(text) ?? []);
  const descriptions = textsOfChildren(content, 'dc:description');
  const comment = descriptions.find((text) => /^\s*Comment:/i.test(text));
  const names = texts('dc:creator').map((creator) => {
    const [last = '', first, ...rest] = creator.split(',').map((part) => part.trim());
    return [first ?? '', last, ...rest].join(' ').trim();
  });
  const dates = texts('dc:date')
    .map(writtenDate)
    .filter((date) => date !== null);
  return {
    version: null,
    abstract: descriptions.find((text) => text !== comment) ?? null,
    authors: { authors: names.map((name) => ({ name, affiliations: [] })), hasMore: false },
    date: dates.toSorted()[0] ?? null,
    doi: texts('dc:identifier').find((text) => canonicalDoi(text) !== null) ?? null,
    comment: comment?.replace(/^\s*Comment:/i, '') ?? null,
    journalRef: texts('dc:identifier').find((text) => !/^(?:https?:|doi:|10\.)/i.test(text)) ?? null,
    primaryCategory: null,
    extra: { subjects: texts('dc:subject') },
  };
}
