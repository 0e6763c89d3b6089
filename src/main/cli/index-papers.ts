import { PaperIndex } from '#shared/search/paper-index.ts';
import type { Session } from './with-library.ts';

/** Fills the same index as the page's for one command; what is packed and frozen need not be read and indexed for it. */
export async function indexPapers({
  library,
  freezeIfMuchIsNew,
  packedPapers,
  frozenText,
}: Session): Promise<PaperIndex> {
  const index = new PaperIndex({ now: () => performance.now() });
  freezeIfMuchIsNew();
  const packed = packedPapers();
  if (packed !== null) index.adoptPapers(packed.pack, packed.revision);
  const frozen = frozenText();
  if (frozen !== null) index.adopt(frozen.segment, frozen.revision);
  for (let more = true; more; ) {
    const changes = await library.papers.since({ revision: index.revision, limit: 5000 });
    index.apply(changes);
    more = changes.more;
  }
  return index;
}
