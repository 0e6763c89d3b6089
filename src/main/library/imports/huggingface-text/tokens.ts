import { canonicalArxiv } from '#shared/domain/identifiers.ts';
import { monthNumber, type ShownDate } from '#shared/text/listing-date.ts';
import type { Piece } from './markup.ts';
import { isPageWord } from './page-words.ts';

/** What a piece of a line is, taken by itself. */
export type Meaning =
  | { readonly kind: 'blank' }
  | { readonly kind: 'text' }
  | { readonly kind: 'page' }
  | { readonly kind: 'authors'; readonly count: number }
  | { readonly kind: 'dot' }
  | {
      readonly kind: 'date';
      readonly shown: ShownDate;
      readonly text: string;
      readonly comments: number | null;
      readonly published: boolean;
    }
  | { readonly kind: 'number'; readonly value: number | null; readonly role: 'upvotes' | 'comments' | null }
  | { readonly kind: 'upvote' }
  | { readonly kind: 'submitted'; readonly name: string | null }
  | { readonly kind: 'link'; readonly link: 'code' | 'project' | 'paper'; readonly stars: number | null }
  | { readonly kind: 'identifier'; readonly arxiv: string }
  | { readonly kind: 'url' }
  | { readonly kind: 'cut' };

const counted = String.raw`\d[\d,]*(?:\.\d+)?[kKmM]?`;
// "â€¢" and "Â·" are a bullet and a dot that were read as Latin-1 once.
const authorsPattern = /^(?:â€¢)?[^\p{L}\p{N}]*(\d[\d,]{0,8})\s+authors?[^\p{L}\p{N}]*$/iu;
const numberPattern = new RegExp(String.raw`^(?:[-*]\s+)?(\[[-xX ]?\]\s*)?(${counted}|-)?$`);
const upvotePattern = new RegExp(
  String.raw`^(?:[-*]\s+)?(?:\[[-xX ]?\]\s*)?(?:▲\s*|upvotes?\s*:?\s*)(${counted}|-)?$`,
  'i',
);
const worded = new RegExp(
  String.raw`^(?:▲\s*)?(${counted})\s*(?:▲|(upvotes?|votes?|likes?)|(comments?))$`,
  'i',
);
const githubPattern = new RegExp(String.raw`^(?:LINK:\s*)?github(?:\s+(${counted}))?$`, 'i');

/** Says what a piece is. Blanks of every kind count as blanks; long pieces are text. */
export function meaningOf(piece: Piece): Meaning {
  const text = piece.text.replace(/[\s\u200b\ufeff]+/g, ' ').trim();
  if (text === '') return { kind: 'blank' };
  if (text.length > 400) return { kind: 'text' };
  return shortMeaning(text, piece.urls) ?? { kind: 'text' };
}

function shortMeaning(text: string, urls: readonly string[]): Meaning | null {
  if (/^Â?[·∙⋅・•‧]$/.test(text)) return { kind: 'dot' };
  if (/^(?:[-*•–—●○▪◦‣+|=_~#\s]+|`{3,}\w*)$/.test(text) && text !== '-') return { kind: 'page' };
  const authors = authorsPattern.exec(text);
  if (authors) return { kind: 'authors', count: readCount(authors[1] ?? '0') };
  const date = readDate(text);
  if (date) return date;
  if (isPageWord(text)) return { kind: 'page' };
  const votes = upvotePattern.exec(text);
  if (votes) {
    return votes[1] === undefined
      ? { kind: 'upvote' }
      : { kind: 'number', value: readVotes(votes[1]), role: 'upvotes' };
  }
  const number = numberPattern.exec(text);
  if (number) {
    return {
      kind: 'number',
      value: readVotes(number[2] ?? '-'),
      role: number[1] === undefined ? roleOf(urls) : 'upvotes',
    };
  }
  const withWord = worded.exec(text);
  if (withWord) {
    return {
      kind: 'number',
      value: readCount(withWord[1] ?? '0'),
      role: withWord[3] === undefined ? 'upvotes' : 'comments',
    };
  }
  const submitted = /^[^\p{L}\p{N}]*submitted by\b:?\s*(.*)$/iu.exec(text);
  if (submitted) return { kind: 'submitted', name: submitted[1] === '' ? null : (submitted[1] ?? null) };
  const github = githubPattern.exec(text);
  if (github)
    return { kind: 'link', link: 'code', stars: github[1] === undefined ? null : readCount(github[1]) };
  if (/^(?:LINK:\s*)?(?:view )?arxiv(?: page)?$/i.test(text))
    return { kind: 'link', link: 'paper', stars: null };
  if (/^(?:LINK:\s*)?project(?: page)?$/i.test(text)) return { kind: 'link', link: 'project', stars: null };
  if (/^arxiv\s*:/i.test(text) || /^\d{4}\.\d{4,5}(?:v\d+)?$/.test(text)) {
    const arxiv = canonicalArxiv(text);
    if (arxiv !== null) return { kind: 'identifier', arxiv };
  }
  if (/^<?https?:\/\/\S+>?$/.test(text)) return { kind: 'url' };
  if (isCut(text)) return { kind: 'cut' };
  return null;
}

function roleOf(urls: readonly string[]): 'upvotes' | 'comments' | null {
  if (urls.some((url) => url.includes('#community'))) return 'comments';
  return urls.some((url) => url.includes('/login?next=')) ? 'upvotes' : null;
}

/** Whether a line says that the input was cut off here. */
export function isCut(text: string): boolean {
  if (/^[[(]?\s*(?:…|\.\.\.)\s*[\])]?$/.test(text)) return true;
  return (
    text.length < 160 &&
    /\btruncated\b|^\W*(?:output|content|text) (?:was )?(?:cut|clipped|shortened)\b/i.test(text) &&
    /^[\s[(<{*_#.…-]/.test(text)
  );
}

function readVotes(text: string): number | null {
  return text === '-' ? null : readCount(text);
}

/** Reads `671`, `1,204`, `1.54k`. */
export function readCount(text: string): number {
  const factor = /k$/i.test(text) ? 1000 : /m$/i.test(text) ? 1_000_000 : 1;
  const value = Math.round(Number.parseFloat(text.replace(/,/g, '')) * factor);
  return Number.isSafeInteger(value) && value >= 0 ? value : 0;
}

const monthFirst =
  /^(published (?:on )?)?([a-z]{3,9})\.? (\d{1,6})(?:(?:, ?| )(\d{4,}))?(?: ?[·•|]? ?(\d[\d,]{0,8}))?(?: comments?)?$/i;
const dayFirst =
  /^(published (?:on )?)?(\d{1,2}) ([a-z]{3,9})\.?(?:,? (\d{4}))?(?: (\d[\d,]{0,8}))?(?: comments?)?$/i;
const isoDate = /^(published (?:on )?)?(\d{4})-(\d{2})-(\d{2})(?: (\d[\d,]{0,8}))?(?: comments?)?$/i;

type DateMeaning = Extract<Meaning, { kind: 'date' }>;

function readDate(text: string): DateMeaning | null {
  const american = monthFirst.exec(text);
  if (american) return readAmerican(american);
  const european = dayFirst.exec(text);
  if (european) {
    const [, published, day = '', month = '', year, comments] = european;
    return date({ published, month: monthNumber(month), day, year, comments });
  }
  const iso = isoDate.exec(text);
  if (!iso) return null;
  const [, published, year = '', month = '', day = '', comments] = iso;
  return date({ published, month: Number(month), day, year, comments });
}

/** `May 29`, `May 7 2`, `Oct 8, 2024 15`, and with the comments glued on: `May 296`, `Oct 8, 202415`. */
function readAmerican(match: RegExpExecArray): DateMeaning | null {
  const [, published, name = '', digits = '', yearDigits, last] = match;
  const month = monthNumber(name);
  if (yearDigits !== undefined) {
    if (digits.length > 2) return null;
    const looksLikeYear = /^(?:19|20)\d\d/.test(yearDigits);
    if (!looksLikeYear)
      return last === undefined
        ? date({ published, month, day: digits, year: undefined, comments: yearDigits })
        : null;
    const glued = yearDigits.slice(4);
    return date({
      published,
      month,
      day: digits,
      year: yearDigits.slice(0, 4),
      comments: glued === '' ? last : glued,
    });
  }
  if (digits.length <= 2) return date({ published, month, day: digits, year: undefined, comments: last });
  if (last !== undefined) return null;
  const isTwoDigitDay = Number(digits.slice(0, 2)) <= 31 && !digits.startsWith('0');
  const split = isTwoDigitDay ? 2 : 1;
  return date({
    published,
    month,
    day: digits.slice(0, split),
    year: undefined,
    comments: digits.slice(split),
  });
}

function date(parts: {
  readonly published: string | undefined;
  readonly month: number | null;
  readonly day: string;
  readonly year: string | undefined;
  readonly comments: string | undefined;
}): DateMeaning | null {
  const { month } = parts;
  const day = Number(parts.day);
  if (month === null || month < 1 || month > 12 || day < 1 || day > 31) return null;
  const year = parts.year === undefined ? null : Number(parts.year);
  return {
    kind: 'date',
    shown: { month, day, year },
    text: `${monthNames[month - 1]} ${day}${year === null ? '' : `, ${year}`}`,
    comments: parts.comments === undefined ? null : readCount(parts.comments),
    published: parts.published !== undefined,
  };
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
