import { PackBuilder } from '#shared/search/packs/build-pack.ts';
import { encodePack } from '#shared/search/packs/pack-file.ts';
import { PaperPack } from '#shared/search/packs/paper-pack.ts';
import { createPaperReader, type PaperReader } from '../papers/paper-reader.ts';
import type { Database } from '../storage/database.ts';
import { packedPapersFile, readPackedPapers, writeDerivedFile } from './frozen-file.ts';

/** Papers read at once: some ten milliseconds. */
const papersAtOnce = 200;
/** Papers taken over at once. */
const keptAtOnce = 1000;

/**
 * Packs the papers of a library into their file (S24): those that have not changed since the file that is there are
 * taken over from it; a file that cannot be used is made anew. Reads only; what is written meanwhile stays for the
 * next time. Yields how many papers are done. Returns the revision that the file now says, or `null` when nothing
 * had to be done.
 */
export function* packPapers(database: Database, folder: string): Generator<number, number | null> {
  const reader = createPaperReader(database);
  const library = reader.libraryId();
  const revision = reader.revision();
  const before = readPackedPapers(folder, library);
  // A restored library may be older than the file: then nothing in the file is sure.
  const usable = before !== null && before.label.revision <= revision ? before : null;
  const since = usable?.label.revision ?? 0;
  if (usable !== null && since === revision) return null;

  const base = usable === null ? null : new PaperPack(usable.arrays);
  const builder = new PackBuilder(base);
  const changed = base === null ? null : changedSince(reader, since, revision);
  if (base !== null && changed !== null) yield* keepUnchanged(builder, base, changed);
  const added = new Set<number>();
  for (const { papers, to } of changesBetween(reader, since, revision)) {
    for (const paper of papers) {
      // One that changes just now may come again, or for the first time: whoever reads the file is told of it.
      if (added.has(paper.id) || changed?.has(paper.id) === false) continue;
      added.add(paper.id);
      builder.add(paper, to);
    }
    yield builder.size;
  }
  writeDerivedFile(packedPapersFile(folder), encodePack(builder.finish(), { library, revision }));
  return revision;
}

function* keepUnchanged(
  builder: PackBuilder,
  base: PaperPack,
  changed: ReadonlySet<number>,
): Generator<number, void> {
  const ids = base.arrays.columns.numbers.id;
  for (let document = 0; document < base.size; document++) {
    if (!changed.has(ids[document] ?? 0)) builder.keep(document);
    if (document % keptAtOnce === keptAtOnce - 1) yield builder.size;
  }
}

function changedSince(reader: PaperReader, since: number, revision: number): Set<number> {
  const changed = new Set<number>();
  for (const { papers, removed } of changesBetween(reader, since, revision)) {
    for (const { id } of papers) changed.add(id);
    for (const id of removed) changed.add(id);
  }
  return changed;
}

/** What changed between two revisions, in pages; the last may reach beyond. */
function* changesBetween(reader: PaperReader, after: number, to: number) {
  for (let from = after; from < to; ) {
    const changes = reader.since(from, papersAtOnce);
    yield changes;
    from = changes.to;
  }
}
