import type { Day } from '#shared/domain/partial-date.ts';
import type { ServiceAddresses } from './service-addresses.ts';

/** What may be asked together: one request at a time, and no faster than the group's pace. */
export type ServiceGroup = 'arxiv' | 'huggingface' | 'biorxiv' | `host:${string}`;

/** One question to a server. */
export interface WebRequest {
  readonly url: string;
  /** For the log: `feed`, `listing`, `API`, `OAI`, `PDF`. */
  readonly road: string;
  readonly group: ServiceGroup;
  readonly signal: AbortSignal;
  /** The source and the day of it that this is for, for the log. */
  readonly source?: number | null;
  readonly day?: Day | null;
  /** Whether the address came with an input: then it must not lead into the reader's own network (F32). */
  readonly onlyOpen?: boolean;
  /** What is wanted: an answer of another type is refused with a sentence. Anything, when not given. */
  readonly wanted?: 'xml' | 'html' | 'json' | 'pdf';
  /** At most so many bytes are taken, counted as they come, after unpacking; 40 MB when not given. */
  readonly maxBytes?: number;
  /** What the server said to ask with, to hear only of changes. */
  readonly validators?: Validators | null;
  /** Told how many bytes are here, and of how many where the server says it, as they come. */
  readonly progress?: (received: number, total: number | null) => void;
}

/** What a server says to ask with next time. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** Why there is no answer. `offline` is a state of this machine, and no fault of the server. */
export type WebFault =
  | 'status'
  | 'offline'
  | 'connection'
  | 'timeout'
  | 'cut'
  | 'too-large'
  | 'redirect'
  | 'private'
  | 'type'
  | 'forbidden';

/** What became of a question. Only what `signal` was aborted with is thrown. */
export type WebAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      /** Where it came from in the end. */
      readonly url: string;
      readonly bytes: Uint8Array;
      readonly contentType: string | null;
      /** The `Link` header, by which some services name the next page. */
      readonly link: string | null;
      readonly validators: Validators | null;
    }
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'fault';
      readonly fault: WebFault;
      readonly status: number | null;
      /** What is so, and what is done about it, for people. */
      readonly sentence: string;
      /** When the server wants to be asked again, where it said so. */
      readonly retryAt: Date | null;
      /** What had come before the answer broke off, or the body of an error; `null` when nothing had. */
      readonly bytes: Uint8Array | null;
    };

/** The one way out of the library to the network: polite, logged, and stopped by one switch. */
export interface Web {
  readonly addresses: ServiceAddresses;
  get(request: WebRequest): Promise<WebAnswer>;
  /** Until when a service of a group wants to be left alone, as it said itself; `null` when none does. */
  closedUntil(group: ServiceGroup): Date | null;
  /** Stops what is under way at once; the switch itself is in the library. */
  stopAll(): void;
  /** Stops everything for good. */
  close(): void;
}
