import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPlayedClock, openFetchingLibrary } from '../kit/fetching.ts';
import { createMonth, monthStart } from '../kit/services/month.ts';
import { openServices, type Services } from '../kit/services/services.ts';

describe('the name of a feed', () => {
  const clock = aPlayedClock(`${monthStart}T14:00:00.000Z`);
  let services: Services;
  beforeAll(async () => {
    const { world } = createMonth();
    services = await openServices({ world, clock });
  });
  afterAll(() => services.close());

  it('F48: is what the feed calls itself, once it was fetched', async () => {
    using library = openFetchingLibrary({ services, clock });
    const target = `${services.base}/journal/letters.rss`;
    const source = await library.client.sources.add({ kind: 'feed', target });
    expect(source.name).toContain('/journal/letters.rss');

    await library.client.sources.fetch({ source: source.id });

    const { sources } = await library.client.sources.list({});
    expect(sources[0]?.name).not.toContain('/journal/');
    expect(sources[0]?.name).toMatch(/letters/i);
  });

  it('F48: stays what the reader called it', async () => {
    using library = openFetchingLibrary({ services, clock });
    const target = `${services.base}/journal/letters.rss`;
    const source = await library.client.sources.add({ kind: 'feed', target, name: 'My letters' });

    await library.client.sources.fetch({ source: source.id });

    expect((await library.client.sources.list({})).sources[0]?.name).toBe('My letters');
  });
});
