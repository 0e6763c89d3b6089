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
import type { Fault, ServiceName } from '../../kit/services/faults.ts';
import type { MonthSource } from '../../kit/services/month.ts';
import { openServices, type Services } from '../../kit/services/services.ts';
import { aTestWorld } from '../../kit/services/test-world.ts';

const world = aTestWorld();
const day = '2026-07-08';
const category: MonthSource = { kind: 'arxiv', target: 'cs.LG', announces: ['new', 'cross', 'replace'] };
const dailyPapers: MonthSource = { kind: 'huggingface', target: 'daily' };
const preprints: MonthSource = { kind: 'biorxiv', target: 'neuroscience' };
const allOfArxiv: readonly ServiceName[] = ['arxiv-feed', 'arxiv-listing', 'arxiv-api', 'arxiv-oai'];

let clock: PlayedClock;
let services: Services;
let library: TestLibrary;

beforeEach(async () => {
  clock = aPlayedClock(`${day}T12:00:00Z`);
  services = await openServices({ world, clock, pageSize: 20 });
  library = openFetchingLibrary({ services, clock, patience: { head: 300, body: 600, drip: 200 } });
});
afterEach(async () => {
  library.close();
  await services.close();
});

async function fetchDay(source: Source, asOf = day): Promise<LedgerDay> {
  await library.client.sources.fetch({ source: source.id, asOf });
  return ledgerOf(library.client, source, day);
}

function countsOf({ received, new: fresh, crossListed, replaced, missingCount }: LedgerDay) {
  return { received, fresh, crossListed, replaced, missingCount };
}

function announced(planned: MonthSource) {
  const expected = expectedOn(world, planned, day);
  return {
    received: expected?.ids.length,
    fresh: expected?.new,
    crossListed: expected?.crossListed,
    replaced: expected?.replaced,
    missingCount: 0,
  };
}

/**
 * A day that was missed is here with all that was announced. Which papers were replaced on it, no listing
 * tells afterwards: it is concluded from their versions, and may be one too many.
 */
async function expectCaughtUp(entry: LedgerDay, source: Source): Promise<void> {
  const { papers } = await library.client.sources.papers({ source: source.id, day: entry.day });
  const held = await Promise.all(papers.map((id) => library.client.papers.get({ id })));
  const ids = new Set(held.map(({ identifiers }) => identifiers['arxiv']));
  const expected = expectedOn(world, category, entry.day);
  expect(
    expected?.ids.filter((id) => !ids.has(id)),
    entry.sentence,
  ).toEqual([]);
  expect([entry.verdict, entry.new, entry.crossListed, entry.missingCount], entry.sentence).toEqual([
    'complete',
    expected?.new,
    expected?.crossListed,
    0,
  ]);
  expect(entry.replaced).toBeLessThanOrEqual((expected?.replaced ?? 0) + 2);
}

/**
 * Whether a paper was cross-listed long after it was new, and cross-listed once more since: its record tells
 * only of the last change, so a fortnight later nothing at arXiv tells of the first.
 */
function isUntraceable(id: string): boolean {
  const paper = world.arxiv.papers.get(id);
  const since = paper?.categories.find((one) => one.category === category.target)?.since ?? '';
  const isLate = since > (paper?.versions[0]?.announcedOn ?? '');
  return isLate && paper?.categories.some((one) => one.since > since) === true;
}

/** What keeps a road from bringing anything, or anything that is true. */
const roadFaults: readonly Fault[] = [
  { kind: 'refused', status: 503 },
  { kind: 'refused', status: 500 },
  { kind: 'refused', status: 403 },
  { kind: 'refused', status: 404 },
  { kind: 'html' },
  { kind: 'truncated' },
  { kind: 'reset', when: 'before' },
  { kind: 'reset', when: 'within' },
  { kind: 'drip', everyMs: 50 },
  { kind: 'silent' },
  { kind: 'redirect-loop' },
  { kind: 'huge', bytes: 50_000_000 },
  { kind: 'bomb', bytes: 80_000_000 },
  { kind: 'error-entry' },
];

/** What lets a feed speak, and speak untruth. */
const feedFaults: readonly Fault[] = [
  { kind: 'stale' },
  { kind: 'empty' },
  { kind: 'half' },
  { kind: 'loses', count: 3 },
  { kind: 'doubled' },
  { kind: 'skewed', days: 1 },
  { kind: 'skewed', days: -1 },
  { kind: 'misencoded' },
];

const named = (faults: readonly Fault[]) =>
  faults.map((fault) => ({ name: Object.values(fault).join(' '), fault }));

describe('a category of arXiv', () => {
  it.each(named([...roadFaults, ...feedFaults]))(
    'F42: is complete by another road when its feed is at fault: $name',
    async ({ fault }) => {
      services.break({ service: 'arxiv-feed', fault });
      const source = await subscribe(library.client, services, category);

      const entry = await fetchDay(source);

      expect([entry.verdict, countsOf(entry)], entry.sentence).toEqual(['complete', announced(category)]);
    },
  );

  // A listing has no way to wrap an error as if it were a paper, and what is only long may be read in time.
  const everyRoadFaults = roadFaults.filter(({ kind }) => kind !== 'error-entry' && kind !== 'huge');
  it.each(named([...everyRoadFaults, { kind: 'stale' }]))(
    'F41: is not complete while every road is at fault, and is afterwards: $name',
    async ({ fault }) => {
      services.break({ service: allOfArxiv, fault });
      const source = await subscribe(library.client, services, category);

      const before = await fetchDay(source);
      services.mend();
      clock.set('2026-07-09T12:00:00Z');
      const after = await fetchDay(source, '2026-07-09');

      expect(['failed', 'partial', 'stale'], before.sentence).toContain(before.verdict);
      expect(before.sentence).toMatch(/\.$/);
      expect(before.nextTryAt).not.toBeNull();
      await expectCaughtUp(after, source);
    },
  );

  it.each([
    { form: 'seconds', retryAfter: '9000' },
    { form: 'a date', retryAfter: new Date('2026-07-08T14:30:00Z').toUTCString() },
  ])('F21: leaves a road alone for as long as it asks, in $form', async ({ retryAfter }) => {
    services.break({ service: 'arxiv-feed', fault: { kind: 'refused', status: 429, retryAfter }, times: 1 });
    const source = await subscribe(library.client, services, category);

    await fetchDay(source);
    clock.set('2026-07-08T14:00:00Z');
    await fetchDay(source);
    clock.set('2026-07-08T14:31:00Z');
    const after = await fetchDay(source);

    const feeds = services.requests.filter(({ service }) => service === 'arxiv-feed');
    expect(feeds[1]?.at.getTime() ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(
      Date.parse('2026-07-08T14:30:00Z'),
    );
    expect(after.verdict, after.sentence).toBe('complete');
  });

  it('F21: asks a road that refuses later each time, and not for ever', async () => {
    services.break({ service: allOfArxiv, fault: { kind: 'refused', status: 429 } });
    const source = await subscribe(library.client, services, category);

    const entry = await fetchDay(source);

    expect(entry.verdict).toBe('failed');
    for (const road of new Set(services.requests.map(({ url }) => url))) {
      const asked = services.requests.filter(({ url }) => url === road).map(({ at }) => at.getTime());
      const waits = asked.slice(1).map((at, index) => at - (asked[index] ?? 0));
      expect(asked.length).toBeLessThanOrEqual(4);
      expect(waits).toEqual(waits.toSorted((left, right) => left - right));
    }
  });

  it('F22: tries again by itself what is missing, with nothing but the next fetch of another day', async () => {
    services.break({ service: 'arxiv-feed', fault: { kind: 'half' } });
    services.break({
      service: ['arxiv-listing', 'arxiv-api', 'arxiv-oai'],
      fault: { kind: 'refused', status: 503 },
    });
    const source = await subscribe(library.client, services, category);

    const before = await fetchDay(source);
    services.mend();
    clock.set('2026-07-10T12:00:00Z');
    const after = await fetchDay(source, '2026-07-10');

    expect(before.verdict, before.sentence).not.toBe('complete');
    expect(before.received).toBeGreaterThan(0);
    await expectCaughtUp(after, source);
  });

  it('F43: catches up a fortnight that nobody fetched in', async () => {
    const source = await subscribe(library.client, services, category);
    await fetchDay(source);
    clock.set('2026-07-24T12:00:00Z');

    await library.client.sources.fetch({ asOf: '2026-07-24' });

    const { days } = await library.client.sources.ledger({ source: source.id, since: '2026-07-08' });
    const announced = days.flatMap((entry) => expectedOn(world, category, entry.day)?.ids ?? []);
    const held = new Set((await papersOf(library.client)).map(({ identifiers }) => identifiers['arxiv']));
    expect(announced.filter((id) => !held.has(id) && !isUntraceable(id))).toEqual([]);
    for (const entry of days) {
      const isQuiet = expectedOn(world, category, entry.day)?.ids.length === 0;
      expect([entry.day, entry.verdict], entry.sentence).toEqual([entry.day, isQuiet ? 'quiet' : 'complete']);
      // A listing of recent papers reaches five working days back, and tells days exactly.
      if (!isQuiet && entry.day >= '2026-07-20') await expectCaughtUp(entry, source);
    }
    expect(days).toHaveLength(17);
  });

  it('F41: calls weekends and holidays quiet', async () => {
    const source = await subscribe(library.client, services, category);
    const verdicts: string[] = [];
    for (const quiet of ['2026-07-03', '2026-07-04', '2026-07-05']) {
      clock.set(`${quiet}T12:00:00Z`);
      await library.client.sources.fetch({ asOf: quiet });
      verdicts.push((await ledgerOf(library.client, source, quiet)).verdict);
    }
    expect(verdicts).toEqual(['quiet', 'quiet', 'quiet']);
  });
});

describe.each([
  { name: 'Daily Papers', planned: dailyPapers, service: 'huggingface' as const },
  { name: 'a preprint server', planned: preprints, service: 'biorxiv' as const },
])('$name', ({ planned, service }) => {
  it.each(named(roadFaults.filter(({ kind }) => kind !== 'error-entry')))(
    'F41: is not complete while it is at fault, and is the day after: $name',
    async ({ fault }) => {
      services.break({ service, fault });
      const source = await subscribe(library.client, services, planned);

      const before = await fetchDay(source);
      services.mend();
      clock.set('2026-07-09T12:00:00Z');
      const after = await fetchDay(source, '2026-07-09');

      expect(['failed', 'partial'], before.sentence).toContain(before.verdict);
      expect([after.verdict, countsOf(after)], after.sentence).toEqual(['complete', announced(planned)]);
    },
  );

  it('F40: counts papers once that the answer has twice', async () => {
    services.break({ service, fault: { kind: 'doubled' } });
    const source = await subscribe(library.client, services, planned);

    const entry = await fetchDay(source);

    expect([entry.verdict, countsOf(entry)], entry.sentence).toEqual(['complete', announced(planned)]);
    expect(await papersOf(library.client)).toHaveLength(expectedOn(world, planned, day)?.ids.length ?? -1);
  });
});

describe('the network', () => {
  it('F25: never follows a server from https to http', async () => {
    services.break({ service: 'arxiv-feed', fault: { kind: 'redirected', to: 'http://127.0.0.1:9/stolen' } });
    library.close();
    const asked: string[] = [];
    const secure = 'https://services.example.org';
    library = openFetchingLibrary({
      services,
      clock,
      environment: Object.fromEntries(
        Object.entries(services.environment()).map(([name, url]) => [
          name,
          url.replace(services.base, secure),
        ]),
      ),
      fetch: async (url, init) => {
        asked.push(url);
        return fetch(url.replace(secure, services.base), init);
      },
    });
    const source = await subscribe(library.client, services, category);

    const entry = await fetchDay(source);

    expect(asked.filter((url) => url.startsWith('http:'))).toEqual([]);
    expect(entry.verdict, entry.sentence).toBe('complete');
  });

  it('F28: asks nobody while the reader forbids it, and says so', async () => {
    const source = await subscribe(library.client, services, category);
    await library.client.sources.forbidNetwork({ forbidden: true });

    const { reports } = await library.client.sources.fetch({ asOf: day });

    expect(services.requests).toEqual([]);
    expect(reports[0]?.sentence).toMatch(/forbid/i);
    const { sources } = await library.client.sources.list({});
    expect(sources.find(({ id }) => id === source.id)?.activity.kind).toBe('forbidden');
  });

  it('F27: takes being offline for a state, and catches up when it is over', async () => {
    const source = await subscribe(library.client, services, category);
    await services.unplug();

    const before = await fetchDay(source);
    await services.plugIn();
    clock.set('2026-07-08T19:00:00Z');
    const after = await fetchDay(source);

    expect(before.verdict).toBe('failed');
    expect([after.verdict, countsOf(after)], after.sentence).toEqual(['complete', announced(category)]);
  });

  it('F28: stops when it is told to, in the middle of an answer that never ends', async () => {
    services.break({ service: allOfArxiv, fault: { kind: 'silent' } });
    library.close();
    library = openFetchingLibrary({
      services,
      clock,
      patience: { head: 60_000, body: 60_000, drip: 60_000 },
    });
    const source = await subscribe(library.client, services, category);
    const stop = new AbortController();

    const running = library.client.sources.fetch({ source: source.id, asOf: day }, { signal: stop.signal });
    await expect.poll(() => services.requests.length).toBe(1);
    stop.abort();

    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  });
});
