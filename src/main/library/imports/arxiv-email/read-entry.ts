import type { Complaint, Draft } from '#shared/domain/draft.ts';
import { recognizeIdentifier } from '#shared/domain/identifiers.ts';
import { readAuthors } from '../arxiv/authors.ts';
import { arxivDraft } from '../arxiv/draft.ts';
import { lineOf } from '../plain-text.ts';
import { writtenDay } from '../written-day.ts';
import type { MailLine } from './mail-lines.ts';
import type { MailEntry } from './read-entries.ts';

/** One paper of a mail; `rank` is its position there. */
export function readMailEntry(entry: MailEntry, rank: number): { draft: Draft } | { complaint: Complaint } {
  const place = { line: entry.line, endLine: entry.endLine };
  const [first, ...rest] = entry.head;
  const heading = /^(?:arXiv|Paper):\s*(\S{1,60})\s*(.*)$/i.exec(first?.text ?? '');
  const id = recognizeIdentifier(`arXiv:${heading?.[1] ?? ''}`);
  if (id?.scheme !== 'arxiv') {
    return { complaint: { ...place, message: 'An entry has no arXiv id, so it was left out.' } };
  }
  const fields = readFields(rest);
  const title = lineOf(fields.get('title'));
  if (title === null) {
    return { complaint: { ...place, message: `The paper ${id.value} has no title, so it was left out.` } };
  }
  const replaced = fields.get('replaced') ?? null;
  const isCross = /cross-listing/i.test(heading?.[2] ?? '');
  const categories = (fields.get('categories') ?? '').split(/\s+/);
  const classes = ['msc-class', 'acm-class'].flatMap((name) => (fields.get(name) ?? '').split(/\s*[;,]\s*/));
  const announceType = announceTypeOf(entry, isCross, replaced !== null);
  const draft = arxivDraft({
    id,
    title,
    abstract: entry.abstract.map(({ text }) => text).join('\n'),
    authors: readAuthors(fields.get('authors') ?? fields.get('author') ?? null),
    date: writtenDay(fields.get('date')),
    doi: fields.get('doi') ?? null,
    categories: [...categories, ...classes],
    comment: fields.get('comments') ?? null,
    journalRef: fields.get('journal-ref') ?? null,
    appearance: {
      source: 'arxiv',
      kind: 'daily',
      listedOn: entry.day,
      rank,
      upvotes: null,
      comments: null,
    },
    place,
    doubts: entry.isClosed ? [] : ['The mail breaks off within this paper; its abstract may be cut.'],
    extra: {
      announceType,
      reportNumber: lineOf(fields.get('report-no')),
      license: lineOf(fields.get('license')),
      revisedOn: writtenDay(replaced),
    },
  });
  return { draft };
}

function announceTypeOf({ section }: MailEntry, isCross: boolean, isReplaced: boolean): string {
  if (section === 'replace' || isReplaced) return isCross ? 'replace-cross' : 'replace';
  return isCross ? 'cross' : section;
}

const fieldPattern =
  /^(Title|Authors?|Categories|Comments|Report-no|Journal-ref|DOI|MSC-class|ACM-class|License|Proxy|Subj-class|Date)(?:\s*\([^)]{0,40}\))?:\s*(.*)$/i;

/** The fields of an entry’s head; lines that begin with blanks go on with the field before. */
function readFields(lines: readonly MailLine[]): ReadonlyMap<string, string> {
  const fields = new Map<string, string[]>();
  let open: string[] | null = null;
  for (const { text } of lines) {
    const field = /^\s/.test(text) ? null : fieldPattern.exec(text);
    const replaced = /^replaced with revised version\s+(.*)$/i.exec(text);
    const name = replaced ? 'replaced' : field?.[1]?.toLowerCase();
    if (name !== undefined) {
      open = [replaced?.[1] ?? field?.[2] ?? ''];
      // The first of several dates is that of the first version.
      if (!fields.has(name)) fields.set(name, open);
    } else open?.push(text);
  }
  return new Map([...fields].map(([name, texts]) => [name, texts.join(' ')]));
}
