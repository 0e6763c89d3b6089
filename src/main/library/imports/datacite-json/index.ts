import { fieldsOf, textOf } from '../huggingface-rows/fields.ts';
import { countIn, jsonWorks } from '../works/json-works.ts';
import { objectsOf } from '../works/people.ts';
import { readWork } from './read-work.ts';

/** What api.datacite.org answers, and DataCite’s own JSON of one work. */
export const dataciteJson = jsonWorks({
  format: 'datacite-json',
  service: 'DataCite',
  description: 'Works from DataCite, JSON',
  empty: 'JSON of DataCite without a readable work',
  advice: 'The answer of DataCite has no works. Ask it once more, for DOIs.',
  list: 'data',
  signs: [
    /"(?:resourceTypeGeneral|resourceType)"\s*:/,
    /"(?:relatedIdentifiers|relatedItems|nameIdentifiers|rightsList|geoLocations|fundingReferences)"\s*:\s*\[/,
    /"publicationYear"\s*:/,
    /"titles"\s*:\s*\[/,
    /"creators"\s*:\s*\[/,
    /"type"\s*:\s*"dois"/,
    /"schemaVersion"\s*:\s*"https?:\/\/datacite/,
  ],
  fewest: 3,
  unwrap(fields) {
    if (Array.isArray(fields['data'])) return [];
    const single = fieldsOf(fields['data']) ?? fields;
    return [fieldsOf(single['attributes']) ?? single];
  },
  read: readWork,
  total: (text) => countIn(text, 'total'),
  refusal(fields) {
    const [first] = objectsOf(fields['errors']);
    const said = textOf(first?.['title']);
    return said === null ? null : `DataCite answered with an error (“${said.slice(0, 200)}”).`;
  },
});
