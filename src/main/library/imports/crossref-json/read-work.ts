import type { Draft, Place } from '#shared/domain/draft.ts';
import { canonicalDoi } from '#shared/domain/identifiers.ts';
import type { Link } from '#shared/domain/paper.ts';
import type { PartialDate } from '#shared/domain/partial-date.ts';
import type { NameParts } from '#shared/domain/publication.ts';
import { mergeLinks } from '../find-links.ts';
import { type Fields, fieldsOf } from '../huggingface-rows/fields.ts';
import { readDate } from '../works/date-parts.ts';
import { aboutPeople, type Person } from '../works/identified-people.ts';
import { identifiersOf, linksOf } from '../works/identify.ts';
import { homeless } from '../works/kept.ts';
import { proseOfMarkup, titleOfMarkup } from '../works/marked-text.ts';
import { newDraft } from '../works/new-draft.ts';
import { castOf, line, linesOf, nameOf, objectsOf } from '../works/people.ts';
import { publicationTypeOf } from '../works/publication-types.ts';
import type { Reading } from '../works/read-works.ts';
import { variablesOf } from '../works/variables.ts';
import { noticesOf } from './notices.ts';

/** Reads one work of Crossref; what has no home is kept under `extra.crossref`. */
export function readWork(work: Fields, place: Place): Reading {
  const title = titleOf(work);
  const doi = line(work['DOI']);
  if (title === null) {
    const which = doi === null ? 'A work' : `The work ${doi.slice(0, 80)}`;
    return { complaint: { ...place, message: `${which} has no title, so it was left out.` } };
  }
  const type = publicationTypeOf(line(work['type'])) ?? 'document';
  const people = objectsOf(work['author']).flatMap((one) => personOf(one) ?? []);
  const editors = objectsOf(work['editor']).flatMap((one) => personOf(one)?.parts ?? []);
  const translators = objectsOf(work['translator']).flatMap((one) => personOf(one)?.parts ?? []);
  const cast = castOf(
    new Map<string, readonly NameParts[]>([
      ['author', people.map(({ parts }) => parts)],
      ['editor', editors],
      ['translator', translators],
    ]),
  );
  const isBook = type === 'book';
  const [venue, ...venues] = linesOf(work['container-title']).flatMap((one) => titleOfMarkup(one) ?? []);
  const notices = noticesOf(work);
  const told: Partial<Draft> = {
    abstract: proseOfMarkup(work['abstract']),
    authors: cast.authors,
    date: dateOf(work),
    identifiers: identifiersOf({ doi, arxiv: preprintsOf(work), isbn: isBook ? work['ISBN'] : null }),
    links: linksIn(work),
    doubts: notices.doubts,
    publication: {
      type,
      venue: venue ?? null,
      variables: variablesOf({
        'container-title-short': linesOf(work['short-container-title'])[0],
        'collection-title': venues.at(0),
        volume: line(work['volume']),
        issue: line(work['issue']),
        page: line(work['page']),
        number: line(work['article-number']),
        edition: line(work['edition-number']),
        publisher: line(work['publisher']),
        'publisher-place': line(work['publisher-location']),
        'event-title': line(fieldsOf(work['event'])?.['name']),
        'event-place': line(fieldsOf(work['event'])?.['location']),
        language: line(work['language']),
        ISBN: numbers(work['ISBN']),
        ISSN: numbers(work['ISSN']),
      }),
      contributors: cast.contributors,
      names: cast.names,
    },
    extra: {
      ...homeless('crossref', work, housed),
      ...aboutPeople(people),
      ...notices.extra,
      ...journalDoi(work),
    },
  };
  return { draft: newDraft(title, place, told) };
}

const housed: ReadonlySet<string> = new Set(
  (
    'title subtitle abstract DOI ISBN ISSN volume issue page article-number edition-number publisher ' +
    'publisher-location language short-container-title editor translator issued URL prefix indexed deposited ' +
    'is-referenced-by-count references-count'
  ).split(' '),
);

/** Title and subtitle, as a reader says them. */
function titleOf(work: Fields): string | null {
  const [title] = linesOf(work['title']).flatMap((one) => titleOfMarkup(one) ?? []);
  const [subtitle] = linesOf(work['subtitle']).flatMap((one) => titleOfMarkup(one) ?? []);
  if (title === undefined) return null;
  if (subtitle === undefined || title.toLowerCase().includes(subtitle.toLowerCase())) return title;
  return /[:?!–—-]$/.test(title) ? `${title} ${subtitle}` : `${title}: ${subtitle}`;
}

function personOf(fields: Fields): Person | null {
  const name = line(fields['name']);
  const parts =
    nameOf(fields['family'], fields['given'], fields['suffix']) ?? (name === null ? null : { literal: name });
  if (parts === null) return null;
  const affiliations = objectsOf(fields['affiliation']).flatMap((one) => line(one['name']) ?? []);
  return { parts, orcid: line(fields['ORCID']), affiliations };
}

/** When it came out: the first date that is one. A list with nothing in it stands where it is not known. */
function dateOf(work: Fields): PartialDate | null {
  const fields = [
    'issued',
    'published',
    'published-print',
    'published-online',
    'posted',
    'accepted',
    'created',
  ];
  return fields.map((field) => readDate(work[field]).date).find((date) => date !== null) ?? null;
}

/** Its preprints on arXiv, as its relations name them. */
function preprintsOf(work: Fields): string[] {
  const relation = fieldsOf(work['relation']);
  const kinds = [
    'has-preprint',
    'is-preprint-of',
    'is-version-of',
    'has-version',
    'is-identical-to',
    'is-same-as',
  ];
  return kinds
    .flatMap((kind) => objectsOf(relation?.[kind]))
    .flatMap((one) => line(one['id']) ?? [])
    .map((id) => id.replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, ''));
}

/** A preprint’s DOI in the journal that printed it. */
function journalDoi(work: Fields): Draft['extra'] {
  const printed = objectsOf(fieldsOf(work['relation'])?.['is-preprint-of'])
    .map((one) => canonicalDoi(line(one['id']) ?? ''))
    .find((doi) => doi !== null);
  return printed === undefined ? {} : { publishedDoi: printed };
}

function linksIn(work: Fields): Link[] {
  const page = line(fieldsOf(fieldsOf(work['resource'])?.['primary'])?.['URL']);
  const texts = objectsOf(work['link']).filter(
    (one) => line(one['intended-application']) !== 'similarity-checking',
  );
  const pdfs = texts
    .filter((one) => line(one['content-type']) === 'application/pdf')
    .map((one) => one['URL']);
  return mergeLinks(linksOf(page), linksOf(pdfs, 'pdf'), linksOf(work['URL']));
}

function numbers(value: unknown): string | null {
  const all = linesOf(value).map((one) => one.replace(/^https?:\/\/\S*\/(?=[\dX-]+$)/i, ''));
  return all.length === 0 ? null : all.join(' ');
}
