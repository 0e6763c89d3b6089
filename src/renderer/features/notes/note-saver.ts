import type { Note } from '#shared/contract/library.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import type { Journal } from './journal.ts';

/** Where the words of a note are: in the library, on their way there, or still only here. */
export type NoteSafety = 'saved' | 'saving' | 'waiting';

/** How one note stands in this window. */
export interface NoteState {
  readonly text: string;
  readonly safety: NoteSafety;
  /** Why it waits, in a sentence; `null` while nothing is wrong. */
  readonly fault: string | null;
  /** The text that another window had saved and this one's replaced; `null` when there is none. */
  readonly overtook: Note | null;
  /** When the library last said that it has the text. */
  readonly savedAt: string | null;
  /** Counts the texts that came from elsewhere: an editor then takes `text` over. */
  readonly arrival: number;
}

export interface NoteSaverPorts {
  /** Asks the library to save. Rejects when it is unreachable or refuses. */
  save(note: {
    readonly paper: PaperId;
    readonly text: string;
    readonly base: number;
  }): Promise<{ readonly note: Note; readonly overtook: Note | null }>;
  readonly journal: Journal;
  /** Calls back after so many milliseconds; the answer takes it back. */
  after(milliseconds: number, act: () => void): () => void;
  /** Milliseconds of any clock that never goes back. */
  now(): number;
}

/** A pause of this long saves, in milliseconds. */
const pauseBeforeSaving = 400;
/** While typing goes on, a save is made at least this often, in milliseconds. */
export const longestUnsaved = 5_000;
/** How long to wait before trying again after the first, second … failure, in milliseconds. */
const retryPauses: readonly number[] = [1_000, 2_000, 5_000, 10_000, 30_000];

/** So many texts without an answer are remembered, to know them again. */
const mostUnanswered = 8;

interface Entry {
  readonly paper: PaperId;
  /** `null` until something was typed or the library said what it holds. */
  text: string | null;
  /** What the library is known to hold, and as which version; `null` until it said so. */
  savedText: string | null;
  base: number;
  savedAt: string | null;
  /** The text on its way; at most one at a time, so that saves of a paper keep their order. */
  sending: string | null;
  /** Texts that were sent and never answered: the library may hold them all the same. */
  unanswered: string[];
  /** Since when there have been words that are not on their way. */
  unsavedSince: number | null;
  cancelTimer: (() => void) | null;
  /** Save again as soon as the present save is answered. */
  hurry: boolean;
  failures: number;
  fault: string | null;
  overtook: Note | null;
  arrival: number;
  /** Counts the saves that were begun, to know an answer that is older than one of them. */
  sends: number;
}

/**
 * Keeps every word that is typed into a note until the library has it. One saver serves all notes
 * of a window: switching papers loses nothing, saves of one paper keep their order, and what could
 * not be saved stays in the journal and is tried again.
 */
export class NoteSaver {
  readonly #ports: NoteSaverPorts;
  readonly #entries = new Map<PaperId, Entry>();
  readonly #listeners = new Set<() => void>();
  readonly #states = new Map<PaperId, NoteState>();

  constructor(ports: NoteSaverPorts) {
    this.#ports = ports;
  }

  /**
   * Takes up what an earlier window could not save, and saves it. Where this window has unsaved words
   * of its own for a note, the earlier ones stay in the journal.
   */
  restore(): void {
    const isFree = (paper: PaperId): boolean => !isDirty(this.#entry(paper));
    for (const { paper, text, base, sent } of this.#ports.journal.takeUp(isFree)) {
      const entry = this.#entry(paper);
      if (entry.text !== null && entry.text !== text) entry.arrival += 1;
      entry.base = base;
      entry.unanswered = [...sent];
      this.type(paper, text);
      if (!isDirty(entry)) this.#rest(entry);
      this.flush(paper);
    }
  }

  /**
   * Asks what the library holds now and takes it over, unless this window has words of its own that
   * are not saved, or began to save some meanwhile: then the answer may be older than they are.
   * @throws what `load` throws
   */
  async refresh(paper: PaperId, load: () => Promise<Note>): Promise<void> {
    const entry = this.#entry(paper);
    const sends = entry.sends;
    const note = await load();
    if (entry.sends === sends && !isDirty(entry)) this.#takeOver(entry, note);
  }

  /** Takes over what stands in the editor. */
  type(paper: PaperId, text: string): void {
    const entry = this.#entry(paper);
    if (text === entry.text) return;
    entry.text = text;
    this.#note(entry, text);
    if (isDirty(entry) && text !== entry.sending) this.#waitForPause(entry);
    else this.#rest(entry);
    this.#changed(entry);
  }

  /** Saves at once: on blur, on switching papers, on closing. Without a paper, all of them. */
  flush(paper?: PaperId): void {
    for (const entry of this.#entries.values()) {
      if (paper === undefined || entry.paper === paper) this.#send(entry);
    }
  }

  /** Puts a text in place of both after another window's was overtaken. */
  settle(paper: PaperId, text: string): void {
    const entry = this.#entry(paper);
    entry.overtook = null;
    if (text !== entry.text) {
      this.type(paper, text);
      entry.arrival += 1;
    }
    this.#changed(entry);
    this.flush(paper);
  }

  /** How a note stands; the same object until something changes. */
  state(paper: PaperId): NoteState | null {
    return this.#states.get(paper) ?? null;
  }

  /** How all notes stand together: one that waits is said before one that is being saved. */
  get safety(): NoteSafety {
    const all = [...this.#states.values()].map((state) => state.safety);
    if (all.includes('waiting')) return 'waiting';
    return all.includes('saving') ? 'saving' : 'saved';
  }

  /** Calls back after every change. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #entry(paper: PaperId): Entry {
    const existing = this.#entries.get(paper);
    if (existing) return existing;
    const entry: Entry = {
      paper,
      text: null,
      savedText: null,
      base: 0,
      savedAt: null,
      sending: null,
      unanswered: [],
      unsavedSince: null,
      cancelTimer: null,
      hurry: false,
      failures: 0,
      fault: null,
      overtook: null,
      arrival: 0,
      sends: 0,
    };
    this.#entries.set(paper, entry);
    return entry;
  }

  #takeOver(entry: Entry, note: Note): void {
    entry.base = note.version;
    entry.savedText = note.text;
    entry.savedAt = note.savedAt;
    if (entry.text !== note.text) {
      entry.text = note.text;
      entry.arrival += 1;
    }
    this.#changed(entry);
  }

  #waitForPause(entry: Entry): void {
    const now = this.#ports.now();
    entry.unsavedSince ??= now;
    const left = Math.max(0, entry.unsavedSince + longestUnsaved - now);
    this.#wait(entry, Math.min(pauseBeforeSaving, left));
  }

  #wait(entry: Entry, milliseconds: number): void {
    entry.cancelTimer?.();
    entry.cancelTimer = this.#ports.after(milliseconds, () => {
      entry.cancelTimer = null;
      this.#send(entry);
    });
  }

  #rest(entry: Entry): void {
    entry.cancelTimer?.();
    entry.cancelTimer = null;
    entry.unsavedSince = null;
    if (entry.sending !== null) return;
    entry.failures = 0;
    entry.fault = null;
    this.#ports.journal.remove(entry.paper);
  }

  #send(entry: Entry): void {
    if (entry.sending !== null) {
      entry.hurry = entry.text !== entry.sending;
      return;
    }
    if (entry.text === null || !isDirty(entry)) return;
    entry.cancelTimer?.();
    entry.cancelTimer = null;
    entry.unsavedSince = null;
    entry.hurry = false;
    const text = entry.text;
    entry.sending = text;
    entry.sends += 1;
    this.#changed(entry);
    this.#ports.save({ paper: entry.paper, text, base: entry.base }).then(
      (answer) => this.#answered(entry, text, answer),
      (error: unknown) => this.#failed(entry, text, error),
    );
  }

  #answered(entry: Entry, text: string, { note, overtook }: { note: Note; overtook: Note | null }): void {
    entry.sending = null;
    entry.savedText = text;
    entry.savedAt = note.savedAt;
    entry.base = note.version;
    entry.failures = 0;
    entry.fault = null;
    // A text of ours whose answer was lost is no other window's.
    const ours = overtook !== null && (overtook.text === text || entry.unanswered.includes(overtook.text));
    if (overtook && !ours) entry.overtook = overtook;
    entry.unanswered = [];
    if (entry.text === null || entry.text === text) this.#rest(entry);
    else this.#note(entry, entry.text);
    this.#changed(entry);
    if (isDirty(entry) && (entry.hurry || entry.cancelTimer === null)) this.#send(entry);
  }

  #failed(entry: Entry, text: string, error: unknown): void {
    entry.sending = null;
    entry.unanswered = [...entry.unanswered.filter((each) => each !== text), text].slice(-mostUnanswered);
    entry.fault = error instanceof Error ? error.message : String(error);
    const pause = retryPauses[Math.min(entry.failures, retryPauses.length - 1)] ?? 0;
    entry.failures += 1;
    entry.unsavedSince = this.#ports.now();
    this.#wait(entry, pause);
    this.#changed(entry);
  }

  /** Writes words into the journal, with what may have reached the library meanwhile. */
  #note(entry: Entry, text: string): void {
    const sent = entry.sending === null ? entry.unanswered : [...entry.unanswered, entry.sending];
    this.#ports.journal.put({ paper: entry.paper, text, base: entry.base, sent });
  }

  #changed(entry: Entry): void {
    this.#states.set(entry.paper, {
      text: entry.text ?? '',
      safety: safetyOf(entry),
      fault: entry.fault,
      overtook: entry.overtook,
      savedAt: entry.savedAt,
      arrival: entry.arrival,
    });
    for (const listener of this.#listeners) listener();
  }
}

/** Whether the library may lack what was typed. */
function isDirty(entry: Entry): boolean {
  if (entry.text === null) return false;
  return entry.text !== entry.savedText || entry.unanswered.length > 0 || entry.sending !== null;
}

function safetyOf(entry: Entry): NoteSafety {
  if (!isDirty(entry)) return 'saved';
  return entry.fault === null ? 'saving' : 'waiting';
}
