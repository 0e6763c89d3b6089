import type { Paper } from '#shared/domain/paper.ts';
import { textOf } from '#shared/search/columns/paper-facts.ts';
import { PackBuilder } from '#shared/search/packs/build-pack.ts';
import { decodePack, encodePack } from '#shared/search/packs/pack-file.ts';
import { PaperPack } from '#shared/search/packs/paper-pack.ts';
import { PaperIndex } from '#shared/search/paper-index.ts';
import type { SearchRequest } from '#shared/search/request.ts';
import { SegmentBuilder } from '#shared/search/segments/build-segment.ts';
import { Segment } from '#shared/search/segments/segment.ts';
import { decodeSegment, encodeSegment } from '#shared/search/segments/segment-file.ts';

const label = { library: '00000000-0000-4000-8000-000000000000', revision: 1 };

/** Carrel's index over papers as the page has it at rest: every paper packed, all text in a frozen segment. */
export function openIndex(papers: Iterable<Paper>): PaperIndex {
  const index = new PaperIndex({ now: () => performance.now() });
  const [pack, segment] = filesOf(papers);
  const packed = decodePack(pack.buffer, label.library);
  const frozen = decodeSegment(segment.buffer, label.library);
  if (packed.kind !== 'pack' || frozen.kind !== 'segment')
    throw new Error('The files that were just made cannot be read.');
  index.adoptPapers(new PaperPack(packed.arrays), label.revision);
  index.adopt(new Segment(frozen.arrays), label.revision);
  while (!index.lookAhead());
  return index;
}

function filesOf(papers: Iterable<Paper>) {
  const pack = new PackBuilder();
  const segment = new SegmentBuilder();
  for (const paper of papers) {
    pack.add(paper, label.revision);
    segment.add(paper.id, textOf(paper, 0));
  }
  return [encodePack(pack.finish(), label), encodeSegment(segment.finish(), label)] as const;
}

/** What the page asks at each keystroke, with the facets or without. */
export function requestFor(query: string, facets: 'facets' | 'none'): SearchRequest {
  return {
    view: 'library',
    query,
    chosen: {},
    sort: 'relevance',
    offset: 0,
    limit: 50,
    facetLimit: facets === 'facets' ? 200 : 0,
    today: '2026-07-01',
  };
}
