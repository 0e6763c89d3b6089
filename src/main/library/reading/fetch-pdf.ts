import { AppError } from '#shared/contract/errors.ts';
import type { Progress } from '#shared/contract/progress.ts';
import { largestPdfBytes } from '#shared/contract/reading.ts';
import type { Paper, PaperId } from '#shared/domain/paper.ts';
import { type PdfSource, pdfSourceOf } from '#shared/domain/pdf-source.ts';
import type { Announcer } from '../announcer.ts';
import type { StagingOwner } from '../imports/staging.ts';
import type { LibraryParts } from '../library-parts.ts';
import type { SettingsStore } from '../settings.ts';
import { isWhole, receivePdf, tooLarge } from './pdf-files.ts';
import type { PdfFile } from './pdf-store.ts';
import type { PdfWeb } from './pdf-web.ts';
import { failureOf, PdfRefusal } from './retries.ts';

export interface FetchParts {
  readonly parts: LibraryParts;
  readonly settings: SettingsStore;
  readonly announcer: Announcer;
  readonly owner: StagingOwner;
  readonly web: PdfWeb;
}

export interface PdfFetcher {
  /** Fetches a paper's PDF because the reader asks for it. @throws AppError */
  fetch(
    paper: PaperId,
    how: { readonly signal: AbortSignal; readonly progress: (progress: Progress) => void },
  ): Promise<Paper>;
  /** Fetches one PDF that is due by itself; says whether there was one. */
  fetchDue(signal: AbortSignal): Promise<boolean>;
  /** In how many ms the next one is due that is not yet; `null` when none waits. */
  nextTryAfter(): number | null;
}

/** For so long, in ms, a PDF that is being fetched is left alone by other processes (B5). */
const lease = 15 * 60_000;

/** Makes the fetcher of one open library: one PDF at a time, whoever asks. */
export function createPdfFetcher({ parts, settings, announcer, owner, web }: FetchParts): PdfFetcher {
  const { database, reader, edits, pdfs, clock, folder } = parts;
  const now = (): string => clock.now().toISOString();
  let last: Promise<unknown> = Promise.resolve();

  /** Runs work after all that was asked before it. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = last.then(work, work);
    last = turn.catch(() => {});
    return turn;
  }

  function changed(paper: PaperId, write: () => void): void {
    database.transaction(() => {
      // Undone meanwhile: then there is nobody to have it.
      if (reader.find(paper) === null) return;
      write();
      edits.mark([paper], 'present');
    });
    announcer.look();
  }

  interface Wish {
    readonly paper: PaperId;
    readonly source: PdfSource;
    readonly largest: number;
    readonly signal: AbortSignal;
    readonly progress: (progress: Progress) => void;
  }

  async function receive({ source, largest, signal, progress }: Wish): Promise<PdfFile> {
    const url = addressOf(source);
    const tell = (done: number, total: number | null): void => progress({ step: 'Fetching', done, total });
    const answer = await web.get(url, {
      signal,
      largest,
      isFromInput: source.kind === 'link',
      progress: tell,
    });
    if (answer.status !== 200) throw new PdfRefusal(source.name, answer);
    if (answer.bytes !== null && answer.bytes > largest) throw tooLarge(answer.bytes, largest);
    return receivePdf(folder, { owner, largest }, async (incoming) => {
      for await (const chunk of answer.body) {
        signal.throwIfAborted();
        await incoming.write(chunk);
        tell(incoming.received, answer.bytes);
      }
      signal.throwIfAborted();
      return incoming.accept();
    });
  }

  function addressOf(source: PdfSource): string {
    return source.kind === 'arxiv' ? web.arxivPdf(source.id) : source.url;
  }

  /** Fetches and writes down how it went. @throws what went wrong, or that it was stopped */
  async function fetchNow(wish: Wish): Promise<void> {
    const { paper, source, signal } = wish;
    let letGo = (): void => {};
    const until = new Date(clock.now().getTime() + lease).toISOString();
    changed(paper, () => {
      letGo = pdfs.claim(paper, { url: addressOf(source), until, at: now() });
    });
    try {
      const file = await receive(wish);
      changed(paper, () => pdfs.put(paper, file, now()));
    } catch (error) {
      if (signal.aborted) {
        // Stopped, and not failed: it is as before.
        changed(paper, letGo);
        throw error;
      }
      const failure = failureOf(error, { source, tries: pdfs.triesOf(paper), now: clock.now() });
      changed(paper, () =>
        failure.kind === 'offline'
          ? pdfs.want(paper, failure.nextTryAt, now())
          : pdfs.fail(paper, failure, now()),
      );
      throw error instanceof AppError
        ? error
        : new AppError('unreachable', failure.sentence, undefined, { cause: error });
    }
  }

  return {
    fetch: (id, { signal, progress }) => {
      const paper = reader.get(id);
      const source = pdfSourceOf(paper);
      if (source === null) {
        throw new AppError(
          'conflict',
          'Nothing says where a PDF of this paper is. Attach one that you have.',
        );
      }
      if (web.isForbidden()) {
        throw new AppError('conflict', 'All network is forbidden. Allow it in Sources to fetch a PDF.');
      }
      progress({ step: 'Waiting', done: 0, total: null });
      return inTurn(async () => {
        signal.throwIfAborted();
        const file = pdfs.fileOf(id);
        const isThere = file !== null && (await isWhole(folder, file.sha256));
        if (!isThere) await fetchNow({ paper: id, source, largest: largestPdfBytes, signal, progress });
        return reader.get(id);
      });
    },
    fetchDue: (signal) =>
      inTurn(async () => {
        if (signal.aborted || web.isForbidden()) return false;
        const { fetchPdfs, largestPdf } = settings.get();
        const largest = largestPdf * 1024 * 1024;
        const id = fetchPdfs ? pdfs.nextDue(now(), largest) : null;
        const paper = id === null ? null : reader.find(id);
        const source = paper && pdfSourceOf(paper);
        if (!paper || !source) return false;
        try {
          await fetchNow({ paper: paper.id, source, largest, signal, progress: () => {} });
        } catch (error) {
          // It is written down with its reason, and the page says so.
          if (!(error instanceof AppError) && !signal.aborted) throw error;
        }
        return true;
      }),
    nextTryAfter() {
      const from = clock.now();
      const at = pdfs.nextTryAfter(from.toISOString());
      return at === null ? null : Date.parse(at) - from.getTime();
    },
  };
}
