import type { Complaint, Draft } from '#shared/domain/draft.ts';
import { recognizeIdentifier } from '#shared/domain/identifiers.ts';
import type { Author } from '../arxiv/authors.ts';
import { arxivDraft } from '../arxiv/draft.ts';
import { lineOf } from '../plain-text.ts';
import { writtenDay } from '../written-day.ts';
import { complain, placeOf } from '../xml/reading.ts';
import type { XmlElement } from '../xml/tree.ts';
import { attributeOf, childNamed, childrenNamed, textOfChild, textsOfChildren } from '../xml/vocabulary.ts';

/** An error that the API wraps in an entry, so that it looks like a paper; `null` for a paper. */
export function errorOf(entry: XmlElement): string | null {
  const id = lineOf(textOfChild(entry, 'id')) ?? '';
  if (!/arxiv\.org\/api\/errors/i.test(id)) return null;
  return (lineOf(textOfChild(entry, 'summary')) ?? id).slice(0, 300);
}

export function readEntry(entry: XmlElement): { draft: Draft } | { complaint: Complaint } {
  const address = lineOf(textOfChild(entry, 'id'));
  const id = address === null ? null : recognizeIdentifier(address);
  if (id?.scheme !== 'arxiv') {
    const which = address === null ? 'no id' : `the id “${address.slice(0, 100)}”, which is none of arXiv’s`;
    return { complaint: complain(entry, `An entry has ${which}, so it was left out.`) };
  }
  const title = lineOf(textOfChild(entry, 'title'));
  if (title === null) {
    return { complaint: complain(entry, `The paper ${id.value} has no title, so it was left out.`) };
  }
  const authors = authorsOf(entry);
  const primary = childNamed(entry, 'arxiv:primary_category');
  const published = lineOf(textOfChild(entry, 'published'));
  const draft = arxivDraft({
    id,
    title,
    abstract: textOfChild(entry, 'summary'),
    authors: { authors, hasMore: false },
    date: writtenDay(published),
    doi: textOfChild(entry, 'arxiv:doi'),
    categories: termsOf(entry),
    primaryCategory: primary === null ? null : attributeOf(primary, 'term'),
    comment: textOfChild(entry, 'arxiv:comment'),
    journalRef: textOfChild(entry, 'arxiv:journal_ref'),
    appearance: {
      source: 'arxiv',
      kind: 'search',
      listedOn: null,
      rank: null,
      upvotes: null,
      comments: null,
    },
    place: placeOf(entry),
    extra: { publishedAt: published, updatedAt: lineOf(textOfChild(entry, 'updated')) },
  });
  return { draft };
}

function authorsOf(entry: XmlElement): Author[] {
  return childrenNamed(entry, 'author').flatMap((author) => {
    const name = lineOf(textOfChild(author, 'name'));
    if (name === null) return [];
    const affiliations = textsOfChildren(author, 'arxiv:affiliation')
      .map(lineOf)
      .filter((text) => text !== null);
    return [{ name, affiliations }];
  });
}

/** The terms of its categories; several MSC classes may stand in one. */
function termsOf(entry: XmlElement): string[] {
  return childrenNamed(entry, 'category').flatMap((category) => {
    const term = attributeOf(category, 'term');
    return term === null ? [] : term.split(/\s*[;,]\s*/);
  });
}
