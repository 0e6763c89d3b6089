import { createTurns, type Turns } from '../edits/take-turns.ts';
import type { PaperField, PaperPatch } from '../papers/paper-record.ts';
import { createPaperWriter } from '../papers/paper-writer.ts';
import type { Database } from '../storage/database.ts';
import { type CountsSeen, noteCounts } from '../triage/count-readings.ts';

/** Where each field of a paper is kept: in columns of its row, or in rows of their own. */
const homes = {
  title: { columns: ['title', 'folded_title'] },
  abstract: { table: 'abstract' },
  authors: { table: 'paper_author' },
  authorCount: { columns: ['author_count'] },
  organization: { columns: ['organization'] },
  date: { columns: ['date'] },
  dateInferred: { columns: ['date_inferred'] },
  identifiers: { table: 'identifier' },
  links: { table: 'link' },
  upvotes: { columns: ['upvotes'] },
  comments: { columns: ['comments'] },
  status: { columns: ['status'] },
  tags: { table: 'paper_tag' },
  appearances: { table: 'appearance' },
  trashedAt: { columns: ['trashed_at'] },
  interest: { columns: ['interest'] },
  snoozedUntil: { columns: ['snoozed_until'] },
  decidedAt: { columns: ['decided_at'] },
  returned: { columns: ['returned'] },
  priority: { columns: ['priority'] },
  due: { columns: ['due'] },
  minutes: { columns: ['minutes'] },
  queuePlace: { columns: ['queue_place'] },
  rating: { columns: ['rating'] },
  doneAt: { columns: ['done_at'] },
  highlighted: { columns: ['highlighted'] },
  publication: { columns: ['publication'] },
  citationKey: { columns: ['citation_key'] },
  collections: { table: 'paper_collection' },
  extra: { columns: ['extra'] },
} as const satisfies Readonly<
  Record<PaperField, { readonly columns: readonly string[] } | { readonly table: string }>
>;

const listTables = Object.values(homes).flatMap((home) => ('table' in home ? [home.table] : []));
const shadow = 'temp.import_';

/**
 * What a large import is going to make of papers that are there, beside the library until it is published: in
 * tables of this connection like those of the library, which nobody else sees and which end with the process.
 */
export interface StagedUpdates {
  /** Large imports take turns with it. */
  readonly turns: Turns;
  /** Stages what becomes of a paper, and the counts that were seen of it. */
  put(paper: number, patch: PaperPatch, seen: CountsSeen): void;
  /** Takes a paper out of what is staged. */
  drop(paper: number): void;
  /** Writes everything that is staged, as an edit's. Within the transaction that publishes it. */
  write(edit: number): void;
  clear(): void;
}

/** Makes the staging of one connection, whose schema is up to date. */
export function createStagedUpdates(database: Database): StagedUpdates {
  const tables = ['paper', 'count_reading', ...listTables];
  for (const table of tables) {
    const key = table === 'paper' ? 'id' : table === 'count_reading' ? 'paper_id, day' : 'paper_id';
    const unique = key === 'paper_id' ? '' : 'UNIQUE';
    database.script(`
      CREATE TEMP TABLE import_${table} AS SELECT * FROM main.${table} WHERE 0;
      CREATE ${unique} INDEX temp.import_${table}_by_key ON import_${table} (${key});`);
  }
  database.script(`
    CREATE TEMP TABLE import_field (
      paper_id INTEGER NOT NULL,
      field TEXT NOT NULL,
      PRIMARY KEY (paper_id, field)
    ) STRICT, WITHOUT ROWID;
    CREATE TEMP TABLE import_seen (
      paper_id INTEGER NOT NULL,
      day TEXT NOT NULL,
      PRIMARY KEY (paper_id, day)
    ) STRICT, WITHOUT ROWID;`);
  const writer = createPaperWriter(database, { names: 'looked-up', tables: shadow });
  const copyPaper = database.sql('INSERT INTO temp.import_paper SELECT * FROM main.paper WHERE id = ?');
  const copyReadings = database.sql(
    'INSERT INTO temp.import_count_reading SELECT * FROM main.count_reading WHERE paper_id = ?',
  );
  const insertField = database.sql('INSERT INTO temp.import_field (paper_id, field) VALUES (?, ?)');
  const insertSeen = database.sql('INSERT OR IGNORE INTO temp.import_seen (paper_id, day) VALUES (?, ?)');
  const drops = [
    ...tables.map((table) => `${shadow}${table} WHERE ${table === 'paper' ? 'id' : 'paper_id'} = ?`),
    'temp.import_field WHERE paper_id = ?',
    'temp.import_seen WHERE paper_id = ?',
  ].map((rows) => database.sql(`DELETE FROM ${rows}`));
  /** The fields that at least one paper changes: only their homes are written. */
  const changed = new Set<PaperField>();
  let hasCounts = false;

  return {
    turns: createTurns(),
    put(paper, patch, seen) {
      copyPaper.run(paper);
      writer.update(paper, patch);
      // Keys of a patch are keys of a record by its type.
      for (const field of Object.keys(patch) as PaperField[]) {
        insertField.run(paper, field);
        changed.add(field);
      }
      if (seen.length === 0) return;
      hasCounts = true;
      copyReadings.run(paper);
      noteCounts(database, paper, { seen, tables: shadow });
      for (const { day } of seen) insertSeen.run(paper, day);
    },
    drop(paper) {
      for (const drop of drops) drop.run(paper);
    },
    write(edit) {
      writeColumns(database, changed, hasCounts);
      for (const field of changed) writeList(database, field);
      if (hasCounts) writeReadings(database);
      database
        .sql(`
          INSERT OR REPLACE INTO main.provenance (paper_id, field, edit_id)
          SELECT paper_id, field, ? FROM temp.import_field`)
        .run(edit);
    },
    clear() {
      for (const table of [...tables, 'field', 'seen']) database.sql(`DELETE FROM ${shadow}${table}`).run();
      changed.clear();
      hasCounts = false;
    },
  };
}

function writeColumns(database: Database, changed: ReadonlySet<PaperField>, hasCounts: boolean): void {
  const columns = [...changed].sort().flatMap((field) => {
    const home = homes[field];
    return 'columns' in home ? home.columns : [];
  });
  const set = [...columns, ...(hasCounts ? ['velocity'] : [])].map(
    (column) => `${column} = staged.${column}`,
  );
  if (set.length === 0) return;
  database
    .sql(
      `UPDATE main.paper SET ${set.join(', ')} FROM temp.import_paper AS staged WHERE staged.id = paper.id`,
    )
    .run();
}

function writeList(database: Database, field: PaperField): void {
  const home = homes[field];
  if (!('table' in home)) return;
  database
    .sql(`
      DELETE FROM main.${home.table}
      WHERE paper_id IN (SELECT paper_id FROM temp.import_field WHERE field = ?)`)
    .run(field);
  // The columns are the library's own, in its order.
  database.sql(`INSERT INTO main.${home.table} SELECT * FROM ${shadow}${home.table} ORDER BY rowid`).run();
}

/** Of one day the higher counts stay, whoever saw them. */
function writeReadings(database: Database): void {
  database
    .sql(`
      INSERT INTO main.count_reading (paper_id, day, upvotes, comments, stars)
      SELECT read.paper_id, read.day, read.upvotes, read.comments, read.stars
      FROM temp.import_seen AS seen
      CROSS JOIN temp.import_count_reading AS read ON read.paper_id = seen.paper_id AND read.day = seen.day
      WHERE true
      ON CONFLICT (paper_id, day) DO UPDATE SET
        upvotes = max(ifnull(upvotes, excluded.upvotes), ifnull(excluded.upvotes, upvotes)),
        comments = max(ifnull(comments, excluded.comments), ifnull(excluded.comments, comments)),
        stars = max(ifnull(stars, excluded.stars), ifnull(excluded.stars, stars))`)
    .run();
}
