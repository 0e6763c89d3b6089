import type { Draft, Place } from '#shared/domain/draft.ts';
import { isPartialDate, type PartialDate } from '#shared/domain/partial-date.ts';
import { splitName } from '#shared/text/names.ts';
import { mergeLinks } from '../find-links.ts';
import { type Fields, fieldsOf } from '../huggingface-rows/fields.ts';
import { aboutPeople, type Person } from '../works/identified-people.ts';
import { identifiersOf, linksOf } from '../works/identify.ts';
import { homeless } from '../works/kept.ts';
import { titleOfMarkup } from '../works/marked-text.ts';
import { newDraft } from '../works/new-draft.ts';
import { castOf, line, linesOf, objectsOf } from '../works/people.ts';
import { publicationTypeOf } from '../works/publication-types.ts';
import type { Reading } from '../works/read-works.ts';
import { pagesOf, variablesOf } from '../works/variables.ts';
import { rebuiltAbstract } from './rebuild-abstract.ts';

/** Reads one work of OpenAlex; what has no home is kept under `extra.openalex`. */
export function readWork(work: Fields, place: Place): Reading {
  const title = titleOfMarkup(work['title']) ?? titleOfMarkup(work['display_name']);
  const id = line(work['id']);
  if (title === null) {
    const which = id === null ? 'A work' : `The work ${id.slice(0, 80)}`;
    return { complaint: { ...place, message: `${which} has no title, so it was left out.` } };
  }
  const people = objectsOf(work['authorships']).flatMap((one) => personOf(one) ?? []);
  const cast = castOf(new Map([['author', people.map(({ parts }) => parts)]]));
  const [ids, biblio] = [fieldsOf(work['ids']), fieldsOf(work['biblio'])];
  const locations = locationsOf(work);
  const source = fieldsOf(locations[0]?.['source']) ?? fieldsOf(work['host_venue']);
  const pages = locations.map((one) => one['landing_page_url']);
  const told: Partial<Draft> = {
    abstract: rebuiltAbstract(work['abstract_inverted_index']),
    authors: cast.authors,
    date: dateOf(work),
    identifiers: identifiersOf({
      doi: [work['doi'], ids?.['doi']],
      pmid: ids?.['pmid'],
      pmcid: ids?.['pmcid'],
      urls: [...pages, ...locations.map((one) => one['pdf_url'])],
    }),
    links: mergeLinks(
      linksOf(pages),
      linksOf(
        locations.map((one) => one['pdf_url']),
        'pdf',
      ),
    ),
    publication: {
      type: typeOf(work, source),
      venue: line(source?.['display_name']),
      variables: variablesOf({
        volume: line(biblio?.['volume']),
        issue: line(biblio?.['issue']),
        page: pagesOf(line(biblio?.['first_page']), line(biblio?.['last_page'])),
        publisher: line(source?.['host_organization_name']),
        ISSN: linesOf(source?.['issn']).join(' ') || line(source?.['issn_l']),
        language: line(work['language']),
      }),
      contributors: {},
      names: cast.names,
    },
    extra: {
      ...homeless('openalex', work, housed),
      ...aboutPeople(people),
      ...(work['is_retracted'] === true ? { retracted: true } : {}),
    },
  };
  return { draft: newDraft(title, place, told) };
}

const housed: ReadonlySet<string> = new Set(
  (
    'title display_name doi publication_year publication_date language biblio abstract_inverted_index is_retracted ' +
    'counts_by_year cited_by_api_url updated_date created_date'
  ).split(' '),
);

function personOf(authorship: Fields): Person | null {
  const author = fieldsOf(authorship['author']);
  const name = line(author?.['display_name']) ?? line(authorship['raw_author_name']);
  if (name === null) return null;
  const affiliations = objectsOf(authorship['institutions']).flatMap(
    (one) => line(one['display_name']) ?? [],
  );
  return { parts: splitName(name), orcid: line(author?.['orcid']), affiliations };
}

function locationsOf(work: Fields): Fields[] {
  const first = ['primary_location', 'best_oa_location'].flatMap((key) => {
    const location = fieldsOf(work[key]);
    return location === null ? [] : [location];
  });
  return [...first, ...objectsOf(work['locations']).slice(0, 50)];
}

function dateOf(work: Fields): PartialDate | null {
  const [day, year] = [line(work['publication_date']), line(work['publication_year'])];
  return [day, year].find((date) => date !== null && isPartialDate(date)) ?? null;
}

/** OpenAlex calls every paper an article; what it is in tells a conference’s from a journal’s. */
function typeOf(work: Fields, source: Fields | null) {
  const [type, crossref] = [line(work['type']), line(work['type_crossref'])];
  if (crossref !== null) return publicationTypeOf(crossref) ?? 'document';
  if (type !== 'article') return publicationTypeOf(type) ?? 'document';
  const kind = line(source?.['type']);
  if (kind === 'conference') return 'paper-conference';
  return kind === 'repository' ? 'article' : 'article-journal';
}
