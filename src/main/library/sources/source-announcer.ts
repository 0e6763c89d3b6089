import type { Unsubscribe } from '#shared/contract/define.ts';
import type { Database } from '../storage/database.ts';

/** Tells whoever listens that something about sources is other than it was, by this process or another. */
export interface SourceAnnouncer {
  /** Counts a change, within the transaction that makes it. */
  mark(): void;
  /** Tells of these sources: to be called after the commit. */
  tell(sources: readonly number[]): void;
  onChange(listener: (change: { sources: number[] }) => void): Unsubscribe;
  stop(): void;
}

/** How often changes of other processes are looked for, in ms. */
const lookEvery = 1000;

/** Makes the announcer of one open library. It looks around only while somebody listens. */
export function createSourceAnnouncer(database: Database): SourceAnnouncer {
  const listeners = new Set<(change: { sources: number[] }) => void>();
  const count = database.sql<{ changes: number }>('SELECT changes FROM source_state');
  const bump = database.sql('UPDATE source_state SET changes = changes + 1');
  const all = database.sql<{ id: number }>('SELECT id FROM source WHERE removed_at IS NULL ORDER BY id');
  let known = changes();
  /** Changes of this connection that were not told yet; one that was rolled back is told once too often. */
  let own = 0;
  let timer: NodeJS.Timeout | null = null;

  function changes(): number {
    return count.get()?.changes ?? 0;
  }

  function tell(sources: readonly number[]): void {
    const now = changes();
    const isAlone = now === known + own;
    known = now;
    own = 0;
    const told = isAlone ? [...sources] : [...new Set([...sources, ...all.all().map(({ id }) => id)])];
    for (const listener of listeners) listener({ sources: told });
  }

  function lookElsewhere(): void {
    if (changes() !== known + own) tell([]);
  }

  function keepLooking(): void {
    if (listeners.size > 0 && timer === null) {
      known = changes();
      timer = setInterval(lookElsewhere, lookEvery);
      timer.unref();
    } else if (listeners.size === 0 && timer !== null) {
      clearInterval(timer);
      timer = null;
    }
  }

  return {
    mark() {
      own += 1;
      bump.run();
    },
    tell,
    onChange(listener) {
      listeners.add(listener);
      keepLooking();
      return () => {
        listeners.delete(listener);
        keepLooking();
      };
    },
    stop() {
      listeners.clear();
      keepLooking();
    },
  };
}
