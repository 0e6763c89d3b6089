import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LedgerDay } from '#shared/contract/sources.ts';
import { carrel, startCarrel } from '../../kit/command-line.ts';
import { openTestLibrary, papersOf, temporaryFolder } from '../../kit/library.ts';
import { ended } from '../../kit/programs.ts';
import { expectedOn } from '../../kit/services/expected-ledger.ts';
import type { MonthSource } from '../../kit/services/month.ts';
import { openServices, type Services } from '../../kit/services/services.ts';
import { aTestWorld } from '../../kit/services/test-world.ts';

const day = '2026-07-08';
const pace = 40;
const world = aTestWorld();
const category: MonthSource = { kind: 'arxiv', target: 'cs.LG', announces: ['new', 'cross', 'replace'] };
const clock = { now: () => new Date(Date.parse(`${day}T12:00:00Z`) + performance.now()) };

let services: Services;
let folder: string;
/** Called at each request to the services. */
let onRequest: () => void;

beforeEach(async () => {
  folder = temporaryFolder();
  onRequest = () => {};
  services = await openServices({ world, clock, pageSize: 20, onRequest: () => onRequest() });
});
afterEach(async () => {
  await services.close();
  rmSync(folder, { recursive: true, force: true });
});

function environment(form?: 'bare' | 'slash' | 'path') {
  return { ...services.environment(form), CARREL_ARXIV_PACE_MS: String(pace) };
}

async function ask<Answer>(args: readonly string[], form?: 'bare' | 'slash' | 'path'): Promise<Answer> {
  const { code, out, complaints } = await carrel(folder, [...args, '--json'], '', environment(form));
  expect([code, complaints]).toEqual([0, '']);
  return JSON.parse(out) as Answer;
}

async function ledger(): Promise<LedgerDay[]> {
  using library = openTestLibrary({ folder });
  return (await library.client.sources.ledger({ since: day, until: day })).days;
}

/** What must hold whatever happened: a whole library, the day complete, each paper once. */
async function expectWhole(): Promise<void> {
  const ids = expectedOn(world, category, day)?.ids ?? [];
  using library = openTestLibrary({ folder });
  const papers = (await papersOf(library.client)).map(({ identifiers }) => identifiers['arxiv'] ?? '');
  const [entry] = (await library.client.sources.ledger({ since: day, until: day })).days;
  expect(await library.client.library.doctor({})).toMatchObject({ fine: true });
  expect(papers.toSorted()).toEqual(ids.toSorted());
  expect([entry?.verdict, entry?.received], entry?.sentence).toEqual(['complete', ids.length]);
}

const add = ['source', 'add', 'arxiv', 'cs.LG', '--replacements'];
const fetchDay = ['fetch', '--as-of', day];

describe('carrel fetch', () => {
  it.each(['bare', 'slash', 'path'] as const)(
    'F10: finds services whose addresses are written $0',
    async (form) => {
      await ask(add, form);
      await ask(['source', 'add', 'huggingface', 'daily'], form);
      await ask(['source', 'add', 'biorxiv', 'neuroscience'], form);

      await ask(fetchDay, form);

      const days = await ledger();
      expect(services.requests.filter(({ service }) => service === null).map(({ url }) => url)).toEqual([]);
      expect(days.map(({ verdict }) => verdict)).toEqual(['complete', 'complete', 'complete']);
    },
  );

  it('F45: killed at any request leaves a library that the next fetch completes', {
    timeout: 120_000,
  }, async () => {
    // Other roads than the feed make the fetch longer.
    services.break({ service: 'arxiv-feed', fault: { kind: 'half' } });
    await ask(add);
    for (let request = 1; request <= 4; request += 1) {
      services.forget();
      const child = startCarrel(folder, fetchDay, environment());
      onRequest = () => {
        if (services.requests.length === request) child.kill('SIGKILL');
      };
      await ended(child);
      onRequest = () => {};
    }

    await ask(fetchDay);

    await expectWhole();
  });

  it('F45: killed while papers are written leaves all of them or none', { timeout: 120_000 }, async () => {
    await ask(add);
    for (const delay of [0, 20, 40, 80, 120]) {
      const child = startCarrel(folder, fetchDay, environment());
      onRequest = () => setTimeout(() => child.kill('SIGKILL'), delay);
      await ended(child);
    }
    onRequest = () => {};

    await ask(fetchDay);

    await expectWhole();
  });

  it('F20: two at once keep one pace and one connection for arXiv, and double nothing', async () => {
    services.break({ service: 'arxiv-feed', fault: { kind: 'half' } });
    await ask(add);

    const both = await Promise.all([
      carrel(folder, fetchDay, '', environment()),
      carrel(folder, fetchDay, '', environment()),
    ]);

    expect(both.map(({ code, complaints }) => [code, complaints])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    const asked = services.arxivRequests();
    const gaps = asked.slice(1).map(({ at }, index) => at.getTime() - (asked[index]?.at.getTime() ?? 0));
    // A timer may ring a millisecond early, and a request may be a little late.
    expect(Math.min(...gaps)).toBeGreaterThan(pace / 2);
    expect(Math.max(...asked.map(({ open }) => open))).toBe(1);
    await expectWhole();
  });

  it('F27: says what is so when the network goes away in the middle, and completes the day later', async () => {
    services.break({ service: 'arxiv-feed', fault: { kind: 'half' } });
    await ask(add);
    onRequest = () => {
      onRequest = () => {};
      void services.unplug();
    };

    const cut = await carrel(folder, fetchDay, '', environment());
    const [before] = await ledger();
    await services.plugIn();
    await ask(fetchDay);

    expect(cut.code).not.toBeNull();
    expect(before?.verdict, before?.sentence).not.toBe('complete');
    await expectWhole();
  });
});
