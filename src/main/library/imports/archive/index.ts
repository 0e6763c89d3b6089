import { archiveHeadSchema, archiveLineSchema, archiveVersion } from '#shared/domain/archive.ts';
import type { Complaint, Draft, ParsedInput } from '#shared/domain/draft.ts';
import type { Importer, Input, ParseContext } from '../importer.ts';

/** An archive of Carrel's own: JSON lines, of which the first says so (I180). */
export const archive: Importer = {
  format: 'archive',
  recognize: ({ text }) => (headOf(text) === null ? 0 : 1),
  parse: parseArchive,
};

const linesPerStep = 100;

function* parseArchive({ text }: Input, context: ParseContext): Generator<void, ParsedInput> {
  const drafts: Draft[] = [];
  const complaints: Complaint[] = [];
  const version = headOf(text) ?? 0;
  if (version > archiveVersion) {
    const message = `This archive is of version ${version}; this Carrel reads version ${archiveVersion}. Update Carrel to read it.`;
    return parsed([], [{ line: 1, endLine: 1, message }]);
  }
  let line = 1;
  // Line by line, and not all at once: an archive may be as large as a text can be.
  for (let start = endOfLine(text, 0) + 1; start < text.length; line += 1) {
    const end = endOfLine(text, start);
    const found = text.slice(start, end);
    start = end + 1;
    if (found.trim() !== '') {
      const read = readLine(found, line + 1);
      if ('message' in read) complaints.push(read);
      else drafts.push(read);
    }
    if (line % linesPerStep === 0) {
      context.progress(drafts.length, null);
      yield;
    }
  }
  if (drafts.length === 0 && complaints.length === 0) {
    complaints.push({ line: 1, endLine: 1, message: 'The archive holds no papers.' });
  }
  return parsed(drafts, complaints);
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** The version that an archive's first line names; `null` where the text is no archive. */
function headOf(text: string): number | null {
  const first = /^\s*(\{[^\n]{0,1000}\})\s*(?:\n|$)/.exec(text)?.[1];
  if (first === undefined || !first.includes('"carrel"')) return null;
  try {
    return archiveHeadSchema.safeParse(JSON.parse(first)).data?.version ?? null;
  } catch {
    return null;
  }
}

function readLine(text: string, line: number): Draft | Complaint {
  const place = { line, endLine: line };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ...place, message: 'The line is damaged or breaks off, so its paper was left out.' };
  }
  const read = archiveLineSchema.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    const where = issue === undefined ? '' : ` (${issue.path.join('.') || 'the line'}: ${issue.message})`;
    return { ...place, message: `The line is no paper as Carrel writes it${where}, so it was left out.` };
  }
  return draftOf(read.data, place);
}

function draftOf(
  {
    id: _id,
    status,
    tags,
    note,
    rating,
    publication,
    citationKey,
    addedAt,
    collections,
    extra,
    ...rest
  }: ReturnType<typeof archiveLineSchema.parse>,
  place: Draft['place'],
): Draft {
  const { title, abstract, authors, authorCount, organization, date, dateInferred, identifiers, links } =
    rest;
  const { upvotes, comments, ...kept } = rest;
  return {
    ...{ title, abstract, authors, authorCount, organization, date, dateInferred, identifiers, links },
    ...{ upvotes, comments, appearance: null, place, doubts: [], extra },
    ...(publication === null ? {} : { publication }),
    brought: {
      ...{ tags, collections, notes: note === null ? [] : [note], citationKey, files: [], status, rating },
      addedAt,
    },
    kept: keptOf(kept),
  };
}

function keptOf(kept: NonNullable<Draft['kept']>): NonNullable<Draft['kept']> {
  const { appearances, interest, snoozedUntil, decidedAt, returned, priority, due } = kept;
  const { minutes, queuePlace, doneAt, highlighted, trashedAt } = kept;
  return {
    ...{ appearances, interest, snoozedUntil, decidedAt, returned, priority, due },
    ...{ minutes, queuePlace, doneAt, highlighted, trashedAt },
  };
}

function parsed(drafts: Draft[], complaints: Complaint[]): ParsedInput {
  return {
    format: drafts.length === 0 ? null : 'archive',
    description: drafts.length === 0 ? 'Carrel archive without a paper' : 'Carrel archive',
    listedOn: null,
    listedOnInferred: false,
    listedOnText: null,
    drafts,
    announced: null,
    complaints,
    text: null,
  };
}
