import { describe, expect, it } from 'vitest';
import { aPlayedClock, openFetchingLibrary, subscribe } from '../kit/fetching.ts';
import type { FaultRule } from '../kit/services/faults.ts';
import { openServices } from '../kit/services/services.ts';
import { aTestWorld } from '../kit/services/test-world.ts';

const day = '2026-07-08';
const world = aTestWorld({ sizes: { new: 4, cross: 3, replaced: 2, featured: 4, posted: 6 } });

async function fetched(faults: readonly FaultRule[]) {
  const clock = aPlayedClock(`${day}T12:00:00Z`);
  await using services = await openServices({ world, clock, faults, pageSize: 10 });
  using library = openFetchingLibrary({ services, clock });
  const announces = ['new', 'cross', 'replace'] as const;
  await subscribe(library.client, services, { kind: 'arxiv', target: 'cs.LG', announces });
  await library.client.sources.fetch({ asOf: day });
  const { days } = await library.client.sources.ledger({ since: day, until: day });
  return days[0];
}

describe('a listing that breaks off', () => {
  const cut: FaultRule = { service: 'arxiv-listing', fault: { kind: 'reset', when: 'within' } };
  const otherDay: FaultRule = { service: 'arxiv-feed', fault: { kind: 'skewed', days: -1 } };

  it('F40: counts nothing: what it lost without a word comes by the records', async () => {
    const faultless = await fetched([]);

    const entry = await fetched([cut, otherDay]);

    expect(entry).toMatchObject({ verdict: 'complete', replaced: faultless?.replaced });
    expect(faultless?.replaced).toBeGreaterThan(0);
    expect(entry?.roads.map(({ road }) => road)).toContain('OAI');
  });

  it('F40: leaves the day partial where the records cannot be asked either', async () => {
    const entry = await fetched([
      cut,
      otherDay,
      { service: 'arxiv-oai', fault: { kind: 'refused', status: 503 } },
    ]);

    expect(entry?.verdict).toBe('partial');
    expect(entry?.nextTryAt).not.toBeNull();
  });
});
