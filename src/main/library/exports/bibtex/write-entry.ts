import { z } from 'zod';
import { broughtNothing, type Draft } from '#shared/domain/draft.ts';
import { bareType } from '#shared/domain/publication.ts';
import { type Dialect, entryTypeOf, workOf } from '../../imports/bibtex/entry-types.ts';
import { contributorFields, homesOf } from '../../imports/bibtex/field-homes.ts';
import { readBibEntry } from '../../imports/bibtex/read-entry.ts';
import { splitEntries } from '../../imports/bibtex/split-entries.ts';
import type { ExportedPaper } from '../exporter.ts';
import { writeFields } from './write-fields.ts';

/**
 * A paper as one entry. What an import kept as it was written is written again as long as the paper still says the
 * same; the entry is read back, and what its fields could not say is added in Carrel’s own words (`x-carrel`).
 */
export function writeEntry(exported: ExportedPaper, dialect: Dialect): string {
  const kept = keptOf(exported);
  const fields = writeFields(exported, dialect);
  const text = (dropped: ReadonlySet<string>, own?: Partial<Draft>) =>
    printed(exported, { dialect, kept, fields, dropped, own });
  const differing = (dropped: ReadonlySet<string>) =>
    differences(read(text(dropped)), draftOfPaper(exported, dropped));
  let dropped: ReadonlySet<string> = new Set();
  let different = differing(dropped);
  for (const part of different) {
    const stale = new Set([...dropped, ...Object.keys(kept.fields).filter((name) => partOf(name) === part)]);
    if (stale.size === dropped.size) continue;
    const without = differing(stale);
    // Only what contradicts the paper as it is now is left out.
    if (without.includes(part)) continue;
    dropped = stale;
    different = without;
  }
  if (different.length === 0) return text(dropped);
  const whole = draftOfPaper(exported, dropped);
  return text(dropped, Object.fromEntries(different.map((name) => [name, whole[name]])));
}

const compared = [
  'title',
  'abstract',
  'authors',
  'authorCount',
  'organization',
  'date',
  'dateInferred',
  'identifiers',
  'links',
  'upvotes',
  'comments',
  'publication',
  'brought',
  'extra',
] as const satisfies readonly (keyof Draft)[];
type Part = (typeof compared)[number];

/** What an import of the entry should give; `dropped` fields of `extra.bibtex` are outdated. */
export function draftOfPaper(exported: ExportedPaper, dropped: ReadonlySet<string>): Pick<Draft, Part> {
  const { paper, publication, collections, citationKey } = exported;
  const { title, abstract, authors, authorCount, organization, date, dateInferred } = paper;
  const { identifiers, links, upvotes, comments, tags, status, rating, addedAt } = paper;
  return {
    ...{ title, abstract, authors, authorCount, organization, date, dateInferred },
    ...{ identifiers, links, upvotes, comments },
    publication:
      publication ?? bareType(workOf('misc', { arxiv: identifiers['arxiv'] !== undefined, venue: null })),
    brought: {
      ...broughtNothing,
      ...{ tags, status, rating, addedAt },
      collections: collections.map((path) => [...path]),
      notes: paper.note === null || paper.note === '' ? [] : [paper.note],
      citationKey: citationKey === '' ? null : citationKey,
    },
    extra: dropped.size === 0 ? exported.extra : withoutDropped(exported.extra, keptOf(exported), dropped),
  };
}

interface Kept {
  readonly type: string | null;
  readonly fields: Readonly<Record<string, string>>;
}

const keptSchema = z.object({
  type: z.string().optional(),
  fields: z.record(z.string(), z.string()).optional(),
});

function keptOf({ extra }: ExportedPaper): Kept {
  const { data } = keptSchema.safeParse(extra['bibtex']);
  return { type: data?.type ?? null, fields: data?.fields ?? {} };
}

function withoutDropped(
  extra: Draft['extra'],
  { type, fields }: Kept,
  dropped: ReadonlySet<string>,
): Draft['extra'] {
  const { bibtex: _, ...rest } = extra;
  const left = Object.fromEntries(Object.entries(fields).filter(([name]) => !dropped.has(name)));
  const bibtex = {
    ...(type === null ? {} : { type }),
    ...(Object.keys(left).length === 0 ? {} : { fields: left }),
  };
  return Object.keys(bibtex).length === 0 ? rest : { ...rest, bibtex };
}

const parts: readonly (readonly [part: Part, fields: readonly string[]])[] = [
  ['title', ['title', 'subtitle']],
  ['authors', ['author']],
  ['date', ['date', 'year', 'month', 'day']],
  ['abstract', ['abstract']],
  ['identifiers', ['doi', 'eprint', 'archiveprefix', 'eprinttype']],
  ['links', ['url', 'howpublished', 'ee', 'link']],
  [
    'brought',
    [
      'keywords',
      'groups',
      'annote',
      'annotation',
      'comment',
      'review',
      'readstatus',
      'read',
      'priority',
      'tags',
    ],
  ],
  ['publication', [...homesOf('article-journal'), ...homesOf('chapter')].flatMap(({ fields }) => fields)],
  ['publication', contributorFields.map(([field]) => field)],
];

/** The part of a paper that a field tells. */
function partOf(field: string): Part | null {
  return parts.find(([, fields]) => fields.includes(field))?.[0] ?? null;
}

interface Printing {
  readonly dialect: Dialect;
  readonly kept: Kept;
  readonly fields: ReadonlyMap<string, string>;
  readonly dropped: ReadonlySet<string>;
  readonly own: Partial<Draft> | undefined;
}

/** Fields that say the same under two names. */
const aliases: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    journal: ['journaltitle'],
    journaltitle: ['journal'],
    school: ['institution'],
    address: ['location'],
    year: ['date'],
    date: ['year', 'month', 'day'],
    annote: ['annotation'],
    annotation: ['annote'],
    note: [],
  }),
);

function printed(exported: ExportedPaper, { dialect, kept, fields, dropped, own }: Printing): string {
  const all = new Map(fields);
  for (const [name, value] of Object.entries(kept.fields)) {
    if (dropped.has(name) || !isSafe(name, value)) continue;
    for (const alias of aliases.get(name) ?? []) if (!(alias in kept.fields)) all.delete(alias);
    all.set(name, value);
  }
  for (const [name, value] of all) if (!isSafe(name, value)) all.delete(name);
  if (own !== undefined) all.set('x-carrel', safeJson(own));
  const work =
    exported.publication?.type ??
    workOf('misc', { arxiv: exported.paper.identifiers['arxiv'] !== undefined, venue: null });
  const type =
    kept.type !== null && /^[a-z]{3,40}$/.test(kept.type) && !reserved.has(kept.type)
      ? kept.type
      : entryTypeOf(work, dialect);
  const key = exported.citationKey.replace(/[\s,={}"#%~\\()@]/g, '');
  const lines = [...all].map(([name, value]) => {
    const isMonth = name === 'month' && /^[a-z]{3}$/.test(value);
    return `  ${shownNames.get(name) ?? name} = ${isMonth ? value : `{${value}}`},\n`;
  });
  return `@${type}{${key},\n${lines.join('')}}\n\n`;
}

const reserved: ReadonlySet<string> = new Set(['comment', 'preamble', 'string', 'xdata']);
const shownNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    archiveprefix: 'archivePrefix',
    primaryclass: 'primaryClass',
  }),
);

/** Whether a value kept as it was written leaves the rest of the file as it is. */
function isSafe(name: string, value: string): boolean {
  if (!/^[^\s={}(),"#%\\@A-Z]{1,200}$/.test(name) || /[\r\u0000]|(?:^|\n)[ \t]*@/.test(value)) return false;
  return isBalanced(value) && value.isWellFormed();
}

function isBalanced(value: string): boolean {
  let depth = 0;
  for (const letter of value) {
    if (letter === '{') depth += 1;
    else if (letter === '}') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** JSON whose braces are its own only. */
function safeJson(value: unknown): string {
  return JSON.stringify(value).replace(/"(?:[^"\\]|\\.)*"/g, (text) =>
    text.replaceAll('{', '\\u007b').replaceAll('}', '\\u007d').replaceAll('@', '\\u0040'),
  );
}

const noGroups = { paths: new Map(), ofKey: new Map() };

function read(text: string): Draft | null {
  const entries = [...splitEntries(text)].flatMap((block) => (block.kind === 'entry' ? [block.entry] : []));
  const [entry] = entries;
  if (entry === undefined || entries.length > 1) return null;
  const reading = readBibEntry(entry, noGroups);
  return 'draft' in reading ? reading.draft : null;
}

function differences(draft: Draft | null, wanted: Pick<Draft, Part>): Part[] {
  if (draft === null) return [...compared];
  const brought = { ...(draft.brought ?? broughtNothing), files: [] };
  return compared.filter((part) => !isSame(part === 'brought' ? brought : draft[part], wanted[part]));
}

/** Whether two values are the same JSON, in whatever order their keys stand. */
function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [mine, theirs] = [Object.entries(one), new Map(Object.entries(other))];
  return (
    mine.length === theirs.size &&
    mine.every(([key, value]) => theirs.has(key) && isSame(value, theirs.get(key)))
  );
}
