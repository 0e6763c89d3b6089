import type { Log } from '#shared/contract/log.ts';
import type { Library } from '../open-library.ts';

/** After a change so many ms pass before it is looked what is to be fetched: decisions come in rows. */
const rest = 2_000;
/** At least so often, in ms, it is looked whether a PDF is due: the switch of the network is no change of papers. */
const longestRest = 5 * 60_000;

/** Sees to the PDFs of papers to be read while a library stays open (B4). */
export function keepPdfsFetched(library: Library, log: Log): Library {
  const ending = new AbortController();
  let timer: NodeJS.Timeout | null = null;
  let isRunning = false;

  function lookIn(wait: number): void {
    if (ending.signal.aborted || isRunning) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => void look(), wait);
    timer.unref();
  }

  async function look(): Promise<void> {
    isRunning = true;
    try {
      while (await library.pdfs.fetchDue(ending.signal)) {
        // One after the other, until none is due.
      }
    } catch (error) {
      log({ level: 'error', message: 'The PDFs could not be looked after.', error });
    } finally {
      isRunning = false;
      if (!ending.signal.aborted) lookIn(waitUntil(library.pdfs.nextTryAfter()));
    }
  }

  const stop = library.handlers.library.changed(() => lookIn(rest));
  lookIn(rest);
  return {
    ...library,
    close() {
      ending.abort();
      stop();
      if (timer !== null) clearTimeout(timer);
      library.close();
    },
  };
}

function waitUntil(wait: number | null): number {
  return Math.min(Math.max(wait ?? longestRest, rest), longestRest);
}
