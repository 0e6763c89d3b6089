import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LedgerDay, Source } from '#shared/contract/sources.ts';
import { aPlayedClock, openFetchingLibrary, type PlayedClock, subscribe } from '../../kit/fetching.ts';
import { papersOf, type TestLibrary } from '../../kit/library.ts';
import { easternDay } from '../../kit/services/calendar.ts';
import type { MonthSource } from '../../kit/services/month.ts';
import { knownOn } from '../../kit/services/paper-state.ts';
import { matcherOf } from '../../kit/services/search-query.ts';
import { openServices, type Services } from '../../kit/services/services.ts';
import { aTestWorld } from '../../kit/services/test-world.ts';

const world = aTestWorld({ sizes: { new: 40, cross: 4, replaced: 20, featured: 1, posted: 1 } });
// What every paper has: no paper comes to be found later than it came.
const search: MonthSource = { kind: 'arxiv-search', target: 'all:e' };
const author = mostActive();
const byAuthor: MonthSource = { kind: 'arxiv-author', target: author };

let clock: PlayedClock;
let services: Services;
let library: TestLibrary;

beforeEach(async () => {
  clock = aPlayedClock('2026-07-01T12:00:00Z');
  services = await openServices({ world, clock });
  library = openFetchingLibrary({ services, clock });
});
afterEach(async () => {
  library.close();
  await services.close();
});

function mostActive(): string {
  const counts = new Map<string, number>();
  for (const { authors } of world.arxiv.papers.values()) {
    for (const { name } of authors) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? '';
}

async function fetchOn(source: Source, day: string): Promise<void> {
  clock.set(`${day}T12:00:00Z`);
  await library.client.sources.fetch({ source: source.id });
}

async function ledger({ id }: Source): Promise<LedgerDay[]> {
  return (await library.client.sources.ledger({ source: id })).days.toReversed();
}

async function held(): Promise<string[]> {
  return (await papersOf(library.client)).map(({ identifiers }) => identifiers['arxiv'] ?? '').toSorted();
}

/** The ids that a search finds on a day, and when each was first submitted, newest first. */
function found(day: string): { id: string; submitted: string }[] {
  return knownOn(world.arxiv, day)
    .toSorted((one, other) => (one.submittedAt < other.submittedAt ? 1 : -1))
    .map(({ paper, submittedAt }) => ({ id: paper.id, submitted: easternDay(new Date(submittedAt)) }));
}

describe('a search in arXiv', () => {
  it('F31: takes a page of the newest the first time', async () => {
    const source = await subscribe(library.client, services, search);

    await fetchOn(source, '2026-07-01');

    const [day] = await ledger(source);
    expect(found('2026-07-01').length).toBeGreaterThan(200);
    expect(day).toMatchObject({ day: '2026-07-01', verdict: 'complete', received: 200 });
    expect(services.arxivRequests()).toHaveLength(1);
  });

  it('F31: goes back page after page to what it knows, and counts each paper for its day', async () => {
    const source = await subscribe(library.client, services, search);
    await fetchOn(source, '2026-07-01');
    const before = new Set(found('2026-07-01').map(({ id }) => id));
    services.forget();

    await fetchOn(source, '2026-07-14');

    const fresh = found('2026-07-14').filter(({ id }) => !before.has(id));
    const [, ...days] = await ledger(source);
    const inTheLibrary = new Set(await held());
    expect(fresh.length).toBeGreaterThan(200);
    expect(services.arxivRequests().length).toBeGreaterThan(1);
    expect(fresh.filter(({ id }) => !inTheLibrary.has(id))).toHaveLength(0);
    expect(days).toHaveLength(13);
    for (const { day, verdict, received } of days.slice(0, -1)) {
      const due = fresh.filter(({ submitted }) => submitted === day).length;
      expect([day, verdict, received]).toEqual([day, due === 0 ? 'quiet' : 'complete', due]);
    }
  });

  it('F31: loses nothing of a later page that did not come the first time', async () => {
    const source = await subscribe(library.client, services, search);
    await fetchOn(source, '2026-07-01');
    services.break({
      service: 'arxiv-api',
      fault: { kind: 'refused', status: 403 },
      matching: 'start=200',
    });
    await fetchOn(source, '2026-07-14');
    const cut = await ledger(source);
    services.mend();

    await fetchOn(source, '2026-07-15');

    const inTheLibrary = new Set(await held());
    const before = new Set(found('2026-07-01').map(({ id }) => id));
    const lost = found('2026-07-15').filter(({ id }) => !before.has(id) && !inTheLibrary.has(id));
    expect(cut.slice(1).filter(({ verdict }) => verdict === 'complete' || verdict === 'quiet')).toEqual([]);
    expect(lost).toHaveLength(0);
    expect((await ledger(source)).filter(({ nextTryAt }) => nextTryAt !== null)).toEqual([]);
  });

  it('F31: does not bring a paper again that was replaced', async () => {
    const source = await subscribe(library.client, services, search);
    await fetchOn(source, '2026-07-01');
    const before = new Set(await held());

    await fetchOn(source, '2026-07-02');

    const states = knownOn(world.arxiv, '2026-07-02');
    const replaced = states.filter(({ paper, version, updatedAt }) => {
      return before.has(paper.id) && version > 1 && easternDay(new Date(updatedAt)) >= '2026-06-30';
    });
    const again = await library.client.sources.papers({ source: source.id, day: '2026-07-02' });
    const papers = await Promise.all(again.papers.map((id) => library.client.papers.get({ id })));
    expect(replaced.length).toBeGreaterThan(0);
    expect(papers.filter(({ identifiers }) => before.has(identifiers['arxiv'] ?? ''))).toEqual([]);
  });

  it('F26: does not take an error for a paper, and leaves every day open that it kept', async () => {
    const source = await subscribe(library.client, services, search);
    await fetchOn(source, '2026-07-01');
    const before = await held();
    services.break({ service: 'arxiv-api', fault: { kind: 'error-entry' } });

    await fetchOn(source, '2026-07-03');

    const days = (await ledger(source)).slice(1);
    expect(days.map(({ day, verdict }) => [day, verdict])).toEqual([
      ['2026-07-02', 'failed'],
      ['2026-07-03', 'failed'],
    ]);
    expect(
      days.every(({ nextTryAt, sentence }) => nextTryAt !== null && /internal error/.test(sentence)),
    ).toBe(true);
    expect(await held()).toEqual(before);
  });
});

describe('an author at arXiv', () => {
  it('F31: is followed by name, and no other', async () => {
    const source = await subscribe(library.client, services, byAuthor);
    const theirs = (day: string) =>
      knownOn(world.arxiv, day)
        .filter(matcherOf(`au:"${author}"`))
        .map(({ paper }) => paper.id)
        .toSorted();
    await fetchOn(source, '2026-07-01');
    const first = await held();

    await fetchOn(source, '2026-07-30');

    expect(first).toEqual(theirs('2026-07-01'));
    expect(theirs('2026-07-30').length).toBeGreaterThan(first.length);
    expect(theirs('2026-07-30').length).toBeLessThan(found('2026-07-30').length / 2);
    expect(await held()).toEqual(theirs('2026-07-30'));
    expect((await ledger(source)).map(({ verdict }) => verdict)).not.toContain('failed');
  });
});
