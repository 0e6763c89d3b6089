import type { Complaint, Draft } from '#shared/domain/draft.ts';
import { type Identifier, recognizeIdentifier } from '#shared/domain/identifiers.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { readAuthors } from '../arxiv/authors.ts';
import { arxivDraft } from '../arxiv/draft.ts';
import { categoriesOf, dayOfEntry, linkOf } from '../feed/channel.ts';
import { textOfHtml } from '../html-text.ts';
import { lineOf } from '../plain-text.ts';
import { complain, placeOf } from '../xml/reading.ts';
import type { XmlElement } from '../xml/tree.ts';
import { textOfChild, textsOfChildren } from '../xml/vocabulary.ts';

/** One paper of a daily feed; `day` is the feed’s, for an item that names none. */
export function readItem(
  item: XmlElement,
  { rank, day }: { readonly rank: number; readonly day: Day | null },
): { draft: Draft } | { complaint: Complaint } {
  const said = textOfChild(item, 'description') ?? textOfChild(item, 'summary') ?? '';
  const body = readBody(said);
  const heading = readHeading(lineOf(textOfChild(item, 'title')));
  const id = idOf([
    textOfChild(item, 'guid'),
    textOfChild(item, 'id'),
    body.id,
    heading.id,
    linkOf(item),
    item.attributes.get('rdf:about') ?? null,
  ]);
  if (id === null) return { complaint: complain(item, 'An item has no arXiv id, so it was left out.') };
  if (heading.title === null) {
    return { complaint: complain(item, `The paper ${id.value} has no title, so it was left out.`) };
  }
  const draft = arxivDraft({
    id,
    title: heading.title,
    abstract: body.abstract,
    authors: readAuthors(creatorsOf(item)),
    doi: textOfChild(item, 'arxiv:DOI') ?? textOfChild(item, 'arxiv:doi'),
    categories: categoriesOf(item),
    // A feed does not say which of its categories is the primary one.
    primaryCategory: heading.category,
    journalRef: textOfChild(item, 'arxiv:journal_reference') ?? textOfChild(item, 'arxiv:journal_ref'),
    appearance: {
      source: 'arxiv',
      kind: 'daily',
      listedOn: dayOfEntry(item) ?? day,
      rank,
      upvotes: null,
      comments: null,
    },
    place: placeOf(item),
    extra: {
      announceType: announceTypeOf(
        textOfChild(item, 'arxiv:announce_type') ?? body.announceType ?? heading.announceType,
      ),
      license: lineOf(textOfChild(item, 'dc:rights') ?? textOfChild(item, 'rights')),
    },
  });
  return { draft };
}

/** The first text that spells an arXiv id; one with a version is preferred, since only some have it. */
function idOf(texts: readonly (string | null)[]): Identifier | null {
  const ids = texts.map((text) => recognizeIdentifier(text ?? '')).filter((id) => id?.scheme === 'arxiv');
  const first = ids.find((id) => id !== null) ?? null;
  return ids.find((id) => id?.version != null && id.value === first?.value) ?? first;
}

/** "arXiv:2203.01250v3 Announce Type: replace-cross \nAbstract: …"; older feeds hold an abstract in HTML. */
function readBody(said: string): { id: string | null; announceType: string | null; abstract: string } {
  const head = /^\s*(arXiv:\S{1,40})\s+Announce Type:\s*([\w-]{1,30})\s*(?:Abstract:)?/i.exec(said);
  if (head)
    return { id: head[1] ?? null, announceType: head[2] ?? null, abstract: said.slice(head[0].length) };
  return { id: null, announceType: null, abstract: textOfHtml(said).replace(/^\s*Abstract:/i, '') };
}

/** Older feeds end a title with "(arXiv:2301.00001v1 [cs.LG] UPDATED)". */
function readHeading(title: string | null) {
  const tail =
    /\.?\s*\((arXiv:[^\s()]{1,40})(?:\s+\[([\w.-]{1,20})\])?(?:\s+(UPDATED|CROSS LISTED))?\)$/.exec(
      title ?? '',
    );
  if (title === null || tail === null) return { title, id: null, category: null, announceType: null };
  const announceType = tail[3] === 'UPDATED' ? 'replace' : tail[3] === 'CROSS LISTED' ? 'cross' : null;
  return {
    title: lineOf(title.slice(0, tail.index)),
    id: tail[1] ?? null,
    category: tail[2] ?? null,
    announceType,
  };
}

/** One string with all names, in which older feeds put links; other tools write an element per author. */
function creatorsOf(item: XmlElement): string | null {
  const creators = textsOfChildren(item, 'dc:creator');
  const authors = creators.length > 0 ? creators : textsOfChildren(item, 'author');
  return authors.length === 0 ? null : authors.map(textOfHtml).join(', ');
}

function announceTypeOf(text: string | null): string | null {
  const type = lineOf(text)?.toLowerCase() ?? null;
  return type === null ? null : type.slice(0, 40);
}
