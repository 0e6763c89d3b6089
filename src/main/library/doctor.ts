import { accessSync, constants } from 'node:fs';
import { listBackups } from './backups/backups.ts';
import type { LibraryParts } from './library-parts.ts';
import { findDamaged } from './reading/keep-files.ts';

export interface Check {
  readonly name: string;
  readonly fine: boolean;
  readonly sentence: string;
}

/** Looks the library over from end to end; changes nothing. */
export async function examine(parts: LibraryParts): Promise<{ fine: boolean; checks: Check[] }> {
  const checks = [
    file(parts),
    references(parts),
    revisions(parts),
    staging(parts),
    folder(parts),
    backups(parts),
    await pdfFiles(parts),
  ];
  return { fine: checks.every((check) => check.fine), checks };
}

function file({ database }: LibraryParts): Check {
  const verdict = String(database.pragma('integrity_check'));
  return {
    name: 'file',
    fine: verdict === 'ok',
    sentence: verdict === 'ok' ? 'The library file is whole.' : `The library file is damaged: ${verdict}.`,
  };
}

function references({ database }: LibraryParts): Check {
  const broken = database.sql('SELECT * FROM pragma_foreign_key_check').all().length;
  return {
    name: 'references',
    fine: broken === 0,
    sentence:
      broken === 0 ? 'Everything refers to what is there.' : `${broken} rows refer to what is not there.`,
  };
}

function revisions({ database, reader }: LibraryParts): Check {
  const lost = database
    .sql<{ count: number }>(`
      SELECT count(*) AS count FROM paper
      -- One that is marked as removed is on its way out.
      WHERE NOT EXISTS (SELECT 1 FROM change WHERE change.paper_id = paper.id)
        AND NOT EXISTS (SELECT 1 FROM staged_paper WHERE staged_paper.paper_id = paper.id)
        AND NOT EXISTS (
          SELECT 1 FROM edit_change
          JOIN edit ON edit.id = edit_change.edit_id AND edit.revision IS NULL
          WHERE edit_change.paper_id = paper.id)`)
    .get()?.count;
  const empty = database
    .sql<{ count: number }>(`
      SELECT count(*) AS count FROM change
      WHERE removed = 0 AND NOT EXISTS (SELECT 1 FROM paper WHERE paper.id = change.paper_id)`)
    .get()?.count;
  const fine = lost === 0 && empty === 0;
  return {
    name: 'revisions',
    fine,
    sentence: fine
      ? `Papers: ${reader.count()}; revision ${reader.revision()}.`
      : `${lost} papers are not listed among the changes, and ${empty} changes have no paper.`,
  };
}

function staging({ database }: LibraryParts): Check {
  const count = database.sql('SELECT edit_id FROM staging').all().length;
  return {
    name: 'imports',
    fine: true,
    sentence: count === 0 ? 'No import is under way.' : `Imports under way: ${count}.`,
  };
}

function folder(parts: LibraryParts): Check {
  try {
    accessSync(parts.folder, constants.W_OK);
    return { name: 'folder', fine: true, sentence: `"${parts.folder}" can be written.` };
  } catch {
    return { name: 'folder', fine: false, sentence: `"${parts.folder}" cannot be written.` };
  }
}

function backups(parts: LibraryParts): Check {
  const all = listBackups(parts.folder);
  const faulty = all.filter((backup) => backup.fault !== null);
  const [newest] = all;
  if (faulty.length > 0) {
    const names = faulty.map((backup) => `"${backup.name}"`).join(', ');
    return { name: 'backups', fine: false, sentence: `These backups do not open: ${names}.` };
  }
  return {
    name: 'backups',
    fine: true,
    sentence: newest
      ? `${all.length === 1 ? 'One backup' : `${all.length} backups`}; the newest is of ${newest.madeAt}.`
      : 'There is no backup yet.',
  };
}

async function pdfFiles(parts: LibraryParts): Promise<Check> {
  const { checked, missing, damaged } = await findDamaged(parts);
  const name = 'pdfs';
  if (missing.length + damaged.length === 0) {
    const sentence = checked === 0 ? 'There are no PDFs.' : `PDFs: ${checked}, all whole.`;
    return { name, fine: true, sentence };
  }
  const faults = [
    missing.length > 0 ? `The PDFs of these papers are missing: ${missing.join(', ')}.` : null,
    damaged.length > 0 ? `The PDFs of these papers are damaged: ${damaged.join(', ')}.` : null,
  ];
  const said = faults.filter((fault) => fault !== null).join(' ');
  return { name, fine: false, sentence: `${said} Fetch or attach them again.` };
}
