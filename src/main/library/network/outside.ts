import type { ServiceAddresses } from './service-addresses.ts';

/** What a host gives the library of the world outside. */
export interface Outside {
  /** Asks once: follows no redirect, unpacks the body as it comes, fails when `signal` is aborted. */
  readonly fetch: (
    url: string,
    init: {
      readonly headers: Record<string, string>;
      readonly redirect: 'manual';
      readonly signal: AbortSignal;
      /** Whether it must not lead into the reader's own network: fails with the code `privateCode` where it does. */
      readonly onlyOpen: boolean;
    },
  ) => Promise<OutsideAnswer>;
  /** Chance, from 0 to below 1: it spreads waits, so that not everybody comes at once. */
  readonly random: () => number;
  readonly addresses: ServiceAddresses;
  /** Waits, in tests without a clock on the wall; rejects when `signal` is aborted. */
  readonly sleep?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds between two requests to arXiv; what arXiv asks for (3,000) when not given. */
  readonly arxivPace?: number;
  /** How patient a request is, in ms; for tests. */
  readonly patience?: Partial<Patience>;
}

export interface OutsideAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: AsyncIterable<Uint8Array> | null;
}

/** How long a request may take, in milliseconds. */
export interface Patience {
  /** Until the head of the answer is there. */
  readonly head: number;
  /** Until the whole body is there, however steadily it comes. */
  readonly body: number;
  /** After so long a body must have come at a thousand bytes a second or more. */
  readonly drip: number;
}

export const usualPatience: Patience = { head: 40_000, body: 300_000, drip: 20_000 };

/** The code of the error with which `fetch` says that a name leads into the reader's own network. */
export const privateCode = 'EPRIVATE';
