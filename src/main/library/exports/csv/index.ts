import type { ExportedPaper, Exporter } from '../exporter.ts';

/** The columns, by their headings. Lists are parted by "; ". */
const columns: readonly (readonly [heading: string, value: (exported: ExportedPaper) => string])[] = [
  ['id', ({ paper }) => String(paper.id)],
  ['key', ({ citationKey }) => citationKey],
  ['type', ({ publication }) => publication?.type ?? ''],
  ['title', ({ paper }) => paper.title],
  ['authors', ({ paper }) => paper.authors.join('; ')],
  ['author_count', ({ paper }) => String(paper.authorCount ?? '')],
  ['date', ({ paper }) => paper.date ?? ''],
  ['venue', ({ publication }) => publication?.venue ?? ''],
  ['volume', ({ publication }) => publication?.variables['volume'] ?? ''],
  ['issue', ({ publication }) => publication?.variables['issue'] ?? ''],
  ['pages', ({ publication }) => publication?.variables['page'] ?? ''],
  ['publisher', ({ publication }) => publication?.variables['publisher'] ?? ''],
  ['organisation', ({ paper }) => paper.organization ?? ''],
  ['doi', ({ paper }) => paper.identifiers['doi'] ?? ''],
  ['arxiv', ({ paper }) => paper.identifiers['arxiv'] ?? ''],
  ['identifiers', ({ paper }) => otherIdentifiers(paper.identifiers)],
  ['links', ({ paper }) => paper.links.map(({ url }) => url).join('; ')],
  ['status', ({ paper }) => paper.status ?? ''],
  ['tags', ({ paper }) => paper.tags.join('; ')],
  ['collections', ({ collections }) => collections.map((path) => path.join(' › ')).join('; ')],
  ['rating', ({ paper }) => String(paper.rating ?? '')],
  ['upvotes', ({ paper }) => String(paper.upvotes ?? '')],
  ['added', ({ paper }) => paper.addedAt],
  ['done', ({ paper }) => paper.doneAt ?? ''],
  ['abstract', ({ paper }) => paper.abstract ?? ''],
  ['note', ({ paper }) => paper.note ?? ''],
];

/** A table for spreadsheets, as RFC 4180 has it, with a byte order mark: Excel takes it for Latin-1 without. */
export const csv: Exporter = {
  format: 'csv',
  title: 'CSV',
  extension: 'csv',
  mediaType: 'text/csv',
  head: `\uFEFF${row(columns.map(([heading]) => heading))}`,
  write: (exported) => row(columns.map(([, value]) => value(exported))),
  foot: () => '',
};

function row(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe before it: titles come from outside. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function otherIdentifiers(identifiers: Readonly<Record<string, string>>): string {
  return Object.entries(identifiers)
    .filter(([scheme]) => scheme !== 'doi' && scheme !== 'arxiv')
    .map(([scheme, value]) => `${scheme}:${value}`)
    .join('; ');
}
