import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LedgerDay, Source } from '#shared/contract/sources.ts';
import {
  aPlayedClock,
  ledgerOf,
  openFetchingLibrary,
  type PlayedClock,
  subscribe,
} from '../../kit/fetching.ts';
import { papersOf, type TestLibrary } from '../../kit/library.ts';
import { expectedOn } from '../../kit/services/expected-ledger.ts';
import type { MonthSource } from '../../kit/services/month.ts';
import { openServices, type Services } from '../../kit/services/services.ts';
import { aTestWorld } from '../../kit/services/test-world.ts';

const world = aTestWorld({ sizes: { new: 1, cross: 1, replaced: 1, featured: 1, posted: 23 } });
const day = '2026-07-08';
const everything: MonthSource = { kind: 'biorxiv', target: 'all' };
const subject: MonthSource = { kind: 'biorxiv', target: 'neuroscience' };
const medicine: MonthSource = { kind: 'medrxiv', target: 'all' };

let clock: PlayedClock;
let services: Services;
let library: TestLibrary;

beforeEach(async () => {
  clock = aPlayedClock(`${day}T12:00:00Z`);
  services = await openServices({ world, clock, pageSize: 5 });
  library = openFetchingLibrary({ services, clock });
});
afterEach(async () => {
  library.close();
  await services.close();
});

async function fetchOn(source: Source, asOf = day): Promise<LedgerDay> {
  clock.set(`${asOf}T12:00:00Z`);
  await library.client.sources.fetch({ source: source.id });
  return ledgerOf(library.client, source, day);
}

function idsOn(planned: MonthSource, asOf = day): string[] {
  return [...(expectedOn(world, planned, asOf)?.ids ?? [])].toSorted();
}

async function held(): Promise<string[]> {
  return (await papersOf(library.client)).map(({ identifiers }) => identifiers['doi'] ?? '').toSorted();
}

/** The places in the list from which the server was asked for more. */
function cursors(): number[] {
  return services.requests.map(({ url }) => Number(/\/(\d+)(?:\?|$)/.exec(url)?.[1] ?? -1));
}

describe('a preprint server', () => {
  it.each([everything, subject, medicine])(
    'F40: gives a day page after page: $kind $target',
    async (planned) => {
      const source = await subscribe(library.client, services, planned);

      const entry = await fetchOn(source);

      expect(idsOn(planned).length).toBeGreaterThan(0);
      expect([entry.verdict, entry.received], entry.sentence).toEqual(['complete', idsOn(planned).length]);
      expect(await held()).toEqual(idsOn(planned));
    },
  );

  it('F40: asks for each page once, and for none after the last', async () => {
    const source = await subscribe(library.client, services, everything);

    await fetchOn(source);

    const asked = cursors();
    expect(asked.length).toBeGreaterThan(2);
    expect(asked).toEqual(asked.map((_, index) => index * 5));
  });

  it('F41: that loses a page leaves the day partial, and says how many are missing', async () => {
    const source = await subscribe(library.client, services, everything);
    services.break({ service: 'biorxiv', fault: { kind: 'refused', status: 403 }, matching: `${day}/10` });

    const entry = await fetchOn(source);

    expect(entry).toMatchObject({ verdict: 'partial', received: 10 });
    expect(entry.missingCount).toBeGreaterThan(0);
    expect(entry.nextTryAt).not.toBeNull();
  });

  it('F42: gives what was on the lost page the next time, and nothing twice', async () => {
    const source = await subscribe(library.client, services, everything);
    services.break({ service: 'biorxiv', fault: { kind: 'refused', status: 403 }, matching: `${day}/10` });
    await fetchOn(source);
    services.mend();

    const entry = await fetchOn(source);

    expect([entry.verdict, entry.received, entry.added]).toEqual([
      'complete',
      idsOn(everything).length,
      idsOn(everything).length,
    ]);
    expect(await held()).toEqual(idsOn(everything));
  });

  it('F40: whose pages hold less than they say is asked for the rest, too', async () => {
    const source = await subscribe(library.client, services, everything);
    services.break({ service: 'biorxiv', fault: { kind: 'half' } });

    const entry = await fetchOn(source);

    expect(entry.received, entry.sentence).toBe(idsOn(everything).length);
    expect(await held()).toEqual(idsOn(everything));
  });

  it('F43: gives every day that was missed, each its own, and quiet ones as quiet', async () => {
    const source = await subscribe(library.client, services, subject);
    await fetchOn(source);

    await fetchOn(source, '2026-07-16');

    const { days } = await library.client.sources.ledger({ source: source.id });
    expect(days.map((entry) => [entry.day, entry.verdict, entry.received])).toEqual(
      days.map((entry) => {
        const due = idsOn(subject, entry.day).length;
        return [entry.day, due === 0 ? 'quiet' : 'complete', due];
      }),
    );
    expect(days).toHaveLength(9);
  });
});
