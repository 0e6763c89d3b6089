import { type Answer, type Asked, escaped } from './answer.ts';
import { daysFrom, utcDay } from './calendar.ts';
import { altered } from './faults.ts';
import { type Posting, type PreprintServer, preprintServers } from './world-preprints.ts';

/** `/details/SERVER/FROM/TO/CURSOR[/json]`: what was posted on some days, in pages, with every version. */
export function playPreprints(asked: Asked): Answer {
  const [, name, from = '', to = '', cursor = '0'] =
    /^\/details\/(\w+)\/(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})(?:\/(\d+))?(?:\/json)?$/.exec(asked.path) ??
    [];
  const server = preprintServers.find((one) => one === name);
  if (server === undefined)
    return json({ messages: [{ status: 'Error : server not recognized' }], collection: [] });
  const today = utcDay(asked.now);
  const category = asked.query.get('category')?.replaceAll('_', ' ') ?? null;
  const postings = daysFrom(from, to < today ? to : today)
    .flatMap((day) => asked.world.preprints.posted(server, day))
    .filter((posting) => category === null || posting.category === category);
  const start = Number(cursor);
  const page = altered(postings.slice(start, start + asked.pageSize), asked.faults);
  if (page.length === 0) return json({ messages: [{ status: 'no posts found' }], collection: [] });
  const message = {
    status: 'ok',
    category: category ?? 'all',
    interval: `${from}:${to}`,
    funder: 'all',
    cursor: start,
    count: page.length,
    count_new_papers: String(postings.filter(({ version }) => version === 1).length),
    total: String(postings.length),
  };
  return json({ messages: [message], collection: page.map((posting) => rowOf(posting, server)) });
}

function rowOf(posting: Posting, server: PreprintServer) {
  const host = server === 'biorxiv' ? 'www.biorxiv.org' : 'www.medrxiv.org';
  return {
    title: escaped(posting.title),
    authors: posting.authors.join('; '),
    author_corresponding: posting.corresponding,
    author_corresponding_institution: 'Analytical Society',
    doi: posting.doi,
    date: posting.day,
    version: String(posting.version),
    type: 'new results',
    license: 'cc_by',
    category: posting.category,
    jatsxml: `https://${host}/content/early/${posting.day.replaceAll('-', '/')}/${posting.doi.slice(8)}.source.xml`,
    abstract: posting.abstract,
    funder: 'NA',
    published: posting.publishedDoi ?? 'NA',
    server: server === 'biorxiv' ? 'bioRxiv' : 'medRxiv',
  };
}

function json(value: unknown): Answer {
  return { status: 200, type: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}
