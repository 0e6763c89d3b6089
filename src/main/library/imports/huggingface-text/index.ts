import type { Complaint, Draft, ParsedInput } from '#shared/domain/draft.ts';
import type { Importer, Input, ParseContext } from '../importer.ts';
import { findRoles } from './arrange.ts';
import { assemble } from './assemble.ts';
import { draftsOf } from './drafts.ts';
import { findHeader, type Header } from './header.ts';
import { cleanLine, findReferences, isMarkedUp, plainLine, splitLines } from './markup.ts';
import { PartGatherer } from './page.ts';
import { recognizePage } from './recognize.ts';

/** Text copied from a page of Hugging Face Daily Papers, by hand or by a capturing tool. */
export const huggingFaceText: Importer = {
  format: 'huggingface-text',
  recognize: recognizePage,
  parse: parseText,
};

function* parseText(input: Input, context: ParseContext): Generator<void, ParsedInput> {
  const lines = splitLines(input.text);
  const isMarked = isMarkedUp(input.text);
  const references = isMarked ? findReferences(lines) : new Map<string, string>();
  const gatherer = new PartGatherer(!isMarked && isDense(lines));
  for (const [index, line] of lines.entries()) {
    const hasHeading = line.startsWith('#');
    gatherer.add(
      isMarked || hasHeading ? cleanLine(index + 1, line, references) : plainLine(index + 1, line),
    );
    if (index % 5000 === 4999) yield;
  }
  const parts = gatherer.finish();
  yield;

  const header = findHeader(parts, context.asOf);
  const body = parts.slice(header.bodyFrom);
  const found = assemble(body, findRoles(body));
  yield;

  const drafts: Draft[] = [];
  const complaints: Complaint[] = [...header.complaints];
  for (const step of draftsOf(found, { header, asOf: context.asOf, text: input.text })) {
    for (const draft of step.drafts) drafts.push(draft);
    for (const complaint of step.complaints) complaints.push(complaint);
    context.progress(drafts.length, found.papers.length);
    yield;
  }
  if (drafts.length === 0 && complaints.length === 0) complaints.push(nothingFound);
  return {
    format: drafts.length === 0 ? null : 'huggingface-text',
    description: describe(header, drafts.length),
    listedOn: header.listedOn,
    listedOnInferred: header.listedOnInferred,
    listedOnText: header.listedOnText,
    drafts,
    announced: null,
    complaints: complaints.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0)),
    text: input.text,
  };
}

const nothingFound: Complaint = {
  line: null,
  endLine: null,
  message: 'No paper was found in the page. Copy it from its heading to its last paper, or save it as HTML.',
};

function describe(header: Header, papers: number): string {
  if (papers === 0) return 'Hugging Face Daily Papers, without a readable paper';
  switch (header.view) {
    case 'search':
      return 'Daily Papers page, search view';
    case 'trending':
      return 'Daily Papers page, trending view';
    case 'daily':
      return 'Daily Papers page, daily list view';
    default:
      return header.view satisfies never;
  }
}

/** Without blank lines between its parts, each line of a page is a part. */
function isDense(lines: readonly string[]): boolean {
  let blanks = 0;
  let tails = 0;
  for (const line of lines) {
    if (line.trim() === '') blanks += 1;
    else if (line.length < 60 && /\d authors?\W*$/i.test(line)) tails += 1;
  }
  return tails > 0 && blanks < tails;
}
