import { fieldsOf, listOf } from '../huggingface-rows/fields.ts';
import { countIn, jsonWorks } from '../works/json-works.ts';
import { objectsOf } from '../works/people.ts';
import { readWork } from './read-work.ts';

/** What dblp.org’s search for publications answers. */
export const dblpJson = jsonWorks({
  format: 'dblp-json',
  service: 'DBLP',
  description: 'Publications from DBLP, JSON',
  empty: 'JSON of DBLP without a readable publication',
  advice: 'The answer of DBLP has no publications. Ask it once more, for publications.',
  list: 'hit',
  signs: [
    /"hits"\s*:\s*\{/,
    /"@(?:total|computed|sent|score|pid)"\s*:/,
    /"info"\s*:\s*\{/,
    /"url"\s*:\s*"https?:\/\/dblp\.(?:org|uni-trier\.de|dagstuhl\.de)\/rec\//,
    /"key"\s*:\s*"(?:conf|journals|books|phd|series|reference|tr|homepages)\//,
    /"authors"\s*:\s*\{\s*"author"\s*:/,
  ],
  fewest: 2,
  unwrap(fields) {
    const hits = fieldsOf(fieldsOf(fields['result'])?.['hits']);
    const hit = hits?.['hit'];
    if (hits !== null && hits !== undefined) {
      return (listOf(hit) ?? [hit]).flatMap((one) => objectsOf([fieldsOf(one)?.['info']]));
    }
    return [fieldsOf(fields['info']) ?? fields];
  },
  read: readWork,
  total: (text) => countIn(text, '@total'),
});
