import type { Complaint, Draft } from '#shared/domain/draft.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { resolveDate } from '#shared/text/listing-date.ts';
import { findLinks, mergeLinks } from '../find-links.ts';
import type { FoundPage, FoundPaper, Stray } from './assemble.ts';
import { uniquePapers } from './duplicates.ts';
import type { Header } from './header.ts';
import { organizationName } from './organization.ts';
import { titleText } from './title-text.ts';

interface Surroundings {
  readonly header: Header;
  readonly asOf: Day;
  readonly text: string;
}

interface Step {
  readonly drafts: readonly Draft[];
  readonly complaints: readonly Complaint[];
}

/** Turns what was found into drafts, some at a time, with a complaint for whatever is missing. */
export function* draftsOf(found: FoundPage, surroundings: Surroundings): Generator<Step, void> {
  // Between the page's heading and its first title stands what the page says of itself.
  const strays = found.strays.filter(
    ({ isBeforeFirst, isShort }) => !isBeforeFirst || !isShort || !surroundings.header.isWhole,
  );
  yield { drafts: [], complaints: strays.map(strayComplaint) };
  const hasBullets = /^[ \t]*[•*]\s+\d+ authors?\s*$/m.test(surroundings.text);
  const papers = uniquePapers(found.papers);
  let rank = 0;
  let drafts: Draft[] = [];
  let complaints: Complaint[] = [];
  for (const paper of papers) {
    rank += 1;
    const made = draftOf(paper, { ...surroundings, hasBullets, rank });
    drafts.push(made.draft);
    if (made.complaint !== null) complaints.push(made.complaint);
    if (drafts.length >= 500) {
      yield { drafts, complaints };
      drafts = [];
      complaints = [];
    }
  }
  if (papers.length > 0) {
    if (surroundings.header.view === 'daily') complaints.push(dailyComplaint);
    else if (!surroundings.header.hasDates) complaints.push(datesComplaint);
  }
  yield { drafts, complaints };
}

const datesComplaint: Complaint = {
  line: null,
  endLine: null,
  message:
    'The capture has no dates, so its papers come without. Save the page as HTML and import that to complete them.',
};

const dailyComplaint: Complaint = {
  line: null,
  endLine: null,
  message:
    'The daily list shows no abstracts and no dates, so its papers come without. ' +
    'Save the page as HTML and import that to complete them.',
};

function strayComplaint({ line, endLine, isBeforeFirst }: Stray): Complaint {
  const message = isBeforeFirst
    ? 'This belongs to a paper whose title is not in the input, so it was left out. Copy the page from its beginning.'
    : 'This belongs to no paper that was recognised, so it was left out.';
  return { line, endLine, message };
}

function draftOf(
  paper: FoundPaper,
  { header, hasBullets, rank }: Surroundings & { readonly hasBullets: boolean; readonly rank: number },
): { draft: Draft; complaint: Complaint | null } {
  const title = titleText(paper.title?.lines ?? []);
  const abstract = abstractText(paper);
  const date = paper.date === null ? null : resolveDate(paper.date, header.notAfter);
  const organization = paper.organization === null ? null : organizationName(paper.organization, hasBullets);
  const doubts = doubtsOf(paper, { header, abstract, date });
  const draft: Draft = {
    title,
    abstract,
    authors: [],
    authorCount: paper.authorCount,
    organization,
    date: date?.day ?? null,
    dateInferred: date?.inferred ?? false,
    identifiers: paper.arxiv === null ? {} : { arxiv: paper.arxiv },
    links: mergeLinks(findLinks(abstract ?? ''), paper.links),
    upvotes: paper.upvotes,
    comments: paper.comments,
    appearance: {
      source: 'daily-papers',
      kind: header.view,
      listedOn: header.listedOn,
      rank: header.view === 'search' || !header.isWhole ? null : rank,
      upvotes: paper.upvotes,
      comments: paper.comments,
    },
    place: { line: paper.line, endLine: paper.endLine },
    doubts,
    extra: {
      ...(paper.submitter === null ? {} : { submitter: paper.submitter }),
      // The trending view shows a sentence written by a machine in place of some abstracts.
      ...(header.view === 'trending' && isOneSentence(abstract) ? { abstractMayBeSummary: true } : {}),
      ...(paper.githubStars === null ? {} : { githubStars: paper.githubStars }),
    },
  };
  const message = doubts.join(' ').replace(/^It/, `“${shortened(title)}”`);
  return {
    draft,
    complaint: doubts.length === 0 ? null : { line: paper.line, endLine: paper.endLine, message },
  };
}

/** Verbatim: the lines as they stand; paragraphs apart by a blank line. */
function abstractText(paper: FoundPaper): string | null {
  const text = paper.abstract
    .map(({ lines }) =>
      lines
        .map((line) => line.trimEnd())
        .join('\n')
        .trim(),
    )
    .join('\n\n');
  return text === '' ? null : text;
}

function isOneSentence(abstract: string | null): boolean {
  return abstract !== null && abstract.length < 400 && !/[.!?]\s+\p{Lu}/u.test(abstract);
}

function doubtsOf(
  paper: FoundPaper,
  {
    header,
    abstract,
    date,
  }: { readonly header: Header; readonly abstract: string | null; readonly date: object | null },
): string[] {
  const missing: string[] = [];
  if (abstract === null && header.view !== 'daily') missing.push('no abstract');
  if (paper.authorCount === null && paper.organization === null) missing.push('no authors');
  if (paper.date === null && header.view !== 'daily' && header.hasDates) missing.push('no date');
  const doubts: string[] = [];
  if (missing.length > 0 && (header.view !== 'daily' || missing.length > 1)) {
    doubts.push(`It has ${listed(missing)}.`);
  }
  if (paper.date !== null && date === null) doubts.push('It has a date that is no day of the calendar.');
  if (paper.wasCut) doubts.push('It stands where the input was cut off; its end may be missing.');
  return doubts;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function shortened(title: string): string {
  return title.length <= 80 ? title : `${title.slice(0, 79).trimEnd()}…`;
}
