import type { Draft } from '#shared/domain/draft.ts';
import { recognizeIdentifier } from '#shared/domain/identifiers.ts';
import { arxivDraft } from '../arxiv/draft.ts';
import { lineOf } from '../plain-text.ts';
import { writtenDate } from '../written-day.ts';
import { subjectsOf } from './read-listed.ts';
import type { Page } from './read-page.ts';

/** The paper whose own page this is, from what its head says for reference managers; `null` for other pages. */
export function readAbstractPage({ citations, parts }: Page): Draft | null {
  const first = (name: string) => citations.get(name)?.[0] ?? null;
  const id = recognizeIdentifier(`arXiv:${first('arxiv_id') ?? ''}`);
  const title = lineOf(first('title'));
  if (id?.scheme !== 'arxiv' || title === null) return null;
  const names = (citations.get('author') ?? []).map(inSpokenOrder);
  const classes = [parts.get('msc-classes'), parts.get('acm-classes')];
  return arxivDraft({
    id: { ...id, version: id.version ?? versionOf(parts) },
    title,
    abstract: first('abstract'),
    authors: { authors: names.map((name) => ({ name, affiliations: [] })), hasMore: false },
    date: writtenDate(first('date')?.replaceAll('/', '-')),
    doi: first('doi'),
    categories: [
      ...subjectsOf(parts.get('subjects')),
      ...classes.flatMap((one) => (one ?? '').split(/\s*[;,]\s*/)),
    ],
    comment: parts.get('comments') ?? null,
    journalRef: parts.get('jref') ?? first('journal_title'),
    // A paper’s own page is no listing.
    appearance: null,
    place: null,
    extra: { reportNumber: lineOf(parts.get('report-number')) },
  });
}

/** "Lovelace, Ada" is how the head gives a name. */
function inSpokenOrder(name: string): string {
  const [last = '', first, ...rest] = name.split(',').map((part) => part.trim());
  return lineOf([first ?? '', last, ...rest].join(' ')) ?? name;
}

/** The newest version that the history or the dates name. */
function versionOf(parts: ReadonlyMap<string, string>): number | null {
  const text = `${parts.get('dateline') ?? ''} ${parts.get('submission-history') ?? ''}`;
  const versions = [...text.matchAll(/\bv(\d{1,3})\b/g)].map((match) => Number(match[1]));
  return versions.length === 0 ? null : Math.max(...versions.slice(0, 1000));
}
