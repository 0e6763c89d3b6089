import { rmSync } from 'node:fs';
import { backupPath, listBackups } from '../backups/backups.ts';
import type { LibraryParts } from '../library-parts.ts';
import { openDatabase } from '../storage/database.ts';
import { hashesIn, isWhole, pdfPath, sizeOnDisk } from './pdf-files.ts';
import type { PdfFile } from './pdf-store.ts';

/** So long, in ms, the file of a PDF that no paper has any more is kept. */
const keptFor = 30 * 24 * 3_600_000;

/** What is said of a PDF whose file went away. */
const missingSentence = 'Its file is missing from the library’s folder.';

/**
 * Brings papers and files together again, at opening and after a backup was put back: a PDF whose file
 * is not there is written down as failed, and so fetched again; one whose file came back is the paper's again (B8).
 */
export function matchFiles({ database, pdfs, edits, folder, clock }: LibraryParts): void {
  const isThere = ({ sha256, bytes }: PdfFile): boolean => sizeOnDisk(folder, sha256) === bytes;
  const returned = pdfs.lost().filter(isThere);
  const isReturned = new Set(returned.map(({ paper }) => paper));
  const missing = pdfs.all().filter((file) => !(isThere(file) || isReturned.has(file.paper)));
  if (missing.length + returned.length === 0) return;
  database.transaction(() => {
    const at = clock.now().toISOString();
    for (const { paper } of missing) pdfs.lose(paper, missingSentence, at);
    for (const { paper, ...file } of returned) pdfs.put(paper, file, at);
    edits.mark(
      [...missing, ...returned].map(({ paper }) => paper),
      'present',
    );
  });
}

/**
 * Removes the files of PDFs that no paper has had for 30 days, unless a backup knows them: undo and
 * putting a backup back find them there (B7).
 */
export function removeReleased(parts: LibraryParts): void {
  const { database, folder, clock } = parts;
  const now = clock.now();
  const released = database.transaction(() => {
    const isHeld = database.sql(
      'SELECT 1 FROM pdf WHERE sha256 = ? UNION ALL SELECT 1 FROM pdf_missing WHERE sha256 = ?',
    );
    const free = hashesIn(folder).filter((sha256) => isHeld.get(sha256, sha256) === undefined);
    const release = database.sql<{ released_at: string }>(`
      INSERT INTO pdf_file (sha256, bytes, released_at) VALUES (?, ?, ?)
      ON CONFLICT (sha256) DO UPDATE SET released_at = coalesce(released_at, excluded.released_at)
      RETURNING released_at`);
    return free.filter((sha256) => {
      const since = release.get(sha256, sizeOnDisk(folder, sha256) ?? 0, now.toISOString())?.released_at;
      return since !== undefined && now.getTime() - Date.parse(since) > keptFor;
    });
  });
  if (released.length === 0) return;
  const known = hashesInBackups(folder);
  for (const sha256 of released) {
    if (known.has(sha256)) continue;
    database.transaction(() => {
      // Another process may have taken it up meanwhile.
      const gone = database
        .sql(`
          DELETE FROM pdf_file
          WHERE sha256 = ?
            AND NOT EXISTS (SELECT 1 FROM pdf WHERE pdf.sha256 = pdf_file.sha256)
            AND NOT EXISTS (SELECT 1 FROM pdf_missing WHERE pdf_missing.sha256 = pdf_file.sha256)`)
        .run(sha256);
      if (gone.changes > 0) rmSync(pdfPath(folder, sha256), { force: true });
    });
  }
}

/** The content hashes that the backups' papers have. */
function hashesInBackups(folder: string): ReadonlySet<string> {
  const known = new Set<string>();
  for (const { name, fault } of listBackups(folder)) {
    if (fault !== null) continue;
    const backup = openDatabase(backupPath(folder, name), { mode: 'read' });
    try {
      for (const table of ['pdf', 'pdf_missing']) {
        // A backup of an older schema has one of them, or neither.
        const isThere = backup.sql('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table) !== undefined;
        if (!isThere) continue;
        for (const { sha256 } of backup
          .sql<{ sha256: string }>(`SELECT sha256 FROM ${table} WHERE sha256 IS NOT NULL`)
          .all()) {
          known.add(sha256);
        }
      }
    } finally {
      backup.close();
    }
  }
  return known;
}

/** Reads every PDF and says which papers' files are missing or damaged. */
export async function findDamaged({ pdfs, folder }: Pick<LibraryParts, 'pdfs' | 'folder'>): Promise<{
  readonly checked: number;
  readonly missing: readonly number[];
  readonly damaged: readonly number[];
}> {
  const all = pdfs.all();
  const isHere = new Set(all.map(({ paper }) => paper));
  const missing = pdfs
    .lost()
    .filter(({ paper, sha256 }) => !isHere.has(paper) && sizeOnDisk(folder, sha256) === null)
    .map(({ paper }) => paper);
  const damaged: number[] = [];
  for (const { paper, sha256 } of all) {
    if (sizeOnDisk(folder, sha256) === null) missing.push(paper);
    else if (!(await isWhole(folder, sha256))) damaged.push(paper);
  }
  return { checked: all.length, missing, damaged };
}
