import { textOf } from '#shared/search/columns/paper-facts.ts';
import { indexedFields } from '#shared/search/text/fields.ts';
import { readCorpus } from '../corpus/json-lines.ts';
import { type KeystrokeTimes, keystrokesOf, timeKeystrokes } from '../keystrokes.ts';
import { loadEngine } from './load-engine.ts';
import type { PartWish } from './part.ts';

interface FlexSearch {
  readonly Document: new (options: {
    readonly document: { readonly id: string; readonly index: readonly string[] };
    readonly tokenize: 'forward';
  }) => {
    add(document: object): unknown;
    search(query: string, options: { readonly limit: number }): unknown;
  };
}

/**
 * Each keystroke with FlexSearch, every word findable by its beginning, the best 50: all words must stand in one
 * field, no tolerance of slips, no score.
 */
export async function measure({ corpus, seconds }: PartWish): Promise<KeystrokeTimes> {
  // The shape is that of its own documentation; it is a package that may be missing.
  const { Document } = (await loadEngine('flexsearch')) as FlexSearch;
  const engine = new Document({ document: { id: 'number', index: indexedFields }, tokenize: 'forward' });
  for (const paper of readCorpus(corpus)) engine.add(textOf(paper, paper.id));
  return await timeKeystrokes(keystrokesOf(corpus), (query) => engine.search(query, { limit: 50 }), {
    seconds,
  });
}
