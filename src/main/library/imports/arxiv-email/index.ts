import type { Complaint, Draft, ParsedInput } from '#shared/domain/draft.ts';
import type { Importer, Input, ParseContext } from '../importer.ts';
import { readMailLines } from './mail-lines.ts';
import { type Mailing, readMailings } from './read-entries.ts';
import { readMailEntry } from './read-entry.ts';

/** arXiv’s daily mail of new submissions, cross-lists and replacements, as text. */
export const arxivEmail: Importer = {
  format: 'arxiv-email',
  recognize: recognizeMail,
  parse: parseMail,
};

function recognizeMail(input: Input): number {
  const start = input.text.slice(0, 300_000);
  if (/^(?:> ?){0,5}\\\\[ \t]*(?:\r\n|\r|\n)(?:> ?){0,5}(?:arXiv|Paper):[ \t]*\S/im.test(start)) return 0.97;
  const isEmpty = /^Subject:.{0,200} daily /m.test(start) && /^%%%---%%%---/m.test(start);
  return isEmpty ? 0.9 : 0;
}

function* parseMail(input: Input, context: ParseContext): Generator<void, ParsedInput> {
  const lines = readMailLines(input.text);
  yield;
  const mailings = yield* readMailings(lines);
  const total = mailings.reduce((sum, { entries }) => sum + entries.length, 0);
  const drafts: Draft[] = [];
  const complaints: Complaint[] = [];
  for (const mailing of mailings) {
    for (const [index, entry] of mailing.entries.entries()) {
      const reading = readMailEntry(entry, index + 1);
      if ('complaint' in reading) complaints.push(reading.complaint);
      else drafts.push(reading.draft);
      if (drafts.length % 100 === 99) {
        context.progress(drafts.length, total);
        yield;
      }
    }
    complaints.push(...complaintsOfMailing(mailing));
  }
  if (drafts.length === 0 && complaints.length === 0) complaints.push(nothingListed);
  const [first] = mailings;
  return {
    format: drafts.length === 0 ? null : 'arxiv-email',
    description: describe(mailings),
    listedOn: first?.day ?? null,
    listedOnInferred: false,
    listedOnText: first?.dateText ?? null,
    drafts,
    announced: null,
    complaints,
    text: input.text,
  };
}

const nothingListed: Complaint = {
  line: null,
  endLine: null,
  message: 'The mail lists no paper. Save the whole mail as text and import that.',
};

function complaintsOfMailing(mailing: Mailing): Complaint[] {
  const { subject, entries, hasEnd, line, endLine } = mailing;
  const complain = (message: string): Complaint => ({ line: endLine, endLine, message });
  // A list of a past week has no subject, and ends without a rule.
  if (subject !== null && !hasEnd) {
    return [
      complain('The mail breaks off: the rule at its end is missing. Save the whole mail to have the rest.'),
    ];
  }
  const complaints: Complaint[] = [];
  const announced = /(\d{1,6}) new/.exec(subject ?? '')?.[1];
  const received = entries.filter(({ section }) => section === 'new').length;
  if (announced !== undefined && received < Number(announced)) {
    const message = `The mail announces ${announced} new papers and holds ${received}. Save the whole mail to have the rest.`;
    complaints.push({ line, endLine, message });
  }
  if (entries.length === 0) complaints.push({ ...nothingListed, line, endLine });
  return complaints;
}

function describe(mailings: readonly Mailing[]): string {
  const archives = new Set(
    mailings.flatMap(({ subject }) => /^(\S{1,30}) daily\b/.exec(subject ?? '')?.[1] ?? []),
  );
  return archives.size === 0
    ? 'arXiv listing mail'
    : `arXiv daily mail, ${[...archives].slice(0, 5).join(', ')}`;
}
