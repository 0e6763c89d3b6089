import type { Database, Value } from '../storage/database.ts';

/** A PDF's file, as the library knows it. */
export interface PdfFile {
  readonly sha256: string;
  readonly bytes: number;
  /** `null` where it could not be counted. */
  readonly pages: number | null;
}

/** How fetching a paper's PDF ended when it did not bring one. */
export interface PdfFailure {
  readonly sentence: string;
  /** How large it would be, where it is too large. */
  readonly bytes: number | null;
  readonly nextTryAt: string | null;
}

/** How it stands with the PDFs of the papers. Its writing methods belong inside a transaction. */
export interface PdfStore {
  /** The content hash of a paper's PDF, also while its file is missing; `null` when it has none. */
  hashOf(paper: number): string | null;
  fileOf(paper: number): PdfFile | null;
  triesOf(paper: number): number;
  /** The paper has this PDF from now on, chosen by the reader: none that is missing is waited for any more. */
  attach(paper: number, file: PdfFile, at: string): void;
  /** The paper has this PDF that was fetched; its own, if it is missing, takes the place again when it comes back. */
  put(paper: number, file: PdfFile, at: string): void;
  /** Puts back what an undone edit had changed: a PDF whose file is there still, or none. */
  putBack(paper: number, sha256: string | null, at: string): void;
  /** The paper has none and none is fetched by itself. */
  decline(paper: number, at: string): void;
  /** Takes a paper's PDF in hand: nobody else fetches it until then. What it answers lets go of it again. */
  claim(
    paper: number,
    claim: { readonly url: string; readonly until: string; readonly at: string },
  ): () => void;
  /** It is still wanted, and tried again then. */
  want(paper: number, nextTryAt: string | null, at: string): void;
  fail(paper: number, failure: PdfFailure, at: string): void;
  /** The file of the paper's PDF went away: another is fetched where one can be, and this one is waited for. */
  lose(paper: number, sentence: string, at: string): void;
  /** What is known of a PDF's pages once it was opened. */
  countPages(paper: number, pages: number): void;
  /** The next paper whose PDF is to be fetched by itself, and when the one after that may be. */
  nextDue(now: string, largest: number): number | null;
  nextTryAfter(now: string): string | null;
  /** Every PDF that a paper has. */
  all(): readonly (PdfFile & { readonly paper: number })[];
  /** Every PDF whose file was missing when it was last looked for. */
  lost(): readonly (PdfFile & { readonly paper: number })[];
}

/** Makes the store of one connection. */
export function createPdfStore(database: Database): PdfStore {
  const file = database.sql<PdfFile>(`
    SELECT pdf_file.sha256, pdf_file.bytes, pdf_file.pages
    FROM pdf
    JOIN pdf_file ON pdf_file.sha256 = pdf.sha256
    WHERE pdf.paper_id = ?`);
  const known = database.sql<PdfFile>('SELECT sha256, bytes, pages FROM pdf_file WHERE sha256 = ?');
  const tries = database.sql<{ tries: number }>('SELECT tries FROM pdf WHERE paper_id = ?');
  const upsertFile = database.sql(`
    INSERT INTO pdf_file (sha256, bytes, pages) VALUES (?, ?, ?)
    ON CONFLICT (sha256) DO UPDATE SET
      bytes = excluded.bytes,
      pages = coalesce(pdf_file.pages, excluded.pages),
      released_at = NULL`);
  const upsert = database.sql(`
    INSERT INTO pdf (paper_id, state, sha256, bytes, sentence, tries, next_try_at, at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (paper_id) DO UPDATE SET
      state = excluded.state,
      sha256 = excluded.sha256,
      bytes = excluded.bytes,
      sentence = excluded.sentence,
      tries = excluded.tries,
      next_try_at = excluded.next_try_at,
      at = excluded.at`);
  const claimed = database.sql(`
    INSERT INTO pdf (paper_id, state, url, tries, next_try_at, at) VALUES (?, 'wanted', ?, 1, ?, ?)
    ON CONFLICT (paper_id) DO UPDATE SET
      state = 'wanted', sha256 = NULL, url = excluded.url, sentence = NULL, tries = pdf.tries + 1,
      next_try_at = excluded.next_try_at, at = excluded.at`);
  const setPages = database.sql(`
    UPDATE pdf_file SET pages = ?
    WHERE sha256 = (SELECT sha256 FROM pdf WHERE paper_id = ?) AND pages IS NOT ?`);
  const row = database.sql<Record<string, Value>>(
    'SELECT paper_id, state, sha256, bytes, url, sentence, tries, next_try_at, at FROM pdf WHERE paper_id = ?',
  );
  const replace = database.sql(`
    INSERT OR REPLACE INTO pdf (paper_id, state, sha256, bytes, url, sentence, tries, next_try_at, at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const forget = database.sql('DELETE FROM pdf WHERE paper_id = ?');
  const due = database.sql<{ id: number }>(dueSql);
  const later = database.sql<{ at: string | null }>(`
    SELECT min(next_try_at) AS at FROM pdf
    WHERE state IN ('wanted', 'failed') AND next_try_at > ?`);
  const everyOne = database.sql<PdfFile & { paper: number }>(`
    SELECT pdf.paper_id AS paper, pdf_file.sha256, pdf_file.bytes, pdf_file.pages
    FROM pdf
    JOIN pdf_file ON pdf_file.sha256 = pdf.sha256
    ORDER BY pdf.paper_id`);

  const missing = database.sql<{ sha256: string }>('SELECT sha256 FROM pdf_missing WHERE paper_id = ?');
  const everyLost = database.sql<PdfFile & { paper: number }>(`
    SELECT pdf_missing.paper_id AS paper, pdf_file.sha256, pdf_file.bytes, pdf_file.pages
    FROM pdf_missing
    JOIN pdf_file ON pdf_file.sha256 = pdf_missing.sha256
    ORDER BY pdf_missing.paper_id`);
  const waitFor = database.sql(`
    INSERT INTO pdf_missing (paper_id, sha256) SELECT paper_id, sha256 FROM pdf
    WHERE paper_id = ? AND sha256 IS NOT NULL
    ON CONFLICT (paper_id) DO NOTHING`);
  const waitNoMore = database.sql('DELETE FROM pdf_missing WHERE paper_id = ?');
  const isFound = database.sql('DELETE FROM pdf_missing WHERE paper_id = ? AND sha256 = ?');

  const triesOf = (paper: number): number => tries.get(paper)?.tries ?? 0;

  function put(paper: number, { sha256, bytes, pages }: PdfFile, at: string): void {
    upsertFile.run(sha256, bytes, pages);
    upsert.run(paper, 'here', sha256, null, null, 0, null, at);
    isFound.run(paper, sha256);
  }

  function attach(paper: number, chosen: PdfFile, at: string): void {
    waitNoMore.run(paper);
    put(paper, chosen, at);
  }

  function fail(paper: number, { sentence, bytes, nextTryAt }: PdfFailure, at: string): void {
    upsert.run(paper, 'failed', null, bytes, sentence, triesOf(paper), nextTryAt, at);
  }

  return {
    hashOf: (paper) => file.get(paper)?.sha256 ?? missing.get(paper)?.sha256 ?? null,
    fileOf: (paper) => file.get(paper) ?? null,
    triesOf,
    attach,
    put,
    putBack(paper, sha256, at) {
      waitNoMore.run(paper);
      const back = sha256 === null ? undefined : known.get(sha256);
      if (back) put(paper, back, at);
      else forget.run(paper);
    },
    decline(paper, at) {
      waitNoMore.run(paper);
      upsert.run(paper, 'declined', null, null, null, 0, null, at);
    },
    claim(paper, { url, until, at }) {
      const before = row.get(paper);
      claimed.run(paper, url, until, at);
      return () => {
        if (before) replace.run(...Object.values(before));
        else forget.run(paper);
      };
    },
    want: (paper, nextTryAt, at) =>
      void upsert.run(paper, 'wanted', null, null, null, Math.max(0, triesOf(paper) - 1), nextTryAt, at),
    fail,
    lose(paper, sentence, at) {
      waitFor.run(paper);
      fail(paper, { sentence, bytes: null, nextTryAt: at }, at);
    },
    countPages: (paper, pages) => void setPages.run(pages, paper, pages),
    nextDue: (now, largest) => due.get(now, largest)?.id ?? null,
    nextTryAfter: (now) => later.get(now)?.at ?? null,
    all: () => everyOne.all(),
    lost: () => everyLost.all(),
  };
}

/** Papers to be read whose PDF can be fetched: never tried, due again, or no longer too large. */
export const dueSql = `
  SELECT paper.id FROM paper
  LEFT JOIN pdf ON pdf.paper_id = paper.id
  WHERE paper.status IN ('queued', 'reading')
    AND paper.trashed_at IS NULL
    AND EXISTS (SELECT 1 FROM change WHERE change.paper_id = paper.id AND change.removed = 0)
    AND (
      pdf.paper_id IS NULL
      OR (pdf.state IN ('wanted', 'failed') AND pdf.next_try_at <= ?)
      OR (pdf.state = 'wanted' AND pdf.next_try_at IS NULL)
      OR (pdf.state = 'failed' AND pdf.next_try_at IS NULL AND pdf.bytes <= ?)
    )
    AND (
      EXISTS (SELECT 1 FROM identifier WHERE identifier.paper_id = paper.id AND identifier.scheme = 'arxiv')
      OR EXISTS (
        SELECT 1 FROM link
        WHERE link.paper_id = paper.id AND link.kind = 'pdf' AND link.url LIKE 'https://%'
      )
    )
  ORDER BY paper.status = 'reading' DESC, paper.queue_place IS NULL, paper.queue_place, paper.id
  LIMIT 1`;
