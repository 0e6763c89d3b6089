import { describe, expect, it } from 'vitest';
import { serviceAddresses } from '../../src/main/library/network/service-addresses.ts';
import { createHostWeb } from '../../src/main/library-host/host-web.ts';
import { openTestLibrary } from '../kit/library.ts';
import { expectedOn } from '../kit/services/expected-ledger.ts';
import type { FaultRule } from '../kit/services/faults.ts';
import { createMonth } from '../kit/services/month.ts';
import { openServices } from '../kit/services/services.ts';

const { world } = createMonth();
const announces = ['new' as const, 'cross' as const, 'replace' as const];

/** A library that asks the played services, whose waits pass at once. */
async function openFetching(start: string, faults: readonly FaultRule[] = []) {
  let now = start;
  const clock = {
    now: () => new Date(now),
    set(instant: string) {
      now = instant;
    },
  };
  const services = await openServices({ world, clock, faults });
  const library = openTestLibrary({
    clock,
    web: {
      ...createHostWeb(),
      random: () => 0.5,
      sleep: async () => {},
      arxivPace: 0,
      addresses: serviceAddresses(services.environment('bare')),
      patience: { drip: 100, head: 500, body: 2000 },
    },
  });
  return {
    services,
    library,
    client: library.client,
    set: clock.set,
    async [Symbol.asyncDispose]() {
      library[Symbol.dispose]();
      await services.close();
    },
  };
}

describe('fetching', () => {
  it('F40: a day of arXiv that came whole is complete, in the counts that were announced', async () => {
    await using play = await openFetching('2026-07-01T12:00:00Z');
    const source = await play.client.sources.add({ kind: 'arxiv', target: 'cs.LG', announces });

    const { reports } = await play.client.sources.fetch({});

    const expected = expectedOn(world, { kind: 'arxiv', target: 'cs.LG' }, '2026-07-01');
    expect(reports[0]).toMatchObject({ verdict: 'complete', source: source.id });
    expect(reports[0]?.days[0]).toMatchObject({
      day: '2026-07-01',
      expected: expected?.ids.length,
      received: expected?.ids.length,
      new: expected?.new,
      crossListed: expected?.crossListed,
      replaced: expected?.replaced,
      missing: [],
      expectedFrom: 'listing',
    });
  });

  it.each<[string, FaultRule[]]>([
    ['loses papers', [{ service: 'arxiv-feed', fault: { kind: 'loses', count: 3 } }]],
    ['is half made', [{ service: 'arxiv-feed', fault: { kind: 'half' } }]],
    ['is cut off', [{ service: 'arxiv-feed', fault: { kind: 'truncated' } }]],
    ['is empty', [{ service: 'arxiv-feed', fault: { kind: 'empty' } }]],
    ['is an error', [{ service: 'arxiv-feed', fault: { kind: 'error-entry' } }]],
    [
      'refuses for hours',
      [{ service: 'arxiv-feed', fault: { kind: 'refused', status: 429, retryAfter: '7200' } }],
    ],
    ['is a page', [{ service: 'arxiv-feed', fault: { kind: 'html' } }]],
    ['is stale', [{ service: 'arxiv-feed', fault: { kind: 'stale' } }]],
    ['is doubled', [{ service: 'arxiv-feed', fault: { kind: 'doubled' } }]],
    ['goes in circles', [{ service: 'arxiv-feed', fault: { kind: 'redirect-loop' } }]],
    ['drips', [{ service: 'arxiv-feed', fault: { kind: 'drip', everyMs: 20 } }]],
    ['breaks off', [{ service: 'arxiv-feed', fault: { kind: 'reset', when: 'within' } }]],
    [
      'lacks papers, and the API is down too',
      [
        { service: 'arxiv-feed', fault: { kind: 'loses', count: 3 } },
        { service: 'arxiv-api', fault: { kind: 'refused', status: 503 } },
      ],
    ],
  ])('F42: a feed that %s is filled in by the other roads', async (_name, faults) => {
    await using play = await openFetching('2026-07-02T12:00:00Z', faults);
    await play.client.sources.add({ kind: 'arxiv', target: 'cs.LG', announces });

    const { reports } = await play.client.sources.fetch({});

    const expected = expectedOn(world, { kind: 'arxiv', target: 'cs.LG' }, '2026-07-02');
    expect(reports[0]?.days[0]).toMatchObject({
      verdict: 'complete',
      received: expected?.ids.length,
      new: expected?.new,
      crossListed: expected?.crossListed,
      replaced: expected?.replaced,
    });
  });

  it.each<[string, string, FaultRule[], string]>([
    ['a weekend', '2026-07-04T12:00:00Z', [], 'quiet'],
    ['a holiday', '2026-07-03T12:00:00Z', [], 'quiet'],
    [
      'a stale batch',
      '2026-07-02T12:00:00Z',
      [{ service: ['arxiv-feed', 'arxiv-listing'], fault: { kind: 'stale' } }],
      'stale',
    ],
    [
      'every road refusing',
      '2026-07-02T12:00:00Z',
      [
        {
          service: ['arxiv-feed', 'arxiv-listing', 'arxiv-api', 'arxiv-oai'],
          fault: { kind: 'refused', status: 503 },
        },
      ],
      'failed',
    ],
  ])('F41: %s is what it is', async (_name, now, faults, verdict) => {
    await using play = await openFetching(now, faults);
    await play.client.sources.add({ kind: 'arxiv', target: 'cs.LG', announces });

    const { reports } = await play.client.sources.fetch({});

    expect(reports[0]?.days[0]).toMatchObject({ verdict, received: 0 });
  });

  it('F43: a missed fortnight is caught up', async () => {
    await using play = await openFetching('2026-07-01T12:00:00Z');
    const arxiv = { kind: 'arxiv' as const, target: 'cs.LG', announces };
    const daily = { kind: 'huggingface', target: 'daily' } as const;
    const { id } = await play.client.sources.add(arxiv);
    const { id: dailyId } = await play.client.sources.add(daily);
    await play.client.sources.fetch({});
    play.set('2026-07-15T12:00:00Z');

    await play.client.sources.fetch({});

    const { days } = await play.client.sources.ledger({ source: id });
    expect(days).toHaveLength(15);
    for (const day of days) {
      const expected = expectedOn(world, arxiv, day.day);
      const due = expected?.ids.length ?? 0;
      expect([day.day, day.verdict]).toEqual([day.day, due === 0 ? 'quiet' : 'complete']);
      if (day.expectedFrom === 'listing') expect(day).toMatchObject({ new: expected?.new });
      // Beyond the listing of recent papers, a late cross-list that was changed again leaves no trace of its day.
      expect(due - day.received).toBeLessThanOrEqual(day.expectedFrom === 'listing' ? 0 : 1);
    }
    const dailyDays = (await play.client.sources.ledger({ source: dailyId })).days;
    expect(dailyDays.map(({ day, received }) => [day, received])).toEqual(
      dailyDays.map(({ day }) => [day, expectedOn(world, daily, day)?.ids.length]),
    );
  });
});
