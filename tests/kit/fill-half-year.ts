import type { Paper } from '#shared/domain/paper.ts';
import { mondayOf, movedDay } from '#shared/text/day-in-zone.ts';
import type { TestLibrary } from './library.ts';

/**
 * Lets made-up papers come into a library week by week, as listings of Daily Papers, arXiv and bioRxiv, and decides
 * about them as their statuses say.
 */
export async function fillHalfYear({ client, clock }: TestLibrary, papers: readonly Paper[]): Promise<void> {
  const weeks = Map.groupBy(papers, ({ addedAt }) => mondayOf(addedAt.slice(0, 10)));
  for (const monday of [...weeks.keys()].toSorted()) {
    const come = weeks.get(monday) ?? [];
    clock.set(`${movedDay(monday, 2)}T07:00:00.000Z`);
    const files = [dailyPapers, arxivFeed, biorxiv].flatMap((write) => {
      const text = write(come);
      return text === null ? [] : [{ name: null, bytes: new TextEncoder().encode(text) }];
    });
    const { ticket } = await client.imports.preview({ files, asOf: movedDay(monday, 2) });
    await client.imports.run({ ticket });
  }
  await decide({ client, clock }, papers);
}

async function decide({ client, clock }: Pick<TestLibrary, 'client' | 'clock'>, papers: readonly Paper[]) {
  const ids = new Map<string, Paper['id']>();
  for (let revision = 0, more = true; more; ) {
    const changes = await client.papers.since({ revision, limit: 5000 });
    for (const { id, title } of changes.papers) ids.set(title, id);
    revision = changes.to;
    more = changes.more;
  }
  const decided = papers.filter(({ status }) => status !== 'undecided');
  const acts = Map.groupBy(decided, ({ status, doneAt, decidedAt }) => `${doneAt ?? decidedAt} ${status}`);
  for (const [act, those] of [...acts].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    clock.set(act.split(' ')[0] ?? '');
    const found = those.flatMap(({ title }) => ids.get(title) ?? []);
    if (found.length > 0) await client.papers.edit({ ids: found, status: those[0]?.status ?? null });
  }
}

function isBy(paper: Paper, source: string): boolean {
  return paper.appearances.some((appearance) => appearance.source.startsWith(source));
}

function dailyPapers(papers: readonly Paper[]): string | null {
  const rows = papers
    .filter((paper) => isBy(paper, 'daily-papers'))
    .map((paper) => ({
      paper: {
        id: paper.identifiers['arxiv'],
        title: paper.title,
        summary: paper.abstract,
        authors: paper.authors.map((name) => ({ name, hidden: false })),
        publishedAt: `${paper.date}T00:00:00.000Z`,
        submittedOnDailyAt: `${paper.date}T00:00:00.000Z`,
        upvotes: paper.upvotes,
        ...(paper.organization === null
          ? {}
          : { organization: { name: paper.organization, fullname: paper.organization } }),
      },
      title: paper.title,
      summary: paper.abstract,
      publishedAt: `${paper.date}T00:00:00.000Z`,
      numComments: 0,
    }));
  return rows.length === 0 ? null : JSON.stringify(rows);
}

function arxivFeed(papers: readonly Paper[]): string | null {
  const items = papers
    .filter((paper) => isBy(paper, 'arxiv'))
    .map(({ title, abstract, authors, identifiers: { arxiv }, date }) => {
      const day = new Date(`${date}T04:00:00Z`).toUTCString();
      return `<item><title>${title}</title><link>https://arxiv.org/abs/${arxiv}</link>
<description>arXiv:${arxiv}v1 Announce Type: new
Abstract: ${abstract}</description><guid isPermaLink="false">oai:arXiv.org:${arxiv}v1</guid>
<category>cs.LG</category><pubDate>${day}</pubDate><arxiv:announce_type>new</arxiv:announce_type>
<dc:creator>${authors.join(', ')}</dc:creator></item>`;
    });
  if (items.length === 0) return null;
  return `<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0">
<channel><title>cs.LG updates on arXiv.org</title><link>http://rss.arxiv.org/rss/cs.LG</link>
<description>cs.LG updates on the arXiv.org e-print archive.</description>${items.join('\n')}</channel></rss>`;
}

function biorxiv(papers: readonly Paper[]): string | null {
  const collection = papers
    .filter((paper) => isBy(paper, 'biorxiv'))
    .map(({ id, title, abstract, authors, date }) => ({
      doi: `10.1101/2026.01.01.${600_000 + id}`,
      title,
      authors: authors.join('; '),
      date,
      version: '1',
      category: 'bioinformatics',
      abstract,
      server: 'bioRxiv',
    }));
  if (collection.length === 0) return null;
  return JSON.stringify({ messages: [{ status: 'ok', count: collection.length }], collection });
}
