import type { Announcement, Complaint, ParsedInput } from '#shared/domain/draft.ts';
import { commonDay } from '../feed/channel.ts';
import { countOf, fieldsOf, textOf } from '../huggingface-rows/fields.ts';
import type { Importer, Input, ParseContext } from '../importer.ts';
import { type JsonRow, readJsonRows } from '../json-rows.ts';
import { draftOf, type Posting, readPosting } from './read-posting.ts';

/** Answers of the API of bioRxiv and medRxiv: `details` and `pubs`. */
export const biorxivJson: Importer = {
  format: 'biorxiv-json',
  recognize: recognizeJson,
  parse: parseJson,
};

function recognizeJson({ text }: Input): number {
  const start = text.slice(0, 300_000);
  if (!/^\s*[{[]/.test(start)) return 0;
  if (/"(?:author_corresponding|jatsxml|preprint_doi|biorxiv_doi|preprint_platform)"\s*:/.test(start))
    return 0.9;
  return /^\s*\{\s*"(?:messages|collection)"\s*:\s*\[/.test(start) ? 0.9 : 0;
}

function* parseJson(input: Input, context: ParseContext): Generator<void, ParsedInput> {
  const { rows, complaints: faults } = readJsonRows(input.text, 'collection');
  yield;
  const found = rows.filter((row) => !isEnvelope(row));
  const complaints: Complaint[] = [...faults];
  const papers = new Map<string, Posting[]>();
  for (const [index, row] of found.entries()) {
    const reading = readPosting(row);
    if ('complaint' in reading) complaints.push(reading.complaint);
    else {
      const known = papers.get(reading.posting.doi);
      if (known === undefined) papers.set(reading.posting.doi, [reading.posting]);
      else known.push(reading.posting);
    }
    if (index % 100 === 99) {
      context.progress(index + 1, found.length);
      yield;
    }
  }
  const drafts = [...papers.values()].map(draftOf);
  const answered = readMessage(input.text);
  if (answered !== null) complaints.push(answered);
  else if (drafts.length === 0 && complaints.length === 0) complaints.push(nothingPosted);
  return {
    format: drafts.length === 0 ? null : 'biorxiv-json',
    description:
      drafts.length === 0
        ? 'Answer of bioRxiv’s API without a paper'
        : 'Answer of the API of bioRxiv or medRxiv',
    listedOn: commonDay(drafts),
    listedOnInferred: false,
    listedOnText: null,
    drafts,
    announced: announcementOf(input.text, {
      rows: found.length,
      held: found.length - repeated([...papers.values()]),
      isWhole: faults.length === 0,
    }),
    complaints,
    text: null,
  };
}

/** The answer itself, which stands for a row when its list is empty. */
function isEnvelope({ fields }: JsonRow): boolean {
  return 'messages' in fields || 'collection' in fields;
}

const nothingPosted: Complaint = {
  line: null,
  endLine: null,
  message: 'The answer has no papers: nothing was posted on these days, or the days are yet to come.',
};

/** How many rows only repeat another: the total of an answer counts each version once. */
function repeated(papers: readonly (readonly Posting[])[]): number {
  return papers.reduce(
    (sum, postings) => sum + postings.length - new Set(postings.map(({ version }) => version)).size,
    0,
  );
}

function announcementOf(
  text: string,
  { rows, held, isWhole }: { readonly rows: number; readonly held: number; readonly isWhole: boolean },
): Announcement {
  const message = messageOf(text);
  const status = message === null ? 'ok' : (textOf(message['status']) ?? 'ok');
  const count = countOf(message?.['count']) ?? rows;
  const total = countOf(message?.['total']);
  const next = (countOf(message?.['cursor']) ?? 0) + count;
  const isEmpty = /no posts? found|no (?:results|papers)/i.test(status);
  return {
    day: null,
    held,
    total: isEmpty ? 0 : total,
    sections: [],
    next: total !== null && count > 0 && next < total ? String(next) : null,
    isWhole: isWhole && message !== null,
    error: status === 'ok' || isEmpty ? null : status.slice(0, 200),
  };
}

function messageOf(text: string) {
  const json = /"messages"\s*:\s*\[\s*(\{[^{}[\]]{0,2000}\})/.exec(text)?.[1];
  return json === undefined ? null : messageFields(json);
}

/** What the answer says of itself: that something went wrong, or that there is more. */
function readMessage(text: string): Complaint | null {
  const message = messageOf(text);
  if (message === null) return null;
  const complain = (sentence: string): Complaint => ({ line: null, endLine: null, message: sentence });
  const status = textOf(message['status']) ?? 'ok';
  if (status !== 'ok') {
    return complain(
      `The server answered “${status.slice(0, 200)}” instead of papers. Ask for other days, or later.`,
    );
  }
  const total = countOf(message['total']);
  const count = countOf(message['count']);
  const next = (countOf(message['cursor']) ?? 0) + (count ?? 0);
  if (total === null || count === null || count === 0 || next >= total) return null;
  return complain(
    `The answer is one part of ${total} postings. Fetch the next part too, from cursor ${next}.`,
  );
}

function messageFields(json: string) {
  try {
    return fieldsOf(JSON.parse(json));
  } catch {
    return null;
  }
}
