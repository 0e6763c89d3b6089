import type { ParsedInput } from '#shared/domain/draft.ts';
import type { Importer, Input, ParseContext } from '../importer.ts';
import { readJsonRows } from '../json-rows.ts';
import { readWorks } from '../works/read-works.ts';
import { readItem } from './read-item.ts';
import { looksLikeItems } from './recognize.ts';

/** CSL-JSON: a list of items, a list under `items`, one item, or JSON lines of them. */
export const cslJson: Importer = {
  format: 'csl-json',
  recognize: recognizeJson,
  parse: parseJson,
};

function recognizeJson({ text }: Input): number {
  const start = text.slice(0, 300_000);
  return /^\s*[{[]/.test(start) ? looksLikeItems(start) : 0;
}

function* parseJson(input: Input, context: ParseContext): Generator<void, ParsedInput> {
  const { rows, complaints } = readJsonRows(input.text, 'items');
  yield;
  return yield* readWorks(rows, ({ fields, place }) => readItem(fields, place), {
    format: 'csl-json',
    description: 'References, CSL-JSON',
    empty: 'CSL-JSON without a readable reference',
    advice: 'The file has no references. Export them once more, as CSL-JSON.',
    faults: complaints,
    progress: context.progress,
  });
}
