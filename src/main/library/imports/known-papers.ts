import type { Draft } from '#shared/domain/draft.ts';
import { collectionsByPath, pathKey } from '../collections/collection-paths.ts';
import type { LibraryParts } from '../library-parts.ts';
import type { PaperRecord } from '../papers/paper-record.ts';
import { titleKey } from '../papers/title-key.ts';
import type { KnownPaper, KnownPapers } from './reconcile/reconcile.ts';

/** Papers of the library for some drafts at a time: all are looked up at once, which costs a tenth. */
export interface LookedUp extends KnownPapers {
  /** Looks up what these drafts may be; only they may be asked about until the next time. */
  lookUp(drafts: readonly Draft[]): void;
}

/** Looks papers of the library up for reconciling, those in the trash too: what was thrown away is known. */
export function createKnownPapers({ database, reader }: Pick<LibraryParts, 'database' | 'reader'>): LookedUp {
  // The wanted ones come first whatever SQLite thinks of them: there are few, and both have an index.
  const byIdentifier = database.sql<{ id: number; scheme: string; value: string }>(`
    SELECT identifier.paper_id AS id, identifier.scheme, identifier.value
    FROM json_each(?) AS wanted
    CROSS JOIN identifier ON identifier.scheme = wanted.value ->> 0 AND identifier.value = wanted.value ->> 1
    JOIN change ON change.paper_id = identifier.paper_id AND change.removed = 0`);
  const byTitle = database.sql<{ id: number; folded: string }>(`
    SELECT paper.id, paper.folded_title AS folded
    FROM json_each(?) AS wanted
    CROSS JOIN paper ON paper.folded_title = wanted.value
    JOIN change ON change.paper_id = paper.id AND change.removed = 0`);
  let paths: ReadonlyMap<string, number> = new Map();
  let withIdentifier = new Map<string, ReadonlySet<number>>();
  let withTitle = new Map<string, ReadonlySet<number>>();

  function known(id: number): KnownPaper[] {
    const paper = reader.find(id);
    if (!paper) return [];
    const { id: _id, note, addedAt: _addedAt, ...record } = paper;
    // Written by `PaperWriter` from a draft's `extra`.
    return [
      { id, record: { ...record, extra: reader.extraOf(id) as Draft['extra'] } satisfies PaperRecord, note },
    ];
  }

  const inOrder = (ids: ReadonlySet<number> = new Set()): number[] =>
    [...ids].sort((left, right) => left - right);

  return {
    lookUp(drafts) {
      const identifiers = drafts.flatMap((draft) => Object.entries(draft.identifiers));
      const titles = drafts.map((draft) => titleKey(draft.title));
      withIdentifier = grouped(
        byIdentifier.all(JSON.stringify(identifiers)),
        ({ scheme, value }) => `${scheme}:${value}`,
      );
      if (drafts.some(({ brought }) => brought !== undefined)) paths = collectionsByPath(database);
      withTitle = grouped(byTitle.all(JSON.stringify(titles)), ({ folded }) => folded);
    },
    collectionAt: (path) => paths.get(pathKey(path)) ?? null,
    byIdentifier: (scheme, value) => inOrder(withIdentifier.get(`${scheme}:${value}`)).flatMap(known),
    byFoldedTitle: (folded) => inOrder(withTitle.get(folded)).flatMap(known),
  };
}

function grouped<Row extends { readonly id: number }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): Map<string, ReadonlySet<number>> {
  const groups = new Map<string, Set<number>>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.add(row.id);
    else groups.set(key, new Set([row.id]));
  }
  return groups;
}
