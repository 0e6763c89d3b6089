import type { Client } from '#shared/contract/define.ts';
import type { ImportReport, LibraryContract } from '#shared/contract/library.ts';

/** What the interface of arXiv says of a paper, as far as a test cares. */
export interface ArxivEntry {
  readonly id: string;
  readonly title?: string;
  readonly version?: number;
  readonly comment?: string;
  readonly journalRef?: string;
  readonly doi?: string;
  readonly abstract?: string;
  readonly authors?: readonly string[];
  readonly categories?: readonly string[];
}

/** An answer of arXiv’s interface. */
export function anArxivAnswer(...entries: readonly ArxivEntry[]): Uint8Array {
  const element = (name: string, text: string | undefined) =>
    text === undefined ? '' : `<${name}>${text}</${name}>`;
  const body = entries.map(
    ({ id, title = `Paper ${id}`, version = 1, comment, journalRef, doi, abstract, authors, categories }) => `
      <entry>
        <id>http://arxiv.org/abs/${id}v${version}</id>
        <title>${title}</title>
        <updated>2026-06-29T23:30:00Z</updated>
        <summary>${abstract ?? `We study ${title}.`}</summary>
        <published>2026-06-28T17:08:18Z</published>
        ${(categories ?? ['cs.LG']).map((term) => `<category term="${term}"/>`).join('')}
        ${element('arxiv:comment', comment)}
        ${element('arxiv:journal_ref', journalRef)}
        ${element('arxiv:doi', doi)}
        ${(authors ?? ['Ada Lovelace']).map((name) => `<author><name>${name}</name></author>`).join('')}
      </entry>`,
  );
  return new TextEncoder().encode(`<?xml version='1.0' encoding='UTF-8'?>
    <feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom"
      xmlns="http://www.w3.org/2005/Atom">
      <id>https://arxiv.org/api/x</id>
      <title>arXiv Query: id_list=x</title>
      <updated>2026-07-01T09:00:00Z</updated>
      <opensearch:totalResults>${entries.length}</opensearch:totalResults>
      ${body.join('')}
    </feed>`);
}

/** What a day of Daily Papers says of a paper, as far as a test cares. */
export interface DailyEntry {
  readonly id: string;
  readonly title?: string;
  readonly upvotes?: number;
  readonly comments?: number;
  readonly githubRepo?: string;
  readonly githubStars?: number;
  readonly organization?: string;
}

/** The JSON of a day of Daily Papers. */
export function aDailyAnswer(...entries: readonly DailyEntry[]): Uint8Array {
  const rows = entries.map(
    ({ id, title = `Paper ${id}`, upvotes = 0, comments = 0, organization, ...more }) => ({
      paper: {
        id,
        title,
        summary: `We study ${title}.`,
        authors: [{ name: 'Ada Lovelace', hidden: false }],
        publishedAt: '2026-06-28T17:08:18.000Z',
        submittedOnDailyAt: '2026-07-01T00:00:00.000Z',
        upvotes,
        ...(organization === undefined
          ? {}
          : { organization: { name: organization, fullname: organization } }),
        ...more,
      },
      publishedAt: '2026-06-28T12:08:18.000Z',
      title,
      summary: `We study ${title}.`,
      numComments: comments,
    }),
  );
  return new TextEncoder().encode(JSON.stringify(rows));
}

/** Imports inputs as seen on a day; without one, nobody says when they were captured. */
export async function importOn(
  client: Client<LibraryContract>,
  day: string | null,
  ...inputs: readonly Uint8Array[]
): Promise<ImportReport> {
  const files = inputs.map((bytes) => ({ name: 'listing', bytes }));
  const { ticket } = await client.imports.preview({ files, ...(day === null ? {} : { asOf: day }) });
  return client.imports.run({ ticket });
}
