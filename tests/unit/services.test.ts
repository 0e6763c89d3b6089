import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServices, type Services } from '../kit/services/services.ts';
import { aTestWorld } from '../kit/services/test-world.ts';
import { parse } from './imports/parse.ts';

// Wednesday, 8 July 2026, at noon.
const now = new Date('2026-07-08T12:00:00Z');
const clock = { instant: now, now: () => clock.instant };
const world = aTestWorld();
let services: Services;

beforeAll(async () => {
  services = await openServices({ world, clock, pageSize: 7 });
});
afterAll(() => services.close());

async function ask(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(services.base + path, { headers });
  return { response, text: await response.text() };
}

const idsOf = (text: string) => parse(text).drafts.map(({ identifiers }) => identifiers['arxiv']);

describe('the services on loopback', () => {
  it('play the day’s feed as arXiv sends it, and our importer reads every paper', async () => {
    const announced = world.arxiv.announced('cs.LG', '2026-07-08');

    const { drafts, complaints, listedOn } = parse((await ask('/rss/cs.LG')).text);

    expect([listedOn, complaints]).toEqual(['2026-07-08', []]);
    expect(drafts.map(({ identifiers, extra }) => [identifiers['arxiv'], extra['announceType']])).toEqual(
      announced.map(({ id, type }) => [id, type]),
    );
    const authors = drafts.map((draft) => draft.authors);
    expect(authors).toEqual(
      announced.map(({ id }) => world.arxiv.papers.get(id)?.authors.map(({ name }) => name)),
    );
  });

  it('play the Atom form and several categories at once, each paper once', async () => {
    const both = new Set(
      ['cs.LG', 'cs.CL'].flatMap((category) =>
        world.arxiv.announced(category, '2026-07-08').map(({ id }) => id),
      ),
    );

    const ids = idsOf((await ask('/atom/cs.LG+cs.CL')).text);

    expect(new Set(ids)).toEqual(both);
    expect(ids).toHaveLength(both.size);
  });

  it('play the listing whole and in parts, and the parts say that they are parts', async () => {
    const announced = world.arxiv.announced('cs.LG', '2026-07-08').map(({ id }) => id);

    const whole = parse((await ask('/list/cs.LG/new')).text);
    const first = parse((await ask('/list/cs.LG/new?skip=0&show=4')).text);
    const second = parse((await ask('/list/cs.LG/new?skip=4&show=2000')).text);

    expect(whole.complaints).toEqual([]);
    expect(whole.drafts.map(({ identifiers }) => identifiers['arxiv'])).toEqual(announced);
    expect([...first.drafts, ...second.drafts].map(({ identifiers }) => identifiers['arxiv'])).toEqual(
      announced,
    );
    expect(first.complaints).not.toEqual([]);
  });

  it('play recent days and a month', async () => {
    const recent = parse((await ask('/list/cs.LG/recent?show=2000')).text);
    const month = parse((await ask('/list/cs.LG/2026-07?show=2000')).text);
    const freshOf = (day: string) =>
      world.arxiv.announced('cs.LG', day).filter(({ type }) => type === 'new' || type === 'cross');

    expect([...new Set(recent.drafts.map(({ appearance }) => appearance?.listedOn))]).toEqual([
      '2026-07-08',
      '2026-07-07',
      '2026-07-06',
      '2026-07-02',
      '2026-07-01',
    ]);
    expect(recent.drafts).toHaveLength(
      ['01', '02', '06', '07', '08'].flatMap((date) => freshOf(`2026-07-${date}`)).length,
    );
    expect(recent.complaints).toEqual([]);
    expect(month.drafts.length).toBeGreaterThan(20);
    expect(month.complaints).toEqual([]);
  });

  it('play weekends and holidays as arXiv does: an empty feed', async () => {
    clock.instant = new Date('2026-07-03T12:00:00Z');
    const holiday = (await ask('/rss/cs.LG')).text;
    const listing = parse((await ask('/list/cs.LG/new')).text);
    clock.instant = new Date('2026-07-04T12:00:00Z');
    const weekend = (await ask('/rss/cs.LG')).text;
    clock.instant = now;

    expect(parse(holiday).drafts).toEqual([]);
    expect(parse(weekend).drafts).toEqual([]);
    expect(weekend).toContain('<skipDays>');
    expect(listing.drafts).toEqual([]);
  });

  it('play the API: ten unless more are asked for, totals, errors that look like papers', async () => {
    const ids = world.arxiv.announced('cs.LG', '2026-07-07').map(({ id }) => id);

    const short = idsOf((await ask(`/api/query?id_list=${ids.join(',')}`)).text);
    const all = idsOf((await ask(`/api/query?id_list=${ids.join(',')}&max_results=100`)).text);
    const unannounced = world.arxiv.announced('cs.LG', '2026-07-09')[0]?.id ?? '';
    const early = await ask(`/api/query?id_list=${unannounced}`);
    const error = await ask('/api/query?id_list=mole');

    expect(short).toEqual(ids.slice(0, 10));
    expect(all).toEqual(ids);
    expect([early.response.status, idsOf(early.text)]).toEqual([200, []]);
    expect([error.response.status, idsOf(error.text)]).toEqual([400, []]);
    expect(error.text).toContain('<entry>');
  });

  it('play searches of the API by category, date, author and words', async () => {
    const query = encodeURIComponent('cat:cs.LG AND submittedDate:[202607061800 TO 202607071759]');
    const fresh = world.arxiv.announced('cs.LG', '2026-07-08').filter(({ type }) => type !== 'replace');

    const found = idsOf((await ask(`/api/query?search_query=${query}&max_results=500`)).text);

    for (const { id, type } of fresh) if (type === 'new') expect(found).toContain(id);
    const [one] = fresh;
    const author = world.arxiv.papers.get(one?.id ?? '')?.authors[0]?.name ?? '';
    const byAuthor = await ask(
      `/api/query?search_query=${encodeURIComponent(`au:"${author}"`)}&max_results=2000`,
    );
    expect(idsOf(byAuthor.text)).toContain(one?.id);
  });

  it('play OAI in parts that tokens join, with records that were deleted', async () => {
    const ids: (string | undefined)[] = [];
    let next = 'metadataPrefix=arXivRaw&from=2026-07-01&until=2026-07-08&set=cs:cs:LG';
    for (let parts = 0; next !== ''; parts += 1) {
      const { text } = await ask(`/oai?verb=ListRecords&${next}`);
      ids.push(...idsOf(text));
      const token = /<resumptionToken[^>]*>([^<]+)</.exec(text)?.[1];
      next = token === undefined ? '' : `resumptionToken=${token}`;
      expect(parts).toBeLessThan(100);
    }

    const announced = ['01', '02', '03', '06', '07', '08'].flatMap((date) =>
      world.arxiv.announced('cs.LG', `2026-07-${date}`).map(({ id }) => id),
    );
    expect(new Set(ids)).toEqual(new Set([...ids, ...announced]));
    const plain = parse((await ask('/oai?verb=ListRecords&metadataPrefix=oai_dc&from=2026-07-08')).text);
    expect(plain.drafts.length).toBeGreaterThan(0);
    const none = await ask('/oai?verb=ListRecords&metadataPrefix=oai_dc&from=2026-07-04&until=2026-07-04');
    expect(none.text).toContain('noRecordsMatch');
  });

  it('play Daily Papers by day, in pages, with an error for days to come', async () => {
    const featured = world.listings.featured('2026-07-08').map(({ id }) => id);

    const { drafts } = parse((await ask('/api/daily_papers?date=2026-07-08')).text);
    const page = await ask('/api/daily_papers?date=2026-07-08&limit=2&p=1');

    expect(new Set(drafts.map(({ identifiers }) => identifiers['arxiv']))).toEqual(new Set(featured));
    expect(page.response.headers.get('link')).toMatch(/p=2>; rel="next"$/);
    expect((await ask('/api/daily_papers?date=2026-07-09')).response.status).toBe(400);
    expect((await ask('/api/daily_papers?date=2026-07-05')).text).toBe('[]');
    expect(JSON.parse((await ask('/api/daily_papers?week=2026-W28')).text).length).toBeGreaterThan(
      featured.length,
    );
  });

  it('play preprint servers in pages, with every version', async () => {
    const posted = world.preprints.posted('biorxiv', '2026-07-08');

    const first = await ask('/details/biorxiv/2026-07-08/2026-07-08/0');
    const rest = await ask('/details/biorxiv/2026-07-08/2026-07-08/7/json');

    const dois = [first, rest].flatMap(({ text }) =>
      parse(text).drafts.map(({ identifiers }) => identifiers['doi']),
    );
    expect(new Set(dois)).toEqual(new Set(posted.map(({ doi }) => doi)));
    expect(JSON.parse(first.text).messages[0].total).toBe(String(posted.length));
  });

  it('answer 304 to a reader who has a journal’s newest state', async () => {
    const { response, text } = await ask('/journal/letters.rss');
    const tag = response.headers.get('etag') ?? '';

    const again = await ask('/journal/letters.rss', { 'If-None-Match': tag });
    const since = await ask('/journal/letters.atom', {
      'If-Modified-Since': response.headers.get('last-modified') ?? '',
    });

    expect(parse(text).drafts.length).toBeGreaterThan(0);
    expect([again.response.status, again.text, since.response.status]).toEqual([304, '', 304]);
  });

  it('give PDFs that can be read', async () => {
    const [one] = world.arxiv.announced('cs.LG', '2026-07-08');
    const response = await fetch(`${services.base}/pdf/${one?.id}`);
    const pdf = await getDocument({ data: new Uint8Array(await response.arrayBuffer()), verbosity: 0 })
      .promise;

    const { items } = await (await pdf.getPage(1)).getTextContent();

    expect(pdf.numPages).toBe(3);
    expect(items.map((item) => ('str' in item ? item.str : '')).join(' ')).toContain(`arXiv:${one?.id}`);
  });

  it('record each request, and what was wrong with its answer', async () => {
    services.forget();
    services.break({
      service: 'arxiv-feed',
      fault: { kind: 'refused', status: 429, retryAfter: '120' },
      times: 1,
    });

    const refused = await ask('/mirror/rss/cs.LG', { 'User-Agent': 'a-test' });
    const taken = await ask('/rss/cs.LG');

    expect([refused.response.status, refused.response.headers.get('retry-after')]).toEqual([429, '120']);
    expect(taken.response.status).toBe(200);
    expect(services.requests).toMatchObject([
      { service: 'arxiv-feed', status: 429, faults: ['refused'], at: now, open: 1 },
      { service: 'arxiv-feed', status: 200, faults: [] },
    ]);
    expect(services.requests[0]?.headers['user-agent']).toBe('a-test');
  });
});
