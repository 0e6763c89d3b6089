import type { Complaint, ParsedInput } from '#shared/domain/draft.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { fieldsOf, textOf } from '../huggingface-rows/fields.ts';
import { listingOf } from '../huggingface-rows/listing.ts';
import { findRows, readRows } from '../huggingface-rows/read-rows.ts';
import type { Importer, Input, ParseContext } from '../importer.ts';

/** JSON from the hub's API: `daily_papers`, `papers/search`, `papers/{id}`, lists, single objects, JSON lines. */
export const huggingFaceJson: Importer = {
  format: 'huggingface-json',
  recognize: recognizeJson,
  parse: parseJson,
};

function recognizeJson(input: Input): number {
  const start = input.text.slice(0, 300_000);
  if (!/^\s*(?:\{|\[\s*(?:[{\]"[\d]|$))/.test(start)) return 0;
  if (
    /"(?:submittedOnDailyAt|submittedOnDailyBy|dailyPapers|discussionId|numComments|ai_summary)"\s*:/.test(
      start,
    )
  )
    return 0.95;
  if (/"(?:upvotes|paper)"\s*:/.test(start) || /"(?:summary|publishedAt)"\s*:/.test(start)) return 0.7;
  return 0.1;
}

function* parseJson(input: Input, context: ParseContext): Generator<void, ParsedInput> {
  const { rows, complaints } = findRows(input.text);
  yield;
  const listing = listingOf(input.text);
  const reading = yield* readRows(input.text, rows, {
    listing: listing === null ? null : { kind: listing.kind, listedOn: listing.listedOn },
    isRanked: listing !== null && listing.kind !== 'search',
    hasLines: true,
    progress: context.progress,
  });
  const days = new Set(reading.drafts.map(({ appearance }) => appearance?.listedOn ?? null));
  const [day] = days;
  const own: Day | null = days.size === 1 ? (day ?? null) : null;
  const isEmpty = reading.drafts.length === 0;
  return {
    format: isEmpty ? null : 'huggingface-json',
    description: isEmpty ? 'JSON without a readable paper' : 'Hugging Face papers, JSON from the API',
    listedOn: listing?.listedOn ?? own,
    listedOnInferred: false,
    listedOnText: null,
    drafts: [...reading.drafts],
    announced: {
      day: listing?.listedOn ?? own,
      held: rows.length,
      total: null,
      sections: [],
      next: null,
      isWhole: complaints.length === 0,
      error: isEmpty ? errorOf(input.text) : null,
    },
    complaints: isEmpty
      ? whyEmpty(input.text, complaints, reading.complaints)
      : [...complaints, ...reading.complaints],
    text: null,
  };
}

/** Nothing was found: because the JSON is damaged, because its papers are, or because it is something else. */
function whyEmpty(text: string, faults: readonly Complaint[], ofRows: readonly Complaint[]): Complaint[] {
  if (faults.length > 0) return [...faults, ...ofRows];
  const isList = /^\s*(?:\[\s*[^\s\]]|\{.*[\r\n]+\s*\{)/.test(text.slice(0, 100_000));
  return isList && ofRows.length > 0 ? [...ofRows] : [withoutPapers(text)];
}

function withoutPapers(text: string): Complaint {
  const say = (message: string): Complaint => ({ line: null, endLine: null, message });
  if (/^\s*\[\s*\]\s*$/.test(text)) {
    return say('The list is empty, as the API answers for a day without papers. Ask it for another day.');
  }
  const error = errorOf(text);
  if (error !== null)
    return say(`The server answered with an error instead of papers: “${error}”. Fetch it again later.`);
  return say(
    'The JSON has no papers in it. Carrel reads answers of the API: daily_papers, papers/search and papers/{id}.',
  );
}

function errorOf(text: string): string | null {
  if (text.length > 100_000) return null;
  try {
    return textOf(fieldsOf(JSON.parse(text))?.['error'])?.slice(0, 300) ?? null;
  } catch {
    return null;
  }
}
