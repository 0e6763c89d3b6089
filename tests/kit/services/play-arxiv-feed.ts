import type { Day } from '#shared/domain/partial-date.ts';
import { type Answer, type Asked, escaped, isFaulty } from './answer.ts';
import { addDays, easternDay, easternMidnight, workingDayBefore } from './calendar.ts';
import { altered } from './faults.ts';
import { type PaperState, stateOf } from './paper-state.ts';
import type { Announcement } from './world-arxiv.ts';

/** arXiv cuts its feeds here, without a word. */
const longestFeed = 2000;

/** `/rss/cat[+cat]` and `/atom/cat[+cat]`: the announcement of the day, made anew at midnight in the East. */
export function playArxivFeed(asked: Asked): Answer {
  const [, form = '', names = ''] = /^\/(rss|atom)\/([^/]+)$/.exec(asked.path) ?? [];
  const categories = decodeURIComponent(names).split('+');
  const type = form === 'rss' ? 'application/rss+xml; charset=utf-8' : 'application/atom+xml; charset=utf-8';
  const unknown = categories.filter((category) => !asked.world.categories.includes(category));
  const isError = unknown.length > 0 || isFaulty(asked, 'error-entry');
  if (isError) {
    const body = form === 'rss' ? errorRss(names) : errorAtom(names);
    return { status: unknown.length > 0 ? 400 : 200, type, body };
  }
  const day = dayShown(asked);
  const entries = entriesOf(asked, categories, day);
  const written = addDays(
    day,
    asked.faults.reduce((days, fault) => days + (fault.kind === 'skewed' ? fault.days : 0), 0),
  );
  const body = form === 'rss' ? rss(names, written, entries) : atom(names, written, entries);
  return { status: 200, type, body };
}

/** The day of the feed; under the fault `stale`, the announcement before. */
function dayShown(asked: Asked): Day {
  const day = easternDay(asked.now);
  return isFaulty(asked, 'stale') ? workingDayBefore(day) : day;
}

interface FeedEntry {
  readonly line: Announcement;
  readonly state: PaperState;
}

/** A paper that several of the categories announce stands there once, as the first of them has it. */
function entriesOf({ world, faults }: Asked, categories: readonly string[], day: Day): FeedEntry[] {
  const byId = new Map<string, FeedEntry>();
  for (const line of categories.flatMap((category) => world.arxiv.announced(category, day))) {
    const paper = world.arxiv.papers.get(line.id);
    const state = paper === undefined ? null : stateOf(paper, day);
    const before = byId.get(line.id);
    if (state === null) continue;
    if (before === undefined || (before.line.type !== 'new' && line.type === 'new'))
      byId.set(line.id, { line, state });
  }
  return altered([...byId.values()], faults).slice(0, longestFeed);
}

function rss(names: string, day: Day, entries: readonly FeedEntry[]): string {
  return `<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" version="2.0">
  <channel>
    <title>${titleOf(names)}</title>
    <link>http://rss.arxiv.org/rss/${names}</link>
    <description>${titleOf(names).replace('updates on', 'updates on the')} e-print archive.</description>
    <atom:link href="http://rss.arxiv.org/rss/${names}" rel="self" type="application/rss+xml"/>
    <docs>http://www.rssboard.org/rss-specification</docs>
    <language>en-us</language>
    <lastBuildDate>${easternMidnight(day).replace('00:00:00 -0400', '04:00:21 +0000')}</lastBuildDate>
    <managingEditor>rss-help@arxiv.org</managingEditor>
    <pubDate>${easternMidnight(day)}</pubDate>
    <skipDays>
      <day>Saturday</day>
      <day>Sunday</day>
    </skipDays>
${entries.map((entry) => rssItem(entry, day)).join('')}  </channel>
</rss>
`;
}

function rssItem({ line, state }: FeedEntry, day: Day): string {
  const { paper } = state;
  return `    <item>
      <title>${escaped(paper.title)}</title>
      <link>https://arxiv.org/abs/${paper.id}</link>
      <description>${escaped(bodyOf(line, paper.abstract))}</description>
      <guid isPermaLink="false">oai:arXiv.org:${paper.id}v${line.version}</guid>
${state.categories.map((category) => `      <category>${category}</category>\n`).join('')}      <pubDate>${easternMidnight(day)}</pubDate>
      <arxiv:announce_type>${line.type}</arxiv:announce_type>
      <dc:rights>http://arxiv.org/licenses/nonexclusive-distrib/1.0/</dc:rights>
${state.doi === null ? '' : `      <arxiv:DOI>${state.doi}</arxiv:DOI>\n`}${state.reference === null ? '' : `      <arxiv:journal_reference>${escaped(state.reference)}</arxiv:journal_reference>\n`}      <dc:creator>${escaped(creatorOf(state))}</dc:creator>
    </item>
`;
}

function atom(names: string, day: Day, entries: readonly FeedEntry[]): string {
  return `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns="http://www.w3.org/2005/Atom">
  <id>http://rss.arxiv.org/atom/${names}</id>
  <title>${titleOf(names)}</title>
  <updated>${day}T04:00:21.456789+00:00</updated>
  <link href="http://rss.arxiv.org/atom/${names}" rel="self" type="application/atom+xml"/>
  <subtitle>${titleOf(names).replace('updates on', 'updates on the')} e-print archive.</subtitle>
${entries.map((entry) => atomEntry(entry, day)).join('')}</feed>
`;
}

function atomEntry({ line, state }: FeedEntry, day: Day): string {
  const { paper } = state;
  return `  <entry>
    <id>oai:arXiv.org:${paper.id}v${line.version}</id>
    <title>${escaped(paper.title)}</title>
    <updated>${day}T00:00:00-04:00</updated>
    <link href="https://arxiv.org/abs/${paper.id}" rel="alternate" type="text/html"/>
    <summary>${escaped(bodyOf(line, paper.abstract))}</summary>
${state.categories.map((category) => `    <category term="${category}" scheme="http://arxiv.org/schemas/atom"/>\n`).join('')}    <published>${day}T00:00:00-04:00</published>
    <arxiv:announce_type>${line.type}</arxiv:announce_type>
${state.doi === null ? '' : `    <arxiv:DOI>${state.doi}</arxiv:DOI>\n`}    <dc:creator>${escaped(creatorOf(state))}</dc:creator>
    <rights>http://arxiv.org/licenses/nonexclusive-distrib/1.0/</rights>
  </entry>
`;
}

function titleOf(names: string): string {
  return `${names.replaceAll('+', ', ')} updates on arXiv.org`;
}

function bodyOf(line: Announcement, abstract: string): string {
  return `arXiv:${line.id}v${line.version} Announce Type: ${line.type} \nAbstract: ${abstract}`;
}

/** All names in one string, with their affiliations in parentheses, commas and all. */
function creatorOf({ paper }: PaperState): string {
  return paper.authors
    .map(({ name, affiliations }) =>
      affiliations.length === 0 ? name : `${name} (${affiliations.join(', ')})`,
    )
    .join(', ');
}

function errorRss(names: string): string {
  return `<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:arxiv="http://arxiv.org/schemas/atom" version="2.0">
  <channel>
    <title>Feed error for query: ${names}</title>
    <link>http://rss.arxiv.org/rss/${names}</link>
    <description>Bad archive "${names}". Valid archives are listed elsewhere.</description>
  </channel>
</rss>
`;
}

function errorAtom(names: string): string {
  return `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>http://rss.arxiv.org/atom/${names}</id>
  <title>Feed error for query: ${names}</title>
  <updated>2026-01-01T00:00:00Z</updated>
  <entry>
    <id>http://rss.arxiv.org/atom/${names}</id>
    <title>Feed error for query: ${names}</title>
    <summary>Bad archive "${names}". Valid archives are listed elsewhere.</summary>
  </entry>
</feed>
`;
}
