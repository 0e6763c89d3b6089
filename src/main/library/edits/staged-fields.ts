import type { DecidedPaper } from '../papers/decided-papers.ts';
import type { Database, Value } from '../storage/database.ts';
import type { EditedFields } from './edit-log.ts';

/** Fields that a large edit can set with one statement for all its papers, and their columns. */
const columns = {
  status: 'status',
  trashedAt: 'trashed_at',
  interest: 'interest',
  snoozedUntil: 'snoozed_until',
  decidedAt: 'decided_at',
  returned: 'returned',
  priority: 'priority',
  due: 'due',
  minutes: 'minutes',
  queuePlace: 'queue_place',
  rating: 'rating',
  doneAt: 'done_at',
  highlighted: 'highlighted',
} as const;
type Field = keyof typeof columns;
// The keys of `columns`.
const fields = Object.keys(columns) as Field[];

/**
 * What many papers are going to be, beside the library until it is published: in tables of this connection,
 * which nobody else sees and which end with the process.
 */
export interface StagedFields {
  /** Whether all of a change can be staged here. */
  takes(after: EditedFields): boolean;
  /** Stages what becomes of a paper that is as given; staged once more, the newer counts. */
  put(paper: DecidedPaper, after: EditedFields): void;
  /** Takes a paper out of what is staged. */
  drop(paper: number): void;
  /** Staged papers that were changed or taken out since a revision. */
  since(revision: number): number[];
  readonly count: number;
  /** Writes everything that is staged into the library. Within the transaction that publishes it. */
  write(): void;
  clear(): void;
}

/** Makes the staging of one connection; large edits take turns with it. */
export function createStagedFields(database: Database): StagedFields {
  database.script(`
    CREATE TEMP TABLE IF NOT EXISTS staged_fields (
      paper_id INTEGER PRIMARY KEY,
      ${fields.map((field) => `${columns[field]} ANY`).join(', ')}
    ) STRICT;
    CREATE TEMP TABLE IF NOT EXISTS staged_tag (
      paper_id INTEGER NOT NULL,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      PRIMARY KEY (paper_id, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TEMP TABLE IF NOT EXISTS staged_untag (
      paper_id INTEGER NOT NULL,
      name TEXT NOT NULL,
      PRIMARY KEY (paper_id, name)
    ) STRICT, WITHOUT ROWID;`);
  const insert = database.sql(`
    INSERT OR REPLACE INTO temp.staged_fields (paper_id, ${fields.map((field) => columns[field]).join(', ')})
    VALUES (?${', ?'.repeat(fields.length)})`);
  const insertTag = database.sql('INSERT INTO temp.staged_tag (paper_id, position, name) VALUES (?, ?, ?)');
  const insertUntag = database.sql('INSERT INTO temp.staged_untag (paper_id, name) VALUES (?, ?)');
  const counted = database.sql<{ count: number }>('SELECT count(*) AS count FROM temp.staged_fields');
  const touched = database.sql<{ id: number }>(`
    SELECT change.paper_id AS id
    FROM main.change
    JOIN temp.staged_fields ON staged_fields.paper_id = change.paper_id
    WHERE change.revision > ?`);
  const dropFields = database.sql('DELETE FROM temp.staged_fields WHERE paper_id = ?');
  const dropTags = database.sql('DELETE FROM temp.staged_tag WHERE paper_id = ?');
  const dropUntags = database.sql('DELETE FROM temp.staged_untag WHERE paper_id = ?');
  /** The fields that at least one paper changes: only their columns are written. */
  const changed = new Set<Field>();
  let hasTags = false;

  function dropLists(paper: number): void {
    if (!hasTags) return;
    dropTags.run(paper);
    dropUntags.run(paper);
  }

  return {
    takes: (after) => Object.keys(after).every((field) => field === 'tags' || field in columns),
    put(paper, after) {
      const state: DecidedPaper = { ...paper, ...withoutTags(after) };
      insert.run(paper.id, ...fields.map((field) => asValue(state[field])));
      for (const field of fields) if (field in after) changed.add(field);
      dropLists(paper.id);
      if (after.tags === undefined) return;
      hasTags = true;
      const gained = after.tags.filter((tag) => !paper.tags.includes(tag));
      const lost = paper.tags.filter((tag) => !after.tags?.includes(tag));
      for (const [position, tag] of gained.entries()) insertTag.run(paper.id, position, tag);
      for (const tag of lost) insertUntag.run(paper.id, tag);
    },
    drop(paper) {
      dropFields.run(paper);
      dropLists(paper);
    },
    since: (revision) => touched.all(revision).map(({ id }) => id),
    get count() {
      return counted.get()?.count ?? 0;
    },
    write() {
      const set = [...changed].sort().map((field) => `${columns[field]} = staged.${columns[field]}`);
      if (set.length > 0) {
        database
          .sql(`
            UPDATE main.paper SET ${set.join(', ')}
            FROM temp.staged_fields AS staged
            WHERE staged.paper_id = paper.id`)
          .run();
      }
      if (hasTags) writeTags(database);
    },
    clear() {
      database.script(
        'DELETE FROM temp.staged_fields; DELETE FROM temp.staged_tag; DELETE FROM temp.staged_untag;',
      );
      changed.clear();
      hasTags = false;
    },
  };
}

/** Tags that go leave a gap in the positions, and those that come stand behind the others. */
function writeTags(database: Database): void {
  database
    .sql(`
      DELETE FROM main.paper_tag
      WHERE (paper_id, position) IN (
        SELECT held.paper_id, held.position
        FROM temp.staged_untag AS lost
        CROSS JOIN main.tag ON tag.name = lost.name
        CROSS JOIN main.paper_tag AS held ON held.paper_id = lost.paper_id AND held.tag_id = tag.id)`)
    .run();
  database.sql('INSERT OR IGNORE INTO main.tag (name) SELECT DISTINCT name FROM temp.staged_tag').run();
  database
    .sql(`
      INSERT INTO main.paper_tag (paper_id, position, tag_id)
      SELECT gained.paper_id,
        gained.position + 1 + ifnull(
          (SELECT max(held.position) FROM main.paper_tag AS held WHERE held.paper_id = gained.paper_id), -1),
        tag.id
      FROM temp.staged_tag AS gained
      CROSS JOIN main.tag ON tag.name = gained.name
      ORDER BY gained.paper_id, gained.position`)
    .run();
}

function withoutTags({ tags: _, ...after }: EditedFields): Partial<DecidedPaper> {
  return after;
}

function asValue(value: DecidedPaper[Field]): Value {
  if (typeof value === 'boolean') return value ? 1 : 0;
  // Of these fields only `returned` is a list.
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}
