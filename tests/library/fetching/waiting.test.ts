import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Source } from '#shared/contract/sources.ts';
import { aPlayedClock, openFetchingLibrary, type PlayedClock, subscribe } from '../../kit/fetching.ts';
import type { TestLibrary } from '../../kit/library.ts';
import { openServices, type Services } from '../../kit/services/services.ts';
import { aTestWorld } from '../../kit/services/test-world.ts';

const world = aTestWorld({ sizes: { new: 4, cross: 3, replaced: 2, featured: 4, posted: 6 } });

let clock: PlayedClock;
let services: Services;
let library: TestLibrary;
/** Called at each request to the services. */
let onRequest: () => void;

beforeEach(async () => {
  clock = aPlayedClock('2026-07-08T12:00:00Z');
  onRequest = () => {};
  services = await openServices({ world, clock, pageSize: 20, onRequest: () => onRequest() });
  library = openFetchingLibrary({ services, clock });
});
afterEach(async () => {
  library.close();
  await services.close();
});

async function activityOf({ id }: Source): Promise<Source['activity'] | undefined> {
  return (await library.client.sources.list({})).sources.find((source) => source.id === id)?.activity;
}

describe('a source that waits', () => {
  it('F33: says until when a server wants to be left alone', async () => {
    const source = await subscribe(library.client, services, { kind: 'huggingface', target: 'daily' });
    const other = await subscribe(library.client, services, { kind: 'biorxiv', target: 'neuroscience' });
    services.break({ service: 'huggingface', fault: { kind: 'refused', status: 429, retryAfter: '7200' } });

    await library.client.sources.fetch({});
    const during = [await activityOf(source), await activityOf(other)];
    clock.set('2026-07-08T14:30:00Z');

    expect(during).toEqual([
      {
        kind: 'waiting',
        sentence: expect.stringMatching(/^Hugging Face asked to be left alone until \d+:\d\d\.$/),
      },
      { kind: 'idle', sentence: '' },
    ]);
    expect(await activityOf(source)).toEqual({ kind: 'idle', sentence: '' });
  });

  it('F27: says that it is offline, also when the day is settled already', async () => {
    const source = await subscribe(library.client, services, { kind: 'huggingface', target: 'daily' });
    await library.client.sources.fetch({});
    await services.unplug();
    await library.client.sources.fetch({});
    const unplugged = await activityOf(source);

    await services.plugIn();
    await library.client.sources.fetch({});

    expect(unplugged).toEqual({
      kind: 'offline',
      sentence: expect.stringMatching(/^Hugging Face cannot be reached from here/),
    });
    expect(await activityOf(source)).toEqual({ kind: 'idle', sentence: '' });
  });

  it('F33: says that it waits for its turn', async () => {
    const first = await subscribe(library.client, services, { kind: 'arxiv', target: 'cs.LG' });
    const second = await subscribe(library.client, services, { kind: 'arxiv', target: 'cs.CL' });
    const heard: Promise<unknown>[] = [];
    onRequest = () => {
      if (heard.length === 0) heard.push(activityOf(first), activityOf(second));
    };

    await library.client.sources.fetch({});

    expect(await Promise.all(heard)).toEqual([
      { kind: 'fetching', sentence: 'arXiv cs.LG is being fetched.' },
      {
        kind: 'waiting',
        sentence: 'arXiv is asked for one source after the other, and this one is not yet.',
      },
    ]);
    expect(await activityOf(second)).toEqual({ kind: 'idle', sentence: '' });
  });

  it('F33: waits no longer when its turn was stopped', async () => {
    await subscribe(library.client, services, { kind: 'arxiv', target: 'cs.LG' });
    const second = await subscribe(library.client, services, { kind: 'arxiv', target: 'cs.CL' });
    const stop = new AbortController();
    onRequest = () => stop.abort();

    await library.client.sources.fetch({}, { signal: stop.signal }).catch(() => null);

    await expect.poll(() => activityOf(second)).toEqual({ kind: 'idle', sentence: '' });
  });
});
