import type { Day } from '#shared/domain/partial-date.ts';
import { type Answer, type Asked, isFaulty, wrapped } from './answer.ts';
import { addDays, daysFrom, isWeekend, utcDay, weekdayOf, workingDayBefore } from './calendar.ts';
import { altered } from './faults.ts';
import type { Featured } from './world-listings.ts';

/** `/api/daily_papers` and `/api/papers/ID`. */
export function playHuggingFace(asked: Asked): Answer {
  const single = /^\/api\/papers\/([^/]+)$/.exec(asked.path)?.[1];
  if (single !== undefined) return playPaper(asked, single);
  const period = periodOf(asked);
  if (period === null)
    return json(400, { error: 'Invalid date: "date" must be a valid date that is not in the future' });
  if (isFaulty(asked, 'error-entry'))
    return json(200, { error: 'Internal Error - We’re working hard to fix this as soon as possible!' });
  const all = altered(rowsOf(asked, period), asked.faults);
  const limit = Math.min(100, numberOf(asked, 'limit', 50));
  const page = numberOf(asked, 'p', 0);
  const rows = all.slice(page * limit, (page + 1) * limit).map((featured) => rowOf(asked, featured));
  const hasMore = (page + 1) * limit < all.length;
  return { ...json(200, rows), ...(hasMore ? { headers: { Link: linkTo(asked, page + 1) } } : {}) };
}

interface Period {
  readonly first: Day;
  readonly last: Day;
}

/** The days asked for; without any, the last days. `null` for what is no day, or lies in the future. */
function periodOf({ query, now, faults }: Asked): Period | null {
  const today = utcDay(now);
  const [date, week, month] = ['date', 'week', 'month'].map((name) => query.get(name));
  if (date != null) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date)) || date > today) return null;
    const day =
      faults.some(({ kind }) => kind === 'stale') && !isWeekend(date) ? workingDayBefore(date) : date;
    return { first: day, last: day };
  }
  if (week != null) {
    const monday = mondayOf(week);
    return monday === null || monday > today ? null : { first: monday, last: addDays(monday, 6) };
  }
  if (month != null) {
    if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month) || `${month}-01` > today) return null;
    return { first: `${month}-01`, last: `${month}-31` };
  }
  return { first: addDays(today, -7), last: today };
}

function mondayOf(week: string): Day | null {
  const [, year, number] = /^(\d{4})-W(\d{2})$/.exec(week) ?? [];
  if (year === undefined || Number(number) < 1 || Number(number) > 53) return null;
  const fourth = `${year}-01-04`;
  return addDays(fourth, -((weekdayOf(fourth) + 6) % 7) + (Number(number) - 1) * 7);
}

/** The featured papers of the days, each once, those with most upvotes first. */
function rowsOf({ world, now, query }: Asked, { first, last }: Period): Featured[] {
  const today = utcDay(now);
  const days = daysFrom(first, last < today ? last : today).reverse();
  const byId = new Map<string, Featured>();
  for (const featured of days.flatMap((day) => world.listings.featured(day))) {
    if (!byId.has(featured.id)) byId.set(featured.id, featured);
  }
  const rows = [...byId.values()];
  const isOneDay = first === last;
  if (!isOneDay && query.get('sort') !== 'trending') return rows;
  return rows.sort((left, right) => world.listings.upvotes(right, now) - world.listings.upvotes(left, now));
}

function numberOf({ query }: Asked, name: string, otherwise: number): number {
  const text = query.get(name);
  return text !== null && /^\d{1,5}$/.test(text) ? Number(text) : otherwise;
}

function linkTo({ query, base, path }: Asked, page: number): string {
  const next = new URLSearchParams(query);
  next.set('p', String(page));
  return `<${base}${path}?${next}>; rel="next"`;
}

function playPaper(asked: Asked, id: string): Answer {
  const featured = asked.world.days
    .filter((day) => day <= utcDay(asked.now))
    .flatMap((day) => asked.world.listings.featured(day))
    .find((one) => one.id === id);
  if (featured === undefined) return json(404, { error: 'Paper not found' });
  return json(200, { ...paperOf(asked, featured), linkedModels: [], numTotalModels: 0 });
}

/** A row as the hub gives it: the outer instant is that of the inner one, shifted, and still called UTC. */
function rowOf(asked: Asked, featured: Featured) {
  const paper = paperOf(asked, featured);
  const shifted = new Date(Date.parse(paper.publishedAt) - 4 * 3_600_000).toISOString();
  return {
    paper,
    publishedAt: shifted,
    title: paper.title,
    summary: paper.summary,
    thumbnail: `https://cdn-thumbnails.example.org/${featured.id}.png`,
    numComments: featured.finalUpvotes % 7,
    submittedBy: submitterOf(featured),
    ...(featured.organization === null ? {} : { organization: organizationOf(featured.organization) }),
    isAuthorParticipating: false,
  };
}

function paperOf({ world, now }: Asked, featured: Featured) {
  const paper = world.arxiv.papers.get(featured.id);
  const authors = paper?.authors ?? [];
  return {
    id: featured.id,
    authors: authors.map(({ name }, index) => ({
      _id: index.toString(16).padStart(24, '0'),
      name,
      // Some authors have taken their names from the page; they stay in the row.
      hidden: index % 5 === 4,
    })),
    publishedAt: new Date(paper?.versions[0]?.submittedAt ?? 0).toISOString(),
    submittedOnDailyAt: `${featured.day}T00:00:00.000Z`,
    title: wrapped(paper?.title ?? '', 40),
    submittedOnDailyBy: { ...submitterOf(featured), user: featured.submitter },
    summary: wrapped(paper?.abstract ?? ''),
    upvotes: world.listings.upvotes(featured, now),
    discussionId: `d${featured.id.replace(/\W/g, '')}`,
    ...(featured.repository === null
      ? {}
      : { githubRepo: featured.repository, githubStars: featured.finalUpvotes * 3 }),
    ai_summary: `In one sentence: ${paper?.title ?? ''}.`,
    ai_keywords: ['holes', 'lanterns'],
    ...(featured.organization === null ? {} : { organization: organizationOf(featured.organization) }),
  };
}

function submitterOf({ submitter }: Featured) {
  return {
    _id: '0'.repeat(24),
    avatarUrl: `/avatars/${submitter}.svg`,
    fullname: submitter,
    name: submitter,
    type: 'user',
    isPro: false,
  };
}

function organizationOf({ name, fullname }: { readonly name: string; readonly fullname: string }) {
  return { _id: '1'.repeat(24), name, fullname, avatar: `https://cdn-avatars.example.org/${name}.png` };
}

function json(status: number, value: unknown): Answer {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}
