import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aPlayedClock, openFetchingLibrary } from '../../kit/fetching.ts';
import { openTestLibrary, papersOf, temporaryFolder } from '../../kit/library.ts';
import { ended, startProgram } from '../../kit/programs.ts';
import { expectedOn } from '../../kit/services/expected-ledger.ts';
import type { MonthSource } from '../../kit/services/month.ts';
import { openServices, type Services } from '../../kit/services/services.ts';
import { aTestWorld } from '../../kit/services/test-world.ts';

const day = '2026-07-08';
const world = aTestWorld({ sizes: { new: 4, cross: 3, replaced: 2, featured: 4, posted: 6 } });
const clock = { now: () => new Date(`${day}T12:00:00Z`) };
const folders: string[] = [];
let services: Services;

beforeEach(async () => {
  services = await openServices({ world, clock, pageSize: 20 });
});
afterEach(async () => {
  await services.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A library that follows a source and has nothing of it yet. */
async function subscribed({ kind, target, announces }: MonthSource): Promise<string> {
  const folder = temporaryFolder();
  folders.push(folder);
  using library = openTestLibrary({ folder });
  await library.client.sources.add({
    kind,
    target,
    daysBack: 1,
    ...(announces === undefined ? {} : { announces: [...announces] }),
  });
  return folder;
}

/** Fetches the day in a process that is killed at the nth reading of the clock. Gives what it said. */
async function fetchUntil(folder: string, nth: number): Promise<string> {
  const program = startProgram('fetch-until', services.base, folder, day, String(nth));
  let said = '';
  program.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const { code, signal } = await ended(program);
  expect(signal ?? code).toBe(said === '' ? 'SIGKILL' : 0);
  return said;
}

describe('a fetch killed with SIGKILL', () => {
  it.each<MonthSource>([
    { kind: 'huggingface', target: 'daily' },
    { kind: 'arxiv', target: 'cs.LG', announces: ['new', 'cross', 'replace'] },
  ])(
    'F45: leaves a ledger of $kind that counts each paper as new, whenever it was',
    {
      timeout: 120_000,
    },
    async (planned) => {
      const ids = expectedOn(world, planned, day)?.ids ?? [];
      const wrong: string[] = [];

      for (let nth = 1, isOver = false; !isOver; nth += 1) {
        const folder = await subscribed(planned);
        isOver = (await fetchUntil(folder, nth)) !== '';

        using library = openFetchingLibrary({ services, clock: aPlayedClock(`${day}T12:30:00Z`), folder });
        await library.client.sources.fetch({ asOf: day });
        const [entry] = (await library.client.sources.ledger({ since: day, until: day })).days;
        const is = [(await papersOf(library.client)).length, entry?.verdict, entry?.received, entry?.added];
        const should = [ids.length, 'complete', ids.length, ids.length];
        if (is.join() !== should.join())
          wrong.push(`killed at ${nth}: ${is.join()} instead of ${should.join()}`);
      }

      expect(ids.length).toBeGreaterThan(0);
      expect(wrong).toEqual([]);
    },
  );
});
