import type { Database } from '../storage/database.ts';
import type { TakenFile } from './finding.ts';

/** The files of watched folders that were taken in. */
export interface FolderFiles {
  isTaken(source: number, sha256: string): boolean;
  /** To be called in the transaction that notes the papers. */
  take(source: number, file: TakenFile, at: string): void;
}

/** Makes the store of one connection. */
export function createFolderFiles(database: Database): FolderFiles {
  const find = database.sql('SELECT 1 FROM folder_file WHERE source_id = ? AND sha256 = ?');
  const insert = database.sql(`
    INSERT INTO folder_file (source_id, sha256, name, taken_at) VALUES (?, ?, ?, ?)
    ON CONFLICT (source_id, sha256) DO NOTHING`);
  return {
    isTaken: (source, sha256) => find.get(source, sha256) !== undefined,
    take: (source, { sha256, name }, at) => void insert.run(source, sha256, name, at),
  };
}
