import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '#shared/contract/define.ts';
import type { LibraryContract } from '#shared/contract/library.ts';
import type { LedgerDay, Source } from '#shared/contract/sources.ts';
import {
  aPlayedClock,
  ledgerOf,
  openFetchingLibrary,
  type PlayedClock,
  subscribe,
} from '../../kit/fetching.ts';
import { importInto, papersOf, type TestLibrary } from '../../kit/library.ts';
import { expectedOn } from '../../kit/services/expected-ledger.ts';
import type { MonthSource } from '../../kit/services/month.ts';
import { openServices, type Services } from '../../kit/services/services.ts';
import { aTestWorld } from '../../kit/services/test-world.ts';

const world = aTestWorld();
const day = '2026-07-08';
const nextDay = '2026-07-09';
const category: MonthSource = { kind: 'arxiv', target: 'cs.LG', announces: ['new', 'cross', 'replace'] };
const other: MonthSource = { kind: 'arxiv', target: 'cs.CL', announces: ['new', 'cross', 'replace'] };
const announcedOn = (asOf: string) => expectedOn(world, category, asOf)?.ids ?? [];

let clock: PlayedClock;
let services: Services;
let library: TestLibrary;
/** Called at each request to the services. */
let onRequest: () => void;

beforeEach(async () => {
  clock = aPlayedClock(`${day}T12:00:00Z`);
  onRequest = () => {};
  services = await openServices({ world, clock, pageSize: 20, onRequest: () => onRequest() });
  library = openFetchingLibrary({ services, clock });
});
afterEach(async () => {
  library.close();
  await services.close();
});

async function fetchOn(client: Client<LibraryContract>, asOf: string, source?: Source): Promise<void> {
  clock.set(`${asOf}T12:00:00Z`);
  await client.sources.fetch({ asOf, ...(source === undefined ? {} : { source: source.id }) });
}

async function idsOf(client: Client<LibraryContract>): Promise<string[]> {
  return (await papersOf(client)).flatMap(({ identifiers }) => identifiers['arxiv'] ?? []).toSorted();
}

function expectComplete(entry: LedgerDay, ids: readonly string[]): void {
  expect([entry.verdict, entry.received, entry.missing], entry.sentence).toEqual([
    'complete',
    ids.length,
    [],
  ]);
}

describe('a source as it is usually added', () => {
  it('F5: brings no replaced paper that was never seen before', async () => {
    const source = await subscribe(library.client, services, { kind: 'arxiv', target: 'cs.LG' });

    await fetchOn(library.client, day, source);

    const usual = expectedOn(world, { ...category, announces: ['new', 'cross'] }, day)?.ids ?? [];
    const entry = await ledgerOf(library.client, source, day);
    expect(announcedOn(day).length).toBeGreaterThan(usual.length);
    expectComplete(entry, usual);
    expect(entry.replaced).toBe(0);
    expect(await idsOf(library.client)).toEqual(usual.toSorted());
  });
});

describe('a paper that was decided about, and that a source only announces as replaced', () => {
  it('F5: comes back for its new version, and is no part of the source’s day', async () => {
    const source = await subscribe(library.client, services, { kind: 'arxiv', target: 'cs.LG' });
    const replaced = expectedOn(world, { ...category, announces: ['replace'] }, day)?.ids ?? [];
    const [known = ''] = replaced;
    const asItWas = [{ paper: { id: known, title: 'As it was', publishedAt: '2026-06-01T00:00:00.000Z' } }];
    await importInto(library.client, new TextEncoder().encode(JSON.stringify(asItWas)));
    const [paper] = await papersOf(library.client);
    await library.client.papers.edit({ ids: [paper?.id ?? 0], status: 'skipped' });

    await fetchOn(library.client, day, source);

    const usual = expectedOn(world, { ...category, announces: ['new', 'cross'] }, day)?.ids ?? [];
    const entry = await ledgerOf(library.client, source, day);
    expect(replaced.length).toBeGreaterThan(1);
    expectComplete(entry, usual);
    expect(entry.replaced).toBe(0);
    expect(await idsOf(library.client)).toEqual([...usual, known].toSorted());
    const after = await library.client.papers.get({ id: paper?.id ?? 0 });
    expect(after).toMatchObject({ status: 'skipped', returned: [{ kind: 'version' }] });
    expect(after.version).toBeGreaterThan(1);
  });
});

describe('in the middle of a fetch', () => {
  it('a source that is removed is fetched no further, and its papers stay or never came', async () => {
    const source = await subscribe(library.client, services, category);
    const removals: Promise<unknown>[] = [];
    onRequest = () => {
      if (removals.length === 0) removals.push(library.client.sources.remove({ id: source.id }));
    };

    await library.client.sources.fetch({ asOf: day }).catch((error: unknown) => {
      expect(error).toMatchObject({ code: expect.stringMatching(/not-found|cancelled|conflict/) });
    });
    await Promise.all(removals);
    onRequest = () => {};

    expect((await library.client.sources.list({})).sources).toEqual([]);
    expect(await library.client.library.doctor({})).toMatchObject({ fine: true });
    const again = await subscribe(library.client, services, category);
    await fetchOn(library.client, day, again);
    expectComplete(await ledgerOf(library.client, again, day), announcedOn(day));
    expect(await idsOf(library.client)).toEqual(announcedOn(day).toSorted());
  });

  it('a switch that is turned stops everything, and turned back the day is completed', async () => {
    const source = await subscribe(library.client, services, category);
    services.break({ service: 'arxiv-feed', fault: { kind: 'half' } });
    const turned: Promise<unknown>[] = [];
    onRequest = () => {
      if (turned.length === 0) turned.push(library.client.sources.forbidNetwork({ forbidden: true }));
    };

    await library.client.sources.fetch({ asOf: day });
    await Promise.all(turned);
    const asked = services.requests.length;
    const before = await library.client.sources.ledger({ source: source.id });
    await library.client.sources.forbidNetwork({ forbidden: false });
    await fetchOn(library.client, day);

    expect(asked).toBeLessThanOrEqual(2);
    expect(before.days.filter(({ verdict }) => verdict === 'complete')).toEqual([]);
    expectComplete(await ledgerOf(library.client, source, day), announcedOn(day));
  });

  it('a clock that jumps back a day stops nothing for long', async () => {
    const source = await subscribe(library.client, services, category);
    await fetchOn(library.client, nextDay);

    clock.set('2026-07-08T10:00:00Z');
    await library.client.sources.fetch({ asOf: day });
    const at = clock.now().getTime() - Date.parse('2026-07-08T10:00:00Z');
    clock.set('2026-07-09T20:00:00Z');
    await library.client.sources.fetch({ asOf: nextDay });

    expect(at).toBeLessThan(15 * 60_000);
    expectComplete(await ledgerOf(library.client, source, nextDay), announcedOn(nextDay));
  });

  it('a clock that jumps back does not keep a server closed for longer than it asked', async () => {
    const source = await subscribe(library.client, services, category);
    services.break({
      service: ['arxiv-feed', 'arxiv-listing', 'arxiv-api', 'arxiv-oai'],
      fault: { kind: 'refused', status: 429, retryAfter: '7200' },
      times: 1,
    });
    clock.set('2026-07-20T12:00:00Z');
    await library.client.sources.fetch({ source: source.id, asOf: '2026-07-20' });

    clock.set(`${day}T12:00:00Z`);
    await library.client.sources.fetch({ source: source.id, asOf: day });

    expectComplete(await ledgerOf(library.client, source, day), announcedOn(day));
  });
});

describe('a library that is not only fetched into', () => {
  it('restored to before the fetch, it is fetched anew', async () => {
    const source = await subscribe(library.client, services, category);
    await fetchOn(library.client, '2026-07-07');
    const { name } = await library.client.backups.make({});
    await fetchOn(library.client, day);

    await library.client.backups.restore({ name });
    await fetchOn(library.client, day);

    expectComplete(await ledgerOf(library.client, source, day), announcedOn(day));
    const ids = new Set([...announcedOn('2026-07-07'), ...announcedOn(day)]);
    expect(await idsOf(library.client)).toEqual([...ids].toSorted());
  });

  it('with the day’s batch undone, the day is not called complete, or is fetched anew', async () => {
    const source = await subscribe(library.client, services, category);
    await fetchOn(library.client, day);
    const { edits } = await library.client.edits.list({});
    for (const { edit, undoneAt } of edits) {
      if (undoneAt === null) await library.client.edits.undo({ edit });
    }
    expect(await idsOf(library.client)).toEqual([]);

    await fetchOn(library.client, day, source);

    expectComplete(await ledgerOf(library.client, source, day), announcedOn(day));
    expect(await idsOf(library.client)).toEqual(announcedOn(day).toSorted());
  });

  it('keeps what the reader decided, when the paper comes again from another source', async () => {
    await subscribe(library.client, services, category);
    await fetchOn(library.client, day);
    const before = await papersOf(library.client);
    const shared = new Set(
      (expectedOn(world, other, day)?.ids ?? []).filter((id) => announcedOn(day).includes(id)),
    );
    const decided = before.filter(({ identifiers }) => shared.has(identifiers['arxiv'] ?? ''));
    const ids = decided.map(({ id }) => id);
    await library.client.papers.edit({ ids, status: 'skipped', addTags: ['mine'] });

    await subscribe(library.client, services, other);
    await fetchOn(library.client, day);

    expect(ids.length).toBeGreaterThan(0);
    for (const id of ids) {
      const paper = await library.client.papers.get({ id });
      expect(paper).toMatchObject({ status: 'skipped', tags: ['mine'] });
      expect(new Set(paper.appearances.map(({ source }) => source)).size).toBe(2);
    }
  });

  it('full to the last page, it says so, loses nothing it had, and takes the day when there is room', async () => {
    const source = await subscribe(library.client, services, category);
    await fetchOn(library.client, '2026-07-07');
    const held = await idsOf(library.client);
    const { folder } = library;
    library.close();
    const full = openFetchingLibrary({ services, clock, folder, maximumPages: 1 });
    clock.set(`${day}T12:00:00Z`);

    await full.client.sources.fetch({ asOf: day }).catch((error: unknown) => {
      expect(String(error)).toMatch(/\.$/);
    });
    const entry = (await full.client.sources.ledger({ source: source.id, since: day, until: day })).days[0];
    expect(entry?.verdict ?? 'failed').not.toBe('complete');
    expect(await idsOf(full.client)).toEqual(held);
    full.close();

    library = openFetchingLibrary({ services, clock, folder });
    await fetchOn(library.client, day);
    expectComplete(await ledgerOf(library.client, source, day), announcedOn(day));
  });
});
