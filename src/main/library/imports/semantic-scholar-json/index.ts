import { fieldsOf, listOf, textOf } from '../huggingface-rows/fields.ts';
import { countIn, jsonWorks } from '../works/json-works.ts';
import { objectsOf } from '../works/people.ts';
import { readWork } from './read-work.ts';

/** What api.semanticscholar.org answers: papers, searches, batches, citations, references, recommendations. */
export const semanticScholarJson = jsonWorks({
  format: 'semantic-scholar-json',
  service: 'Semantic Scholar',
  description: 'Papers from Semantic Scholar, JSON',
  empty: 'JSON of Semantic Scholar without a readable paper',
  advice: 'The answer of Semantic Scholar has no papers. Ask it once more, for papers with their titles.',
  list: 'data',
  signs: [
    /"paperId"\s*:/,
    /"externalIds"\s*:/,
    /"(?:authorId|corpusId|CorpusId|citationStyles|openAccessPdf|influentialCitationCount|s2FieldsOfStudy)"\s*:/,
    /"(?:recommendedPapers|citingPaper|citedPaper)"\s*:/,
    /"(?:publicationDate|publicationVenue|publicationTypes|tldr)"\s*:/,
  ],
  fewest: 2,
  unwrap(fields) {
    const within = listOf(fields['recommendedPapers']);
    if (within !== null) return objectsOf(within);
    if (listOf(fields['data']) !== null) return [];
    return [fieldsOf(fields['citingPaper']) ?? fieldsOf(fields['citedPaper']) ?? fields];
  },
  read: readWork,
  total: (text) => (/"data"\s*:\s*\[/.test(text.slice(0, 5000)) ? countIn(text, 'total') : null),
  refusal(fields) {
    const said = textOf(fields['error']) ?? (fields['code'] === undefined ? null : textOf(fields['message']));
    return said === null ? null : `Semantic Scholar answered with an error (“${said.slice(0, 200)}”).`;
  },
});
