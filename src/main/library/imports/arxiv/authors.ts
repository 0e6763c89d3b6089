import { lineOf } from '../plain-text.ts';

export interface Author {
  readonly name: string;
  readonly affiliations: readonly string[];
}

export interface AuthorList {
  readonly authors: readonly Author[];
  /** Whether the list says that there are more ("et al."). */
  readonly hasMore: boolean;
  /** How many more, where that is told. */
  readonly moreCount?: number;
}

/**
 * Takes a line of authors apart, as arXiv writes it: separated by commas, semicolons and “and”, with
 * affiliations in parentheses that may hold commas themselves, or marks that a legend explains.
 */
export function readAuthors(text: string | null): AuthorList {
  const line = lineOf(text?.slice(0, 1_000_000));
  if (line === null) return { authors: [], hasMore: false };
  const { list, legend } = splitLegend(line);
  const authors: Author[] = [];
  let hasMore = false;
  for (const part of splitParts(list)) {
    const { name, notes } = takeNotes(part);
    const named = name.replace(/^and\s+/i, '').replace(/[\s,;:]+$/, '');
    if (/^(?:et\.? al\.?|others)$/i.test(named)) hasMore = true;
    else if (/^(?:jr|sr|ii|iii|iv)\.?$/i.test(named) && authors.length > 0) joinToLast(authors, named);
    else {
      const short = named.replace(/\s+et\.? al\.?$/i, '');
      if (short !== named) hasMore = true;
      if (/[\p{L}\p{N}]/u.test(short))
        authors.push({ name: short, affiliations: affiliationsOf(notes, legend) });
    }
  }
  return { authors, hasMore };
}

/** No name with its affiliations is longer; what is longer is no name, and costs time. */
const maximumName = 2000;

/** A suffix that a comma parted from its name. */
function joinToLast(authors: Author[], suffix: string): void {
  const last = authors.pop();
  if (last !== undefined) authors.push({ ...last, name: `${last.name}, ${suffix}` });
}

/** "A (1), B (1,2) ((1) Lab a, (2) Lab b)": the list, and what its marks mean. */
function splitLegend(line: string): { list: string; legend: ReadonlyMap<string, string> } {
  const legend = new Map<string, string>();
  const start = line.search(/\(\s?\(\s?\w{1,3}\s?\)/);
  if (start === -1) return { list: line, legend };
  const body = line.slice(start + 1).replace(/\)\s*$/, '');
  for (const entry of body.split(/(?=\(\s?\w{1,3}\s?\))/)) {
    const match = /^\(\s?(\w{1,3})\s?\)(.*)$/.exec(entry.slice(0, maximumName));
    const meaning = match?.[2]?.replace(/^[\s:]+|[\s,;]+$/g, '').replace(/\s+and$/, '');
    if (match?.[1] !== undefined && meaning !== undefined && meaning !== '') legend.set(match[1], meaning);
  }
  return { list: line.slice(0, start), legend };
}

function splitParts(list: string): string[] {
  const unopened = unmatched(list);
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  const cut = (to: number, next: number) => {
    parts.push(list.slice(from, to).trim());
    from = next;
  };
  for (let at = 0; at < list.length; at += 1) {
    const letter = list[at];
    if (letter === '(' && !unopened.has(at)) depth += 1;
    else if (letter === ')' && !unopened.has(at)) depth -= 1;
    else if (depth > 0) continue;
    else if (letter === ',' || letter === ';') cut(at, at + 1);
    else if (letter === ':' && /collaborations?\s*$/i.test(list.slice(Math.max(from, at - 40), at)))
      cut(at, at + 1);
    else if (letter === ' ' && list.startsWith(' and ', at)) {
      cut(at, at + 5);
      at += 3;
    } else if (letter === ' ' && list.startsWith(' & ', at)) {
      cut(at, at + 3);
      at += 1;
    }
  }
  cut(list.length, list.length);
  return parts.filter((part) => part !== '').map((part) => part.slice(0, maximumName));
}

/** The parentheses that have no other half: they hold nothing together. */
function unmatched(list: string): ReadonlySet<number> {
  const open: number[] = [];
  const alone = new Set<number>();
  for (let at = 0; at < list.length; at += 1) {
    if (list[at] === '(') open.push(at);
    else if (list[at] === ')' && open.pop() === undefined) alone.add(at);
  }
  for (const at of open) alone.add(at);
  return alone;
}

/** Parentheses at a name’s end are notes; within it ("Hans (Johnny) Smith") they belong to the name. */
function takeNotes(part: string): { name: string; notes: string[] } {
  const notes: string[] = [];
  let name = part;
  while (name.endsWith(')') && notes.length < 50) {
    const start = openingOf(name);
    if (start <= 0) break;
    notes.unshift(name.slice(start + 1, -1).trim());
    name = name.slice(0, start).trimEnd();
  }
  return { name: name.trim(), notes };
}

/** Where the parenthesis opens that the last letter closes; -1 when nowhere. */
function openingOf(text: string): number {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if (text[at] === ')') depth += 1;
    else if (text[at] === '(') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}

function affiliationsOf(notes: readonly string[], legend: ReadonlyMap<string, string>): string[] {
  return notes.flatMap((note) => {
    const marks = note.split(/\s*(?:,|and|&)\s*/);
    const isMarks = marks.every((mark) => /^\w{1,3}$/.test(mark) && (legend.has(mark) || /^\d+$/.test(mark)));
    if (!isMarks) return note === '' ? [] : [note];
    return marks.flatMap((mark) => legend.get(mark) ?? []);
  });
}
