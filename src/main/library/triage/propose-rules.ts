import type { Paper } from '#shared/domain/paper.ts';
import { readTerms } from '#shared/search/text/terms.ts';

/** What a proposal is made from: a paper that the reader decided about. */
export type DecidedExample = Pick<Paper, 'id' | 'title' | 'authors' | 'organization' | 'categories'> & {
  readonly kept: boolean;
};

/** A query that the reader's decisions suggest a rule for. */
export interface Suggestion {
  readonly query: string;
  readonly action: 'hide' | 'queue';
}

/** Fewer decisions than this say nothing. */
const fewest = 8;
/** One decision in so many may go the other way. */
const exceptionIn = 12;
/** What holds for more of the decided papers than this tells nothing apart. */
const widest = 0.8;

/**
 * Queries under which all or nearly all of at least eight papers were skipped, or kept, the most telling first
 * (T13). What another one covers already is left out.
 */
export function suggestRules(examples: readonly DecidedExample[]): readonly Suggestion[] {
  const skipped = new Set<number>(examples.filter(({ kept }) => !kept).map(({ id }) => id));
  const candidates = [...papersByQuery(examples)]
    .filter(([, papers]) => papers.length >= fewest && papers.length <= examples.length * widest)
    .flatMap(([query, papers]) => {
      const against = papers.filter((id) => skipped.has(id)).length;
      const share = skipped.size / examples.length;
      const hide = worth({ papers: papers.length, agreeing: against, share });
      const queue = worth({ papers: papers.length, agreeing: papers.length - against, share: 1 - share });
      if (hide === null && queue === null) return [];
      const action = (hide ?? -1) >= (queue ?? -1) ? ('hide' as const) : ('queue' as const);
      return [{ query, action, papers, worth: Math.max(hide ?? 0, queue ?? 0) }];
    })
    .sort((left, right) => right.worth - left.worth || right.papers.length - left.papers.length);

  const chosen: typeof candidates = [];
  for (const candidate of candidates) {
    const isCovered = chosen.some(
      ({ action, papers }) => action === candidate.action && overlap(candidate.papers, papers) >= 0.8,
    );
    if (!isCovered) chosen.push(candidate);
  }
  return chosen.map(({ query, action }) => ({ query, action }));
}

/** How much more the papers agree than papers do otherwise; `null` when they do not agree, or no more. */
function worth({
  papers,
  agreeing,
  share,
}: {
  readonly papers: number;
  readonly agreeing: number;
  readonly share: number;
}): number | null {
  if (papers - agreeing > Math.floor(papers / exceptionIn)) return null;
  const here = agreeing / papers;
  if (here < share) return null;
  const there = Math.min(Math.max(share, 0.001), 0.999);
  const part = (one: number, other: number) => (one === 0 ? 0 : one * Math.log(one / other));
  return papers * (part(here, there) + part(1 - here, 1 - there));
}

function overlap(papers: readonly number[], others: readonly number[]): number {
  const held = new Set(others);
  return papers.filter((id) => held.has(id)).length / papers.length;
}

function papersByQuery(examples: readonly DecidedExample[]): ReadonlyMap<string, readonly number[]> {
  const papers = new Map<string, number[]>();
  for (const example of examples) {
    for (const query of new Set(queriesOf(example))) {
      const known = papers.get(query);
      if (known === undefined) papers.set(query, [example.id]);
      else known.push(example.id);
    }
  }
  return papers;
}

function queriesOf({ title, authors, organization, categories }: DecidedExample): string[] {
  const queries = [
    ...authors.slice(0, 20).map((name) => `author:${quoted(name)}`),
    ...(organization === null ? [] : [`org:${quoted(organization)}`]),
    ...categories.map((category) => `category:${/^[\w.-]+$/.test(category) ? category : quoted(category)}`),
  ];
  const terms = readTerms(title, 'paper').parts.map(({ term }) => term);
  for (const [at, term] of terms.entries()) {
    if (!isTelling(term)) continue;
    queries.push(`title:${term}`);
    const next = terms[at + 1];
    if (next !== undefined && isTelling(next)) queries.push(`title:"${term} ${next}"`);
  }
  return queries;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '')}"`;
}

function isTelling(term: string): boolean {
  return term.length >= 4 && !/^\d+$/.test(term) && !plainWords.has(term);
}

/** Words that titles of every field are made of. */
const plainWords = new Set(
  (
    'about across after against also among analysis analyzing approach approaches based been before being ' +
    'between beyond both case data does during each effective efficient evaluating evaluation every exploring ' +
    'fast first framework from general have high improved improving into large learning less like limits made ' +
    'make making many method methods model modeling modelling models more most much need network networks new ' +
    'novel only open other over performance problem problems properties revisiting robust scale simple some ' +
    'still study studies survey system systems task tasks than that their them then theory there these they ' +
    'this those through time toward towards under understanding using very what when where which while will ' +
    'with within without your'
  ).split(' '),
);
