import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { StagingOwner } from '../../src/main/library/imports/staging.ts';
import { createWeb } from '../../src/main/library/network/create-web.ts';
import { createNetworkSwitch } from '../../src/main/library/network/network-switch.ts';
import type { Outside } from '../../src/main/library/network/outside.ts';
import { createRequestLog } from '../../src/main/library/network/request-log.ts';
import { realAddresses } from '../../src/main/library/network/service-addresses.ts';
import type { WebAnswer, WebRequest } from '../../src/main/library/network/web.ts';
import { openDatabase } from '../../src/main/library/storage/database.ts';
import { migrate } from '../../src/main/library/storage/migrate.ts';
import { createHostWeb } from '../../src/main/library-host/host-web.ts';
import { temporaryFolder } from '../kit/library.ts';
import { type Answer, openLoopbackServer, sendText } from '../kit/loopback-server.ts';

function anOwner(name: string, isAlive = true): StagingOwner {
  return { name, process: 4711, host: 'here', isAlive: () => isAlive };
}

/** A way to the network whose waits pass at once, on a clock of their own. */
function openWeb(
  options: { folder?: string; outside?: Partial<Outside>; owner?: StagingOwner; now?: string } = {},
) {
  const folder = options.folder ?? temporaryFolder();
  const database = openDatabase(join(folder, 'library.sqlite'), { mode: 'write' });
  migrate(database);
  const waits: number[] = [];
  let now = Date.parse(options.now ?? '2026-07-01T08:00:00.000Z');
  const log = createRequestLog(database);
  const network = createNetworkSwitch(database);
  const web = createWeb({
    database,
    clock: { now: () => new Date(now) },
    log,
    network,
    owner: options.owner ?? anOwner('one'),
    version: '1.2.3',
    outside: {
      ...createHostWeb(),
      random: () => 0.5,
      addresses: realAddresses,
      sleep: async (milliseconds) => {
        waits.push(milliseconds);
        now += milliseconds;
        await new Promise(setImmediate);
      },
      ...options.outside,
    },
  });
  return {
    web,
    waits,
    network,
    database,
    folder,
    lines: () => log.list({ limit: 100 }).toReversed(),
    get(url: string, more: Partial<WebRequest> = {}): Promise<WebAnswer> {
      return web.get({
        url,
        road: 'feed',
        group: 'host:test',
        signal: new AbortController().signal,
        ...more,
      });
    },
    [Symbol.dispose]() {
      web.close();
      database.close();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function textOf(answer: WebAnswer): string {
  return answer.kind === 'answer' ? new TextDecoder().decode(answer.bytes) : JSON.stringify(answer);
}

describe('the way to the network', () => {
  it('F20: arXiv is asked once in three seconds, by all processes beside one library together', async () => {
    await using server = await openLoopbackServer(sendText('fine'));
    using one = openWeb();
    using other = openWeb({ folder: one.folder });
    const ask = { group: 'arxiv' } as const;

    await Promise.all([one.get(`${server.url}/1`, ask), one.get(`${server.url}/2`, ask)]);
    await other.get(`${server.url}/3`, ask);

    expect(one.waits).toEqual([3000]);
    expect(other.waits).toEqual([6000]);
    expect(server.asked).toEqual(['/1', '/2', '/3']);
  });

  it('F20: one question at a time goes to a group', async () => {
    let open = 0;
    let most = 0;
    await using server = await openLoopbackServer((_request, response) => {
      open += 1;
      most = Math.max(most, open);
      setImmediate(() => {
        open -= 1;
        response.end('fine');
      });
    });
    using web = openWeb();

    await Promise.all([1, 2, 3, 4].map((number) => web.get(`${server.url}/${number}`)));

    expect(most).toBe(1);
    expect(server.asked).toHaveLength(4);
  });

  it('F20: while one process waits for its answer, another does not ask', async () => {
    const answers: (() => void)[] = [];
    await using server = await openLoopbackServer((_request, response) => {
      answers.push(() => response.end('fine'));
    });
    using one = openWeb();
    const looks: number[] = [];
    using other = openWeb({
      folder: one.folder,
      owner: anOwner('other'),
      outside: {
        async sleep(milliseconds) {
          looks.push(milliseconds);
          await new Promise(setImmediate);
        },
      },
    });

    const first = one.get(`${server.url}/1`);
    await expect.poll(() => answers.length).toBe(1);
    const second = other.get(`${server.url}/2`);
    await expect.poll(() => looks.length).toBeGreaterThan(3);
    const askedMeanwhile = [...server.asked];
    answers[0]?.();
    await first;
    await expect.poll(() => answers.length).toBe(2);
    answers[1]?.();
    await second;

    expect(askedMeanwhile).toEqual(['/1']);
    expect(server.asked).toEqual(['/1', '/2']);
  });

  it('F20: a process that was killed while it asked keeps nobody waiting', async () => {
    await using server = await openLoopbackServer(sendText('fine'));
    using one = openWeb({ outside: { fetch: () => new Promise(() => {}) } });
    using other = openWeb({ folder: one.folder, owner: { ...anOwner('other'), isAlive: () => false } });

    void one.get(`${server.url}/1`).catch(() => {});
    const asker = () => one.database.sql('SELECT asker FROM service_pace').get();
    await expect.poll(asker).toEqual({ asker: 'one' });
    const answer = await other.get(`${server.url}/2`);

    expect(textOf(answer)).toBe('fine');
  });

  it('F21: a busy server is asked again, later each time, and its own wish counts', async () => {
    const answers: Answer[] = [
      sendText('', { status: 429 }),
      sendText('', { status: 503, headers: { 'retry-after': '40' } }),
      sendText('fine'),
    ];
    await using server = await openLoopbackServer((...given) => answers.shift()?.(...given));
    using web = openWeb({ outside: { arxivPace: 0 } });

    const answer = await web.get(server.url, { group: 'arxiv' });

    expect(textOf(answer)).toBe('fine');
    expect(web.waits).toEqual([3000, 40_000]);
  });

  it('F21: a server that wants hours is left alone by everybody until then', async () => {
    await using server = await openLoopbackServer(
      sendText('', { status: 429, headers: { 'retry-after': '7200' } }),
    );
    using web = openWeb();

    const first = await web.get(server.url);
    const second = await web.get(server.url);

    const at = new Date('2026-07-01T10:00:00.000Z');
    expect(first).toMatchObject({ kind: 'fault', fault: 'status', status: 429, retryAt: at });
    expect(second).toMatchObject({ kind: 'fault', status: 429, retryAt: at });
    expect(server.asked).toHaveLength(1);
  });

  it('F21: a clock that was days ahead keeps nobody waiting when it is set right', async () => {
    await using server = await openLoopbackServer(
      sendText('', { status: 429, headers: { 'retry-after': '7200' } }),
    );
    using ahead = openWeb({ now: '2026-07-20T08:00:00.000Z' });
    using right = openWeb({ folder: ahead.folder });

    await ahead.get(`${server.url}/1`);
    server.answer = sendText('fine');

    expect(textOf(await right.get(`${server.url}/2`))).toBe('fine');
    expect(Math.max(0, ...right.waits)).toBeLessThan(1000);
  });

  it('F21: a server that stays busy is given up after four times', async () => {
    await using server = await openLoopbackServer(sendText('', { status: 503 }));
    using web = openWeb();

    const answer = await web.get(server.url);

    expect(answer).toMatchObject({ kind: 'fault', fault: 'status', status: 503, retryAt: null });
    expect(server.asked).toHaveLength(4);
  });

  it('F23: what is unchanged is not sent again', async () => {
    await using server = await openLoopbackServer((request, response) => {
      const known = request.headers['if-none-match'] === '"a"';
      response.writeHead(known ? 304 : 200, { etag: '"a"' });
      response.end(known ? '' : 'fine');
    });
    using web = openWeb();

    const first = await web.get(server.url);
    const validators = first.kind === 'answer' ? first.validators : null;
    const second = await web.get(server.url, { validators });

    expect(second).toEqual({ kind: 'unchanged' });
  });

  it('F24: a slow drip is cut, and what had come is kept', async () => {
    await using server = await openLoopbackServer((_request, response) => {
      response.writeHead(200);
      response.write('<a>');
    });
    using web = openWeb({ outside: { patience: { drip: 50 } } });

    const answer = await web.get(server.url);

    expect(answer).toMatchObject({ kind: 'fault', fault: 'timeout', status: 200 });
    expect(answer.kind === 'fault' && new TextDecoder().decode(answer.bytes ?? new Uint8Array())).toBe('<a>');
  });

  it('F24: a server that never answers is left', async () => {
    await using server = await openLoopbackServer(() => {});
    using web = openWeb({ outside: { patience: { head: 50 } } });

    expect(await web.get(server.url)).toMatchObject({ kind: 'fault', fault: 'timeout', status: null });
  });

  it('F24: no more is taken than allowed, also of what was packed small', async () => {
    const large = new Uint8Array(3_000_000);
    const answers = [
      sendText(large),
      sendText(gzipSync(large), { headers: { 'content-encoding': 'gzip' } }),
      ((_request, response) => {
        response.writeHead(200);
        response.end(large);
      }) satisfies Answer,
    ];
    await using server = await openLoopbackServer((...given) => answers.shift()?.(...given));
    using web = openWeb();

    for (const _ of [1, 2, 3]) {
      const answer = await web.get(server.url, { maxBytes: 1_000_000 });
      expect(answer).toMatchObject({ kind: 'fault', fault: 'too-large' });
    }
  });

  it('F24: an answer that breaks off is asked for once more, and its beginning is kept', async () => {
    await using server = await openLoopbackServer((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('<half>');
      setImmediate(() => response.destroy());
    });
    using web = openWeb();

    const answer = await web.get(server.url);

    expect(answer).toMatchObject({ kind: 'fault', fault: 'cut' });
    expect(server.asked).toHaveLength(2);
  });

  it('F25: a circle of redirects ends', async () => {
    await using server = await openLoopbackServer((request, response) => {
      response.writeHead(302, { location: request.url === '/a' ? '/b' : '/a' });
      response.end();
    });
    using web = openWeb();

    const answer = await web.get(`${server.url}/a`);

    expect(answer).toMatchObject({ kind: 'fault', fault: 'redirect', status: 302 });
    expect(server.asked).toEqual(['/a', '/b']);
  });

  it('F26: something else than was wanted is refused with its name', async () => {
    await using server = await openLoopbackServer(
      sendText('<!DOCTYPE html><title>Sign in</title>', { headers: { 'content-type': 'text/html' } }),
    );
    using web = openWeb();

    const answer = await web.get(server.url, { wanted: 'xml' });

    expect(answer).toMatchObject({
      kind: 'fault',
      fault: 'type',
      sentence: 'test sent a web page (text/html) instead of a feed.',
    });
  });

  it('F27: being offline is a state', async () => {
    const server = await openLoopbackServer();
    await server[Symbol.asyncDispose]();
    using web = openWeb();

    const answer = await web.get(server.url);

    expect(answer).toMatchObject({ kind: 'fault', fault: 'offline', status: null });
    expect(web.lines()).toHaveLength(1);
  });

  it('F28: the switch refuses what is asked and stops what is under way', async () => {
    const isAsked = Promise.withResolvers<void>();
    await using server = await openLoopbackServer(() => isAsked.resolve());
    using web = openWeb();

    const answer = web.get(server.url);
    await isAsked.promise;
    web.network.set(true, '2026-07-01T08:00:00.000Z');
    web.web.stopAll();

    expect(await answer).toMatchObject({ kind: 'fault', fault: 'forbidden' });
    expect(await web.get(server.url)).toMatchObject({ kind: 'fault', fault: 'forbidden' });
    expect(server.asked).toHaveLength(1);
  });

  it('F29: every request is in the log, with what came of it and who asked', async () => {
    let agent: string | undefined;
    await using server = await openLoopbackServer((request, response) => {
      agent = request.headers['user-agent'];
      response.end('fine');
    });
    using web = openWeb();

    await web.get(`${server.url}/x`, { source: 7, day: '2026-07-01' });

    expect(web.lines()).toMatchObject([
      { source: 7, road: 'feed', url: `${server.url}/x`, status: 200, bytes: 4, sentence: '' },
    ]);
    expect(agent).toMatch(/^Carrel\/1\.2\.3 \(reading-list manager;/);
  });

  it('F20: who stops waiting for a turn does not let others jump the queue', async () => {
    const responses: (() => void)[] = [];
    await using server = await openLoopbackServer((_request, response) => {
      responses.push(() => response.end('fine'));
    });
    using web = openWeb();
    const impatient = new AbortController();

    const first = web.get(`${server.url}/1`);
    const second = web.get(`${server.url}/2`, { signal: impatient.signal });
    const third = web.get(`${server.url}/3`);
    await expect.poll(() => responses.length).toBe(1);
    impatient.abort(new Error('Enough.'));
    await expect(second).rejects.toThrow('Enough.');
    expect(server.asked).toEqual(['/1']);
    responses[0]?.();
    await first;
    await expect.poll(() => responses.length).toBe(2);
    responses[1]?.();

    expect(textOf(await third)).toBe('fine');
    expect(server.asked).toEqual(['/1', '/3']);
  });
});
