import type { Note } from '#shared/contract/library.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import type { Database } from '../storage/database.ts';

/** Notes and every version of them that was ever saved. */
export interface NoteStore {
  /** The newest version; version 0 with an empty text when there is none. */
  get(paper: number): Note;
  versions(paper: number): Note[];
  /** Saves a further version, within the caller's transaction. */
  append(paper: number, text: string, savedAt: string): Note;
  /** Whether any version holds words, other than exactly these texts. */
  hasWords(paper: number, besides: readonly string[]): boolean;
}

interface NoteRow {
  readonly paper: number;
  readonly version: number;
  readonly text: string;
  readonly savedAt: string;
}

/** Makes the note store of one connection. */
export function createNoteStore(database: Database): NoteStore {
  const versions = database.sql<NoteRow>(`
    SELECT paper_id AS paper, version, text, saved_at AS savedAt FROM note_version
    WHERE paper_id = ?
    ORDER BY version DESC`);
  const newest = database.sql<NoteRow>(`
    SELECT paper_id AS paper, version, text, saved_at AS savedAt FROM note_version
    WHERE paper_id = ?
    ORDER BY version DESC
    LIMIT 1`);
  const insert = database.sql(
    'INSERT INTO note_version (paper_id, version, text, saved_at) VALUES (?, ?, ?, ?)',
  );
  const words = database.sql(`
    SELECT 1 FROM note_version
    WHERE paper_id = ? AND text <> '' AND text NOT IN (SELECT value FROM json_each(?))
    LIMIT 1`);

  const get = (paper: number): Note => {
    const row = newest.get(paper);
    return row ? toNote(row) : { paper: paper as PaperId, text: '', version: 0, savedAt: null };
  };

  return {
    get,
    versions: (paper) => versions.all(paper).map(toNote),
    append(paper, text, savedAt) {
      const version = get(paper).version + 1;
      insert.run(paper, version, text, savedAt);
      return { paper: paper as PaperId, text, version, savedAt };
    },
    hasWords: (paper, besides) => words.get(paper, JSON.stringify(besides)) !== undefined,
  };
}

function toNote(row: NoteRow): Note {
  // Ids come from our own primary key.
  return { ...row, paper: row.paper as PaperId };
}
