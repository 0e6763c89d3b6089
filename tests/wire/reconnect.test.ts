import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '#shared/contract/define.ts';
import { createLoopback } from '#shared/contract/loopback.ts';
import type { Port } from '#shared/contract/port.ts';
import { type ConnectionPhase, createReconnectingClient } from '#shared/contract/reconnect.ts';
import { serve } from '#shared/contract/server.ts';
import { createRehearsalHandlers, type Rehearsal, rehearsal } from './rehearsal.ts';

describe('C9: a client over connections that get lost', () => {
  let served: Port[];
  let isReachable: boolean;
  let phases: ConnectionPhase[];
  let pauses: number[];
  let wake: (() => void) | null;
  let client: Client<Rehearsal> & Disposable;

  beforeEach(() => {
    served = [];
    isReachable = true;
    phases = [];
    pauses = [];
    wake = null;
    const handlers = createRehearsalHandlers();
    client = createReconnectingClient(rehearsal, {
      connect: async () => {
        if (!isReachable) throw new Error('The cable is cut.');
        const [near, far] = createLoopback();
        serve(rehearsal, handlers, far, { log: () => {} });
        served.push(far);
        return near;
      },
      onPhase: (phase) => phases.push(phase),
      delay(run, milliseconds) {
        pauses.push(milliseconds);
        wake = run;
        return () => {
          wake = null;
        };
      },
      log: () => {},
    });
  });
  afterEach(() => client[Symbol.dispose]());

  async function lose(): Promise<void> {
    served.at(-1)?.close();
    await expect.poll(() => phases.at(-1)).toBe('lost');
  }

  async function tryAgain(): Promise<void> {
    const before = phases.length;
    wake?.();
    await expect.poll(() => phases.length).toBeGreaterThan(before);
  }

  it('what is asked before there is a connection waits for it', async () => {
    expect((await client.values.echo({ value: 1 })).value).toBe(1);
    expect(phases).toEqual(['connecting', 'connected']);
  });

  it('what is pending when it is lost is rejected with "unreachable"', async () => {
    const pending = client.jobs.untilStopped({}, { onProgress: () => served.at(-1)?.close() });

    await expect(pending).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('the same client works again after a new connection', async () => {
    await client.values.echo({ value: 1 });
    await lose();

    const asked = client.values.echo({ value: 2 });
    await tryAgain();

    expect((await asked).value).toBe(2);
    expect(phases).toEqual(['connecting', 'connected', 'lost', 'connected']);
  });

  it('what waits for an attempt that fails is rejected with "unreachable"', async () => {
    await client.values.echo({ value: 1 });
    isReachable = false;
    await lose();

    const asked = client.values.echo({ value: 2 });
    wake?.();

    await expect(asked).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('what waits can be cancelled', async () => {
    await client.values.echo({ value: 1 });
    await lose();
    const controller = new AbortController();

    const asked = client.values.echo({ value: 2 }, { signal: controller.signal });
    controller.abort();

    await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('feeds are listened to again, each once, and those that were stopped are not', async () => {
    const heard: number[] = [];
    const unheard: number[] = [];
    client.feeds.numbers((number) => heard.push(number));
    const stop = client.feeds.numbers((number) => unheard.push(number));
    await client.values.echo({ value: 1 });
    await lose();
    stop();
    await tryAgain();

    await client.feeds.emit({ count: 2 });

    expect(heard).toEqual([1, 2]);
    expect(unheard).toEqual([]);
    expect(await client.watch.state({})).toMatchObject({ listeners: 1 });
  });

  it('attempts come after 100 ms, then half as often each time, down to every 5 s; a connection starts anew', async () => {
    await client.values.echo({ value: 1 });
    isReachable = false;
    await lose();
    for (let attempt = 0; attempt < 8; attempt += 1) await tryAgain();
    expect(pauses).toEqual([100, 200, 400, 800, 1600, 3200, 5000, 5000, 5000]);

    isReachable = true;
    await tryAgain();
    await lose();

    expect(pauses.at(-1)).toBe(100);
  });

  it('disposing of it ends it for good', async () => {
    await client.values.echo({ value: 1 });

    client[Symbol.dispose]();

    await expect(client.values.echo({ value: 2 })).rejects.toMatchObject({ code: 'unreachable' });
    expect(wake).toBeNull();
    expect(phases).toEqual(['connecting', 'connected']);
  });
});
