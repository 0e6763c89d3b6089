import type { Draft, Place } from '#shared/domain/draft.ts';
import { isPartialDate } from '#shared/domain/partial-date.ts';
import type { PublicationType } from '#shared/domain/publication.ts';
import { splitName } from '#shared/text/names.ts';
import { type Fields, fieldsOf, listOf } from '../huggingface-rows/fields.ts';
import { aboutPeople, type Person } from '../works/identified-people.ts';
import { identifiersOf, linksOf } from '../works/identify.ts';
import { homeless } from '../works/kept.ts';
import { titleOfMarkup } from '../works/marked-text.ts';
import { newDraft } from '../works/new-draft.ts';
import { castOf, line, linesOf } from '../works/people.ts';
import type { Reading } from '../works/read-works.ts';
import { variablesOf } from '../works/variables.ts';

/** Reads one publication of DBLP; what has no home is kept under `extra.dblp`. */
export function readWork(work: Fields, place: Place): Reading {
  // DBLP ends every title with a full stop of its own.
  const title = titleOfMarkup(work['title'])
    ?.replace(/(?<!\.)\.$/, '')
    .trim();
  const key = line(work['key']);
  if (title === undefined || title === '') {
    const which = key === null ? 'A publication' : `The publication ${key.slice(0, 80)}`;
    return { complaint: { ...place, message: `${which} has no title, so it was left out.` } };
  }
  const people = peopleOf(work['authors'], 'author');
  const editors = peopleOf(work['editors'], 'editor').map(({ parts }) => parts);
  const cast = castOf(
    new Map([
      ['author', people.map(({ parts }) => parts)],
      ['editor', editors],
    ]),
  );
  const volume = line(work['volume']);
  const preprint = /^abs\/(\S+)$/.exec(volume ?? '')?.[1];
  const [venue, ...venues] = linesOf(work['venue']).flatMap((one) => titleOfMarkup(one) ?? []);
  const year = line(work['year']);
  const told: Partial<Draft> = {
    authors: cast.authors,
    date: year !== null && isPartialDate(year) ? year : null,
    identifiers: identifiersOf({ doi: work['doi'], arxiv: preprint, urls: work['ee'] }),
    links: [...linksOf(work['ee']), ...linksOf(work['url'])],
    publication: {
      type: typeOf(line(work['type']), preprint !== undefined),
      venue: venue ?? null,
      variables: variablesOf({
        volume: preprint === undefined ? volume : null,
        issue: line(work['number']),
        page: line(work['pages']),
        publisher: line(work['publisher']),
        ISBN: line(work['isbn']),
        'collection-title': venues[0],
      }),
      contributors: cast.contributors,
      names: cast.names,
    },
    extra: { ...homeless('dblp', work, housed), ...aboutPeople(people) },
  };
  return { draft: newDraft(title, place, told) };
}

const housed: ReadonlySet<string> = new Set(
  'title year venue number pages publisher isbn doi ee editors'.split(' '),
);

/** Names of one person are a text or an object, of several a list; numbers tell people of one name apart. */
function peopleOf(value: unknown, key: string): Person[] {
  const inner = fieldsOf(value)?.[key] ?? value;
  return (listOf(inner) ?? [inner]).flatMap((one) => {
    const text = titleOfMarkup(fieldsOf(one)?.['text'] ?? one);
    if (text === null) return [];
    return [
      {
        parts: splitName(text.replace(/\s+\d{4}$/, '')),
        orcid: line(fieldsOf(one)?.['@orcid']),
        affiliations: [],
      },
    ];
  });
}

const types: Readonly<Record<string, PublicationType>> = {
  'Conference and Workshop Papers': 'paper-conference',
  'Journal Articles': 'article-journal',
  'Informal Publications': 'article',
  'Informal and Other Publications': 'article',
  'Books and Theses': 'book',
  Editorship: 'book',
  'Parts in Books or Collections': 'chapter',
  'Reference Works': 'entry-encyclopedia',
  'Data and Artifacts': 'dataset',
};

function typeOf(text: string | null, isPreprint: boolean): PublicationType {
  if (isPreprint) return 'article';
  return text !== null && Object.hasOwn(types, text) ? (types[text] ?? 'document') : 'document';
}
