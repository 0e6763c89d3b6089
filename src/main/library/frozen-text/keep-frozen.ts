import type { Unsubscribe } from '#shared/contract/define.ts';
import type { LibraryParts } from '../library-parts.ts';
import { countUnfrozen } from './freeze-text.ts';
import { frozenRevision } from './frozen-file.ts';

/** Freezes the text of a library somewhere off its thread; resolves with the revision it was frozen at. */
export type Freeze = (folder: string, signal: AbortSignal) => Promise<number | null>;

/** So long nothing must have changed before text is frozen, in ms. */
const rest = 5_000;
/** Fewer papers than this are indexed live sooner than they are frozen. */
const fewest = 1_000;

export interface FrozenText {
  /** The revision of the library that the file says the text of; `null` while there is none. */
  readonly revision: number | null;
  /** Told the revision each time that the text was frozen, and `null` when that failed. */
  onFrozen(listener: (frozen: { revision: number | null }) => void): Unsubscribe;
  stop(): void;
}

/**
 * Keeps a library's frozen text near its newest state: once it rests and enough has changed, the text is frozen
 * again. Without a way to freeze (the command line, most tests) it only says what is there.
 */
export function keepFrozen(
  parts: Pick<LibraryParts, 'database' | 'folder' | 'reader' | 'log'>,
  onChange: (listener: () => void) => Unsubscribe,
  freeze: Freeze | null,
): FrozenText {
  const { database, folder, reader, log } = parts;
  const listeners = new Set<(frozen: { revision: number | null }) => void>();
  const ending = new AbortController();
  let revision = frozenRevision(folder, reader.libraryId());
  let timer: NodeJS.Timeout | null = null;
  let isFreezing = false;

  function wait(): void {
    if (freeze === null || ending.signal.aborted) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => void look(freeze), rest);
    timer.unref();
  }

  function tell(frozen: number | null): void {
    for (const listener of listeners) listener({ revision: frozen });
  }

  async function look(act: Freeze): Promise<void> {
    timer = null;
    const changed = countUnfrozen(database, revision ?? 0);
    if (isFreezing || changed < Math.max(fewest, reader.count() / 50)) return;
    isFreezing = true;
    try {
      const frozen = await act(folder, ending.signal);
      if (frozen === null || ending.signal.aborted) return;
      revision = frozen;
      tell(frozen);
    } catch (error) {
      // Nothing is lost by it: the page indexes for itself what is not frozen.
      if (ending.signal.aborted) return;
      log({ level: 'warn', message: 'The text could not be frozen.', error });
      tell(null);
    } finally {
      isFreezing = false;
    }
  }

  const stopListening = freeze === null ? () => {} : onChange(wait);
  wait();
  return {
    get revision() {
      return revision;
    },
    onFrozen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      ending.abort();
      stopListening();
      if (timer !== null) clearTimeout(timer);
    },
  };
}
