import type { ImportReport } from '#shared/contract/library.ts';
import type { Draft } from '#shared/domain/draft.ts';
import type { Appearance } from '#shared/domain/paper.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { type PlacedDraft, reportImport } from '../imports/import-report.ts';
import type { StagingOwner } from '../imports/staging.ts';
import { type WrittenImport, writeImport } from '../imports/write-import.ts';
import type { LibraryParts } from '../library-parts.ts';
import { dayInWords } from '../network/sentences.ts';
import { createPace } from '../pace.ts';
import { titleKey } from '../papers/title-key.ts';
import { type DayFinding, nameOfDraft } from './finding.ts';
import type { Received } from './ledger-store.ts';
import type { SourceRecord } from './source-store.ts';

export interface TakeInOptions {
  readonly source: SourceRecord;
  readonly finding: DayFinding;
  /** The day the fetch is made for: counts such as upvotes are of that day. */
  readonly asOf: Day;
  readonly owner: StagingOwner;
  /** Told what was received, in the transaction that writes the papers. */
  readonly alongside: (received: readonly Received[]) => void;
  readonly signal: AbortSignal;
}

/** Writes the papers of a day into the library: one edit, with a sentence, that can be undone. */
export async function takeIn(parts: LibraryParts, options: TakeInOptions): Promise<ImportReport> {
  const { source, finding, asOf, owner, signal, alongside } = options;
  // Whoever only hears of a newer version has not seen the paper in this source.
  const drafts = [
    ...finding.papers.map(({ draft }) => ({ ...draft, appearance: appearanceOf(source, finding, draft) })),
    ...finding.updates.map((draft) => ({ ...draft, appearance: null })),
  ];
  const placed: PlacedDraft[] = drafts.map((draft) => ({ file: 0, draft }));
  const files = [
    {
      name: `${source.name}, ${finding.day}`,
      size: 0,
      parsed: {
        format: null,
        description: source.name,
        listedOn: finding.day,
        listedOnInferred: false,
        listedOnText: null,
        drafts,
        announced: null,
        complaints: [],
        text: null,
      },
    },
  ];
  const { edit, plan } = await writeImport(parts, {
    drafts,
    capturedOn: asOf,
    describe: (made) => describeFetch(source, finding, reportImport(null, files, placed, made.decisions)),
    report: (made, number) => reportImport(number, files, placed, made.decisions),
    alongside: (written) => alongside(receivedBy(parts, finding, written)),
    owner,
    pace: createPace(signal),
    progress: () => {},
  });
  return reportImport(edit, files, placed, plan.decisions);
}

/** What became of each paper that was found. */
function receivedBy(
  parts: LibraryParts,
  { papers }: DayFinding,
  { edit, plan }: WrittenImport,
): readonly Received[] {
  const find = createFinder(parts);
  const added = parts.database.sql(
    'SELECT 1 FROM edit_change WHERE edit_id = ? AND paper_id = ? AND before IS NULL',
  );
  return papers.map(({ draft, announceType, road }, index) => {
    const decision = plan.decisions[index];
    const paper = decision === undefined || decision.kind === 'ask' ? null : find(draft);
    // Another process may have added, meanwhile, what was to be added.
    const isAdded = decision?.kind === 'add' && added.get(edit, paper) !== undefined;
    return { identifier: nameOfDraft(draft), paper, announceType, road, added: isAdded };
  });
}

/** How the paper is seen in this source: under the source's own name, on the day of the listing. */
function appearanceOf(source: SourceRecord, { day }: DayFinding, draft: Draft): Appearance | null {
  const known = draft.appearance;
  const rank = known?.rank ?? null;
  const { upvotes, comments } = draft;
  switch (source.kind) {
    case 'huggingface':
      return known ?? { source: source.key, kind: 'daily', listedOn: day, rank, upvotes, comments };
    case 'arxiv-search':
    case 'arxiv-author':
      return { source: source.key, kind: 'search', listedOn: day, rank: null, upvotes, comments };
    case 'feed':
      return { source: source.key, kind: 'daily', listedOn: known?.listedOn ?? day, rank, upvotes, comments };
    case 'arxiv':
    case 'biorxiv':
    case 'medrxiv':
      return { source: source.key, kind: 'daily', listedOn: day, rank, upvotes, comments };
    case 'folder':
      // A saved page says itself what it is.
      return known;
    default:
      return source.kind satisfies never;
  }
}

function describeFetch({ name }: SourceRecord, { day }: DayFinding, report: ImportReport): string {
  const counts = [
    [report.added, 'new'],
    [report.updated, 'completed'],
    [report.unchanged, 'as they were'],
  ] as const;
  const said = counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  const papers = report.found === 1 ? '1 paper' : `${report.found} papers`;
  return `Fetched ${papers} from ${name} for ${dayInWords(day)}: ${said.join(', ')}`;
}

/** Finds the paper that a draft became: by its identifiers, else by its title. */
function createFinder({ database }: LibraryParts): (draft: Draft) => number | null {
  const byIdentifier = database.sql<{ id: number }>(`
    SELECT identifier.paper_id AS id FROM identifier
    JOIN change ON change.paper_id = identifier.paper_id AND change.removed = 0
    WHERE identifier.scheme = ? AND identifier.value = ?
    LIMIT 1`);
  const byTitle = database.sql<{ id: number }>(`
    SELECT paper.id FROM paper
    JOIN change ON change.paper_id = paper.id AND change.removed = 0
    WHERE paper.folded_title = ?
    LIMIT 1`);
  return ({ identifiers, title }) => {
    for (const [scheme, value] of Object.entries(identifiers)) {
      const found = byIdentifier.get(scheme, value);
      if (found) return found.id;
    }
    return byTitle.get(titleKey(title))?.id ?? null;
  };
}
