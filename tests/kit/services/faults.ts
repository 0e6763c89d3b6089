import type { Day } from '#shared/domain/partial-date.ts';

export const serviceNames = [
  'huggingface',
  'arxiv-feed',
  'arxiv-listing',
  'arxiv-api',
  'arxiv-oai',
  'biorxiv',
  'journal',
  'pdf',
] as const;
export type ServiceName = (typeof serviceNames)[number];

/** What can go wrong with what a service says: it still answers, and is wrong. */
export type FaultOfContent =
  /** Yesterday’s batch. */
  | { readonly kind: 'stale' }
  /** A working day without papers. */
  | { readonly kind: 'empty' }
  /** The first half of the batch, as if it were all. */
  | { readonly kind: 'half' }
  /** Some papers are silently missing. */
  | { readonly kind: 'loses'; readonly count: number }
  /** Each paper stands there twice. */
  | { readonly kind: 'doubled' }
  /** The dates it writes are off by some days. */
  | { readonly kind: 'skewed'; readonly days: number }
  /** An error that is wrapped so that it looks like a paper. */
  | { readonly kind: 'error-entry' };

/** What can go wrong with how an answer travels. */
export type FaultOfTransport =
  | { readonly kind: 'refused'; readonly status: number; readonly retryAfter?: string }
  /** A page of HTML instead of what was asked for, with status 200. */
  | { readonly kind: 'html' }
  /** The answer ends in its middle, and its length says that it is whole. */
  | { readonly kind: 'truncated' }
  /** The connection is broken before the answer, or in its middle. */
  | { readonly kind: 'reset'; readonly when: 'before' | 'within' }
  /** A few bytes now and then, without end. */
  | { readonly kind: 'drip'; readonly everyMs: number }
  /** No answer at all, and an open connection. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'redirect-loop' }
  | { readonly kind: 'redirected'; readonly to: string }
  /** So many bytes. */
  | { readonly kind: 'huge'; readonly bytes: number }
  /** Some hundred kilobytes that unpack to so many. */
  | { readonly kind: 'bomb'; readonly bytes: number }
  /** Latin-1, declared as UTF-8. */
  | { readonly kind: 'misencoded' };

export type Fault = FaultOfContent | FaultOfTransport;

/** When a service has a fault: on which days (of UTC), in which hours, how often at most. */
export interface FaultRule {
  readonly service: ServiceName | readonly ServiceName[];
  readonly fault: Fault;
  readonly from?: Day;
  readonly to?: Day;
  /** From the first hour up to, not including, the second. */
  readonly hours?: readonly [number, number];
  /** Only requests whose path and query contain this. */
  readonly matching?: string;
  /** Only the first so many requests that it would hold for. */
  readonly times?: number;
}

export interface Faults {
  add(rule: FaultRule): void;
  clear(): void;
  /** The faults that a request meets; counts it for those that hold only some times. */
  at(service: ServiceName, now: Date, url: string): Fault[];
}

export function createFaults(rules: readonly FaultRule[]): Faults {
  let open = rules.map((rule) => ({ rule, left: rule.times ?? Number.POSITIVE_INFINITY }));
  return {
    add(rule) {
      open.push({ rule, left: rule.times ?? Number.POSITIVE_INFINITY });
    },
    clear() {
      open = [];
    },
    at(service, now, url) {
      const met = open.filter(({ rule, left }) => left > 0 && holds(rule, { service, now, url }));
      for (const one of met) one.left -= 1;
      return met.map(({ rule }) => rule.fault);
    },
  };
}

function holds(
  { service, from, to, hours, matching }: FaultRule,
  asked: { readonly service: ServiceName; readonly now: Date; readonly url: string },
): boolean {
  const services: readonly ServiceName[] = typeof service === 'string' ? [service] : service;
  const day = asked.now.toISOString().slice(0, 10);
  const hour = asked.now.getUTCHours();
  if (!services.includes(asked.service)) return false;
  if (from !== undefined && day < from) return false;
  if (to !== undefined && day > to) return false;
  if (hours !== undefined && (hour < hours[0] || hour >= hours[1])) return false;
  return matching === undefined || asked.url.includes(matching);
}

/** What is left of a list under the faults of content. */
export function altered<Value>(list: readonly Value[], faults: readonly Fault[]): Value[] {
  let left = [...list];
  for (const fault of faults) {
    if (fault.kind === 'empty') left = [];
    if (fault.kind === 'half') left = left.slice(0, Math.ceil(left.length / 2));
    if (fault.kind === 'doubled') left = left.flatMap((one) => [one, one]);
    // Every third from the second on, so that what is lost lies in the midst.
    if (fault.kind === 'loses') {
      const lost = new Set(
        left
          .map((_, index) => index)
          .filter((index) => index % 3 === 1)
          .slice(0, fault.count),
      );
      left = left.filter((_, index) => !lost.has(index));
    }
  }
  return left;
}
