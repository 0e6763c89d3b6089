import type { FileReport, ImportReport, PreviewRow, Verdict } from '#shared/contract/library.ts';
import type { Draft, ParsedInput } from '#shared/domain/draft.ts';
import type { Publication } from '#shared/domain/publication.ts';
import type { PaperField, PaperPatch, PaperRecord } from '../papers/paper-record.ts';
import type { Decision } from './reconcile/reconcile.ts';

/** One input of an import, parsed. */
export interface ReadFile {
  readonly name: string | null;
  /** In bytes. */
  readonly size: number;
  readonly parsed: ParsedInput;
}

/** A draft and the file it stands in. */
export interface PlacedDraft {
  readonly file: number;
  readonly draft: Draft;
}

const verdicts: { readonly [Kind in Decision['kind']]: Verdict } = {
  add: 'added',
  update: 'updated',
  leave: 'unchanged',
  ask: 'unresolved',
};

/** Sums up what an import does, for each of its files and for all. */
export function reportImport(
  batch: number | null,
  files: readonly ReadFile[],
  drafts: readonly PlacedDraft[],
  decisions: readonly Decision[],
): ImportReport {
  const reports = files.map(emptyReport);
  for (const [index, decision] of decisions.entries()) {
    const placed = drafts[index];
    const report = placed && reports[placed.file];
    if (!placed || !report) continue;
    report.found += 1;
    report[verdicts[decision.kind]] += 1;
    if (decision.kind === 'ask') {
      report.complaints.push({
        line: placed.draft.place?.line ?? null,
        endLine: placed.draft.place?.endLine ?? null,
        message: `“${placed.draft.title}”: ${decision.reason}`,
      });
    }
  }
  const sum = (field: 'found' | Verdict): number =>
    reports.reduce((total, report) => total + report[field], 0);
  return {
    batch,
    format: commonFormat(reports),
    found: sum('found'),
    added: sum('added'),
    updated: sum('updated'),
    unchanged: sum('unchanged'),
    unresolved: sum('unresolved'),
    complaints: reports.flatMap((report, file) =>
      report.complaints.map((complaint) => ({ ...complaint, file })),
    ),
    files: reports,
  };
}

function emptyReport({ name, size, parsed }: ReadFile): FileReport {
  return {
    name,
    format: parsed.format,
    description: parsed.description,
    bytes: size,
    lines: parsed.text === null ? null : countLines(parsed.text),
    listedOn: parsed.listedOn,
    listedOnInferred: parsed.listedOnInferred,
    listedOnText: parsed.listedOnText,
    found: 0,
    added: 0,
    updated: 0,
    unchanged: 0,
    unresolved: 0,
    complaints: [...parsed.complaints],
  };
}

function countLines(text: string): number {
  if (text === '') return 0;
  const breaks = text.match(/\r\n|\r|\n/g)?.length ?? 0;
  return /[\r\n]$/.test(text) ? breaks : breaks + 1;
}

function commonFormat(reports: readonly FileReport[]): string | null {
  const formats = new Set(reports.flatMap((report) => report.format ?? []));
  const [only] = formats;
  if (only === undefined) return null;
  return formats.size === 1 ? only : 'mixed';
}

/** One row of a preview. */
export function previewRow(index: number, { file, draft }: PlacedDraft, decision: Decision): PreviewRow {
  return {
    index,
    file,
    verdict: verdicts[decision.kind],
    reason: decision.reason,
    paper: 'paper' in decision && decision.paper.id > 0 ? (decision.paper.id as PreviewRow['paper']) : null,
    title: draft.title,
    authors: draft.authors,
    authorCount: draft.authorCount,
    organization: draft.organization,
    date: draft.date,
    dateInferred: draft.dateInferred,
    abstractLength: draft.abstract?.length ?? 0,
    upvotes: draft.upvotes,
    comments: draft.comments,
    place: draft.place,
    differences:
      decision.kind === 'update'
        ? [...differences(decision.paper.record, decision.patch), ...decision.added]
        : [],
    further: furtherOf(draft),
    doubts: draft.doubts,
  };
}

/** What a library's draft has beyond a listing's. */
function furtherOf({ identifiers, publication, brought, extra }: Draft): PreviewRow['further'] {
  const kept = Object.entries(extra).flatMap(([name, value]) => namesIn(name, value));
  const facts: readonly (readonly [name: string, value: string | null | undefined])[] = [
    ['Published in', publication && publicationInWords(publication)],
    ['Identifiers', listed(Object.entries(identifiers).map(([scheme, value]) => `${scheme} ${value}`))],
    ['Key', brought?.citationKey],
    ['Tags', brought && listed(brought.tags)],
    ['Collections', brought && listed(brought.collections.map((path) => path.join(' › ')))],
    ['Notes', brought && listed(brought.notes.map((note) => `${note.length.toLocaleString('en')} letters`))],
    ['Files', brought && listed(brought.files.map(({ path }) => path))],
    ['Kept as it came', brought && listed([...new Set(kept)])],
  ];
  return facts.flatMap(([name, value]) => (value ? [{ name, value }] : []));
}

/** The fields that are kept of one format, each by its name there. */
function namesIn(name: string, value: unknown): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [name];
  return Object.entries(value).flatMap(([inner, one]) =>
    inner === 'fields' ? namesIn(inner, one) : [inner],
  );
}

function differences(record: PaperRecord, patch: PaperPatch): PreviewRow['differences'] {
  // The keys of a patch are fields of a record.
  const changed = (Object.keys(patch) as PaperField[]).filter((field) => labels[field] !== undefined);
  return changed.flatMap((field) => {
    const before = inWords(field, record);
    const after = inWords(field, { ...record, ...patch });
    return before === after ? [] : [{ field: labels[field] ?? field, before, after }];
  });
}

const labels: { readonly [Field in PaperField]?: string } = {
  abstract: 'abstract',
  authors: 'authors',
  authorCount: 'number of authors',
  organization: 'organisation',
  date: 'date',
  dateInferred: 'year',
  identifiers: 'identifiers',
  links: 'links',
  upvotes: 'upvotes',
  comments: 'comments',
  appearances: 'appears in',
  status: 'status',
  rating: 'rating',
  tags: 'tags',
  publication: 'published in',
  citationKey: 'citation key',
  extra: 'further fields',
};

function inWords(field: PaperField, record: PaperRecord): string | null {
  switch (field) {
    case 'abstract':
      return record.abstract === null ? null : `${record.abstract.length.toLocaleString('en')} letters`;
    case 'authors':
      return record.authors.length === 0 ? null : record.authors.join(', ');
    case 'identifiers':
      return listed(Object.entries(record.identifiers).map(([scheme, value]) => `${scheme} ${value}`));
    case 'links':
      return listed(record.links.map((link) => link.url));
    case 'appearances':
      return listed(
        record.appearances.map(
          (seen) => `${seen.kind} listing${seen.listedOn ? ` of ${seen.listedOn}` : ''}`,
        ),
      );
    case 'extra':
      return listed(Object.keys(record.extra));
    case 'dateInferred':
      return record.dateInferred ? 'inferred' : 'as given';
    case 'publication':
      return record.publication === null ? null : publicationInWords(record.publication);
    case 'collections':
      return null;
    case 'tags':
      return listed(record.tags);
    case 'returned':
      return listed(record.returned.map(({ sentence }) => sentence));
    case 'title':
    case 'authorCount':
    case 'organization':
    case 'date':
    case 'upvotes':
    case 'comments':
    case 'status':
    case 'citationKey':
    case 'trashedAt':
    case 'interest':
    case 'snoozedUntil':
    case 'decidedAt':
    case 'priority':
    case 'due':
    case 'minutes':
    case 'queuePlace':
    case 'rating':
    case 'doneAt':
    case 'highlighted': {
      const value = record[field];
      return value === null ? null : String(value);
    }
    default:
      return field satisfies never;
  }
}

/** “Journal of Things, volume 3, page 1–9”. */
function publicationInWords({ type, venue, variables }: Publication): string {
  const rest = Object.entries(variables).map(([name, value]) => `${name} ${value}`);
  return [venue ?? type, ...rest].join(', ');
}

function listed(texts: readonly string[]): string | null {
  return texts.length === 0 ? null : texts.join(', ');
}
