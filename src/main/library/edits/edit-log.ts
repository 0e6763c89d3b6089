import type { z } from 'zod';
import type { editSummarySchema } from '#shared/contract/library.ts';
import type { PaperPatch } from '../papers/paper-record.ts';
import type { Database } from '../storage/database.ts';

export type EditKind = z.infer<typeof editSummarySchema>['kind'];
export type EditSummary = z.infer<typeof editSummarySchema>;

/** Fields of a paper, its note and the content hash of its PDF, as an edit found them or left them. */
export type EditedFields = PaperPatch & { readonly note?: string | null; readonly pdf?: string | null };

/** What an edit did to one paper. An added paper has no `before`; its `after` holds what undo may need. */
export interface PaperChange {
  readonly paper: number;
  readonly before: EditedFields | null;
  readonly after: EditedFields;
}

export interface EditEntry {
  readonly kind: EditKind;
  readonly sentence: string;
  readonly at: string;
  /** Saves of one note in one sitting share a session, and become one edit. */
  readonly session?: string;
  /** The import on whose papers rules acted: undoing it takes this edit back with it (T16). */
  readonly follows?: number;
}

export interface StoredEdit extends EditSummary {
  readonly session: string | null;
}

/**
 * An edit moves the revision by one for each thousand papers it changes (by one when it changes
 * fewer), so that whoever catches up can do so in whole revisions of bounded size.
 */
export const papersPerRevision = 1000;

/** The record of what was done. Its writing methods belong inside a transaction with the act itself. */
export interface EditLog {
  add(entry: EditEntry, changes: readonly PaperChange[]): number;
  /** Opens an edit that shows nowhere until `publish`. */
  stage(entry: EditEntry): number;
  addStaged(edit: number, changes: readonly PaperChange[]): void;
  publish(edit: number, entry: EditEntry): void;
  /** Moves the revision on, and marks these papers as changed by it. Returns the new revision. */
  mark(papers: readonly number[], state: 'present' | 'removed'): number;
  get(edit: number): StoredEdit | null;
  newest(kinds: 'all' | 'without-notes'): StoredEdit | null;
  list(limit: number, before: number | undefined): EditSummary[];
  changeOf(edit: number, paper: number): PaperChange | null;
  /** Takes a paper out of an edit that is not published. */
  forgetStaged(edit: number, paper: number): void;
  /** Extends the newest edit instead of adding one. */
  amend(edit: number, entry: EditEntry, change: PaperChange): void;
  markUndone(edit: number, at: string): void;
  /** Edits that go when this one is undone, those that still stand, newest first. */
  following(edit: number): StoredEdit[];
  /**
   * A value that an undone edit had given is no more what the next edit found: should that one be undone too,
   * the paper gets what was there before both.
   */
  handOn(
    undone: number,
    paper: number,
    field: string,
    value: { readonly from: unknown; readonly to: unknown },
  ): void;
}

/** Makes the edit log of one connection. */
export function createEditLog(database: Database): EditLog {
  const insertEdit = database.sql(
    'INSERT INTO edit (kind, sentence, at, session, follows) VALUES (?, ?, ?, ?, ?)',
  );
  const insertChange = database.sql(`
    INSERT INTO edit_change (edit_id, paper_id, before, after) VALUES (?, ?, ?, ?)
    ON CONFLICT (edit_id, paper_id) DO UPDATE SET after = excluded.after`);
  const bump = database.sql<{ revision: number }>(
    'UPDATE library SET revision = revision + 1 RETURNING revision',
  );
  const upsertChange = database.sql(`
    INSERT INTO change (paper_id, revision, removed) VALUES (?, ?, ?)
    ON CONFLICT (paper_id) DO UPDATE SET revision = excluded.revision, removed = excluded.removed`);
  const setRevision = database.sql('UPDATE edit SET revision = ?, sentence = ?, at = ? WHERE id = ?');
  const columns = 'id AS edit, kind, sentence, at, undone_at AS undoneAt, session';
  const byId = database.sql<StoredEdit>(`SELECT ${columns} FROM edit WHERE id = ? AND revision IS NOT NULL`);
  const newestOf = (condition: string) =>
    database.sql<StoredEdit>(`
      SELECT ${columns} FROM edit
      WHERE revision IS NOT NULL AND undone_at IS NULL ${condition}
      ORDER BY id DESC
      LIMIT 1`);
  const newestAny = newestOf('');
  const newestWithoutNotes = newestOf("AND kind <> 'note'");
  const listed = database.sql<StoredEdit>(`
    SELECT ${columns} FROM edit
    WHERE revision IS NOT NULL AND id < ?
    ORDER BY id DESC
    LIMIT ?`);
  const countChanges = database.sql<{ count: number }>(
    'SELECT count(*) AS count FROM edit_change WHERE edit_id = ?',
  );
  const advance = database.sql<{ revision: number }>(
    'UPDATE library SET revision = revision + ? RETURNING revision',
  );
  const markChanges = database.sql(`
    INSERT INTO change (paper_id, revision, removed)
      SELECT paper_id, ? + (row_number() OVER (ORDER BY paper_id) - 1) / ${papersPerRevision}, 0
      FROM edit_change
      WHERE edit_id = ?
      ORDER BY paper_id
    ON CONFLICT (paper_id) DO UPDATE SET revision = excluded.revision, removed = 0`);
  const oneChange = database.sql<ChangeRow>(
    'SELECT paper_id, before, after FROM edit_change WHERE edit_id = ? AND paper_id = ?',
  );
  const forgetChange = database.sql('DELETE FROM edit_change WHERE edit_id = ? AND paper_id = ?');
  const setUndone = database.sql('UPDATE edit SET undone_at = ? WHERE id = ?');
  const followers = database.sql<StoredEdit>(`
    SELECT ${columns} FROM edit
    WHERE follows = ? AND revision IS NOT NULL AND undone_at IS NULL
    ORDER BY id DESC`);
  const laterChanges = database.sql<{ edit: number; before: string }>(`
    SELECT edit_change.edit_id AS edit, edit_change.before FROM edit_change
    JOIN edit ON edit.id = edit_change.edit_id
    WHERE edit_change.paper_id = ? AND edit_change.edit_id > ? AND edit_change.before IS NOT NULL
      AND edit.revision IS NOT NULL AND edit.undone_at IS NULL
    ORDER BY edit_change.edit_id`);
  const setBefore = database.sql('UPDATE edit_change SET before = ? WHERE edit_id = ? AND paper_id = ?');

  function mark(papers: readonly number[], state: 'present' | 'removed'): number {
    let revision = 0;
    for (let start = 0; start === 0 || start < papers.length; start += papersPerRevision) {
      revision = bump.get()?.revision ?? 0;
      for (const paper of papers.slice(start, start + papersPerRevision)) {
        upsertChange.run(paper, revision, state === 'removed' ? 1 : 0);
      }
    }
    return revision;
  }

  function stage(entry: EditEntry): number {
    const { kind, sentence, at, session = null, follows = null } = entry;
    const { lastInsertRowid } = insertEdit.run(kind, sentence, at, session, follows);
    return Number(lastInsertRowid);
  }

  function addStaged(edit: number, made: readonly PaperChange[]): void {
    for (const { paper, before, after } of made) {
      insertChange.run(edit, paper, before && JSON.stringify(before), JSON.stringify(after));
    }
  }

  function publish(edit: number, entry: EditEntry): void {
    const count = countChanges.get(edit)?.count ?? 0;
    const revisions = Math.max(1, Math.ceil(count / papersPerRevision));
    const revision = advance.get(revisions)?.revision ?? 0;
    markChanges.run(revision - revisions + 1, edit);
    setRevision.run(revision, entry.sentence, entry.at, edit);
  }

  function handOn(undone: number, paper: number, field: string, value: { from: unknown; to: unknown }): void {
    for (const { edit, before } of laterChanges.all(paper, undone)) {
      // Written by `addStaged`.
      const found = JSON.parse(before) as Record<string, unknown>;
      if (!(field in found)) continue;
      if (JSON.stringify(found[field]) !== JSON.stringify(value.from)) return;
      setBefore.run(JSON.stringify({ ...found, [field]: value.to }), edit, paper);
      return;
    }
  }

  return {
    mark,
    handOn,
    following: (edit) => followers.all(edit),
    stage,
    addStaged,
    publish,
    add(entry, made) {
      const edit = stage(entry);
      addStaged(edit, made);
      publish(edit, entry);
      return edit;
    },
    get: (edit) => byId.get(edit) ?? null,
    newest: (kinds) => (kinds === 'all' ? newestAny : newestWithoutNotes).get() ?? null,
    list: (limit, before) =>
      listed.all(before ?? Number.MAX_SAFE_INTEGER, limit).map(({ session: _, ...summary }) => summary),
    changeOf(edit, paper) {
      const row = oneChange.get(edit, paper);
      return row ? toChange(row) : null;
    },
    forgetStaged: (edit, paper) => void forgetChange.run(edit, paper),
    amend(edit, entry, change) {
      addStaged(edit, [change]);
      setRevision.run(mark([change.paper], 'present'), entry.sentence, entry.at, edit);
    },
    markUndone: (edit, at) => void setUndone.run(at, edit),
  };
}

interface ChangeRow {
  readonly paper_id: number;
  readonly before: string | null;
  readonly after: string;
}

function toChange({ paper_id: paper, before, after }: ChangeRow): PaperChange {
  // Written by `addStaged` from values of these very types.
  return {
    paper,
    before: before === null ? null : (JSON.parse(before) as EditedFields),
    after: JSON.parse(after) as EditedFields,
  };
}
