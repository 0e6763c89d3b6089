import { listOf, textOf } from '../huggingface-rows/fields.ts';
import { countIn, jsonWorks } from '../works/json-works.ts';
import { readWork } from './read-work.ts';

/** What api.openalex.org answers: one work, or a list of works. */
export const openalexJson = jsonWorks({
  format: 'openalex-json',
  service: 'OpenAlex',
  description: 'Works from OpenAlex, JSON',
  empty: 'JSON of OpenAlex without a readable work',
  advice: 'The answer of OpenAlex has no works. Ask it once more, for works.',
  list: 'results',
  signs: [
    /"id"\s*:\s*"https?:\/\/openalex\.org\/W\d/,
    /"abstract_inverted_index"\s*:/,
    /"authorships"\s*:\s*\[/,
    /"(?:primary_location|best_oa_location|host_venue|open_access)"\s*:/,
    /"(?:display_name|is_retracted|cited_by_count|publication_year)"\s*:/,
  ],
  fewest: 2,
  unwrap: (fields) => (listOf(fields['results']) === null ? [fields] : []),
  read: readWork,
  total: (text) => (/"results"\s*:/.test(text.slice(0, 5000)) ? countIn(text, 'count') : null),
  refusal(fields) {
    const error = textOf(fields['error']);
    return error === null
      ? null
      : `OpenAlex answered with an error (“${(textOf(fields['message']) ?? error).slice(0, 200)}”).`;
  },
});
