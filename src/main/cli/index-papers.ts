import type { Changes } from '#shared/contract/library.ts';
import type { Paper } from '#shared/domain/paper.ts';
import { PaperIndex } from '#shared/search/paper-index.ts';
import type { Session } from './with-library.ts';

/** All papers of a library and the search over them. */
export interface IndexedPapers {
  readonly index: PaperIndex;
  readonly papers: ReadonlyMap<number, Paper>;
}

/** Fills the same index as the page's for one command; text that is frozen need not be indexed for it. */
export async function indexPapers({ library, frozenText }: Session): Promise<IndexedPapers> {
  const index = new PaperIndex({ now: () => performance.now() });
  const frozen = frozenText();
  if (frozen !== null) index.adopt(frozen.segment, frozen.revision);
  const papers = new Map<number, Paper>();
  for (let changes: Changes | null = null; changes === null || changes.more; ) {
    changes = await library.papers.since({ revision: changes?.to ?? 0, limit: 5000 });
    index.apply(changes);
    for (const paper of changes.papers) papers.set(paper.id, paper);
  }
  return { index, papers };
}
