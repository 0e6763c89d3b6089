import { frozenTextPath, packedPapersPath } from '#shared/contract/derived.ts';
import { decodePack } from '#shared/search/packs/pack-file.ts';
import { PaperPack } from '#shared/search/packs/paper-pack.ts';
import { Segment } from '#shared/search/segments/segment.ts';
import { decodeSegment } from '#shared/search/segments/segment-file.ts';

export interface FrozenText {
  readonly segment: Segment;
  /** The revision of the library whose text it says. */
  readonly revision: number;
}

export interface PackedPapers {
  readonly pack: PaperPack;
  /** The revision of the library whose papers these are. */
  readonly revision: number;
}

/**
 * Fetches the frozen text of a library from its host; `null` when there is none, or none that can be used: then
 * the text is indexed here.
 */
export async function fetchFrozenText(library: string): Promise<FrozenText | null> {
  const buffer = await fetchDerived(frozenTextPath);
  const decoded = buffer && decodeSegment(buffer, library);
  if (decoded?.kind !== 'segment') return null;
  return { segment: new Segment(decoded.arrays), revision: decoded.label.revision };
}

/** Fetches the packed papers from the host, which can begin before anything is known of the library. */
export function fetchPack(): Promise<ArrayBuffer | null> {
  return fetchDerived(packedPapersPath);
}

/**
 * The packed papers of a library; `null` when there are none, or none that can be used: then the papers are asked for
 * one page after the other.
 */
export function readPack(buffer: ArrayBuffer | null, library: string): PackedPapers | null {
  const decoded = buffer && decodePack(buffer, library);
  if (decoded?.kind !== 'pack') return null;
  return { pack: new PaperPack(decoded.arrays), revision: decoded.label.revision };
}

async function fetchDerived(path: string): Promise<ArrayBuffer | null> {
  const response = await fetch(path, { cache: 'no-store' });
  return response.status === 200 ? response.arrayBuffer() : null;
}
