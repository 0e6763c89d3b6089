import type { ParsedInput } from '#shared/domain/draft.ts';
import { readItem } from '../csl-json/read-item.ts';
import type { Importer, Input, ParseContext } from '../importer.ts';
import { readWorks } from '../works/read-works.ts';
import { readYamlItems } from './read-yaml.ts';

/** CSL in YAML, as Pandoc’s `references:` and Better BibTeX write it. */
export const cslYaml: Importer = {
  format: 'csl-yaml',
  recognize: recognizeYaml,
  parse: parseYaml,
};

function recognizeYaml({ text }: Input): number {
  const start = text.slice(0, 300_000);
  if (/^\s*[{[<%@]/.test(start)) return 0;
  const signs = [
    /^references[ \t]*:[ \t]*(?:\[[ \t]*\][ \t]*)?$/m,
    /^[ \t]*(?:- )?(?:id|citation-key)\s*:\s*\S/m,
    /^[ \t]*(?:- )?(?:issued|author)[ \t]*:[ \t]*$/m,
    /^[ \t]*(?:- )+(?:family|given|literal|year)\s*:/m,
    /^[ \t]*(?:- )?(?:container-title|date-parts|DOI|URL|publisher-place)\s*:/m,
    /^[ \t]*(?:- )?type\s*:\s*["']?(?:article|book|chapter|paper-conference|thesis|report|webpage|dataset)/m,
    /^[ \t]*(?:- )?title\s*:\s*\S/m,
  ].filter((sign) => sign.test(start)).length;
  const isList =
    /^references\s*:/m.test(start) || /^(?:---\s*)?(?:#[^\n]*\n\s*)*- (?:id|type|title)\s*:/.test(start);
  if (signs < 2 || !isList) return 0;
  return signs >= 3 ? 0.85 : 0.6;
}

function* parseYaml(input: Input, context: ParseContext): Generator<void, ParsedInput> {
  const { rows, complaints } = yield* readYamlItems(input.text);
  return yield* readWorks(rows, ({ fields, place }) => readItem(fields, place), {
    format: 'csl-yaml',
    description: 'References, CSL-YAML',
    empty: 'CSL-YAML without a readable reference',
    advice: 'The file has no references. Export them once more, as CSL-YAML.',
    faults: complaints,
    progress: context.progress,
  });
}
