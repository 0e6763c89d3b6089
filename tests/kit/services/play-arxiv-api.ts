import { type Answer, type Asked, escaped, isFaulty, wrapped } from './answer.ts';
import { easternDay } from './calendar.ts';
import { altered } from './faults.ts';
import { knownOn, type PaperState, stateOf } from './paper-state.ts';
import { matcherOf } from './search-query.ts';

/** `/api/query`: by ids or by a query, in slices; ten at a time unless more are asked for. */
export function playArxivApi(asked: Asked): Answer {
  const { query, now } = asked;
  const start = numberOf(query.get('start'), 0);
  const most = numberOf(query.get('max_results'), 10);
  const ids = (query.get('id_list') ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  const search = query.get('search_query') ?? '';
  if (isFaulty(asked, 'error-entry')) return errorAnswer(200, 'internal_error', 'internal error, ask again');
  if (start === null || most === null || most > 2000) {
    return errorAnswer(400, 'max_results_must_be_an_integer', 'max_results must be an integer up to 2000');
  }
  const malformed = ids.find((id) => !/^(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?$/.test(id));
  if (malformed !== undefined) {
    return errorAnswer(400, `incorrect_id_format_for_${malformed}`, `incorrect id format for ${malformed}`);
  }
  const day = isFaulty(asked, 'stale') ? easternDay(new Date(now.getTime() - 86_400_000)) : easternDay(now);
  const matches = search === '' ? () => true : matcherOf(search);
  const candidates =
    ids.length === 0 ? (search === '' ? [] : knownOn(asked.world.arxiv, day)) : byIds(asked, ids, day);
  const found = sorted(candidates.filter(matches), query);
  const slice = altered(found.slice(start, start + most), asked.faults);
  return {
    status: 200,
    type: 'application/atom+xml; charset=utf-8',
    body: feed({ search, ids, start, most, total: found.length, now, slice }),
  };
}

function numberOf(text: string | null, otherwise: number): number | null {
  if (text === null) return otherwise;
  return /^\d{1,6}$/.test(text) ? Number(text) : null;
}

/** Papers that are there, in the order asked for; an id with a version gives that version. */
function byIds({ world }: Asked, ids: readonly string[], day: string): PaperState[] {
  return ids.flatMap((id) => {
    const [, bare = '', version] = /^(.*?)(?:v(\d+))?$/.exec(id) ?? [];
    const paper = world.arxiv.papers.get(bare);
    const state = paper === undefined ? null : stateOf(paper, day);
    if (state === null || paper === undefined) return [];
    if (version === undefined) return [state];
    const wanted = paper.versions[Number(version) - 1];
    return wanted === undefined || Number(version) > state.version
      ? []
      : [{ ...state, version: Number(version), updatedAt: wanted.submittedAt }];
  });
}

function sorted(states: readonly PaperState[], query: URLSearchParams): PaperState[] {
  const by = query.get('sortBy') ?? 'relevance';
  if (by === 'relevance') return [...states];
  const direction = query.get('sortOrder') === 'ascending' ? 1 : -1;
  const keyOf = (state: PaperState) => (by === 'submittedDate' ? state.submittedAt : state.updatedAt);
  return states.toSorted((left, right) =>
    keyOf(left) === keyOf(right) ? 0 : keyOf(left) < keyOf(right) ? -direction : direction,
  );
}

interface Slice {
  readonly search: string;
  readonly ids: readonly string[];
  readonly start: number;
  readonly most: number;
  readonly total: number;
  readonly now: Date;
  readonly slice: readonly PaperState[];
}

const opening = `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">`;

function feed({ search, ids, start, most, total, now, slice }: Slice): string {
  const request = `search_query=${search}&id_list=${ids.join(',')}&start=${start}&max_results=${most}`;
  return `${opening}
  <id>https://arxiv.org/api/Kx2mB7pQe4</id>
  <title>arXiv Query: ${escaped(request)}</title>
  <updated>${now.toISOString().replace(/\.\d+Z$/, 'Z')}</updated>
  <link href="https://arxiv.org/api/query?${escaped(request)}" type="application/atom+xml"/>
  <opensearch:itemsPerPage>${most}</opensearch:itemsPerPage>
  <opensearch:totalResults>${total}</opensearch:totalResults>
  <opensearch:startIndex>${start}</opensearch:startIndex>
${slice.map(entryOf).join('')}</feed>
`;
}

function entryOf(state: PaperState): string {
  const { paper, version, categories, doi, reference, comment } = state;
  const authors = paper.authors.map(
    ({ name, affiliations }) =>
      `    <author>\n      <name>${escaped(name)}</name>\n${affiliations
        .map((one) => `      <arxiv:affiliation>${escaped(one)}</arxiv:affiliation>\n`)
        .join('')}    </author>\n`,
  );
  const optional = [
    comment === null ? '' : `    <arxiv:comment>${escaped(comment)}</arxiv:comment>\n`,
    `    <arxiv:primary_category term="${paper.primary}"/>\n`,
    reference === null ? '' : `    <arxiv:journal_ref>${escaped(reference)}</arxiv:journal_ref>\n`,
  ];
  return `  <entry>
    <id>http://arxiv.org/abs/${paper.id}v${version}</id>
    <title>${escaped(wrapped(paper.title))}</title>
    <updated>${state.updatedAt}</updated>
    <link href="https://arxiv.org/abs/${paper.id}v${version}" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/${paper.id}v${version}" rel="related" type="application/pdf" title="pdf"/>
    <summary>  ${escaped(wrapped(paper.abstract))}</summary>
${categories.map((category) => `    <category term="${category}" scheme="http://arxiv.org/schemas/atom"/>\n`).join('')}    <published>${state.submittedAt}</published>
${optional.join('')}${authors.join('')}${doi === null ? '' : `    <arxiv:doi>${doi}</arxiv:doi>\n    <link rel="related" href="https://doi.org/${doi}" title="doi"/>\n`}  </entry>
`;
}

/** An error, wrapped as if it were a paper. */
function errorAnswer(status: number, code: string, reason: string): Answer {
  const address = `https://arxiv.org/api/errors#${code}`;
  const body = `${opening}
  <id>https://arxiv.org/</id>
  <title>arXiv Search Results</title>
  <updated>2026-01-01T00:00:00Z</updated>
  <opensearch:itemsPerPage>1</opensearch:itemsPerPage>
  <opensearch:totalResults>1</opensearch:totalResults>
  <opensearch:startIndex>0</opensearch:startIndex>
  <entry>
    <id>${escaped(address)}</id>
    <title>Error</title>
    <updated>2026-01-01T00:00:00Z</updated>
    <link href="${escaped(address)}" rel="alternate" type="text/html"/>
    <summary>${escaped(reason)}</summary>
    <author>
      <name>arXiv api core</name>
    </author>
  </entry>
</feed>
`;
  return { status, type: 'application/atom+xml; charset=utf-8', body };
}
