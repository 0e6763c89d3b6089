import { fetch as ask } from 'undici';
import type { Client } from '#shared/contract/define.ts';
import type { LibraryContract } from '#shared/contract/library.ts';
import type { LedgerDay, Source } from '#shared/contract/sources.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import type { Outside, Patience } from '../../src/main/library/network/outside.ts';
import { serviceAddresses } from '../../src/main/library/network/service-addresses.ts';
import { openTestLibrary, type TestLibrary } from './library.ts';
import type { MonthSource } from './services/month.ts';
import type { Services } from './services/services.ts';

/** A clock that stands still but for those who sleep by it: they wake at once, and time has gone on. */
export interface PlayedClock {
  now(): Date;
  set(instant: string): void;
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export function aPlayedClock(start: string): PlayedClock {
  let instant = Date.parse(start);
  return {
    now: () => new Date(instant),
    set(given) {
      instant = Date.parse(given);
    },
    async sleep(milliseconds, signal) {
      signal.throwIfAborted();
      instant += milliseconds;
      // Whoever waits lets others go on, as with a real clock.
      await new Promise(setImmediate);
      signal.throwIfAborted();
    },
  };
}

export interface FetchingOptions {
  readonly services: Services;
  readonly clock: PlayedClock;
  readonly folder?: string;
  readonly maximumPages?: number;
  /** Whether it fetches by itself, as in a host that stays. */
  readonly schedule?: boolean;
  readonly patience?: Partial<Patience>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Another way to the network than the real one. */
  readonly fetch?: Outside['fetch'];
}

/** A library, and when it began each request, by the played clock. */
export interface FetchingLibrary extends TestLibrary {
  readonly began: readonly { readonly url: string; readonly at: Date }[];
}

/** A real library whose network is the services on loopback, and whose time is theirs. */
export function openFetchingLibrary(options: FetchingOptions): FetchingLibrary {
  const { services, clock, folder, maximumPages, schedule } = options;
  const began: { url: string; at: Date }[] = [];
  const reach = options.fetch ?? ((url, init) => ask(url, init));
  const library = openTestLibrary({
    clock,
    web: {
      fetch(url, init) {
        began.push({ url, at: clock.now() });
        return reach(url, init);
      },
      random: () => 0.5,
      addresses: serviceAddresses(options.environment ?? services.environment()),
      sleep: clock.sleep,
      patience: options.patience ?? { head: 2000, body: 4000, drip: 1000 },
    },
    ...(folder === undefined ? {} : { folder }),
    ...(schedule === undefined ? {} : { schedule }),
    ...(maximumPages === undefined ? {} : { maximumPages }),
  });
  return { ...library, began };
}

/** Subscribes to a source of the services. */
export function subscribe(
  client: Client<LibraryContract>,
  { base }: Services,
  { kind, target, announces }: MonthSource,
): Promise<Source> {
  return client.sources.add({
    kind,
    target: target.replace('BASE', base),
    daysBack: 1,
    ...(announces === undefined ? {} : { announces: [...announces] }),
  });
}

/** One day of a source’s ledger; fails where there is none. */
export async function ledgerOf(
  client: Client<LibraryContract>,
  source: Source,
  day: Day,
): Promise<LedgerDay> {
  const { days } = await client.sources.ledger({ source: source.id, since: day, until: day });
  const [only] = days;
  if (only === undefined) throw new Error(`${source.name} has no ${day} in its ledger.`);
  return only;
}
