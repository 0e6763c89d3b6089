import type { PaperRecord } from '../papers/paper-record.ts';
import type { Database, Value } from '../storage/database.ts';

/** Whether ids of names are looked up each time, or kept in memory: for work of which nobody else replaces the names. */
export type NameMemory = 'looked-up' | 'remembered';

type Lists = Pick<PaperRecord, 'authors' | 'identifiers' | 'links' | 'tags' | 'appearances' | 'collections'>;

/** Adds the rows of a paper's lists where it has none yet: one way for each list. */
export type PaperRows = {
  readonly [List in keyof Lists]: (paper: number, value: PaperRecord[List]) => void;
};

/** Makes what adds the rows of lists through one connection, into tables with this before their names. */
export function createPaperRows(database: Database, memory: NameMemory, tables: string): PaperRows {
  const author = nameIds(database, 'author', memory);
  const tag = nameIds(database, 'tag', memory);
  const authors = rowsOf(database, `${tables}paper_author (paper_id, position, author_id)`);
  const identifiers = rowsOf(database, `${tables}identifier (scheme, value, paper_id)`);
  const links = rowsOf(database, `${tables}link (paper_id, position, kind, url)`);
  const tags = rowsOf(database, `${tables}paper_tag (paper_id, position, tag_id)`);
  const collections = rowsOf(database, `${tables}paper_collection (paper_id, collection_id)`);
  const appearances = rowsOf(
    database,
    `${tables}appearance (paper_id, position, source, kind, listed_on, rank, upvotes, comments)`,
  );
  return {
    authors: (paper, names) => authors(names.map((name, position) => [paper, position, author(name)])),
    identifiers: (paper, known) =>
      identifiers(Object.entries(known).map(([scheme, value]) => [scheme, value, paper])),
    links: (paper, known) => links(known.map(({ kind, url }, position) => [paper, position, kind, url])),
    tags: (paper, names) => tags(names.map((name, position) => [paper, position, tag(name)])),
    collections: (paper, ids) => collections(ids.map((id) => [paper, id])),
    appearances: (paper, seen) =>
      appearances(
        seen.map(({ source, kind, listedOn, rank, upvotes, comments }, position) => [
          ...[paper, position, source, kind, listedOn],
          ...[rank, upvotes, comments],
        ]),
      ),
  };
}

function nameIds(database: Database, table: 'author' | 'tag', memory: NameMemory): (name: string) => number {
  const insert = database.sql(`INSERT INTO ${table} (name) VALUES (?)`);
  const find = database.sql<{ id: number }>(`SELECT id FROM ${table} WHERE name = ?`);
  const lookedUp = (name: string): number => find.get(name)?.id ?? Number(insert.run(name).lastInsertRowid);
  if (memory === 'looked-up') return lookedUp;
  const known = new Map<string, number>();
  return (name) => {
    const id = known.get(name) ?? lookedUp(name);
    known.set(name, id);
    return id;
  };
}

/** So many rows go into the library with one statement. */
const rowsAtOnce = 16;

/** Inserts rows, several with one statement; statements are prepared once for each number of rows. */
function rowsOf(database: Database, into: string): (rows: readonly (readonly Value[])[]) => void {
  const width = into.split(',').length;
  const row = `(${Array.from({ length: width }, () => '?').join(', ')})`;
  const texts = Array.from(
    { length: rowsAtOnce },
    (_, index) => `INSERT INTO ${into} VALUES ${Array.from({ length: index + 1 }, () => row).join(', ')}`,
  );
  return (rows) => {
    for (let start = 0; start < rows.length; start += rowsAtOnce) {
      const some = rows.slice(start, start + rowsAtOnce);
      database.sql(texts[some.length - 1] ?? '').run(...some.flat());
    }
  };
}
