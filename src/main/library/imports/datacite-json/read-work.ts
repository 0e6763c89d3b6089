import type { Draft, Place } from '#shared/domain/draft.ts';
import { isPartialDate, type PartialDate } from '#shared/domain/partial-date.ts';
import type { NameParts, PublicationType } from '#shared/domain/publication.ts';
import { mergeLinks } from '../find-links.ts';
import { type Fields, fieldsOf, listOf } from '../huggingface-rows/fields.ts';
import { aboutPeople, type Person } from '../works/identified-people.ts';
import { identifiersOf, linksOf } from '../works/identify.ts';
import { homeless } from '../works/kept.ts';
import { proseOfMarkup, titleOfMarkup } from '../works/marked-text.ts';
import { newDraft } from '../works/new-draft.ts';
import { castOf, line, linesOf, nameOf, objectsOf, turnedName } from '../works/people.ts';
import { publicationTypeOf } from '../works/publication-types.ts';
import type { Reading } from '../works/read-works.ts';
import { pagesOf, variablesOf } from '../works/variables.ts';
import { writtenDate } from '../written-day.ts';

/** Reads one work of DataCite; what has no home is kept under `extra.datacite`. */
export function readWork(work: Fields, place: Place): Reading {
  const titles = objectsOf(work['titles']);
  const main = titles.find((one) => line(one['titleType']) === null) ?? titles[0];
  const title = titleOfMarkup(main?.['title']);
  const doi = line(work['doi']) ?? line(work['DOI']);
  if (title === null) {
    const which = doi === null ? 'A work' : `The work ${doi.slice(0, 80)}`;
    return { complaint: { ...place, message: `${which} has no title, so it was left out.` } };
  }
  const people = objectsOf(work['creators']).flatMap((one) => personOf(one) ?? []);
  const editors = objectsOf(work['contributors'])
    .filter((one) => line(one['contributorType']) === 'Editor')
    .flatMap((one) => personOf(one)?.parts ?? []);
  const cast = castOf(
    new Map<string, readonly NameParts[]>([
      ['author', people.map(({ parts }) => parts)],
      ['editor', editors],
    ]),
  );
  const container = fieldsOf(work['container']);
  const publisher = line(work['publisher']) ?? line(fieldsOf(work['publisher'])?.['name']);
  const told: Partial<Draft> = {
    abstract: abstractOf(work),
    authors: cast.authors,
    date: dateOf(work),
    identifiers: identifiersOf({ doi, arxiv: versionsOf(work) }),
    links: mergeLinks(linksOf(work['url']), linksOf(work['contentUrl'], 'pdf')),
    publication: {
      type: typeOf(work),
      venue: line(container?.['title']),
      variables: variablesOf({
        publisher,
        volume: line(container?.['volume']),
        issue: line(container?.['issue']),
        page: pagesOf(line(container?.['firstPage']), line(container?.['lastPage'])),
        version: line(work['version']),
        language: line(work['language']),
      }),
      contributors: cast.contributors,
      names: cast.names,
    },
    extra: { ...homeless('datacite', work, housed), ...aboutPeople(people) },
  };
  return { draft: newDraft(title, place, told) };
}

const housed: ReadonlySet<string> = new Set(
  'doi DOI publicationYear url contentUrl publisher version language xml isActive state viewCount citationCount'.split(
    ' ',
  ),
);

function personOf(fields: Fields): Person | null {
  const name = line(fields['name']);
  const isGroup = line(fields['nameType']) === 'Organizational';
  const whole = name === null ? null : isGroup ? { literal: name } : turnedName(name);
  const parts = nameOf(fields['familyName'], fields['givenName']) ?? whole;
  if (parts === null) return null;
  const orcid = objectsOf(fields['nameIdentifiers'])
    .filter((one) => /orcid/i.test(line(one['nameIdentifierScheme']) ?? line(one['schemeUri']) ?? ''))
    .flatMap((one) => line(one['nameIdentifier']) ?? [])[0];
  const affiliations = (listOf(fields['affiliation']) ?? []).flatMap(
    (one) => line(one) ?? line(fieldsOf(one)?.['name']) ?? [],
  );
  return { parts, orcid: orcid ?? null, affiliations };
}

/** The day it came out: issued, else made available, else submitted; the year of publication where no day says more. */
function dateOf(work: Fields): PartialDate | null {
  const dates = objectsOf(work['dates']);
  const year = line(work['publicationYear']);
  const known = ['Issued', 'Available', 'Submitted', 'Created']
    .flatMap((type) => dates.filter((one) => line(one['dateType']) === type))
    .flatMap((one) => writtenDate(line(one['date'])) ?? []);
  const exact = known.find((date) => year === null || date.startsWith(year) || date.length > 4);
  if (exact !== undefined) return exact;
  return year !== null && isPartialDate(year) ? year : null;
}

function abstractOf(work: Fields): string | null {
  const descriptions = objectsOf(work['descriptions']);
  const own = descriptions.filter((one) => line(one['descriptionType']) === 'Abstract');
  const texts = own.flatMap((one) => proseOfMarkup(one['description']) ?? []);
  return texts[0] ?? null;
}

/** Other forms of the same work, as its relations name them. */
function versionsOf(work: Fields): string[] {
  return objectsOf(work['relatedIdentifiers'])
    .filter((one) =>
      /^Is(?:VersionOf|VariantFormOf|IdenticalTo|PreprintOf)$/.test(line(one['relationType']) ?? ''),
    )
    .filter((one) => line(one['relatedIdentifierType']) === 'arXiv')
    .flatMap((one) => linesOf(one['relatedIdentifier']));
}

function typeOf(work: Fields): PublicationType {
  const types = fieldsOf(work['types']);
  const general = line(types?.['resourceTypeGeneral']);
  const word = line(types?.['resourceType']);
  const own = publicationTypeOf(general === null || /^(?:Text|Other)$/.test(general) ? word : general);
  return own ?? publicationTypeOf(line(types?.['citeproc'])) ?? 'document';
}
