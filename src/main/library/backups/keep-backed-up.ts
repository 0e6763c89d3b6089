import type { Log } from '#shared/contract/log.ts';
import type { Library } from '../open-library.ts';

const minute = 60_000;

/** Sees to the day's backup while a library stays open: soon after opening, then every ten minutes. */
export function keepBackedUp(library: Library, log: Log): Library {
  let running: Promise<unknown> | null = null;
  const look = (): void => {
    running ??= library
      .backUpIfDue()
      .catch((error: unknown) =>
        log({ level: 'error', message: 'The daily backup could not be made.', error }),
      )
      .finally(() => {
        running = null;
      });
  };
  const soon = setTimeout(look, minute);
  const regularly = setInterval(look, 10 * minute);
  soon.unref();
  regularly.unref();
  return {
    ...library,
    close() {
      clearTimeout(soon);
      clearInterval(regularly);
      library.close();
    },
  };
}
