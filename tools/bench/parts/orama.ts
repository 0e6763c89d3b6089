import { textOf } from '#shared/search/columns/paper-facts.ts';
import { fieldBoosts, indexedFields } from '#shared/search/text/fields.ts';
import { readCorpus } from '../corpus/json-lines.ts';
import { type KeystrokeTimes, keystrokesOf, timeKeystrokes } from '../keystrokes.ts';
import { loadEngine } from './load-engine.ts';
import type { PartWish } from './part.ts';

interface Orama {
  create(options: { readonly schema: Readonly<Record<string, 'string'>> }): object;
  insert(engine: object, document: object): unknown;
  search(
    engine: object,
    wish: {
      readonly term: string;
      readonly limit: number;
      readonly tolerance: number;
      readonly threshold: number;
      readonly boost: Readonly<Record<string, number>>;
    },
  ): unknown;
}

/** Each keystroke with Orama, one slip allowed, all words wanted, the best 50. */
export async function measure({ corpus, seconds }: PartWish): Promise<KeystrokeTimes> {
  // The shape is that of its own documentation; it is a package that may be missing.
  const { create, insert, search } = (await loadEngine('@orama/orama')) as Orama;
  const engine = create({ schema: Object.fromEntries(indexedFields.map((field) => [field, 'string'])) });
  for (const paper of readCorpus(corpus)) {
    const { number, ...text } = textOf(paper, paper.id);
    await insert(engine, { id: String(number), ...text });
  }
  const wish = { limit: 50, tolerance: 1, threshold: 0, boost: fieldBoosts };
  return await timeKeystrokes(keystrokesOf(corpus), (term) => search(engine, { term, ...wish }), { seconds });
}
