import type { Complaint, Draft } from '#shared/domain/draft.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { lineOf } from '../plain-text.ts';
import { writtenDay } from '../written-day.ts';
import { findElements, type XmlDocument, type XmlElement } from '../xml/tree.ts';
import { attributeOf, childNamed, childrenNamed, nameOf, textOfChild } from '../xml/vocabulary.ts';

/** What a feed of any kind (RSS 0.9 to 2.0, RDF, Atom) says of itself, and its entries. */
export interface Channel {
  /** The element that says it; `null` in a pasted piece of a feed. */
  readonly element: XmlElement | null;
  readonly title: string | null;
  readonly link: string | null;
  /** The address of its next, older page, where it has pages (RFC 5005). */
  readonly next: string | null;
  readonly description: string | null;
  /** The day that the feed stands for, as it is written. */
  readonly day: Day | null;
  /** Weekdays on which nothing comes. */
  readonly skipDays: readonly string[];
  readonly entries: readonly XmlElement[];
}

export function readChannel({ roots }: XmlDocument): Channel {
  const [element = null] = findElements(roots, (one) => ['channel', 'feed'].includes(nameOf(one)));
  const entries = findElements(roots, (one) => ['item', 'entry'].includes(nameOf(one)));
  const text = (name: string) => (element === null ? null : lineOf(textOfChild(element, name)));
  const skip = element === null ? null : childNamed(element, 'skipDays');
  return {
    element,
    title: text('title'),
    link: element === null ? null : linkOf(element),
    next: element === null ? null : nextPageOf(element),
    description: text('description') ?? text('subtitle') ?? text('tagline'),
    day: firstDay(['pubDate', 'dc:date', 'lastBuildDate', 'updated', 'modified'].map(text)),
    skipDays:
      skip === null ? [] : childrenNamed(skip, 'day').flatMap((day) => lineOf(day.children.join('')) ?? []),
    entries,
  };
}

/** The address that an entry or a feed is about: Atom’s alternate, RSS’s `link`, a permanent `guid`. */
export function linkOf(element: XmlElement): string | null {
  const links = childrenNamed(element, 'link');
  const alternate =
    links.find((link) => attributeOf(link, 'rel') === 'alternate') ??
    links.find((link) => attributeOf(link, 'rel') === null && attributeOf(link, 'href') !== null);
  if (alternate !== undefined) return attributeOf(alternate, 'href');
  const written = lineOf(textOfChild(element, 'link'));
  if (written !== null) return written;
  const guid = childNamed(element, 'guid');
  const permanent =
    guid === null || guid.attributes.get('isPermaLink') === 'false'
      ? null
      : lineOf(textOfChild(element, 'guid'));
  return permanent !== null && /^https?:\/\//i.test(permanent) ? permanent : null;
}

/** Older entries are on the next page of a paged feed, and in the previous archive of an archived one. */
function nextPageOf(element: XmlElement): string | null {
  const links = [...childrenNamed(element, 'link'), ...childrenNamed(element, 'atom:link')];
  const older = (rel: string) => links.find((link) => attributeOf(link, 'rel') === rel);
  const link = older('next') ?? older('prev-archive');
  return link === undefined ? null : attributeOf(link, 'href');
}

const published = ['pubDate', 'published', 'issued', 'dc:date', 'prism:publicationDate', 'dcterms:issued'];

/** The day on which an entry says that it was published. */
export function publishedOn(entry: XmlElement): Day | null {
  return firstDay(published.map((name) => lineOf(textOfChild(entry, name))));
}

/** The day of an entry: when it was published, else when it was changed. */
export function dayOfEntry(entry: XmlElement): Day | null {
  return (
    publishedOn(entry) ?? firstDay(['updated', 'modified'].map((name) => lineOf(textOfChild(entry, name))))
  );
}

function firstDay(texts: readonly (string | null)[]): Day | null {
  for (const text of texts) {
    const day = writtenDay(text);
    if (day !== null) return day;
  }
  return null;
}

/** The categories of an entry, in RSS’s way (text) or in Atom’s (`term`). */
export function categoriesOf(entry: XmlElement): string[] {
  return childrenNamed(entry, 'category').flatMap((category) => {
    const term = attributeOf(category, 'term') ?? lineOf(category.children.join(''));
    return term === null ? [] : [term];
  });
}

/** The one day on which all drafts were listed, if it is one. */
export function commonDay(drafts: readonly Draft[]): Day | null {
  const days = new Set(drafts.map(({ appearance }) => appearance?.listedOn ?? null));
  const [day] = days;
  return days.size === 1 ? (day ?? null) : null;
}

/** What is said of a feed without entries. */
export function emptyFeed({ element, day, skipDays }: Channel): Complaint {
  const when = day === null ? '' : ` It is of ${day}.`;
  const quiet = skipDays.length === 0 ? '' : ` It says that nothing comes on ${skipDays.join(' and ')}.`;
  return {
    line: element?.line ?? null,
    endLine: element?.endLine ?? null,
    message: `The feed has no papers: a day without any, or one that was not made yet.${when}${quiet}`,
  };
}
