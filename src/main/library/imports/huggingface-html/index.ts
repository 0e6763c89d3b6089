import type { Complaint, Draft, ParsedInput } from '#shared/domain/draft.ts';
import { fieldsOf } from '../huggingface-rows/fields.ts';
import { type Listing, listingOf } from '../huggingface-rows/listing.ts';
import { findRows, readRows } from '../huggingface-rows/read-rows.ts';
import type { JsonSpan } from '../huggingface-rows/scan-json.ts';
import type { Importer, Input, ParseContext } from '../importer.ts';
import { findPageData, type PageData } from './page-data.ts';

/** A saved page of Daily Papers, or of one paper: the JSON that the page itself was made from. */
export const huggingFaceHtml: Importer = {
  format: 'huggingface-html',
  recognize: recognizeHtml,
  parse: parseHtml,
};

function recognizeHtml(input: Input): number {
  const start = input.text.slice(0, 4000);
  const isHtml =
    /^\s*(?:<\?xml[^>]{0,200}\?>\s*)?<(?:!doctype\s+html|html|head|body|div|main|section|meta|!--)/i.test(
      start,
    );
  const isArchive = /^(?:From: <Saved by|MIME-Version:)/i.test(start);
  if (/data-target=["'](?:DailyPapers|PaperContent|PaperPage)["']/.test(input.text)) return isHtml ? 1 : 0.6;
  if (isHtml || isArchive) return /huggingface\.co|Daily Papers/i.test(input.text) ? 0.6 : 0.1;
  return 0;
}

function* parseHtml(input: Input, context: ParseContext): Generator<void, ParsedInput> {
  const found = findPageData(input.text);
  yield;
  let drafts: Draft[] = [];
  let complaints: Complaint[] = [];
  let listing: Listing | null = null;
  for (const page of found) {
    const { rows, complaints: faults } = rowsOf(page);
    const ofPage = page.target === 'DailyPapers' ? listingOf(page.json) : null;
    listing ??= ofPage;
    const reading = yield* readRows(page.json, rows, {
      listing: ofPage,
      isRanked: ofPage !== null && ofPage.kind !== 'search',
      hasLines: false,
      progress: context.progress,
    });
    drafts = [...drafts, ...reading.drafts.map((draft) => withRank(draft, page))];
    complaints = [...complaints, ...faults.map(withoutLine), ...reading.complaints];
    if (rows.length === 0 && faults.length === 0) complaints.push(emptyPage);
  }
  if (found.length === 0) complaints.push(withoutData(input.text));
  return {
    format: drafts.length === 0 ? null : 'huggingface-html',
    description: describe(listing, drafts.length),
    listedOn: listing?.listedOn ?? null,
    listedOnInferred: false,
    listedOnText: null,
    drafts,
    announced: null,
    complaints,
    text: null,
  };
}

function rowsOf(page: PageData): { rows: readonly JsonSpan[]; complaints: readonly Complaint[] } {
  const found = findRows(page.json);
  if (page.target === 'DailyPapers') return found;
  // A paper's page: one object with `paper` in it; its lists (comments, related papers) are none of ours.
  const whole = { start: 0, end: page.json.length, line: 1, endLine: 1, isWhole: true, list: null };
  return { rows: found.complaints.length === 0 ? [whole] : [], complaints: found.complaints };
}

/** A paper's own page tells its rank of the day. */
function withRank(draft: Draft, page: PageData): Draft {
  if (page.target === 'DailyPapers' || draft.appearance === null) return draft;
  const { dailyPaperRank, comments } = paperPageFacts(page.json);
  const appearance = {
    ...draft.appearance,
    rank: dailyPaperRank,
    comments: draft.appearance.comments ?? comments,
  };
  return { ...draft, comments: draft.comments ?? comments, appearance };
}

function paperPageFacts(json: string): { dailyPaperRank: number | null; comments: number | null } {
  const fields = fieldsOf(JSON.parse(json));
  const rank = fields?.['dailyPaperRank'];
  const list = fields?.['comments'];
  return {
    dailyPaperRank: typeof rank === 'number' && Number.isSafeInteger(rank) && rank > 0 ? rank : null,
    comments: Array.isArray(list) ? list.length : null,
  };
}

function withoutLine(complaint: Complaint): Complaint {
  const message = complaint.message.replace(/ in line \d+/, '').replace('The JSON', 'The data in the page');
  return { line: null, endLine: null, message };
}

const emptyPage: Complaint = {
  line: null,
  endLine: null,
  message: 'The page has no papers: a day without any, or a search without results. Save another page.',
};

function withoutData(text: string): Complaint {
  const isArchive = /^(?:From: <Saved by|MIME-Version:)/i.test(text);
  const isOurs = /huggingface\.co\/papers|Daily Papers/i.test(text);
  const message = isArchive
    ? 'This is a page saved as one file (MHTML), which Carrel does not read. Save it as “Webpage, HTML only”, or copy its text.'
    : isOurs
      ? 'The page’s data are missing: the papers are in the attribute “data-props”, which this file has lost. ' +
        'Save the page from the browser as “Webpage, HTML only” or “complete”, or copy its text and paste it.'
      : 'This HTML is no saved page of Hugging Face Daily Papers. Save huggingface.co/papers from the browser and import that.';
  return { line: null, endLine: null, message };
}

function describe(listing: Listing | null, papers: number): string {
  if (papers === 0) return 'HTML without a readable paper';
  return listing === null ? 'Saved page of a paper' : `Saved Daily Papers page, ${listing.kind} view`;
}
