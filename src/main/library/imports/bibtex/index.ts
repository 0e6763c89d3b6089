import type { Complaint, Draft, ParsedInput } from '#shared/domain/draft.ts';
import type { Importer, Input, ParseContext } from '../importer.ts';
import { readGroups } from './groups.ts';
import { createHeirs, isForOthers } from './inherit.ts';
import { readBibEntry } from './read-entry.ts';
import { recognizeBibliography } from './recognize.ts';
import { type BibEntry, splitEntries } from './split-entries.ts';

/** BibTeX and BibLaTeX, as reference managers, publishers and people write them. */
export const bibtex: Importer = {
  format: 'bibtex',
  recognize: ({ text }) => recognizeBibliography(text),
  parse: parseBibliography,
};

/** More entries than anyone has; what comes after is told and not read. */
const mostEntries = 500_000;

function* parseBibliography(input: Input, context: ParseContext): Generator<void, ParsedInput> {
  const text = input.text.replace(/\r\n?/g, '\n').replaceAll('\u0000', '').toWellFormed();
  const file = yield* readBlocks(text);
  const complaints = [...file.complaints];
  const groups = readGroups(file.comments);
  const heirs = createHeirs(file.entries);
  const papers = file.entries.filter((entry) => !isForOthers(entry));
  const seen = new Set<string>();
  const drafts: Draft[] = [];
  for (const [index, entry] of papers.entries()) {
    const reading = readBibEntry(heirs.withInherited(entry), groups);
    if ('complaint' in reading) complaints.push(reading.complaint);
    else drafts.push(withDoubtOfKey(reading.draft, entry.key, seen));
    if (index % 50 === 49) {
      context.progress(index + 1, papers.length);
      yield;
    }
  }
  complaints.push(...heirs.complaints);
  if (drafts.length === 0 && complaints.length === 0) complaints.push(nothingThere);
  return {
    format: drafts.length === 0 ? null : 'bibtex',
    description: drafts.length === 0 ? 'BibTeX without an entry' : 'BibTeX bibliography',
    listedOn: null,
    listedOnInferred: false,
    listedOnText: null,
    drafts,
    announced: null,
    complaints: complaints.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0)),
    text: input.text,
  };
}

const nothingThere: Complaint = {
  line: null,
  endLine: null,
  message: 'The input has no entry of a bibliography. Export the entries themselves and import that.',
};

function* readBlocks(text: string) {
  const entries: BibEntry[] = [];
  const comments: string[] = [];
  const complaints: Complaint[] = [];
  let count = 0;
  for (const block of splitEntries(text)) {
    if (block.kind === 'entry' && entries.length < mostEntries) entries.push(block.entry);
    else if (block.kind === 'entry') {
      const { line, endLine } = block.entry;
      const message = `Only the first ${mostEntries} entries are read. Split the file and import the parts.`;
      complaints.push({ line, endLine, message });
      break;
    } else if (block.kind === 'comment') comments.push(block.text);
    else if (block.kind === 'complaint') complaints.push(block.complaint);
    count += 1;
    if (count % 500 === 0) yield;
  }
  return { entries, comments, complaints };
}

function withDoubtOfKey(draft: Draft, key: string | null, seen: Set<string>): Draft {
  if (key === null) return draft;
  if (!seen.has(key)) {
    seen.add(key);
    return draft;
  }
  const doubt = `The key “${key.slice(0, 80)}” stands in the input more than once.`;
  return { ...draft, doubts: [...draft.doubts, doubt] };
}
