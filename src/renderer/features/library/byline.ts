import type { Marks, Row } from '#shared/search/request.ts';

/** What stands under a title: up to three family names and how many more, or what there is instead. */
export interface Byline {
  readonly text: string;
  /** What matched, in positions of `text`. */
  readonly marks: Marks;
  /** Whether it only says that nothing is known. */
  readonly isNone: boolean;
}

/** So many names are spelled out. */
const mostNames = 3;

/** A stretch of the byline, and where it stands in the text that `bylineMarks` count in; `null` for our own words. */
interface Stretch {
  readonly text: string;
  readonly at: number | null;
}

/**
 * The byline of a row: family names, else the organisation, else the number of authors. A name
 * beyond the third, or an organisation, is shown where it is what matched.
 */
export function bylineOf(row: Pick<Row, 'authors' | 'authorCount' | 'organization' | 'bylineMarks'>): Byline {
  const { authors, authorCount, organization, bylineMarks } = row;
  const count = Math.max(authors.length, authorCount ?? 0);
  if (authors.length > 0) return written(namesOf(row, count), bylineMarks);
  if (organization !== null) return written([{ text: organization, at: 0 }], bylineMarks);
  if (count > 0) {
    return {
      text: `${grouped.format(count)} ${count === 1 ? 'author' : 'authors'}`,
      marks: [],
      isNone: false,
    };
  }
  return { text: 'No authors given', marks: [], isNone: true };
}

function namesOf(
  { authors, organization, bylineMarks }: Pick<Row, 'authors' | 'organization' | 'bylineMarks'>,
  count: number,
): readonly Stretch[] {
  let at = 0;
  const places = authors.map((author) => {
    const family = familyName(author);
    const place = {
      text: family,
      at: at + Math.max(0, author.lastIndexOf(family)),
      from: at,
      to: at + author.length,
    };
    at += author.length + 2;
    return place;
  });
  const organizationAt = at - 2 + 3;
  const isMatched = ({ from, to }: { from: number; to: number }) =>
    bylineMarks.some(([start, end]) => start < to && end > from);
  const later = places.slice(mostNames).find(isMatched);
  const shown = later ? [...places.slice(0, mostNames - 1), later] : places.slice(0, mostNames);

  const stretches: Stretch[] = [];
  shown.forEach((place, index) => {
    if (index > 0) stretches.push({ text: place === later ? ' … ' : ', ', at: null });
    stretches.push(place);
  });
  if (count > shown.length) stretches.push({ text: ` +${grouped.format(count - shown.length)}`, at: null });
  const end = organizationAt + (organization?.length ?? 0);
  if (organization !== null && isMatched({ from: organizationAt, to: end })) {
    stretches.push({ text: ' · ', at: null }, { text: organization, at: organizationAt });
  }
  return stretches;
}

/** Joins stretches and moves the marks to where they stand then. */
function written(stretches: readonly Stretch[], marks: Marks): Byline {
  let text = '';
  const moved: [number, number][] = [];
  for (const { text: piece, at } of stretches) {
    for (const [from, to] of at === null ? [] : marks) {
      const start = Math.max(from, at ?? 0) - (at ?? 0);
      const end = Math.min(to - (at ?? 0), piece.length);
      if (end > start) moved.push([text.length + start, text.length + end]);
    }
    text += piece;
  }
  return { text, marks: moved, isNone: false };
}

const grouped = new Intl.NumberFormat('en');
const particles = new Set([
  'van',
  'von',
  'der',
  'den',
  'de',
  'del',
  'della',
  'di',
  'da',
  'dos',
  'la',
  'le',
  'ter',
  'ten',
  'bin',
  'ibn',
  'al',
  'el',
]);
const suffixes = /^(?:jr|sr|ii|iii|iv)\.?$/i;
const groups =
  /\b(?:team|group|collaboration|consortium|lab|labs|laboratory|authors|project|community|institute|university|ai)$/i;

/** The family name of a person: `Yang, Leng`, `van der Berg`; groups and names of one word stay whole. */
export function familyName(name: string): string {
  const trimmed = name.trim();
  const comma = trimmed.indexOf(',');
  if (comma > 0) return trimmed.slice(0, comma).trim();
  if (groups.test(trimmed)) return trimmed;
  const words = trimmed.split(/\s+/);
  if (words.length > 1 && suffixes.test(words.at(-1) ?? '')) words.pop();
  let start = words.length - 1;
  while (start > 1 && particles.has((words[start - 1] ?? '').toLowerCase())) start -= 1;
  return words.slice(Math.max(start, 0)).join(' ');
}
