import MiniSearch from 'minisearch';
import type { Paper } from '#shared/domain/paper.ts';
import { textOf } from '#shared/search/columns/paper-facts.ts';
import { allowedTypos, fieldBoosts, type IndexedText, indexedFields } from '#shared/search/text/fields.ts';
import { indexTerms } from '#shared/search/text/terms.ts';
import { readCorpus } from '../corpus/json-lines.ts';
import { type KeystrokeTimes, keystrokesOf, timeKeystrokes } from '../keystrokes.ts';
import type { PartWish } from './part.ts';

/** Each keystroke with `MiniSearch.search` as it comes, over the same terms with the same tolerance of slips. */
export async function measure({ corpus, seconds }: PartWish): Promise<KeystrokeTimes> {
  const stock = createStock(readCorpus(corpus));
  return await timeKeystrokes(keystrokesOf(corpus), (query) => stock.search(query), { seconds });
}

export function createStock(papers: Iterable<Paper>): MiniSearch<IndexedText> {
  const stock = new MiniSearch<IndexedText>({
    idField: 'number',
    fields: [...indexedFields],
    tokenize: indexTerms,
    processTerm: (term) => term,
    searchOptions: {
      boost: fieldBoosts,
      combineWith: 'AND',
      prefix: (_, at, all) => at === all.length - 1,
      fuzzy: (term) => allowedTypos(term) || false,
    },
  });
  for (const paper of papers) stock.add(textOf(paper, paper.id));
  return stock;
}
