import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LedgerDay, Source } from '#shared/contract/sources.ts';
import { createHostWeb } from '../../../src/main/library-host/host-web.ts';
import { aPlayedClock, type PlayedClock } from '../../kit/fetching.ts';
import { openTestLibrary, papersOf, type TestLibrary } from '../../kit/library.ts';
import { type LoopbackServer, openLoopbackServer } from '../../kit/loopback-server.ts';

interface Entry {
  readonly title: string;
  /** `null` in a feed that dates nothing. */
  readonly day: string | null;
}

let clock: PlayedClock;
let server: LoopbackServer;
let library: TestLibrary;
/** What the feed holds, newest first; `null` while it cannot be had. */
let held: readonly Entry[] | null;
/** Earlier pages of the feed, as RFC 5005 has them. */
let archive: readonly (readonly Entry[])[];

beforeEach(async () => {
  held = [];
  archive = [];
  clock = aPlayedClock('2026-07-01T12:00:00Z');
  server = await openLoopbackServer((request, response) => {
    const page = Number(new URL(request.url ?? '', 'http://feed').searchParams.get('page') ?? 0);
    const entries = page === 0 ? held : archive[page - 1];
    if (entries === null || entries === undefined) return void response.writeHead(403).end();
    const body = atom(entries, page < archive.length ? `${server.url}/feed?page=${page + 1}` : null);
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 12)}"`;
    const isKnown = request.headers['if-none-match'] === etag;
    response.writeHead(isKnown ? 304 : 200, { etag, 'content-type': 'application/atom+xml' });
    response.end(isKnown ? undefined : body);
  });
  library = openTestLibrary({
    clock,
    web: {
      ...createHostWeb(),
      random: () => 0.5,
      sleep: clock.sleep,
      addresses: {
        huggingFace: server.url,
        arxivApi: server.url,
        arxivFeeds: server.url,
        arxivListings: server.url,
        arxivOai: server.url,
        arxivPdfs: server.url,
        biorxiv: server.url,
      },
    },
  });
});
afterEach(async () => {
  library[Symbol.dispose]();
  await server[Symbol.asyncDispose]();
});

function atom(entries: readonly Entry[], next: string | null): string {
  const written = entries.map(
    ({ title, day }) => `<entry><id>urn:${title.replaceAll(' ', '-')}</id><title>${title}</title>
      <link href="https://journal.example.org/${title.replaceAll(' ', '-')}"/>
      ${day === null ? '' : `<published>${day}T06:00:00Z</published>`}</entry>`,
  );
  const link = next === null ? '' : `<link rel="next" href="${next}"/>`;
  return `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><id>urn:feed</id>
    <title>Letters</title>${link}${written.join('')}</feed>`;
}

/** The articles of some days, newest first: `articles('07-02', 3)` has three of 2 July. */
function articles(day: string, count: number): Entry[] {
  return Array.from({ length: count }, (_, index) => ({
    title: `Letter ${count - index} of ${day}`,
    day: `2026-${day}`,
  }));
}

async function follow(daysBack = 1): Promise<Source> {
  return library.client.sources.add({ kind: 'feed', target: `${server.url}/feed`, daysBack });
}

async function fetchOn(source: Source, day: string): Promise<void> {
  clock.set(`2026-${day}T12:00:00Z`);
  await library.client.sources.fetch({ source: source.id });
}

/** What the ledger says of each day, oldest first. */
async function ledger({ id }: Source): Promise<LedgerDay[]> {
  return (await library.client.sources.ledger({ source: id })).days.toReversed();
}

async function verdicts(source: Source): Promise<[string, string, number][]> {
  return (await ledger(source)).map(({ day, verdict, received }) => [day.slice(5), verdict, received]);
}

describe('a feed that was not asked for some days', () => {
  it('F49: speaks for all of them where it reaches back to what came before', async () => {
    held = articles('07-01', 2);
    const source = await follow();
    await fetchOn(source, '07-01');

    held = [...articles('07-04', 1), ...articles('07-02', 3), ...articles('07-01', 2)];
    await fetchOn(source, '07-05');

    expect(await verdicts(source)).toEqual([
      ['07-01', 'complete', 2],
      ['07-02', 'complete', 3],
      ['07-03', 'quiet', 0],
      ['07-04', 'complete', 1],
      ['07-05', 'quiet', 0],
    ]);
  });

  it('F49: never calls a day quiet that is older than all it holds', async () => {
    held = articles('07-01', 2);
    const source = await follow();
    await fetchOn(source, '07-01');

    held = [...articles('07-05', 4), ...articles('07-04', 2)];
    await fetchOn(source, '07-05');

    const days = await ledger(source);
    expect(await verdicts(source)).toEqual([
      ['07-01', 'complete', 2],
      ['07-02', 'failed', 0],
      ['07-03', 'failed', 0],
      ['07-04', 'partial', 2],
      ['07-05', 'complete', 4],
    ]);
    expect(days[1]?.sentence).toBe(
      'The feed goes back to 4 July and no further, so nobody knows what it had on 2 July.',
    );
    expect(days[3]?.sentence).toBe(
      '2 came, and perhaps there are more. The feed goes back to 4 July and no further.',
    );
    expect(days.map(({ nextTryAt }) => nextTryAt)).toEqual([null, null, null, null, null]);
  });

  it('F49: says that there may be more, when all it holds is new since it was asked last', async () => {
    held = articles('07-01', 3);
    const source = await follow();
    await fetchOn(source, '07-01');

    held = articles('07-02', 3);
    await fetchOn(source, '07-02');
    held = [...articles('07-03', 2), ...articles('07-02', 1)];
    await fetchOn(source, '07-03');

    expect(await verdicts(source)).toEqual([
      ['07-01', 'complete', 3],
      ['07-02', 'partial', 3],
      ['07-03', 'complete', 2],
    ]);
  });

  it('F49: does not make up for what it lost by being asked again', async () => {
    held = articles('07-01', 3);
    const source = await follow();
    await fetchOn(source, '07-01');
    held = articles('07-02', 3);
    await fetchOn(source, '07-02');

    held = [{ title: 'A late letter', day: '2026-07-02' }, ...articles('07-02', 2)];
    await fetchOn(source, '07-02');

    expect((await verdicts(source))[1]).toEqual(['07-02', 'partial', 4]);
  });

  it('F49: is asked for its earlier pages, where it has any', async () => {
    held = articles('07-01', 2);
    const source = await follow();
    await fetchOn(source, '07-01');

    held = articles('07-05', 4);
    archive = [
      [...articles('07-04', 1), ...articles('07-03', 2)],
      articles('07-01', 2),
      articles('06-30', 9),
    ];
    await fetchOn(source, '07-05');

    expect(await verdicts(source)).toEqual([
      ['07-01', 'complete', 2],
      ['07-02', 'quiet', 0],
      ['07-03', 'complete', 2],
      ['07-04', 'complete', 1],
      ['07-05', 'complete', 4],
    ]);
    // What is older than all that is asked for is not sent for.
    expect(server.asked).not.toContain('/feed?page=3');
  });

  it('F49: keeps what came, and says so, where an earlier page cannot be had', async () => {
    held = articles('07-01', 2);
    const source = await follow();
    await fetchOn(source, '07-01');

    held = articles('07-03', 4);
    archive = [articles('07-02', 2), articles('07-02', 5)];
    const whole = archive;
    archive = [whole[0] ?? [], []];
    await fetchOn(source, '07-03');

    expect((await verdicts(source)).slice(1)).toEqual([
      ['07-02', 'partial', 2],
      ['07-03', 'complete', 4],
    ]);
  });

  it('F49: that dates nothing tells no missed day from another', async () => {
    const undated = (titles: readonly string[]) => titles.map((title) => ({ title, day: null }));
    held = undated(['One', 'Two']);
    const source = await follow();
    await fetchOn(source, '07-01');

    held = undated(['Four', 'Three', 'One', 'Two']);
    await fetchOn(source, '07-03');
    held = undated(['Four', 'Three', 'One', 'Two']);
    await fetchOn(source, '07-05');

    const days = await ledger(source);
    expect(await verdicts(source)).toEqual([
      ['07-01', 'complete', 2],
      ['07-02', 'failed', 0],
      ['07-03', 'complete', 2],
      ['07-04', 'quiet', 0],
      ['07-05', 'quiet', 0],
    ]);
    expect(days[1]?.sentence).toBe(
      'The feed dates nothing, so what came since it was asked last counts for 3 July.',
    );
  });

  it('F49: that was just added tells how far it goes back', async () => {
    held = [...articles('07-05', 2), ...articles('07-04', 2), ...articles('07-03', 1)];
    const source = await follow(5);

    await fetchOn(source, '07-05');

    expect(await verdicts(source)).toEqual([
      ['07-01', 'failed', 0],
      ['07-02', 'failed', 0],
      ['07-03', 'partial', 1],
      ['07-04', 'complete', 2],
      ['07-05', 'complete', 2],
    ]);
  });

  it('F49: that is empty has nothing to say of earlier days', async () => {
    held = articles('07-01', 2);
    const source = await follow();
    await fetchOn(source, '07-01');

    held = [];
    await fetchOn(source, '07-03');

    expect((await verdicts(source)).slice(1)).toEqual([
      ['07-02', 'failed', 0],
      ['07-03', 'quiet', 0],
    ]);
  });

  it('F41: that could not be asked leaves every day of it open, and not only the last', async () => {
    held = articles('07-01', 2);
    const source = await follow();
    await fetchOn(source, '07-01');

    held = null;
    await fetchOn(source, '07-04');
    const before = await ledger(source);
    held = [...articles('07-03', 1), ...articles('07-01', 2)];
    await fetchOn(source, '07-05');

    expect(before.map(({ day, verdict }) => [day.slice(5), verdict])).toEqual([
      ['07-01', 'complete'],
      ['07-02', 'failed'],
      ['07-03', 'failed'],
      ['07-04', 'failed'],
    ]);
    expect((await verdicts(source)).slice(1)).toEqual([
      ['07-02', 'quiet', 0],
      ['07-03', 'complete', 1],
      ['07-04', 'quiet', 0],
      ['07-05', 'quiet', 0],
    ]);
  });
});

describe('a feed that is unchanged', () => {
  it('F23: has had nothing since it was read, and that is quiet', async () => {
    held = articles('07-01', 2);
    const source = await follow();
    await fetchOn(source, '07-01');

    await fetchOn(source, '07-03');

    expect(await verdicts(source)).toEqual([
      ['07-01', 'complete', 2],
      ['07-02', 'quiet', 0],
      ['07-03', 'quiet', 0],
    ]);
  });

  it('F23: says no more of the days before than it said when it was read', async () => {
    held = [...articles('07-06', 1), ...articles('07-05', 4)];
    const source = await follow();
    await fetchOn(source, '07-06');

    // The reader wants to know of earlier days, too.
    await library.client.sources.fetch({ source: source.id, asOf: '2026-07-03' });

    const [third] = await ledger(source);
    expect([third?.day, third?.verdict]).toEqual(['2026-07-03', 'failed']);
  });

  it('F41: is called stale when it is silent for far longer than usual, also by a server that says no more', async () => {
    held = [
      ...articles('07-01', 1),
      ...articles('06-30', 1),
      ...articles('06-29', 1),
      ...articles('06-28', 1),
      ...articles('06-27', 1),
    ];
    const source = await follow();
    await fetchOn(source, '07-01');

    for (const day of ['07-04', '07-08', '07-12', '07-16']) await fetchOn(source, day);

    expect((await verdicts(source)).at(-1)).toEqual(['07-16', 'stale', 0]);
    expect(await papersOf(library.client)).toHaveLength(5);
  });
});
