import { type DerivedLabel, decodeDerived, encodeDerived, sectionOf } from '../derived-file.ts';
import type { SegmentArrays } from './segment.ts';

/** The version counts up whenever terms are made otherwise, too: older files are made anew. */
export const segmentFormat = { magic: 0x47455343, version: 3 } as const;

/** A segment read from a file, or why it cannot be used: then it is made anew, never trusted. */
export type DecodedSegment =
  | { readonly kind: 'segment'; readonly arrays: SegmentArrays; readonly label: DerivedLabel }
  | { readonly kind: 'unusable'; readonly reason: 'foreign' | 'older' | 'damaged' };

/** A segment as one file. */
export function encodeSegment(arrays: SegmentArrays, label: DerivedLabel): Uint8Array<ArrayBuffer> {
  return encodeDerived(segmentFormat, label, [
    sectionOf(arrays.ids),
    sectionOf(arrays.starts),
    sectionOf(arrays.documents),
    sectionOf(arrays.lengths),
    arrays.frequencies,
    new TextEncoder().encode(arrays.terms.join('\n')),
  ]);
}

/** Reads a file without copying its arrays: they are views of the given buffer. */
export function decodeSegment(buffer: ArrayBuffer, library: string): DecodedSegment {
  const file = decodeDerived(buffer, segmentFormat, library);
  if (file.kind === 'unusable') return file;
  const { sections, label } = file;
  const ids = sections.numbers();
  const starts = sections.numbers();
  const documents = sections.shorts();
  const lengths = sections.shorts();
  const frequencies = sections.bytes();
  const text = sections.text();
  const terms = text === '' ? [] : text.split('\n');
  return { kind: 'segment', arrays: { ids, terms, starts, documents, frequencies, lengths }, label };
}
