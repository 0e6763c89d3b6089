import { z } from 'zod';
import { type PaperId, paperIdSchema } from '#shared/domain/paper.ts';

const unsavedSchema = z.object({
  paper: paperIdSchema,
  text: z.string(),
  base: z.number().int().nonnegative(),
  /** Texts on their way or sent without an answer: the library may hold one of them. */
  sent: z.array(z.string()).default([]),
});

/** The words of a note that the library does not have yet, and the version they were typed over. */
export type UnsavedWords = z.infer<typeof unsavedSchema>;

/** As they are kept: with the library that they are for, since every library has a paper of that number. */
const keptSchema = unsavedSchema.extend({ library: z.string().nullable() });

/** Where words wait until the library has them, so that they outlive the page. */
export interface Journal {
  put(words: UnsavedWords): void;
  remove(paper: PaperId): void;
  /**
   * Hands over what windows that are gone have left, for the papers that `mayTake` admits and once for
   * each; the rest stays for later. What it hands over is this window's from then on.
   */
  takeUp(mayTake?: (paper: PaperId) => boolean): readonly UnsavedWords[];
}

/** What of `localStorage` a journal needs. */
export type JournalStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const prefix = 'carrel.note.';

/**
 * A journal in the browser's storage, which all windows share. Each window writes under its own
 * name, and takes over only words for its own library that belong to no window in `alive`.
 */
export function createJournal(
  storage: JournalStorage,
  {
    window,
    alive,
    library,
  }: {
    readonly window: string;
    readonly alive: ReadonlySet<string>;
    /** The id of this window's library. */
    readonly library: () => string | null;
  },
): Journal {
  const keyOf = (paper: PaperId): string => `${prefix}${window}.${paper}`;

  function put(words: UnsavedWords): void {
    try {
      storage.setItem(keyOf(words.paper), JSON.stringify({ ...words, library: library() }));
    } catch {
      // The storage is full or forbidden. The words are still in the editor and on their way.
    }
  }

  function takeUp(mayTake: (paper: PaperId) => boolean = () => true): readonly UnsavedWords[] {
    const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at));
    const taken = new Map<PaperId, UnsavedWords>();
    for (const key of keys) {
      const owner = key?.startsWith(prefix) ? key.slice(prefix.length).split('.')[0] : undefined;
      if (!key || owner === undefined || owner === window || alive.has(owner)) continue;
      const kept = readWords(storage.getItem(key));
      if (kept) {
        const { library: home, ...words } = kept;
        if (home !== library() || taken.has(words.paper) || !mayTake(words.paper)) continue;
        taken.set(words.paper, words);
        put(words);
      }
      storage.removeItem(key);
    }
    return [...taken.values()];
  }

  return { put, remove: (paper) => storage.removeItem(keyOf(paper)), takeUp };
}

function readWords(text: string | null): z.infer<typeof keptSchema> | null {
  try {
    return keptSchema.parse(JSON.parse(text ?? ''));
  } catch {
    // Not written by a journal: nothing of a note is in it.
    return null;
  }
}
