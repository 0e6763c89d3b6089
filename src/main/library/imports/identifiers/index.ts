import type { Draft, ParsedInput } from '#shared/domain/draft.ts';
import { monthOfId } from '../arxiv/draft.ts';
import { kindOfUrl } from '../find-links.ts';
import type { Importer, Input, ParseContext } from '../importer.ts';
import { newDraft } from '../works/new-draft.ts';
import { say, worksInput } from '../works/read-works.ts';
import { type FoundIdentifier, findIdentifiers } from './find-identifiers.ts';

/** DOIs, arXiv ids, PMIDs, ISBNs and addresses, one a line or in prose: papers to be completed later. */
export const identifiers: Importer = {
  format: 'identifiers',
  recognize: recognizeText,
  parse: parseText,
};

/** A list, whose lines hold little else, is known surely; prose gives way to every other format. */
function recognizeText({ text }: Input): number {
  const start = text.slice(0, 100_000);
  if (/^\s*(?:[{[]\s*["{[]|<[!?a-z])/i.test(start.slice(0, 2000))) return 0;
  const lines = start
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '')
    .slice(0, 300);
  let bare = 0;
  let withAny = 0;
  for (const line of lines) {
    const found = findIdentifiers(line.slice(0, 3000));
    if (found.length === 0) continue;
    withAny += 1;
    if (isBare(line, found)) bare += 1;
  }
  if (withAny === 0) return 0;
  if (bare === lines.length) return 0.93;
  return bare > lines.length * 0.6 ? 0.4 : 0.05;
}

/** Whether a line is nothing but identifiers, with what lists put round them: bullets, numbers, labels, commas. */
function isBare(line: string, found: readonly FoundIdentifier[]): boolean {
  let rest = line.slice(0, 3000);
  for (const { start, end } of found.toReversed()) rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  return /^(?:[\s\p{P}\p{S}\d]|\b(?:doi|arxiv|pmid|pmcid|isbn|url|and|see|link)\b)*$/iu.test(rest);
}

function* parseText(input: Input, context: ParseContext): Generator<void, ParsedInput> {
  const lines = input.text.split(/\r\n|[\r\n\u2028\u2029\u0085]/);
  const drafts = new Map<string, Draft>();
  let repeated = 0;
  for (const [index, line] of lines.entries()) {
    for (const found of findIdentifiers(line)) {
      const key = `${found.scheme}:${found.value}`;
      if (drafts.has(key)) repeated += 1;
      else drafts.set(key, draftOf(found, index + 1));
    }
    if (index % 1000 === 999) {
      context.progress(index + 1, lines.length);
      yield;
    }
  }
  const complaints = [];
  if (drafts.size === 0)
    complaints.push(say('No DOI, arXiv id, PMID, ISBN or address was found in the text.'));
  if (repeated > 0) {
    complaints.push(
      say(
        repeated === 1
          ? 'One identifier stands there twice.'
          : `${repeated} identifiers stand there more than once.`,
      ),
    );
  }
  const parsed = worksInput(
    {
      format: 'identifiers',
      description: 'A list of identifiers',
      empty: 'Text without an identifier',
      advice: '',
    },
    [...drafts.values()],
    complaints,
  );
  return { ...parsed, text: input.text };
}

const names = {
  arxiv: 'arXiv id',
  doi: 'DOI',
  pmid: 'PMID',
  pmcid: 'PMC number',
  isbn: 'ISBN',
  url: 'address',
} as const;

function draftOf({ scheme, value }: FoundIdentifier, line: number): Draft {
  const isUrl = scheme === 'url';
  const month = scheme === 'arxiv' ? monthOfId(value) : null;
  return newDraft(
    titleOf(scheme, value),
    { line, endLine: line },
    {
      date: month,
      dateInferred: month !== null,
      identifiers: isUrl ? {} : { [scheme]: value },
      links: isUrl ? [{ kind: kindOfUrl(value), url: value }] : [],
      doubts: [`Only its ${names[scheme]} is known; the title stands in until it is completed.`],
      extra: { incomplete: true },
    },
  );
}

function titleOf(scheme: FoundIdentifier['scheme'], value: string): string {
  if (scheme === 'arxiv') return `arXiv:${value}`;
  return scheme === 'pmid' || scheme === 'isbn' ? `${names[scheme]} ${value}` : value;
}
