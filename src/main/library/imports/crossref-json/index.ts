import { fieldsOf, listOf, textOf } from '../huggingface-rows/fields.ts';
import { countIn, jsonWorks } from '../works/json-works.ts';
import { objectsOf } from '../works/people.ts';
import { readWork } from './read-work.ts';

/** What api.crossref.org answers: one work, a list of works, or works alone. */
export const crossrefJson = jsonWorks({
  format: 'crossref-json',
  service: 'Crossref',
  description: 'Works from Crossref, JSON',
  empty: 'JSON of Crossref without a readable work',
  advice: 'The answer of Crossref has no works. Ask it once more, for works.',
  list: 'items',
  signs: [
    /"message-type"\s*:\s*"[\w-]+"/,
    /"message-type"\s*:\s*"(?:work|work-list|validation-failure|exception)"/,
    /"status"\s*:\s*"(?:ok|failed|error)"/,
    /"message"\s*:\s*\{/,
    /"title"\s*:\s*\[/,
    /"(?:container-title|short-container-title)"\s*:\s*\[/,
    /"(?:is-referenced-by-count|reference-count|references-count|content-domain)"\s*:/,
    /"(?:indexed|deposited)"\s*:\s*\{\s*"(?:date-parts|date-time)"/,
    /"DOI"\s*:\s*"10\./,
    /"type"\s*:\s*"(?:journal-article|proceedings-article|posted-content|book-chapter|monograph|dissertation)"/,
  ],
  fewest: 3,
  unwrap(fields) {
    const message = fieldsOf(fields['message']) ?? fields;
    return listOf(message['items']) === null ? [message] : objectsOf(message['items']);
  },
  read: readWork,
  total: (text) => countIn(text, 'total-results'),
  refusal(fields) {
    const [first] = objectsOf(fields['message']);
    const said = textOf(first?.['message']);
    return fields['status'] === 'failed' || fields['status'] === 'error'
      ? `Crossref answered with an error (“${(said ?? 'no reason given').slice(0, 200)}”).`
      : null;
  },
});
