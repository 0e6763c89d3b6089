import type { Paper } from '#shared/domain/paper.ts';
import { PaperIndex } from '#shared/search/paper-index.ts';
import type { LibraryParts } from '../library-parts.ts';
import { createPace, runInSteps } from '../pace.ts';

/** The papers that came in lately, to be asked what a rule would have done to them. */
export interface Incoming {
  readonly index: PaperIndex;
  readonly papers: ReadonlyMap<number, Paper>;
}

/** Reads what came in lately, and keeps it for the questions that follow. */
export interface IncomingPapers {
  /** What came in since an instant, and perhaps earlier. */
  since(instant: string): Promise<Incoming>;
}

interface Kept extends Incoming {
  readonly papers: Map<number, Paper>;
  readonly from: string;
}

const papersPerSlice = 50;
/** How long what was read is kept, in ms: trying a rule out takes several questions. */
const keptFor = 5 * 60_000;

/** Makes the reading of incoming papers of one open library. */
export function createIncomingPapers(parts: LibraryParts): IncomingPapers {
  let kept: Kept | null = null;
  let forgetting: NodeJS.Timeout | null = null;
  let underWay: Promise<unknown> = Promise.resolve();

  async function read(from: string): Promise<Kept> {
    const pace = createPace(new AbortController().signal);
    const known =
      kept !== null && kept.from <= from
        ? kept
        : { index: new PaperIndex({ now: () => 0 }), papers: new Map<number, Paper>(), from };
    await runInSteps(pace, known === kept ? catchUp(parts, known) : readAll(parts, known));
    kept = known;
    if (forgetting !== null) clearTimeout(forgetting);
    forgetting = setTimeout(() => {
      kept = null;
    }, keptFor);
    forgetting.unref();
    return known;
  }

  return {
    since(instant) {
      // One reading at a time: two would take in the same papers twice.
      const turn = underWay.then(() => read(instant));
      underWay = turn.catch(() => {});
      return turn;
    },
  };
}

function* readAll({ database, reader }: LibraryParts, { index, papers, from }: Kept): Generator<void> {
  const revision = reader.revision();
  const ids = database
    .sql<{ id: number }>(`
      SELECT paper.id FROM paper
      JOIN change ON change.paper_id = paper.id AND change.removed = 0
      WHERE paper.added_at >= ?`)
    .all(from)
    .map(({ id }) => id);
  for (let start = 0; start < ids.length; start += papersPerSlice) {
    const slice = ids.slice(start, start + papersPerSlice).flatMap((id) => reader.find(id) ?? []);
    for (const paper of slice) papers.set(paper.id, paper);
    index.apply({ to: revision, papers: slice, removed: [], more: false });
    index.indexSome(papersPerSlice);
    yield;
  }
  index.apply({ to: revision, papers: [], removed: [], more: false });
}

function* catchUp({ reader }: LibraryParts, { index, papers, from }: Kept): Generator<void> {
  for (let more = true; more; ) {
    const changes = reader.since(index.revision, papersPerSlice);
    const recent = changes.papers.filter(({ addedAt }) => addedAt >= from);
    for (const paper of recent) papers.set(paper.id, paper);
    for (const id of changes.removed) papers.delete(id);
    index.apply({ ...changes, papers: recent });
    index.indexSome(papersPerSlice);
    more = changes.more;
    yield;
  }
}
