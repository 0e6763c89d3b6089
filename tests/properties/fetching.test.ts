import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LedgerDay } from '#shared/contract/sources.ts';
import { aPlayedClock, openFetchingLibrary, subscribe } from '../kit/fetching.ts';
import { papersOf } from '../kit/library.ts';
import { expectedOn } from '../kit/services/expected-ledger.ts';
import type { Fault, FaultRule, ServiceName } from '../kit/services/faults.ts';
import type { MonthSource } from '../kit/services/month.ts';
import { openServices } from '../kit/services/services.ts';
import { aTestWorld } from '../kit/services/test-world.ts';

const world = aTestWorld({ sizes: { new: 4, cross: 3, replaced: 2, featured: 4, posted: 6 } });
const day = '2026-07-08';
const nextDay = '2026-07-09';
const planned: readonly MonthSource[] = [
  { kind: 'arxiv', target: 'cs.LG', announces: ['new', 'cross', 'replace'] },
  { kind: 'arxiv', target: 'cs.CL', announces: ['new', 'cross', 'replace'] },
  { kind: 'huggingface', target: 'daily' },
  { kind: 'biorxiv', target: 'all' },
];

/** What keeps an answer from coming, or makes it unreadable. */
const silence: fc.Arbitrary<Fault> = fc.oneof(
  fc.constantFrom<Fault>(
    { kind: 'html' },
    { kind: 'truncated' },
    { kind: 'reset', when: 'before' },
    { kind: 'reset', when: 'within' },
    { kind: 'redirect-loop' },
    { kind: 'misencoded' },
    { kind: 'doubled' },
  ),
  fc.record({ kind: fc.constant('refused' as const), status: fc.constantFrom(403, 429, 500, 503) }),
);

/** What a feed can say that is not so. What nothing else contradicts nobody can see, so only feeds lie here. */
const lies: fc.Arbitrary<Fault> = fc.oneof(
  fc.constantFrom<Fault>({ kind: 'stale' }, { kind: 'empty' }, { kind: 'half' }, { kind: 'error-entry' }),
  fc.record({ kind: fc.constant('loses' as const), count: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constant('skewed' as const), days: fc.integer({ min: -2, max: 2 }) }),
);

const rule = (service: ServiceName, fault: fc.Arbitrary<Fault>): fc.Arbitrary<FaultRule> =>
  fc.record(
    { service: fc.constant(service), fault, times: fc.integer({ min: 1, max: 5 }) },
    { requiredKeys: ['service', 'fault'] },
  );

const rulesArbitrary: fc.Arbitrary<FaultRule[]> = fc.array(
  fc.oneof(
    rule('arxiv-feed', lies),
    rule('arxiv-feed', silence),
    // A listing that shows a part still counts all.
    rule('arxiv-listing', fc.oneof(silence, fc.constant<Fault>({ kind: 'half' }))),
    rule('arxiv-api', silence),
    rule('arxiv-oai', silence),
    rule('huggingface', silence),
    // The preprint servers say how many there are.
    rule('biorxiv', fc.oneof(silence, fc.constant<Fault>({ kind: 'half' }))),
  ),
  { minLength: 1, maxLength: 5 },
);

/** What a day's ledger says of it, but for when and by which roads. */
function essence({ verdict, received, new: fresh, crossListed, replaced, missingCount }: LedgerDay) {
  return { verdict, received, fresh, crossListed, replaced, missingCount };
}

/**
 * Where no listing tells which papers a day had, that is concluded from their records: one or two that
 * changed on the day without being announced may be among them, never one too few.
 */
function expectAlike(
  found: ReturnType<typeof essence>,
  faultless: ReturnType<typeof essence>,
  why: string,
): void {
  expect([found.verdict, found.missingCount], why).toEqual([faultless.verdict, faultless.missingCount]);
  for (const count of ['fresh', 'crossListed', 'replaced'] as const) {
    expect([0, 1, 2], `${count}: ${why}`).toContain(found[count] - faultless[count]);
  }
}

async function withLibrary(
  rules: readonly FaultRule[],
  work: (opened: {
    readonly library: ReturnType<typeof openFetchingLibrary>;
    readonly services: Awaited<ReturnType<typeof openServices>>;
    readonly fetchOn: (asOf: string, hour: number) => Promise<LedgerDay[]>;
  }) => Promise<void>,
): Promise<void> {
  const clock = aPlayedClock(`${day}T12:00:00Z`);
  await using services = await openServices({ world, clock, faults: rules, pageSize: 10 });
  using library = openFetchingLibrary({ services, clock });
  for (const source of planned) await subscribe(library.client, services, source);
  await work({
    library,
    services,
    async fetchOn(asOf, hour) {
      clock.set(`${asOf}T${hour}:00:00Z`);
      await library.client.sources.fetch({ asOf });
      return (await library.client.sources.ledger({ since: day, until: day })).days.toSorted(
        (left, right) => left.source - right.source,
      );
    },
  });
}

/** What these laws have found, so that it is looked at each time. */
const found: [FaultRule[]][] = [
  [
    [
      { service: 'arxiv-listing', fault: { kind: 'refused', status: 403 }, times: 1 },
      { service: 'arxiv-listing', fault: { kind: 'half' } },
      { service: 'arxiv-feed', fault: { kind: 'html' } },
    ],
  ],
  [
    [
      { service: 'arxiv-listing', fault: { kind: 'refused', status: 500 }, times: 4 },
      { service: 'arxiv-listing', fault: { kind: 'half' } },
      { service: 'arxiv-listing', fault: { kind: 'doubled' } },
      { service: 'arxiv-feed', fault: { kind: 'refused', status: 403 } },
    ],
  ],
  [
    [
      { service: 'arxiv-listing', fault: { kind: 'refused', status: 403 } },
      { service: 'arxiv-feed', fault: { kind: 'empty' } },
    ],
  ],
  [
    [
      { service: 'arxiv-feed', fault: { kind: 'stale' } },
      { service: 'arxiv-feed', fault: { kind: 'skewed', days: 1 } },
    ],
  ],
  [
    [
      { service: 'biorxiv', fault: { kind: 'half' } },
      { service: 'biorxiv', fault: { kind: 'doubled' } },
    ],
  ],
];

const runs = { numRuns: 40, examples: found, interruptAfterTimeLimit: 40_000, markInterruptAsFailure: false };

describe('laws of fetching', () => {
  it('F40: whatever goes wrong, a day is called complete only when all that was announced is here', async () => {
    await fc.assert(
      fc.asyncProperty(rulesArbitrary, async (rules) => {
        await withLibrary(rules, async ({ library, fetchOn }) => {
          const days = await fetchOn(day, 12);

          const held = new Set(
            (await papersOf(library.client)).flatMap((paper) => Object.values(paper.identifiers)),
          );
          expect(days).toHaveLength(planned.length);
          for (const [index, entry] of days.entries()) {
            const source = planned[index];
            const ids = source === undefined ? [] : (expectedOn(world, source, day)?.ids ?? []);
            if (entry.verdict === 'complete') {
              expect(
                ids.filter((id) => !held.has(id)),
                `${source?.target}: ${entry.sentence}`,
              ).toEqual([]);
              expect(entry.missingCount).toBe(0);
            }
            expect(entry.verdict, `${source?.target}: ${entry.sentence}`).not.toBe('quiet');
            if (entry.verdict !== 'complete') expect(entry.nextTryAt).not.toBeNull();
            expect(entry.new + entry.crossListed + entry.replaced).toBe(entry.received);
          }
        });
      }),
      runs,
    );
  });

  it('F42: by whatever roads papers came and whatever failed, the ledger is the same in the end', async () => {
    let faultless: ReturnType<typeof essence>[] = [];
    await withLibrary([], async ({ fetchOn }) => {
      faultless = (await fetchOn(day, 12)).map(essence);
    });
    expect(faultless.map(({ verdict }) => verdict)).toEqual(['complete', 'complete', 'complete', 'complete']);

    await fc.assert(
      fc.asyncProperty(rulesArbitrary, async (rules) => {
        await withLibrary(rules, async ({ services, fetchOn }) => {
          await fetchOn(day, 12);
          services.mend();
          const days = await fetchOn(nextDay, 20);

          for (const [index, entry] of days.entries()) {
            const like = faultless[index];
            if (like === undefined) throw new Error(`${entry.day} is there once too often.`);
            expectAlike(essence(entry), like, entry.sentence);
          }
          expect(days).toHaveLength(faultless.length);
        });
      }),
      runs,
    );
  });

  it('F44: fetching the same day again changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 3 }), async (times) => {
        await withLibrary([], async ({ library, fetchOn }) => {
          const first = (await fetchOn(day, 12)).map(essence);
          const { papers, revision } = await library.client.library.about({});
          for (let count = 1; count < times; count += 1) {
            const again = (await fetchOn(day, 12)).map(essence);
            expect(again).toEqual(first);
          }
          const about = await library.client.library.about({});
          expect([about.papers, about.revision]).toEqual([papers, revision]);
        });
      }),
      { numRuns: 3 },
    );
  });
});
