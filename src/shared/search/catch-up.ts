import type { Changes } from '../contract/library.ts';

export interface CatchUpParts {
  /** Asks for what changed since a revision. */
  readonly ask: (revision: number) => Promise<Changes>;
  /** Takes an answer in; answers come in order, each beginning where the one before ended. */
  readonly apply: (changes: Changes) => void;
  /** Told why asking or applying failed; nothing more is asked until `start` or the next announcement. */
  readonly onFailure?: (reason: unknown) => void;
  /** The revision to begin with; 0, an empty copy, when not given. */
  readonly from?: number;
}

/** `waiting`: up to date as far as anyone said. `failed`: asked in vain, behind for all we know. */
export type CatchUpState = 'waiting' | 'asking' | 'failed' | 'stopped';

export interface CatchUp {
  readonly state: CatchUpState;
  /** Everything up to here was applied. */
  readonly revision: number;
  /** Asks whether or not there is news: at first, and after a failure. Never rejects; settles with the asking. */
  start(): Promise<void>;
  /** Says that everything up to a revision was applied by another road. */
  skipTo(reached: number): void;
  /** Takes the library's word that it moved. Words may be lost, repeated or out of order. */
  announce(news: { readonly from: number; readonly to: number }): void;
  stop(): void;
}

/**
 * Keeps a copy of the library in step (S16). An announcement is only a reason to ask: what it says is
 * never taken for all there is, so a lost one is made up for by the next answer. One ask at a time.
 */
export function createCatchUp({ ask, apply, onFailure, from = 0 }: CatchUpParts): CatchUp {
  let state: CatchUpState = 'waiting';
  let revision = from;
  let heardOf = from;
  /** How often `start` was called: an ask under way may be older than the call. */
  let starts = 0;
  let underWay: Promise<void> | null = null;
  const isStopped = () => state === 'stopped';

  const askUntilDone = async () => {
    for (;;) {
      const heardBefore = heardOf;
      const startsBefore = starts;
      const changes = await ask(revision);
      if (isStopped()) return;
      apply(changes);
      const isNews = changes.to > revision;
      revision = Math.max(revision, changes.to);
      // Without news the library knows better than old announcements, but not than those made meanwhile.
      const isAll = isNews ? !changes.more && revision >= heardOf : heardOf === heardBefore;
      if (isAll && starts === startsBefore) return;
    }
  };
  const run = async () => {
    state = 'asking';
    try {
      await askUntilDone();
      if (!isStopped()) state = 'waiting';
    } catch (reason) {
      if (isStopped()) return;
      state = 'failed';
      onFailure?.(reason);
    } finally {
      underWay = null;
    }
  };
  const askNow = (): Promise<void> => {
    if (isStopped()) return Promise.resolve();
    underWay ??= run();
    return underWay;
  };

  return {
    get state() {
      return state;
    },
    get revision() {
      return revision;
    },
    start() {
      starts++;
      return askNow();
    },
    skipTo(reached) {
      revision = Math.max(revision, reached);
    },
    announce({ to }) {
      heardOf = Math.max(heardOf, to);
      if (to > revision || state === 'failed') void askNow();
    },
    stop() {
      state = 'stopped';
    },
  };
}
