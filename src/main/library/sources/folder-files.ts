import type { Database } from '../storage/database.ts';
import type { DealtFile } from './finding.ts';

/** A file as it is seen from outside, unread. */
export interface FileLook {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** In milliseconds since 1970, as the file system has it. */
  readonly modifiedAt: number;
}

/** What is known of the files of watched folders. */
export interface FolderFiles {
  /** Whether a content was taken in, under whatever name. */
  isTaken(source: number, sha256: string): boolean;
  /** How a file looked when it was dealt with; `null` when it never was. */
  lookOf(source: number, name: string): Omit<FileLook, 'name'> | null;
  /** Notes that a file was dealt with: to be called in the transaction that notes its papers. */
  settle(source: number, file: DealtFile, at: string): void;
}

/** Makes the store of one connection. */
export function createFolderFiles(database: Database): FolderFiles {
  const find = database.sql('SELECT 1 FROM folder_file WHERE source_id = ? AND sha256 = ?');
  const insert = database.sql(`
    INSERT INTO folder_file (source_id, sha256, name, taken_at) VALUES (?, ?, ?, ?)
    ON CONFLICT (source_id, sha256) DO NOTHING`);
  const look = database.sql<Omit<FileLook, 'name'>>(`
    SELECT size, modified_at AS modifiedAt FROM folder_look
    WHERE source_id = ? AND name = ?`);
  const setLook = database.sql(`
    INSERT INTO folder_look (source_id, name, size, modified_at) VALUES (?, ?, ?, ?)
    ON CONFLICT (source_id, name) DO UPDATE
    SET size = excluded.size, modified_at = excluded.modified_at`);
  return {
    isTaken: (source, sha256) => find.get(source, sha256) !== undefined,
    lookOf: (source, name) => look.get(source, name) ?? null,
    settle(source, { sha256, name, size, modifiedAt }, at) {
      if (sha256 !== null) insert.run(source, sha256, name, at);
      setLook.run(source, name, size, modifiedAt);
    },
  };
}
