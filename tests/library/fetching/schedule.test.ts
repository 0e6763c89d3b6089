import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Source } from '#shared/contract/sources.ts';
import { aPlayedClock, openFetchingLibrary, type PlayedClock, subscribe } from '../../kit/fetching.ts';
import type { TestLibrary } from '../../kit/library.ts';
import { expectedOn } from '../../kit/services/expected-ledger.ts';
import type { MonthSource } from '../../kit/services/month.ts';
import { openServices, type Services } from '../../kit/services/services.ts';
import { aTestWorld } from '../../kit/services/test-world.ts';

const world = aTestWorld({ sizes: { new: 4, cross: 3, replaced: 2, featured: 4, posted: 6 } });
const dailyPapers: MonthSource = { kind: 'huggingface', target: 'daily' };
const journal: MonthSource = { kind: 'feed', target: 'BASE/journal/letters.atom' };
const minute = 60_000;
const hour = 60 * minute;

let clock: PlayedClock;
let services: Services;
let library: TestLibrary;
/** Called when arXiv has answered for a listing. */
let onListing: () => void;

beforeEach(async () => {
  // Only what rings again and again is played: whoever waits for an answer waits as ever.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  clock = aPlayedClock(at(1, 12));
  onListing = () => {};
  services = await openServices({
    world,
    clock,
    pageSize: 20,
    onRequest: ({ service }) => (service === 'arxiv-listing' ? onListing() : undefined),
  });
  library = openFetchingLibrary({ services, clock, schedule: true });
});
afterEach(async () => {
  library.close();
  vi.useRealTimers();
  await services.close();
});

/** A time of July on the reader's own clock, which the schedule keeps to. */
function at(day: number, hours: number, minutes = 0): string {
  return new Date(2026, 6, day, hours, minutes).toISOString();
}

/** The machine is awake at a time: the schedule looks what is due, and does it. */
async function awakeAt(instant: string): Promise<void> {
  clock.set(instant);
  vi.advanceTimersByTime(30_000);
  await settled();
}

/** The machine is awake from one time to another, and the schedule looks every so many ms. */
async function awakeFrom(first: string, last: string, step = 30 * minute): Promise<void> {
  for (let now = Date.parse(first); now <= Date.parse(last); now += step) {
    await awakeAt(new Date(now).toISOString());
  }
}

/** Waits until nothing is being fetched. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 5));
  await expect
    .poll(async () => (await library.client.sources.list({})).sources.map(({ activity }) => activity.kind))
    .not.toContain('fetching');
}

/** The newest days of a source, newest first, each with its verdict. */
async function verdicts({ id }: Source): Promise<[string, string][]> {
  const { days } = await library.client.sources.ledger({ source: id });
  return days.map(({ day, verdict }) => [day, verdict]);
}

/** How many times the services were asked since it was last looked. */
function asked(): number {
  const count = services.requests.length;
  services.forget();
  return count;
}

async function followed(planned: MonthSource): Promise<Source> {
  const source = await subscribe(library.client, services, planned);
  await awakeAt(clock.now().toISOString());
  return source;
}

describe('a host that stays', () => {
  it('F30: fetches a new source at once, and then each day after eight', async () => {
    const source = await followed(dailyPapers);
    const first = await verdicts(source);
    services.forget();

    await awakeFrom(at(1, 13), at(2, 7, 30));
    const byNight = asked();
    await awakeFrom(at(2, 8), at(2, 8, 30), 10 * minute);
    const inTheMorning = asked();
    await awakeFrom(at(2, 9), at(2, 23));
    const byDay = asked();

    expect(first.map(([day]) => day)).toEqual(['2026-07-01']);
    expect([byNight, byDay]).toEqual([0, 0]);
    expect(inTheMorning).toBeGreaterThan(0);
    expect((await verdicts(source)).map(([day]) => day)).toEqual(['2026-07-02', '2026-07-01']);
  });

  it('F30: that slept across midnight and the morning fetches when it wakes', async () => {
    const source = await followed(dailyPapers);
    await awakeAt(at(1, 23, 50));
    services.forget();

    await awakeAt(at(2, 13, 17));

    expect(asked()).toBeGreaterThan(0);
    expect((await verdicts(source))[0]?.[0]).toBe('2026-07-02');
  });

  it('F30: that wakes for a moment before eight waits for the morning', async () => {
    await followed(dailyPapers);
    services.forget();

    await awakeAt(at(2, 3));

    expect(asked()).toBe(0);
  });

  it('F43: that slept a fortnight catches it up at its first look', async () => {
    const source = await followed(dailyPapers);

    await awakeAt(at(15, 9));

    const { days } = await library.client.sources.ledger({ source: source.id });
    expect(days.map(({ day, received }) => [day, received])).toEqual(
      Array.from({ length: 15 }, (_, index) => {
        const day = `2026-07-${String(15 - index).padStart(2, '0')}`;
        return [day, expectedOn(world, dailyPapers, day)?.ids.length];
      }),
    );
  });

  it('F30: whose clock jumps back does not ask over and over', async () => {
    await followed(dailyPapers);
    await awakeAt(at(3, 9));
    services.forget();

    await awakeFrom(at(2, 9), at(2, 12), 10 * minute);
    const back = asked();
    await awakeAt(at(4, 9));

    expect(back).toBeLessThanOrEqual(1);
    expect(asked()).toBeGreaterThan(0);
  });

  it('F22: tries a day that is open when it is due, and not before', async () => {
    services.break({ service: 'huggingface', fault: { kind: 'refused', status: 403 } });
    const source = await followed(dailyPapers);
    const [day] = (await library.client.sources.ledger({ source: source.id })).days;
    const due = Date.parse(day?.nextTryAt ?? '');
    services.mend();
    services.forget();

    await awakeAt(new Date(due - minute).toISOString());
    const before = asked();
    await awakeAt(new Date(due + minute).toISOString());

    expect(day?.verdict).toBe('failed');
    expect(before).toBe(0);
    expect((await verdicts(source))[0]).toEqual(['2026-07-01', 'complete']);
  });

  it('F22: tries a day that a fetch of the reader’s own left open', async () => {
    const source = await followed(dailyPapers);
    services.break({ service: 'huggingface', fault: { kind: 'refused', status: 403 } });
    clock.set(at(2, 7));
    await library.client.sources.fetch({ source: source.id });
    const [before] = await verdicts(source);
    services.mend();

    await awakeAt(at(2, 7, 20));

    expect(before).toEqual(['2026-07-02', 'failed']);
    expect((await verdicts(source))[0]).toEqual(['2026-07-02', 'complete']);
  });

  it('F30: asks a feed every six hours', async () => {
    await followed(journal);
    services.forget();

    await awakeFrom(at(1, 13), at(1, 17), hour);
    const before = asked();
    await awakeAt(at(1, 18, 1));

    expect([before, asked()]).toEqual([0, 1]);
  });

  it('F30: leaves alone what is switched off, and takes it up when it is switched on', async () => {
    const source = await followed(dailyPapers);
    await library.client.sources.update({ id: source.id, enabled: false });
    services.forget();

    await awakeAt(at(2, 9));
    const off = asked();
    await library.client.sources.update({ id: source.id, enabled: true });
    await awakeAt(at(2, 9, 5));

    expect(off).toBe(0);
    expect(asked()).toBeGreaterThan(0);
  });
});

describe('a host that stays, when all network was forbidden', () => {
  it('F28: takes up at once what was due meanwhile', async () => {
    const source = await followed(dailyPapers);
    await library.client.sources.forbidNetwork({ forbidden: true });
    services.forget();
    await awakeFrom(at(2, 7), at(2, 11));
    const forbidden = asked();

    await library.client.sources.forbidNetwork({ forbidden: false });
    await settled();

    expect(forbidden).toBe(0);
    await expect.poll(async () => (await verdicts(source))[0]).toEqual(['2026-07-02', 'complete']);
  });

  it('F28: takes it up within seconds when another process allows it', async () => {
    const source = await followed(dailyPapers);
    await library.client.sources.forbidNetwork({ forbidden: true });
    await awakeAt(at(2, 9));
    using other = openFetchingLibrary({ services, clock, folder: library.folder });

    await other.client.sources.forbidNetwork({ forbidden: false });
    vi.advanceTimersByTime(5_000);

    await expect.poll(async () => (await verdicts(source))[0]).toEqual(['2026-07-02', 'complete']);
  });

  it('F28: does not take a fetch that the reader asked for in vain for one', async () => {
    const source = await followed(dailyPapers);
    const before = (await library.client.sources.list({})).sources[0]?.lastFetchedAt;
    await library.client.sources.forbidNetwork({ forbidden: true });
    clock.set(at(2, 9));
    await library.client.sources.fetch({ source: source.id });
    const during = (await library.client.sources.list({})).sources[0]?.lastFetchedAt;

    await library.client.sources.forbidNetwork({ forbidden: false });

    expect(during).toBe(before);
    await expect.poll(async () => (await verdicts(source))[0]).toEqual(['2026-07-02', 'complete']);
  });

  it('F28: goes on with a day that the switch cut in two', async () => {
    const category: MonthSource = { kind: 'arxiv', target: 'cs.LG', announces: ['new', 'cross', 'replace'] };
    const ids = expectedOn(world, category, '2026-07-01')?.ids ?? [];
    services.break({ service: 'arxiv-feed', fault: { kind: 'half' } });
    const turned: Promise<unknown>[] = [];
    onListing = () => {
      if (turned.length === 0) turned.push(library.client.sources.forbidNetwork({ forbidden: true }));
    };
    const source = await followed(category);
    await Promise.all(turned);
    const [cut] = (await library.client.sources.ledger({ source: source.id })).days;

    await library.client.sources.forbidNetwork({ forbidden: false });

    expect(cut?.verdict ?? 'failed').not.toBe('complete');
    await expect
      .poll(async () => (await library.client.sources.ledger({ source: source.id })).days[0])
      .toMatchObject({ verdict: 'complete', received: ids.length });
  });
});
