import { AppError } from '#shared/contract/errors.ts';
import { applicationId, type Database, schemaVersionOf } from './database.ts';
import { currentSchema, type Migration, migrations } from './schema.ts';

/** Refuses a file from a newer Carrel without opening it. @throws AppError */
export function refuseNewerSchema(file: string, current = currentSchema): void {
  const version = schemaVersionOf(file);
  if (version > current) throw newer(file, version, current);
}

/** Whether opening this file for writing would change its schema. A new file needs no copy first. */
export function needsMigration(file: string, current = currentSchema): boolean {
  const version = schemaVersionOf(file);
  return version > 0 && version < current;
}

/** Brings a file to the newest schema, each step in a transaction of its own. @throws AppError for a newer file */
export function migrate(database: Database, steps: readonly Migration[] = migrations): void {
  const newest = steps.at(-1)?.version ?? 0;
  const version = Number(database.pragma('user_version'));
  if (version > newest) throw newer(database.file, version, newest);
  for (const step of steps) {
    if (step.version <= version) continue;
    database.transaction(() => {
      // Another process may have been quicker between the look above and this transaction.
      if (Number(database.pragma('user_version')) >= step.version) return;
      database.script(step.script);
      database.script(`PRAGMA user_version = ${step.version}; PRAGMA application_id = ${applicationId};`);
    });
  }
}

function newer(file: string, version: number, current: number): AppError {
  return new AppError(
    'conflict',
    `"${file}" was written by a newer Carrel (schema ${version}; this one knows ${current}). It was left untouched; update Carrel to open it.`,
    { storage: 'newer' },
  );
}
