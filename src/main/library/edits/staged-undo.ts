import type { Database } from '../storage/database.ts';
import { papersPerRevision } from './edit-log.ts';
import type { TakenBack } from './plan-undo.ts';
import type { StagedFields } from './staged-fields.ts';

/** What a large undo is going to make of papers, beside the library until it is published. */
export interface StagedUndo {
  /** Stages what becomes of papers; staged once more, the newer counts. */
  put(papers: readonly number[], backs: readonly TakenBack[]): void;
  /** Staged papers that were changed or taken out since a revision. */
  since(revision: number): number[];
  /** How many papers stay, because something else was done with them. */
  kept(): number;
  /** All staged papers, those that leave the library last. */
  papers(): number[];
  /**
   * Writes everything into the library, within the transaction that publishes it; `writeBack` does what is more
   * than a decision. Of papers that leave, only their being there ends: their rows are cleared away afterwards.
   */
  write(writeBack: (back: TakenBack) => void): void;
  clear(): void;
}

/** Makes the staging of undos of one connection. */
export function createStagedUndo(database: Database, fields: StagedFields): StagedUndo {
  database.script(`
    CREATE TEMP TABLE IF NOT EXISTS staged_undo (
      paper_id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      -- What the columns of decisions cannot hold (JSON).
      back TEXT
    ) STRICT;`);
  const insert = database.sql(
    'INSERT OR REPLACE INTO temp.staged_undo (paper_id, kind, back) VALUES (?, ?, ?)',
  );
  const drop = database.sql('DELETE FROM temp.staged_undo WHERE paper_id = ?');
  const touched = database.sql<{ id: number }>(`
    SELECT change.paper_id AS id
    FROM main.change
    JOIN temp.staged_undo ON staged_undo.paper_id = change.paper_id
    WHERE change.revision > ?`);
  const counted = database.sql<{ count: number }>(
    'SELECT count(*) AS count FROM temp.staged_undo WHERE kind = ?',
  );
  const wholes = database.sql<{ back: string }>('SELECT back FROM temp.staged_undo WHERE back IS NOT NULL');
  const everyOne = database.sql<{ id: number }>(
    "SELECT paper_id AS id FROM temp.staged_undo ORDER BY kind = 'removed', paper_id",
  );
  const advance = database.sql<{ revision: number }>(
    'UPDATE main.library SET revision = revision + ? RETURNING revision',
  );
  const count = (kind: TakenBack['kind']): number => counted.get(kind)?.count ?? 0;

  /** As `EditLog.mark` does, with one statement. */
  function mark(condition: string, papers: number, removed: 0 | 1): void {
    if (papers === 0) return;
    const revisions = Math.ceil(papers / papersPerRevision);
    const revision = advance.get(revisions)?.revision ?? 0;
    database
      .sql(`
        INSERT INTO main.change (paper_id, revision, removed)
          SELECT paper_id, ? + (row_number() OVER (ORDER BY paper_id) - 1) / ${papersPerRevision}, ${removed}
          FROM temp.staged_undo
          WHERE ${condition}
          ORDER BY paper_id
        ON CONFLICT (paper_id) DO UPDATE SET revision = excluded.revision, removed = excluded.removed`)
      .run(revision - revisions + 1);
  }

  return {
    put(papers, backs) {
      for (const paper of papers) {
        drop.run(paper);
        fields.drop(paper);
      }
      for (const back of backs) {
        const isWhole = back.kind !== 'removed' && (back.handedOn.length > 0 || !fields.takes(back.patch));
        insert.run(back.paper.id, back.kind, isWhole ? JSON.stringify(back) : null);
        if (back.kind !== 'removed' && !isWhole) fields.put(back.paper, back.patch);
      }
    },
    since: (revision) => touched.all(revision).map(({ id }) => id),
    kept: () => count('kept'),
    papers: () => everyOne.all().map(({ id }) => id),
    write(writeBack) {
      // Written by `put`.
      for (const { back } of wholes.all()) writeBack(JSON.parse(back) as TakenBack);
      fields.write();
      mark("kind <> 'removed'", count('kept') + count('restored'), 0);
      mark("kind = 'removed'", count('removed'), 1);
    },
    clear() {
      database.script('DELETE FROM temp.staged_undo');
      fields.clear();
    },
  };
}
