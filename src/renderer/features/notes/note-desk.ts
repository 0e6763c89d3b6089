import type { PaperId } from '#shared/domain/paper.ts';
import type { Services } from '../../app/services.ts';
import { createJournal } from './journal.ts';
import { loadEditorSoon } from './load-editor.ts';
import { NoteSaver } from './note-saver.ts';

/** The notes of one window: the saver, joined with the library, the browser's storage and the page's end. */
export interface NoteDesk {
  readonly saver: NoteSaver;
  /** Asks the library for a note and keeps it in step with other windows until told to stop. */
  follow(paper: PaperId): () => void;
}

const desks = new WeakMap<Services, NoteDesk>();

/** The note desk of a page; made when it is first asked for. */
export function noteDesk(services: Services): NoteDesk {
  const existing = desks.get(services);
  if (existing) return existing;
  const desk = openDesk(services);
  desks.set(services, desk);
  return desk;
}

/**
 * Starts saving notes: takes up what an earlier window could not save, and saves on every way out
 * of the page. Does nothing when it is started already.
 */
export function startNotes(services: Services): void {
  noteDesk(services);
  loadEditorSoon();
}

/** Saves what was typed; resolves when the library has all of it. */
export function saveNotes(services: Services): Promise<void> {
  const { saver } = noteDesk(services);
  saver.flush();
  return new Promise((resolve) => {
    const stop = saver.subscribe(look);
    function look(): void {
      if (saver.safety !== 'saved') return;
      stop();
      resolve();
    }
    look();
  });
}

function openDesk(services: Services): NoteDesk {
  const { library, papers, connection } = services;
  const window = crypto.randomUUID();
  const alive = new Set<string>();
  /** Which library this window's words are for: the page starts over when another one answers. */
  let home = connection.getState().library;
  const sitting = createSitting(() => performance.now());
  const saver = new NoteSaver({
    save: (note) => library.notes.save({ ...note, session: sitting() }),
    journal: createJournal(localStorage, { window, alive, library: () => home }),
    after(milliseconds, act) {
      const timer = setTimeout(act, milliseconds);
      return () => clearTimeout(timer);
    },
    now: () => performance.now(),
  });

  saver.subscribe(() => {
    if (connection.getState().notes !== saver.safety) connection.getState().setNotes(saver.safety);
  });
  const isKnown = new Promise<void>((resolve) => {
    if (home !== null) resolve();
    connection.subscribe((now, before) => {
      if (now.library === null || before.library !== null) return;
      home = now.library;
      saver.flush();
      resolve();
    });
  });
  onLeaving(() => saver.flush());
  void Promise.all([windowsAlive(window), isKnown]).then(([names]) => {
    for (const name of names) alive.add(name);
    saver.restore();
  });

  function follow(paper: PaperId): () => void {
    const load = (): void => {
      saver
        .refresh(paper, () => library.notes.get({ paper }))
        .catch(() => {
          // Unreachable: the connection says so, and the note is asked for again when it is back.
        });
    };
    load();
    const stopPapers = papers.subscribe((now, before) => {
      const text = now.byId.get(paper)?.note ?? '';
      if (now.byId.get(paper) !== before.byId.get(paper) && text !== saver.state(paper)?.text) load();
    });
    const stopConnection = connection.subscribe((now, before) => {
      if (now.state === 'connected' && before.state !== 'connected') load();
    });
    return () => {
      stopPapers();
      stopConnection();
    };
  }

  return { saver, follow };
}

/** After a pause of so many milliseconds the next save begins another sitting. */
const pauseBetweenSittings = 10 * 60_000;

/** Names sittings: the saves of one are one edit, so that undo takes back more than some letters (L12). */
function createSitting(now: () => number): () => string {
  let name = crypto.randomUUID();
  let last = now();
  return () => {
    if (now() - last > pauseBetweenSittings) name = crypto.randomUUID();
    last = now();
    return name;
  };
}

/** Every way in which a page can end or be put aside. */
function onLeaving(act: () => void): void {
  for (const name of ['pagehide', 'beforeunload', 'blur', 'freeze']) window.addEventListener(name, act);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && act());
}

const lockPrefix = 'carrel.note.';

/** Holds a lock under this window's name as long as it lives, and says which other windows hold theirs. */
async function windowsAlive(name: string): Promise<readonly string[]> {
  // Absent where the page's origin is not secure; then words of other windows cannot be told apart.
  if (!('locks' in navigator)) return [];
  await new Promise<void>((held) => {
    void navigator.locks.request(lockPrefix + name, () => {
      held();
      return new Promise(() => {});
    });
  });
  const { held = [] } = await navigator.locks.query();
  return held.flatMap((lock) =>
    lock.name?.startsWith(lockPrefix) ? [lock.name.slice(lockPrefix.length)] : [],
  );
}
