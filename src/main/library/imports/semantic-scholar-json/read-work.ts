import type { Draft, Place } from '#shared/domain/draft.ts';
import { isPartialDate, type PartialDate } from '#shared/domain/partial-date.ts';
import type { PublicationType } from '#shared/domain/publication.ts';
import { splitName } from '#shared/text/names.ts';
import { mergeLinks } from '../find-links.ts';
import { type Fields, fieldsOf, textOf } from '../huggingface-rows/fields.ts';
import { lineOf, proseOf } from '../plain-text.ts';
import { aboutPeople, type Person } from '../works/identified-people.ts';
import { identifiersOf, linksOf } from '../works/identify.ts';
import { homeless } from '../works/kept.ts';
import { newDraft } from '../works/new-draft.ts';
import { castOf, line, linesOf, objectsOf } from '../works/people.ts';
import type { Reading } from '../works/read-works.ts';
import { variablesOf } from '../works/variables.ts';

/** Reads one paper of Semantic Scholar, any field of which may be null; the rest is kept under `extra.semanticScholar`. */
export function readWork(work: Fields, place: Place): Reading {
  const title = lineOf(textOf(work['title']));
  const id = line(work['paperId']);
  if (title === null) {
    const which = id === null ? 'A paper' : `The paper ${id.slice(0, 80)}`;
    return { complaint: { ...place, message: `${which} has no title, so it was left out.` } };
  }
  const people = objectsOf(work['authors']).flatMap((one) => personOf(one) ?? []);
  const cast = castOf(new Map([['author', people.map(({ parts }) => parts)]]));
  const ids = fieldsOf(work['externalIds']);
  const [journal, venue] = [fieldsOf(work['journal']), fieldsOf(work['publicationVenue'])];
  const told: Partial<Draft> = {
    abstract: proseOf(textOf(work['abstract'])),
    authors: cast.authors,
    date: dateOf(work),
    identifiers: identifiersOf({
      doi: ids?.['DOI'] ?? work['doi'],
      arxiv: ids?.['ArXiv'] ?? work['arxivId'],
      pmid: ids?.['PubMed'],
      pmcid: ids?.['PubMedCentral'],
    }),
    links: mergeLinks(linksOf(fieldsOf(work['openAccessPdf'])?.['url'], 'pdf'), linksOf(work['url'])),
    publication: {
      type: typeOf(work, venue),
      venue: line(journal?.['name']) ?? line(work['venue']) ?? line(venue?.['name']),
      variables: variablesOf({
        volume: line(journal?.['volume']),
        page: line(journal?.['pages']),
        ISSN: line(venue?.['issn']),
      }),
      contributors: {},
      names: cast.names,
    },
    extra: { ...homeless('semanticScholar', work, housed), ...aboutPeople(people), ...summaryOf(work) },
  };
  return { draft: newDraft(title, place, told) };
}

const housed: ReadonlySet<string> = new Set(
  'title abstract year publicationDate journal tldr url openAccessPdf'.split(' '),
);

function personOf(fields: Fields): Person | null {
  const name = line(fields['name']);
  if (name === null) return null;
  const orcid = line(fieldsOf(fields['externalIds'])?.['ORCID']);
  return { parts: splitName(name), orcid, affiliations: linesOf(fields['affiliations']) };
}

function dateOf(work: Fields): PartialDate | null {
  return (
    [line(work['publicationDate']), line(work['year'])].find(
      (date) => date !== null && isPartialDate(date),
    ) ?? null
  );
}

function typeOf(work: Fields, venue: Fields | null): PublicationType {
  const types = new Set(linesOf(work['publicationTypes']));
  if (types.has('Book')) return 'book';
  if (types.has('BookSection')) return 'chapter';
  if (types.has('Conference') || line(venue?.['type']) === 'conference') return 'paper-conference';
  if (types.has('Dataset')) return 'dataset';
  if (/^arxiv/i.test(line(work['venue']) ?? '')) return 'article';
  if (types.has('JournalArticle') || line(venue?.['type']) === 'journal') return 'article-journal';
  return 'document';
}

function summaryOf(work: Fields): Draft['extra'] {
  const summary = proseOf(textOf(fieldsOf(work['tldr'])?.['text']) ?? textOf(work['tldr']));
  return summary === null ? {} : { tldr: summary };
}
