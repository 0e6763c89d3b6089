import type { Complaint } from '#shared/domain/draft.ts';
import type { ListingKind } from '#shared/domain/paper.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { monthNumber } from '#shared/text/listing-date.ts';
import { writtenDay } from '../written-day.ts';
import type { Heading, Page } from './read-page.ts';

/** Which listing a page is: the new ones of a day, the last days, or a month. */
export interface ListingOfPage {
  readonly kind: ListingKind;
  /** The page’s own day; `null` where each section has one. */
  readonly day: Day | null;
  /** How the page gives its day. */
  readonly dayText: string | null;
  readonly view: 'new' | 'recent' | 'month' | 'unknown';
}

export function listingOf({ headings }: Page): ListingOfPage {
  for (const { text } of headings) {
    const shown = /^Showing new listings for (.{6,60})$/i.exec(text)?.[1];
    if (shown !== undefined) return { kind: 'daily', day: writtenDay(shown), dayText: shown, view: 'new' };
    const month = /^Authors and titles for ([A-Za-z]{3,9}) (\d{4})$/i.exec(text);
    const number = month === null ? null : monthNumber(month[1] ?? '');
    if (month !== null && number !== null) {
      const day = `${month[2]}-${String(number).padStart(2, '0')}-01`;
      return { kind: 'monthly', day, dayText: `${month[1]} ${month[2]}`, view: 'month' };
    }
  }
  const isRecent = headings.some(({ text }) => /recent submissions|showing .{0,40}entries/i.test(text));
  return { kind: 'daily', day: null, dayText: null, view: isRecent ? 'recent' : 'unknown' };
}

/** What a section’s heading says of the papers below it. */
export interface Section {
  readonly announceType: 'new' | 'cross' | 'replace' | null;
  readonly day: Day | null;
  /** Whether papers of it stand on an earlier page. */
  readonly isContinued: boolean;
  readonly shown: number | null;
  readonly of: number | null;
}

export function sectionOf(heading: Heading | undefined): Section {
  const text = heading?.text ?? '';
  const counts = /showing (?:(?:first|last|next) )?(\d{1,7}) of (\d{1,7})/i.exec(text);
  const announceType = /^New submissions/i.test(text)
    ? 'new'
    : /^Cross/i.test(text)
      ? 'cross'
      : /^Replacement/i.test(text)
        ? 'replace'
        : null;
  return {
    announceType,
    day: announceType === null ? writtenDay(text) : null,
    isContinued: /continued|\blast \d/i.test(text),
    shown: counts?.[1] === undefined ? null : Number(counts[1]),
    of: counts?.[2] === undefined ? null : Number(counts[2]),
  };
}

/** What the page leaves out: sections of which it shows a part, a total above what it holds. */
export function complaintsOfPage({ headings, entries, total }: Page): Complaint[] {
  const complaints: Complaint[] = [];
  const heldBy = new Map<number, number>();
  for (const { heading } of entries) heldBy.set(heading, (heldBy.get(heading) ?? 0) + 1);
  let known = 0;
  for (const [index, heading] of headings.entries()) {
    const { shown, of } = sectionOf(heading);
    if (shown === null || of === null) continue;
    const held = heldBy.get(index) ?? 0;
    const name = heading.text.replace(/\s*\(.*$/, '').slice(0, 100);
    const place = { line: heading.line, endLine: heading.line };
    if (held < shown) {
      const message = `The section “${name}” should show ${shown} papers and holds ${held}: the page was cut off. Save it again.`;
      complaints.push({ ...place, message });
    } else if (shown < of) {
      const message =
        `The page shows part of the section “${name}”: ${shown} of ${of} papers. ` +
        'Save the other pages too, or the page that shows all entries.';
      complaints.push({ ...place, message });
    }
    known += of - Math.min(held, shown);
  }
  if (total !== null && total - entries.length > known) {
    const message =
      `The page holds ${entries.length} of the ${total} papers of its listing. ` +
      'Save the other pages too, or the page that shows all entries.';
    complaints.push({ line: null, endLine: null, message });
  }
  return complaints;
}
