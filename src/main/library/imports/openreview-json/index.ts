import type { Complaint, Draft, ParsedInput } from '#shared/domain/draft.ts';
import { countOf, textOf } from '../huggingface-rows/fields.ts';
import type { Importer, Input, ParseContext } from '../importer.ts';
import { type JsonRow, readJsonRows } from '../json-rows.ts';
import { isReply, readNote } from './read-note.ts';

/** Notes of OpenReview as a browser saves them, of both versions of its API. */
export const openreviewJson: Importer = {
  format: 'openreview-json',
  recognize: recognizeJson,
  parse: parseJson,
};

function recognizeJson({ text }: Input): number {
  const start = text.slice(0, 300_000);
  if (!/^\s*[{[]/.test(start)) return 0;
  if (/^\s*\{\s*"(?:notes|count)"\s*:/.test(start) && /"notes"\s*:\s*\[/.test(start)) return 0.9;
  const isNote = /"forum"\s*:/.test(start) && /"content"\s*:\s*\{/.test(start);
  if (isNote) return /"(?:invitations?|signatures|readers|cdate)"\s*:/.test(start) ? 0.9 : 0.6;
  return isRefusal(start) ? 0.9 : 0;
}

/** What its servers answer programs: `{"name":"ForbiddenError","message":…,"status":403}`. */
function isRefusal(text: string): boolean {
  return (
    text.length < 10_000 && /"name"\s*:\s*"\w{1,40}Error"/.test(text) && /"status"\s*:\s*\d{3}/.test(text)
  );
}

function* parseJson(input: Input, context: ParseContext): Generator<void, ParsedInput> {
  const { rows, complaints: faults } = readJsonRows(input.text, 'notes');
  yield;
  const isRefused = isRefusal(input.text);
  const notes = isRefused ? [] : rows.filter(({ fields }) => !('notes' in fields));
  const drafts: Draft[] = [];
  const complaints: Complaint[] = [...faults];
  let replies = 0;
  for (const [index, row] of notes.entries()) {
    if (isReply(row.fields)) replies += 1;
    else {
      const reading = readNote(row);
      if ('complaint' in reading) complaints.push(reading.complaint);
      else drafts.push(reading.draft);
    }
    if (index % 100 === 99) {
      context.progress(index + 1, notes.length);
      yield;
    }
  }
  complaints.push(...complaintsOfFile(input.text, { rows, notes, replies, isRefused }));
  return {
    format: drafts.length === 0 ? null : 'openreview-json',
    description:
      drafts.length === 0 ? 'JSON of OpenReview without a paper' : 'Papers on OpenReview, saved JSON',
    listedOn: null,
    listedOnInferred: false,
    listedOnText: null,
    drafts,
    announced: null,
    complaints,
    text: null,
  };
}

interface Found {
  readonly rows: readonly JsonRow[];
  readonly notes: readonly JsonRow[];
  readonly replies: number;
  readonly isRefused: boolean;
}

function complaintsOfFile(text: string, { rows, notes, replies, isRefused }: Found): Complaint[] {
  const sentences: string[] = [];
  const [first] = rows;
  if (isRefused) {
    const reason = textOf(first?.fields['message'])?.slice(0, 200) ?? 'no reason given';
    return [
      say(
        `OpenReview refused the request (“${reason}”). Open the address in a browser and save the JSON that it shows.`,
      ),
    ];
  }
  if (notes.length === 0)
    sentences.push('The file has no notes. Save the list of a venue’s papers, or one paper, as JSON.');
  if (replies > 0) {
    const what =
      replies === 1 ? 'One note is a review or a comment' : `${replies} notes are reviews or comments`;
    sentences.push(`${what} and no paper; nothing of it was read.`);
  }
  const count = countOf(Number(/"count"\s*:\s*(\d{1,9})\s*[,}]/.exec(outside(text))?.[1] ?? -1));
  if (count !== null && count > notes.length && notes.length > 0) {
    sentences.push(`The file holds ${notes.length} of ${count} notes. Save the other parts of the list too.`);
  }
  return sentences.map(say);
}

/** Where the count of a list stands: before its notes or behind them. */
function outside(text: string): string {
  return `${text.slice(0, 200)} ${text.slice(-200)}`;
}

function say(message: string): Complaint {
  return { line: null, endLine: null, message };
}
