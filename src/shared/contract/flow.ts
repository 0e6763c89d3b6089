/** A run of reports to a receiver that says when it has taken one. */
export interface Flow {
  push(value: unknown): void;
  /** The receiver has taken everything up to this sequence number. */
  taken(sequence: number): void;
  /** Sends what still waits, before the end. */
  flush(): void;
}

export interface FlowOptions {
  /** How many reports may be under way without having been taken. */
  readonly window: number;
  /** How many wait beyond that; then the oldest falls. */
  readonly keep: number;
  /** Makes one of two waiting reports, so that none falls. */
  readonly merge?: (earlier: unknown, later: unknown) => unknown;
  readonly send: (sequence: number, value: unknown) => void;
  readonly onFallen?: () => void;
}

/** Holds back what a slow receiver has not taken yet, in bounded memory (C5, C6). */
export function createFlow({ window, keep, merge, send, onFallen }: FlowOptions): Flow {
  let waiting: unknown[] = [];
  let sent = 0;
  let taken = 0;

  function release(limit: number): void {
    while (waiting.length > 0 && sent - taken < limit) {
      sent += 1;
      send(sent, waiting.shift());
    }
  }

  return {
    push(value) {
      const last = waiting.length - 1;
      if (merge && last >= 0) waiting[last] = merge(waiting[last], value);
      else waiting.push(value);
      release(window);
      if (waiting.length <= keep) return;
      waiting.shift();
      onFallen?.();
    },
    taken(sequence) {
      if (sequence <= taken || sequence > sent) return;
      taken = sequence;
      release(window);
    },
    flush() {
      release(Number.POSITIVE_INFINITY);
      waiting = [];
    },
  };
}
