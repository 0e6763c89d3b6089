import { frozenTextPath } from '#shared/contract/derived.ts';
import { Segment } from '#shared/search/segments/segment.ts';
import { decodeSegment } from '#shared/search/segments/segment-file.ts';

export interface FrozenText {
  readonly segment: Segment;
  /** The revision of the library whose text it says. */
  readonly revision: number;
}

/**
 * Fetches the frozen text of a library from its host; `null` when there is none, or none that can be used: then
 * the text is indexed here.
 */
export async function fetchFrozenText(library: string): Promise<FrozenText | null> {
  const response = await fetch(frozenTextPath, { cache: 'no-store' });
  if (response.status !== 200) return null;
  const decoded = decodeSegment(await response.arrayBuffer(), library);
  if (decoded.kind === 'unusable') return null;
  return { segment: new Segment(decoded.arrays), revision: decoded.label.revision };
}
