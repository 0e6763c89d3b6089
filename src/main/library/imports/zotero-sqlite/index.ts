import type { Complaint, ParsedInput } from '#shared/domain/draft.ts';
import { type ForeignDatabase, openForeignDatabase } from '../../storage/database.ts';
import type { Importer, Input, ParseContext } from '../importer.ts';
import { isDatabase } from '../read-input.ts';
import { say, worksInput } from '../works/read-works.ts';
import { readLibrary } from './read-library.ts';
import { tablesOf } from './tables.ts';

/** Zotero’s own database, `zotero.sqlite`. */
export const zoteroSqlite: Importer = {
  format: 'zotero-sqlite',
  recognize: ({ bytes }) => (isDatabase(bytes) ? 0.9 : 0),
  parse: parseDatabase,
};

const format = {
  format: 'zotero-sqlite',
  description: 'A Zotero library',
  empty: 'A database without a readable paper',
  advice: '',
};

function* parseDatabase({ bytes }: Input, { progress }: ParseContext): Generator<void, ParsedInput> {
  let database: ForeignDatabase | null = null;
  try {
    database = openForeignDatabase(bytes);
    const tables = tablesOf(database);
    const missing = ['items', 'itemData', 'itemDataValues'].filter((table) => !tables.has(table));
    if (missing.length > 0) {
      return worksInput(
        format,
        [],
        [say('The database is none of Zotero’s. Choose the file zotero.sqlite of its data folder.')],
      );
    }
    const { drafts, complaints } = yield* readLibrary(tables, progress);
    if (drafts.length === 0 && complaints.length === 0) complaints.push(say('The Zotero library is empty.'));
    return worksInput(format, drafts, [...hintOf(bytes), ...complaints]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return worksInput(
      format,
      [],
      [say(`The database is damaged (${reason}). Let Zotero check it, and import it again.`)],
    );
  } finally {
    database?.close();
  }
}

/** A database that keeps a log may have its newest changes there; they came along only where a file was named. */
function hintOf(bytes: Uint8Array): Complaint[] {
  return bytes[18] === 2
    ? [
        say(
          'The newest changes may stand in the file zotero.sqlite-wal beside it. Close Zotero and import again to be sure of them.',
        ),
      ]
    : [];
}
