import type { Brought, NamedFile } from '#shared/domain/draft.ts';
import { type Status, statusSchema, tagSchema } from '#shared/domain/paper.ts';
import { decodeLatex } from '#shared/text/latex/decode.ts';
import type { EntryFields } from './entry-fields.ts';
import type { Groups } from './groups.ts';
import { readInstant } from './read-date.ts';
import { namesFiles, readFiles } from './read-files.ts';
import { verbatim } from './verbatim.ts';

/** Takes what a reader had of a paper elsewhere out of an entry: tags, groups, notes, files, where reading stands. */
export function readBrought(fields: EntryFields, key: string | null, groups: Groups): Brought {
  return {
    tags: readTags(fields),
    collections: readCollections(fields, key, groups),
    notes: readNotes(fields),
    citationKey: key,
    files: filesOf(fields),
    status: readStatus(fields),
    rating: readRating(fields),
    addedAt: readAddedAt(fields, key),
  };
}

function readTags(fields: EntryFields): string[] {
  const tags = new Set<string>();
  for (const name of ['keywords', 'keyword', 'mendeley-tags', 'tags']) {
    const source = fields.get(name)?.replace(/^\s*\{([^{}]*[,;][^{}]*)\}\s*$/, '$1');
    if (source === undefined) continue;
    const texts = splitList(source, hasOutside(source, ';') ? ';' : ',').map(
      (one) => decodeLatex(one, 'line').text,
    );
    const fit = texts.filter((text) => text !== '' && tagSchema.safeParse(text).data === text);
    for (const tag of fit) tags.add(tag);
    if (fit.length < texts.filter((text) => text !== '').length) fields.keep(name);
    else fields.take(name);
  }
  return [...tags];
}

function hasOutside(source: string, letter: string): boolean {
  return splitList(source, letter).length > 1;
}

/** Splits at a letter that stands outside of braces, and behind no backslash. */
function splitList(source: string, letter: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < source.length; at += 1) {
    const here = source[at];
    if (here === '{') depth += 1;
    else if (here === '}') depth -= 1;
    else if (depth <= 0 && here === letter && source[at - 1] !== '\\') {
      pieces.push(source.slice(from, at));
      from = at + 1;
    }
  }
  pieces.push(source.slice(from));
  return pieces;
}

/** No paper is in more collections, and none lies deeper. */
const mostCollections = 1000;
const deepest = 50;

function readCollections(fields: EntryFields, key: string | null, groups: Groups): string[][] {
  const collections = new Map<string, string[]>();
  const enter = (names: readonly string[]) => {
    const path = names
      .map((name) => name.trim())
      .filter((name) => name !== '')
      .slice(0, deepest);
    if (path.length > 0 && collections.size < mostCollections) collections.set(JSON.stringify(path), path);
  };
  for (const name of splitList(fields.take('groups') ?? '', ',')) {
    const text = decodeLatex(name, 'line').text;
    enter(groups.paths.get(text) ?? text.split(' > '));
  }
  for (const name of splitList(fields.take('mendeley-groups') ?? '', ','))
    enter(decodeLatex(name, 'line').text.split('/'));
  for (const path of (key === null ? null : groups.ofKey.get(key)) ?? []) enter(path);
  return [...collections.values()];
}

function readNotes(fields: EntryFields): string[] {
  return ['annote', 'annotation', 'comment', 'review'].flatMap((name) => fields.text(name, 'prose') ?? []);
}

/** The fields are kept as well: their dialects say more than path and title. */
function filesOf(fields: EntryFields): NamedFile[] {
  const files = fields.names().flatMap((name) => {
    if (!namesFiles(name)) return [];
    const read = readFiles(name, fields.get(name) ?? '');
    fields.keep(name);
    return read;
  });
  return [...new Map(files.map((file) => [file.path, file])).values()];
}

function readStatus(fields: EntryFields): Status | null {
  const own = statusSchema.safeParse(verbatim(fields.get('x-status') ?? ''));
  if (own.success) {
    fields.take('x-status');
    return own.data;
  }
  const read = verbatim(fields.get('readstatus') ?? '').toLowerCase();
  if (read === 'read' || read === 'skimmed') {
    if (read === 'read') fields.take('readstatus');
    return 'done';
  }
  if (/^(?:1|yes|true)$/i.test(verbatim(fields.get('read') ?? ''))) {
    fields.keep('read');
    return 'done';
  }
  return /^prio[1-3]$/i.test(verbatim(fields.get('priority') ?? '')) ? 'queued' : null;
}

function readRating(fields: EntryFields): number | null {
  for (const [name, shape] of [
    ['ranking', /^rank([1-5])$/i],
    ['rating', /^([1-5])$/],
  ] as const) {
    const grade = shape.exec(verbatim(fields.get(name) ?? ''))?.[1];
    if (grade === undefined) continue;
    fields.take(name);
    return Number(grade);
  }
  return null;
}

function readAddedAt(fields: EntryFields, key: string | null): string | null {
  for (const name of ['creationdate', 'date-added', 'dateadded', 'added-at', 'posted-at', 'timestamp']) {
    const text = fields.get(name);
    // DBLP’s timestamp is that of its own record.
    const isTheirs =
      name === 'timestamp' && (key?.startsWith('DBLP:') === true || fields.get('bibsource') !== undefined);
    const instant = text === undefined || isTheirs ? null : readInstant(verbatim(text));
    if (instant === null) continue;
    fields.take(name);
    return instant;
  }
  return null;
}
