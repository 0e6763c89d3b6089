import { SegmentBuilder } from '#shared/search/segments/build-segment.ts';
import { mergeSegments } from '#shared/search/segments/merge-segments.ts';
import type { SegmentArrays } from '#shared/search/segments/segment.ts';
import { encodeSegment } from '#shared/search/segments/segment-file.ts';
import type { Database } from '../storage/database.ts';
import { frozenTextFile, readFrozenText, writeDerivedFile } from './frozen-file.ts';

/** Papers read at once: some ten milliseconds. */
const papersAtOnce = 200;

interface TextRow {
  readonly id: number;
  readonly revision: number;
  readonly title: string;
  readonly abstract: string | null;
  readonly authors: string;
  readonly org: string | null;
  readonly tags: string;
  readonly note: string | null;
}

/**
 * Freezes the text of a library into its file (S20): what changed since the file that is there is merged into it; a
 * file that cannot be used is made anew. Reads only; what is written meanwhile stays for the next time. Yields
 * how many papers are done. Returns the revision that the file now says, or `null` when nothing had to be done.
 */
export function* freezeText(database: Database, folder: string): Generator<number, number | null> {
  const { id: library, revision } = aboutLibrary(database);
  const before = readFrozenText(folder, library);
  // A restored library may be older than the file: then nothing in the file is sure.
  const usable = before !== null && before.label.revision <= revision ? before : null;
  const since = usable?.label.revision ?? 0;
  if (usable !== null && since === revision) return null;

  const builder = new SegmentBuilder();
  const changed = new Set<number>();
  for (const row of textsBetween(database, since, revision)) {
    changed.add(row.id);
    builder.add(row.id, {
      title: row.title,
      abstract: row.abstract ?? '',
      author: row.authors,
      org: row.org ?? '',
      tag: row.tags,
      note: row.note ?? '',
    });
    yield builder.size;
  }
  const made = builder.finish();
  yield builder.size;
  const arrays = usable === null ? made : merged(database, usable.arrays, { changed, since, made });
  yield builder.size;
  writeDerivedFile(frozenTextFile(folder), encodeSegment(arrays, { library, revision }));
  return revision;
}

/** How many papers have changed since a library's text was last frozen. */
export function countUnfrozen(database: Database, frozenAt: number): number {
  const counted = database.sql<{ count: number }>('SELECT count(*) AS count FROM change WHERE revision > ?');
  return counted.get(frozenAt)?.count ?? 0;
}

function merged(
  database: Database,
  base: SegmentArrays,
  { changed, since, made }: { changed: Set<number>; since: number; made: SegmentArrays },
): SegmentArrays {
  const gone = database.sql<{ id: number }>(
    'SELECT paper_id AS id FROM change WHERE revision > ? AND removed = 1',
  );
  for (const { id } of gone.all(since)) changed.add(id);
  return mergeSegments(base, (id) => !changed.has(id), made);
}

function aboutLibrary(database: Database): { readonly id: string; readonly revision: number } {
  const row = database.sql<{ id: string; revision: number }>('SELECT id, revision FROM library').get();
  return row ?? { id: '', revision: 0 };
}

/**
 * The texts of the papers whose newest change lies between two revisions. A paper that changes while they are read
 * moves behind the last and is left out: whoever reads the file knows it as changed.
 */
function* textsBetween(database: Database, after: number, to: number): Generator<TextRow> {
  const page = database.sql<TextRow>(`
    SELECT paper.id, change.revision, paper.title, abstract.text AS abstract, paper.organization AS org,
      (SELECT coalesce(group_concat(author.name, char(10) ORDER BY paper_author.position), '')
        FROM paper_author JOIN author ON author.id = paper_author.author_id
        WHERE paper_author.paper_id = paper.id) AS authors,
      (SELECT coalesce(group_concat(tag.name, char(10) ORDER BY paper_tag.position), '')
        FROM paper_tag JOIN tag ON tag.id = paper_tag.tag_id
        WHERE paper_tag.paper_id = paper.id) AS tags,
      (SELECT note_version.text FROM note_version
        WHERE note_version.paper_id = paper.id
        ORDER BY note_version.version DESC
        LIMIT 1) AS note
    FROM change
    JOIN paper ON paper.id = change.paper_id
    LEFT JOIN abstract ON abstract.paper_id = paper.id
    WHERE (change.revision, change.paper_id) > (?, ?) AND change.revision <= ? AND change.removed = 0
    ORDER BY change.revision, change.paper_id
    LIMIT ${papersAtOnce}`);
  let last = { revision: after, id: Number.MAX_SAFE_INTEGER };
  for (;;) {
    const rows = page.all(last.revision, last.id, to);
    yield* rows;
    const end = rows.at(-1);
    if (end === undefined) return;
    last = end;
  }
}
