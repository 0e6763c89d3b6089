import { createHash } from 'node:crypto';
import { type Answer, type Asked, escaped, notFound } from './answer.ts';
import { utcDay } from './calendar.ts';
import { altered } from './faults.ts';
import { type Article, type JournalName, journalNames } from './world-journals.ts';

/** How many articles a journal’s feed holds: its newest ones. */
const feedLength = 20;

/** `/journal/NAME.rss` and `/journal/NAME.atom`; a reader who has the newest state gets 304 and no body. */
export function playJournal(asked: Asked): Answer {
  const [, name, form] = /^\/journal\/(\w+)\.(rss|atom)$/.exec(asked.path) ?? [];
  const journal = journalNames.find((one) => one === name);
  if (journal === undefined) return notFound('such journal');
  const now = asked.now.toISOString();
  const published = asked.world.days
    .filter((day) => day <= utcDay(asked.now))
    .flatMap((day) => asked.world.journals.articles(journal, day))
    .filter(({ publishedAt }) => publishedAt <= now)
    .reverse()
    .slice(0, feedLength);
  const articles = altered(published, asked.faults);
  const body = form === 'rss' ? rss(journal, articles) : atom(journal, articles);
  const entityTag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
  const changedAt = articles[0]?.publishedAt ?? '2026-01-01T00:00:00Z';
  const headers = { ETag: entityTag, 'Last-Modified': new Date(changedAt).toUTCString() };
  const type = `application/${form === 'rss' ? 'rss' : 'atom'}+xml; charset=utf-8`;
  return isKnown(asked, entityTag, changedAt)
    ? { status: 304, type, body: '', headers }
    : { status: 200, type, body, headers };
}

function isKnown({ headers }: Asked, entityTag: string, changedAt: string): boolean {
  const tag = headers['if-none-match'];
  if (tag !== undefined) return tag.split(/\s*,\s*/).includes(entityTag);
  const since = headers['if-modified-since'];
  return since !== undefined && Date.parse(since) >= Date.parse(changedAt);
}

function titleOf(journal: JournalName): string {
  return journal === 'annals' ? 'Annals of Holes' : 'Letters on Lanterns';
}

function rss(journal: JournalName, articles: readonly Article[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">
  <channel>
    <title>${titleOf(journal)}</title>
    <link>https://${journal}.example.org/toc</link>
    <description>Latest papers</description>
${articles.map(rssItem).join('')}  </channel>
</rss>
`;
}

function rssItem({ doi, title, abstract, authors, publishedAt }: Article): string {
  return `    <item>
      <title>${escaped(title)}</title>
      <link>https://journals.example.org/doi/full/${doi}?af=R</link>
      <description>${escaped(`<p>${escaped(abstract)}</p>`)}</description>
      <pubDate>${new Date(publishedAt).toUTCString()}</pubDate>
${authors.map((name) => `      <dc:creator>${escaped(name)}</dc:creator>\n`).join('')}      <prism:doi>${doi}</prism:doi>
      <guid isPermaLink="false">${doi}</guid>
    </item>
`;
}

function atom(journal: JournalName, articles: readonly Article[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <id>https://${journal}.example.org/</id>
  <title>${titleOf(journal)}</title>
  <updated>${articles[0]?.publishedAt ?? '2026-01-01T00:00:00Z'}</updated>
  <link href="https://${journal}.example.org/"/>
${articles.map(atomEntry).join('')}</feed>
`;
}

function atomEntry({ doi, title, abstract, authors, publishedAt }: Article): string {
  return `  <entry>
    <id>https://doi.org/${doi}</id>
    <title>${escaped(title)}</title>
    <updated>${publishedAt}</updated>
    <published>${publishedAt}</published>
    <link href="https://doi.org/${doi}"/>
    <summary>${escaped(abstract)}</summary>
${authors.map((name) => `    <author><name>${escaped(name)}</name></author>\n`).join('')}    <dc:identifier>doi:${doi}</dc:identifier>
  </entry>
`;
}
