import { join } from 'node:path';
import { runToEnd } from '#shared/work/run-to-end.ts';
import { libraryFileName } from '../open-library.ts';
import { openDatabase } from '../storage/database.ts';
import { countUnfrozen, freezeText } from './freeze-text.ts';
import { frozenRevision } from './frozen-file.ts';
import { packPapers } from './pack-papers.ts';
import { markHistory } from './same-history.ts';

/** Packs the papers of a library and freezes its text, on a connection of its own that only reads. */
export function freezeLibrary(folder: string): number | null {
  const database = openDatabase(join(folder, libraryFileName), { mode: 'read' });
  try {
    markHistory(database, folder);
    const packed = runToEnd(packPapers(database, folder));
    return runToEnd(freezeText(database, folder)) ?? packed;
  } finally {
    database.close();
  }
}

/** How many papers of a library have changed since it was last frozen. */
export function unfrozenPapers(folder: string, library: string): number {
  const database = openDatabase(join(folder, libraryFileName), { mode: 'read' });
  try {
    return countUnfrozen(database, frozenRevision(folder, library) ?? 0);
  } finally {
    database.close();
  }
}
