import { broughtNothing, type Complaint, type Draft, type ParsedInput } from '#shared/domain/draft.ts';
import { bareType } from '#shared/domain/publication.ts';
import { readCreators } from '../feed/creators.ts';
import type { Importer, Input, ParseContext } from '../importer.ts';
import { lineOf, proseOf } from '../plain-text.ts';
import { identifiersOf } from '../works/identify.ts';
import { newDraft } from '../works/new-draft.ts';
import { type CsvRecord, readCsv } from '../works/read-csv.ts';
import { say, worksInput } from '../works/read-works.ts';
import { tagsOf } from '../works/tags.ts';

/** Readwise’s export of highlights: one paper for each book or article, with what was marked in it as notes. */
export const readwiseCsv: Importer = {
  format: 'readwise-csv',
  recognize: ({ text }) =>
    isHeader((text.slice(0, 2000).split(/[\r\n]/, 1)[0] ?? '').split(',')) ? 0.95 : 0,
  parse: parseCsv,
};

function isHeader(cells: readonly string[]): boolean {
  const names = new Set(
    cells.map((cell) =>
      cell
        .replace(/["\ufeff]/g, '')
        .trim()
        .toLowerCase(),
    ),
  );
  return names.has('highlight') && names.has('book title');
}

type Highlight = ReadonlyMap<string, string>;
interface Marked {
  readonly title: string;
  readonly author: string;
  readonly highlights: Highlight[];
  readonly first: CsvRecord;
}

function* parseCsv({ text }: Input, { progress }: ParseContext): Generator<void, ParsedInput> {
  const [header, ...records] = readCsv(text);
  yield;
  const names = (header?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const works = new Map<string, Marked>();
  const complaints: Complaint[] = [];
  for (const [index, record] of records.entries()) {
    const highlight: Highlight = new Map(names.map((name, at) => [name, record.cells[at] ?? '']));
    const title = lineOf(highlight.get('book title'));
    const author = lineOf(highlight.get('book author')) ?? '';
    if (!record.isWhole) {
      complaints.push({
        ...placeOf(record),
        message: 'The file breaks off within a quote; that highlight was left out.',
      });
    } else if (title === null) {
      complaints.push({
        ...placeOf(record),
        message: 'A highlight does not say where it is from, so it was left out.',
      });
    } else {
      const key = `${title}\n${author}`;
      const known = works.get(key);
      if (known === undefined) works.set(key, { title, author, highlights: [highlight], first: record });
      else known.highlights.push(highlight);
    }
    if (index % 1000 === 999) {
      progress(index + 1, records.length);
      yield;
    }
  }
  if (works.size === 0 && complaints.length === 0) complaints.push(say('The file has no highlights.'));
  return worksInput(
    {
      format: 'readwise-csv',
      description: 'Highlights from Readwise',
      empty: 'Highlights of nothing',
      advice: '',
    },
    [...works.values()].map(draftOf),
    complaints,
  );
}

function placeOf({ line, endLine }: CsvRecord) {
  return { line, endLine };
}

function draftOf({ title, author, highlights, first }: Marked): Draft {
  const authors = readCreators(author).authors.map(({ name }) => name);
  const all = (name: string) => [...new Set(highlights.flatMap((one) => lineOf(one.get(name)) ?? []))];
  const tags = tagsOf([...all('document tags'), ...all('tags')].flatMap((text) => text.split(/\s*,\s*/)));
  const days = all('highlighted at').toSorted();
  const note = [`**Highlights**`, ...highlights.flatMap((one) => quoteOf(one) ?? [])];
  const asin = all('amazon book id')[0];
  const kept = { ...(asin === undefined ? {} : { amazonBookId: asin }), highlights: highlights.map(restOf) };
  return newDraft(title, placeOf(first), {
    authors,
    identifiers: identifiersOf({ urls: [title] }),
    publication: bareType(asin === undefined ? 'document' : 'book'),
    brought: { ...broughtNothing, tags, notes: [note.join('\n\n')], addedAt: instantOf(days[0]) },
    extra: { readwise: kept },
  });
}

/** A highlight as a quote, where it stands, and what was noted at it. */
function quoteOf(highlight: Highlight): string | null {
  const text = proseOf(highlight.get('highlight'));
  const note = proseOf(highlight.get('note'));
  if (text === null) return note;
  const [kind, location] = [lineOf(highlight.get('location type')), lineOf(highlight.get('location'))];
  const where =
    location === null || location === '0' ? '' : ` (${kind === 'page' ? 'p.' : (kind ?? 'at')} ${location})`;
  const quote = `> ${text.replace(/\n/g, '\n> ')}${where}`;
  return note === null ? quote : `${quote}\n\n${note}`;
}

/** What a quote does not show of a highlight: its colour, when it was made, columns that Readwise adds one day. */
function restOf(highlight: Highlight): Record<string, string> {
  const shown = new Set([
    'highlight',
    'book title',
    'book author',
    'amazon book id',
    'note',
    'document tags',
    '__proto__',
    '',
  ]);
  return Object.fromEntries([...highlight].filter(([name, value]) => !shown.has(name) && value !== ''));
}

/** `2024-03-05 12:00:00+00:00`, or the words of older files. */
function instantOf(text: string | undefined): string | null {
  const found = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?$/.exec(text ?? '');
  if (!found) return null;
  const [, day = '', time = '', zone = 'Z'] = found;
  const instant = new Date(`${day}T${time}${zone}`);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}
