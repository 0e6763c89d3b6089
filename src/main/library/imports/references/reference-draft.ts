import type { Draft, NamedFile, Place } from '#shared/domain/draft.ts';
import { canonicalIsbn } from '#shared/domain/isbn.ts';
import { type Link, tagSchema } from '#shared/domain/paper.ts';
import type { NameParts, PublicationType } from '#shared/domain/publication.ts';
import { kindOfUrl, mergeLinks } from '../find-links.ts';
import { lineOf, proseOf } from '../plain-text.ts';
import type { ReferenceDate } from './dates.ts';
import { type Known, knownBy } from './identifiers.ts';
import { People } from './names.ts';

/** What a reference manager’s or a catalogue’s record says of a paper; texts as they came. */
export interface ReferenceFacts {
  readonly type: PublicationType;
  readonly title: string;
  readonly abstract: string | null;
  readonly authors: readonly NameParts[];
  readonly contributors?: Readonly<Record<string, readonly NameParts[]>>;
  readonly date: ReferenceDate | null;
  readonly venue: string | null;
  /** Under CSL’s names; what is `null` is left out. */
  readonly variables: Readonly<Record<string, string | null>>;
  readonly identifiers: readonly (Known | null)[];
  readonly addresses: Addresses;
  readonly tags: readonly string[];
  readonly notes: readonly string[];
  readonly collections?: readonly (readonly string[])[];
  readonly citationKey: string | null;
  readonly addedAt?: string | null;
  readonly organization?: string | null;
  readonly place: Place | null;
  readonly doubts: readonly string[];
  /** Fields without a home. */
  readonly extra: Draft['extra'];
}

/** Where a record leads to: pages, and files of the reader’s. */
export interface Addresses {
  readonly identifiers: readonly Known[];
  readonly links: readonly Link[];
  readonly files: readonly NamedFile[];
}

export function referenceDraft(facts: ReferenceFacts): Draft {
  const people = new People();
  const authors = people.show(facts.authors);
  const contributors = Object.fromEntries(
    Object.entries(facts.contributors ?? {})
      .map(([role, names]) => [role, people.show(names)] as const)
      .filter(([, names]) => names.length > 0),
  );
  const variables = Object.fromEntries(
    Object.entries(facts.variables).flatMap(([name, text]) => {
      const line = lineOf(text);
      return line === null ? [] : [[name, line]];
    }),
  );
  return {
    title: facts.title,
    abstract: proseOf(facts.abstract),
    authors,
    authorCount: authors.length === 0 ? null : authors.length,
    organization: facts.organization ?? null,
    date: facts.date?.date ?? null,
    dateInferred: facts.date?.isInferred ?? false,
    identifiers: identifiersOf(facts, variables['ISBN']),
    links: mergeLinks(facts.addresses.links),
    upvotes: null,
    comments: null,
    appearance: null,
    place: facts.place,
    doubts: [...facts.doubts],
    extra: facts.extra,
    publication: {
      type: facts.type,
      venue: lineOf(facts.venue),
      variables,
      contributors,
      names: people.names,
    },
    brought: {
      tags: [...new Set(facts.tags)],
      collections: (facts.collections ?? []).map((path) => [...path]),
      notes: facts.notes.flatMap((note) => proseOf(note) ?? []),
      citationKey: lineOf(facts.citationKey),
      files: [...facts.addresses.files],
      status: null,
      rating: null,
      addedAt: facts.addedAt ?? null,
    },
  };
}

/** Works that an ISBN names as a whole; a chapter shares its book’s with all others. */
const wholeBooks: ReadonlySet<PublicationType> = new Set([
  'book',
  'collection',
  'thesis',
  'report',
  'classic',
  'pamphlet',
]);

function identifiersOf(facts: ReferenceFacts, isbn: string | undefined): Draft['identifiers'] {
  const identifiers: Draft['identifiers'] = {};
  for (const known of [...facts.identifiers, ...facts.addresses.identifiers]) {
    if (known !== null) identifiers[known.scheme] ??= known.value;
  }
  if (isbn !== undefined && wholeBooks.has(facts.type)) {
    const canonical = isbn
      .split(', ')
      .map(canonicalIsbn)
      .find((one) => one !== null);
    if (canonical !== undefined && canonical !== null) identifiers['isbn'] = canonical;
  }
  return identifiers;
}

/** What a keyword needs to be a tag: one line of at most a hundred characters. */
export function tagOf(text: string): string | null {
  const parsed = tagSchema.safeParse(lineOf(text) ?? '');
  return parsed.success ? parsed.data : null;
}

/**
 * What addresses lead to. One that only spells an identifier is that identifier, unless the record is `known` by
 * another; a path on the reader’s computer is a file. Texts that are no addresses go to `refused`.
 */
export function readAddresses(
  addresses: readonly Address[],
  { known, refused }: { readonly known: readonly (Known | null)[]; readonly refused: (text: string) => void },
): Addresses {
  const identifiers: Known[] = [];
  const links: Link[] = [];
  const files: NamedFile[] = [];
  for (const { text, kind } of addresses) {
    const address = text.trim();
    const named = kind === 'page' ? knownBy(address) : null;
    const isOwn = named !== null && [...known, ...identifiers].every((one) => isNoOther(one, named));
    if (isOwn && !identifiers.some(({ scheme }) => scheme === named.scheme)) identifiers.push(named);
    if (/^(?:https?:)?\/\/\S+$/i.test(address) && /^[a-z:]*\/\/[^/]*[\p{L}\p{N}]/iu.test(address)) {
      const url = address.startsWith('//') ? `https:${address}` : address;
      if (!isOwn || !onlySpells.test(url)) links.push({ kind: kind === 'pdf' ? 'pdf' : kindOfUrl(url), url });
    } else if (kind !== 'page' || /^file:/i.test(address)) files.push(fileAt(address));
    else if (/^www\.[\w-]+\.\S+$/i.test(address)) links.push({ kind: 'page', url: `http://${address}` });
    else if (!isOwn) refused(text);
  }
  return { identifiers, links, files };
}

export interface Address {
  readonly text: string;
  readonly kind: 'page' | 'pdf' | 'file';
}

/** Addresses that say nothing but the identifier that they spell. */
const onlySpells =
  /^https?:\/\/(?:(?:dx\.|www\.)?doi\.org\/|arxiv\.org\/abs\/(?!.*v\d+$)|www\.ncbi\.nlm\.nih\.gov\/|pubmed\.ncbi\.nlm\.nih\.gov\/|pmc\.ncbi\.nlm\.nih\.gov\/)/i;

function isNoOther(one: Known | null, named: Known): boolean {
  return one === null || one.scheme !== named.scheme || one.value === named.value;
}

function fileAt(path: string): NamedFile {
  return { path, title: null, type: /\.pdf$/i.test(path) ? 'application/pdf' : null };
}
