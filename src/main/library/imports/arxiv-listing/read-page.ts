import { lineOf, proseOf } from '../plain-text.ts';
import { type PageTag, walkPage } from './page-tokens.ts';

/** What a page of arXiv holds: headings, listed papers, and what its head tells of one paper. */
export interface Page {
  readonly headings: readonly Heading[];
  readonly entries: readonly ListedEntry[];
  /** "Total of 431 entries". */
  readonly total: number | null;
  /** The `citation_…` of the page’s head, in order. */
  readonly citations: ReadonlyMap<string, readonly string[]>;
  /** Parts of a paper’s own page, by class: `comments`, `subjects`, `jref`, `dateline`. */
  readonly parts: ReadonlyMap<string, string>;
}

export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly line: number;
}

export interface ListedEntry {
  /** The last heading above it, by position in `headings`; -1 without one. */
  readonly heading: number;
  /** Its number in the list, `[12]`. */
  readonly number: number | null;
  readonly id: string | null;
  /** What stands beside its id: "(cross-list from cs.CL)". */
  readonly mark: string;
  readonly authors: readonly string[];
  /** By the class of each part: `list-title`, `list-authors`, `list-subjects` …, `abstract`. */
  readonly parts: ReadonlyMap<string, string>;
  readonly line: number;
  readonly endLine: number;
}

interface OpenEntry {
  readonly heading: number;
  number: number | null;
  id: string | null;
  mark: string;
  readonly authors: string[];
  readonly parts: Map<string, string>;
  readonly line: number;
  endLine: number;
}

/** A piece of the page whose text is gathered, until its own tag is closed. */
interface Gathering {
  readonly what: string;
  readonly tag: string;
  readonly line: number;
  depth: number;
  text: string;
}

/** Reads a saved page of arXiv; of one that was cut off, what there is. Yields now and then. */
export function* readPage(html: string): Generator<void, Page> {
  const headings: Heading[] = [];
  const entries: OpenEntry[] = [];
  const citations = new Map<string, string[]>();
  const parts = new Map<string, string>();
  let total: number | null = null;
  let entry: OpenEntry | null = null;
  let gathering: Gathering | null = null;
  let author: string | null = null;
  let isDescriptor = false;

  const finish = (line: number) => {
    if (gathering === null) return;
    const { what, text } = gathering;
    const level = /^h([1-4])$/.exec(what)?.[1];
    if (level !== undefined)
      headings.push({ level: Number(level), text: lineOf(text) ?? '', line: gathering.line });
    else if (what === 'paging') total ??= numberIn(text, /otal of (\d{1,9}) entries/);
    else if (what === 'dt' && entry !== null) entry.mark = lineOf(text) ?? '';
    else if (entry !== null && (what.startsWith('list-') || what === 'abstract'))
      entry.parts.set(what, proseOf(text) ?? '');
    else if (!parts.has(what)) parts.set(what, proseOf(text) ?? '');
    if (entry !== null) entry.endLine = line;
    gathering = null;
  };
  yield* walkPage(html, {
    open(tag) {
      if (tag.name === 'meta') addCitation(citations, tag);
      const isBoundary = ['dt', 'dd', 'h1', 'h2', 'h3', 'h4'].includes(tag.name);
      if (isBoundary) finish(tag.line);
      if (tag.name === 'dt') {
        entry = {
          heading: headings.length - 1,
          number: null,
          id: null,
          mark: '',
          authors: [],
          parts: new Map(),
          line: tag.line,
          endLine: tag.line,
        };
        entries.push(entry);
      } else if (/^h[1-4]$/.test(tag.name)) entry = null;
      const what = whatIsGathered(tag, entry !== null);
      if (gathering === null && what !== null)
        gathering = { what, tag: tag.name, line: tag.line, depth: 1, text: '' };
      else if (gathering?.tag === tag.name) gathering.depth += 1;
      if (tag.classes.includes('descriptor')) isDescriptor = true;
      if (tag.name === 'br' && gathering !== null) gathering.text += '\n';
      if (tag.name === 'a' && entry !== null) {
        if (gathering?.what === 'dt') readAnchor(entry, tag);
        else if (gathering?.what === 'list-authors') author = '';
      }
    },
    close(name, line) {
      if (name === 'span') isDescriptor = false;
      if (name === 'a' && author !== null) {
        const named = lineOf(author);
        if (named !== null) entry?.authors.push(named);
        author = null;
      }
      if (name === 'dd' || name === 'dl') {
        finish(line);
        if (entry !== null) entry.endLine = line;
        entry = null;
      } else if (gathering?.tag === name) {
        gathering.depth -= 1;
        if (gathering.depth === 0) finish(line);
      }
    },
    text(text) {
      if (author !== null) author += text;
      if (gathering !== null && !isDescriptor) gathering.text += text;
    },
  });
  finish(entries.at(-1)?.endLine ?? 1);
  return { headings, entries, total, citations, parts };
}

const partsOfPaper = new Set([
  'comments',
  'subjects',
  'jref',
  'doi',
  'dateline',
  'submission-history',
  'msc-classes',
  'acm-classes',
  'report-number',
]);

function whatIsGathered({ name, classes }: PageTag, isInEntry: boolean): string | null {
  if (name === 'dt' || /^h[1-4]$/.test(name)) return name;
  if (name === 'p') return isInEntry && classes.includes('mathjax') ? 'abstract' : null;
  if (name === 'div' && classes.includes('paging')) return 'paging';
  if (isInEntry) return name === 'div' ? (classes.find((one) => one.startsWith('list-')) ?? null) : null;
  return name === 'td' || name === 'div' ? (classes.find((one) => partsOfPaper.has(one)) ?? null) : null;
}

function readAnchor(entry: OpenEntry, tag: PageTag): void {
  const number = numberIn(tag.attribute('name') ?? '', /^item(\d{1,9})$/);
  entry.number ??= number;
  const address = tag.attribute('href') ?? '';
  entry.id ??= /(?:^|\/)abs\/([^?#]{1,60})/.exec(address)?.[1] ?? null;
}

function addCitation(citations: Map<string, string[]>, tag: PageTag): void {
  const name = /^citation_(\w{1,40})$/.exec(tag.attribute('name') ?? '')?.[1];
  const content = proseOf(tag.attribute('content'));
  if (name === undefined || content === null) return;
  const known = citations.get(name);
  if (known === undefined) citations.set(name, [content]);
  else known.push(content);
}

function numberIn(text: string, pattern: RegExp): number | null {
  const digits = pattern.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}
