import { AppError } from '#shared/contract/errors.ts';
import type { EditReceipt } from '#shared/contract/library.ts';
import type { Paper, PaperId } from '#shared/domain/paper.ts';
import type { Step } from './tally.ts';

/** What an act changes about its papers. */
export interface ActChange {
  readonly status?: 'queued' | 'reading' | 'skipped';
  readonly snoozedUntil?: string;
  readonly interest?: Paper['interest'];
  readonly addTags?: readonly string[];
  readonly removeTags?: readonly string[];
  readonly reason?: string;
  readonly tookMs?: number;
}

/** One act of the reader in triage: on the page at once, in the library a moment later. */
export interface Act {
  readonly papers: readonly PaperId[];
  readonly change: ActChange;
  /** "Skipped"; what it was done to follows. */
  readonly verb: string;
  /** The title of the one paper, or "12 papers". */
  readonly object: string;
  /** What the session counts; none for acts that leave the paper undecided. */
  readonly steps: readonly Step[];
}

type State = 'waiting' | 'sent' | 'done' | 'failed' | 'undone';

/** An act on its way to the library, or there. */
export interface Entry {
  readonly act: Act;
  readonly state: State;
  /** Its number in the library, by which it is undone. */
  readonly edit: number | null;
}

export interface ActPorts {
  /** Asks the library for the change, as one edit. */
  edit(act: Act): Promise<EditReceipt>;
  undo(edit: number): Promise<{ readonly revision: number }>;
  /** The edit that an act became whose answer was lost; `null` when there is none. */
  find(act: Act): Promise<number | null>;
}

export interface ActEvents {
  /** The library has it: from that revision on its answers know of it. */
  done(act: Act, revision: number): void;
  undone(act: Act, revision: number): void;
  /** Acts that did not reach the library, in their order, and why. */
  failed(acts: readonly Act[], error: AppError): void;
  /** An undo that did not reach the library. */
  undoFailed(act: Act, error: AppError): void;
  /** Nothing is on its way any more. */
  idle(): void;
  changed(): void;
}

/** So often is a connection waited for before an act counts as failed; each wait is longer than the last. */
const tries = 6;

/**
 * Carries acts to the library one after the other, in the order in which they were made. What can be
 * undone is a stack without bottom; an act that is taken back before it was sent never is.
 */
export function createActQueue(ports: ActPorts, events: ActEvents) {
  type Mutable = { -readonly [Name in keyof Entry]: Entry[Name] };
  const stack: Mutable[] = [];
  const tasks: (() => Promise<void>)[] = [];
  let isRunning = false;
  let underWay = 0;

  async function run(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    try {
      for (let task = tasks.shift(); task; task = tasks.shift()) await task();
    } finally {
      isRunning = false;
    }
    events.idle();
  }

  function enqueue(task: () => Promise<void>): void {
    tasks.push(task);
    void run();
  }

  function count(by: 1 | -1): void {
    underWay += by;
    events.changed();
  }

  async function send(entry: Mutable): Promise<void> {
    if (entry.state !== 'waiting') return;
    entry.state = 'sent';
    try {
      const { receipt, isSecond } = await attempt(() => ports.edit(entry.act));
      // When the answer was lost with the connection, the same act again finds nothing to change.
      entry.edit = receipt.edit ?? (isSecond ? await ports.find(entry.act) : null);
      entry.state = 'done';
      events.done(entry.act, receipt.revision);
    } catch (error) {
      fail(entry, asAppError(error));
    } finally {
      count(-1);
    }
  }

  /** Without a library none of those that wait would get there either: all of them come back. */
  function fail(entry: Mutable, error: AppError): void {
    const isGone = error.code === 'unreachable';
    const failed = stack.filter((each) => each === entry || (isGone && each.state === 'waiting'));
    // Taken back meanwhile: then it is where the reader wants it.
    if (!failed.includes(entry)) entry.state = 'failed';
    for (const each of failed) {
      if (each !== entry) count(-1);
      each.state = 'failed';
      stack.splice(stack.indexOf(each), 1);
    }
    if (failed.length > 0)
      events.failed(
        failed.map(({ act }) => act),
        error,
      );
  }

  async function takeBack(entry: Mutable): Promise<void> {
    try {
      if (entry.state !== 'done') return;
      entry.state = 'undone';
      const { edit } = entry;
      if (edit === null) return;
      const { receipt } = await attempt(() => ports.undo(edit));
      events.undone(entry.act, receipt.revision);
    } catch (error) {
      const reason = asAppError(error);
      // Somebody else took it back before, or the lost answer to this very undo did.
      if (reason.code === 'conflict') return events.undone(entry.act, 0);
      entry.state = 'done';
      stack.push(entry);
      events.undoFailed(entry.act, reason);
    } finally {
      count(-1);
    }
  }

  return {
    /** Makes an act; it is on its way. */
    add(act: Act): void {
      const entry: Mutable = { act, state: 'waiting', edit: null };
      stack.push(entry);
      count(1);
      enqueue(() => send(entry));
    },
    /** Takes the last act back, and says which it is and whether it was sent; `null` when there is none of this window. */
    undo(): { readonly act: Act; readonly wasSent: boolean } | null {
      const entry = stack.pop();
      if (!entry) return null;
      if (entry.state === 'waiting') {
        entry.state = 'undone';
        count(-1);
        return { act: entry.act, wasSent: false };
      }
      count(1);
      enqueue(() => takeBack(entry));
      return { act: entry.act, wasSent: true };
    },
    /** Does something else in turn, when everything before it is done. */
    inTurn(task: () => Promise<void>): void {
      enqueue(task);
    },
    get last(): Act | null {
      return stack.at(-1)?.act ?? null;
    },
    /** How many acts and undoings the library has not confirmed. */
    get underWay(): number {
      return underWay;
    },
  };
}

/** Tries again when the connection was lost meanwhile: a call then waits until there is one, or none to be had. */
async function attempt<Answer>(
  ask: () => Promise<Answer>,
): Promise<{ readonly receipt: Answer; readonly isSecond: boolean }> {
  for (let tried = 1; ; tried += 1) {
    try {
      return { receipt: await ask(), isSecond: tried > 1 };
    } catch (error) {
      const isLost = error instanceof AppError && error.code === 'unreachable';
      if (!isLost || tried >= tries) throw error;
    }
  }
}

/** What the reader can meet; anything else is a fault of ours and rises. */
function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  throw error;
}

export type ActQueue = ReturnType<typeof createActQueue>;
