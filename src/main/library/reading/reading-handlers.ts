import type { Handlers } from '#shared/contract/define.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { LibraryContract } from '#shared/contract/library.ts';
import { largestAttachedBytes } from '#shared/contract/reading.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import type { Announcer } from '../announcer.ts';
import type { StagingOwner } from '../imports/staging.ts';
import type { LibraryParts } from '../library-parts.ts';
import type { PdfFetcher } from './fetch-pdf.ts';
import { matchFiles } from './keep-files.ts';
import { receivePdf, sizeOnDisk } from './pdf-files.ts';
import type { PdfFile } from './pdf-store.ts';
import { createUploads } from './uploads.ts';

const noPdfSentence = 'This paper has no PDF to show.';

interface ReadingParts {
  readonly parts: LibraryParts;
  readonly announcer: Announcer;
  readonly owner: StagingOwner;
  readonly fetcher: PdfFetcher;
}

/** Answers what concerns PDFs and where reading stopped. */
export function createReadingHandlers({
  parts,
  announcer,
  owner,
  fetcher,
}: ReadingParts): Handlers<LibraryContract>['reading'] {
  const { database, reader, edits, pdfs, clock, folder } = parts;
  const uploads = createUploads(folder, owner);

  /** Writes what was done to a paper's PDF as an edit, with the hash before and after. */
  function record(paper: PaperId, write: (at: string) => { sentence: string; after: string | null }) {
    const before = pdfs.hashOf(paper);
    const { title } = reader.get(paper);
    const at = clock.now().toISOString();
    const { sentence, after } = write(at);
    if (after === before) {
      edits.mark([paper], 'present');
      return { paper: reader.get(paper), edit: null, sentence: 'Nothing had to change' };
    }
    const told = `${sentence} “${title}”`;
    const change = { paper, before: { pdf: before }, after: { pdf: after } };
    const edit = edits.add({ kind: 'pdf', sentence: told, at }, [change]);
    return { paper: reader.get(paper), edit, sentence: told };
  }

  function attach(paper: PaperId, file: PdfFile) {
    try {
      return database.transaction(() =>
        record(paper, (at) => {
          pdfs.attach(paper, file, at);
          return { sentence: 'Attached a PDF to', after: file.sha256 };
        }),
      );
    } finally {
      announcer.look();
    }
  }

  return {
    fetchPdf: ({ paper }, { signal, progress }) => fetcher.fetch(paper, { signal, progress }),
    async attachPdf({ paper, bytes }) {
      reader.get(paper);
      const file = await receivePdf(folder, { owner, largest: largestAttachedBytes }, async (incoming) => {
        await incoming.write(bytes);
        return incoming.accept();
      });
      return attach(paper, file);
    },
    async beginPdf({ paper, bytes }) {
      reader.get(paper);
      return { upload: await uploads.begin(paper, bytes) };
    },
    addToPdf: async ({ upload, bytes }) => ({ received: await uploads.add(upload, bytes) }),
    async endPdf({ upload }) {
      const { paper, file } = await uploads.end(upload);
      return attach(paper, file);
    },
    async dropPdf({ upload }) {
      await uploads.drop(upload);
      return {};
    },
    removePdf({ paper }) {
      try {
        return database.transaction(() =>
          record(paper, (at) => {
            pdfs.decline(paper, at);
            return { sentence: 'Took the PDF off', after: null };
          }),
        );
      } finally {
        announcer.look();
      }
    },
    pdfFile({ paper }) {
      if (reader.get(paper).trashedAt !== null) throw new AppError('not-found', noPdfSentence);
      if (pdfs.fileOf(paper) === null && pdfs.hashOf(paper) !== null) {
        matchFiles(parts);
        announcer.look();
      }
      const file = pdfs.fileOf(paper);
      if (!file) throw new AppError('not-found', noPdfSentence);
      if (sizeOnDisk(folder, file.sha256) !== file.bytes) {
        const at = clock.now().toISOString();
        database.transaction(() => {
          pdfs.lose(paper, 'Its file is missing from the library’s folder, or damaged.', at);
          edits.mark([paper], 'present');
        });
        announcer.look();
        throw new AppError('not-found', 'The PDF’s file is missing or damaged. Fetch it again.');
      }
      return { sha256: file.sha256, bytes: file.bytes };
    },
    stopAt({ paper, readTo }) {
      database.transaction(() => {
        const before = reader.get(paper).readTo;
        if (readTo !== null) pdfs.countPages(paper, readTo.pages);
        if (before?.page === readTo?.page && before?.pages === readTo?.pages) return;
        database
          .sql('UPDATE paper SET read_page = ?, read_pages = ? WHERE id = ?')
          .run(readTo?.page ?? null, readTo?.pages ?? null, paper);
        edits.mark([paper], 'present');
      });
      announcer.look();
      return {};
    },
  };
}
