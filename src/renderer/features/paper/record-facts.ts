import type { Paper } from '#shared/domain/paper.ts';

/** One line of what is known of a paper. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** “Journal of Rivers, volume 3, issue 2, page 10–12”; `null` where nothing is known. */
export function venueWords({ publication }: Pick<Paper, 'publication'>): string | null {
  if (publication === null) return null;
  const { venue, variables } = publication;
  const { volume, issue, page } = variables;
  const parts = [
    venue,
    volume === undefined ? null : `volume ${volume}`,
    issue === undefined ? null : `issue ${issue}`,
    page === undefined ? null : `page ${page}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(', ');
}

const said: ReadonlySet<string> = new Set(['volume', 'issue', 'page']);

/** What is known of a paper beyond its sheet: how it was published, its key, and what is kept of an input as it came. */
export function factsOf(paper: Paper, kept: Readonly<Record<string, unknown>>): readonly Fact[] {
  const { publication } = paper;
  const facts: (readonly [string, string | null | undefined])[] = [
    ['Kind', publication?.type.replaceAll('_', ' ').replaceAll('-', ' ')],
    ['Published in', venueWords(paper)],
    ...Object.entries(publication?.contributors ?? {}).map(
      ([role, people]) => [role, people.join(', ')] as const,
    ),
    ...Object.entries(publication?.variables ?? {}).filter(([name]) => !said.has(name)),
    ...Object.entries(paper.identifiers),
    ['Citation key', paper.citationKey],
    ['Collections', paper.collectionPaths.join(', ')],
    ...keptFacts(kept),
  ];
  return facts.flatMap(([name, value]) => (value ? [{ name: nameOf(name), value }] : []));
}

/** Longer texts are cut: this is to see what is there. */
const longest = 400;

function keptFacts(kept: Readonly<Record<string, unknown>>): (readonly [string, string])[] {
  return Object.entries(kept).flatMap(([name, value]): (readonly [string, string])[] => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      // Of one format, by its own names.
      return keptFacts(Object.fromEntries(Object.entries(value)));
    const text = Array.isArray(value) ? value.map(inWords).join(', ') : inWords(value);
    return [[name, text.length > longest ? `${text.slice(0, longest)}…` : text]];
  });
}

function inWords(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** `containerTitle`, `publisher-place`, `urldate` as a reader would write them. */
function nameOf(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[-_]/g, ' ')
    .toLowerCase();
  const known = { doi: 'DOI', arxiv: 'arXiv', issn: 'ISSN', isbn: 'ISBN', pmid: 'PubMed', url: 'URL' }[words];
  return known ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
