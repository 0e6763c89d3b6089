import { blockSize, blocksOf, fieldCount, type SegmentArrays } from './segment.ts';

/**
 * One segment of two: the documents of `base` that are wanted still, then those of `more`. Terms that no document has
 * any more go.
 */
export function mergeSegments(
  base: SegmentArrays,
  isWanted: (id: number) => boolean,
  more: SegmentArrays,
): SegmentArrays {
  const kept = renumber(base, isWanted);
  const ids = new Uint32Array(kept.count + more.ids.length);
  const lengths = new Uint16Array(ids.length * fieldCount);
  for (const [document, number] of kept.numbers.entries()) {
    if (number < 0) continue;
    ids[number] = base.ids[document] ?? 0;
    const from = document * fieldCount;
    lengths.set(base.lengths.subarray(from, from + fieldCount), number * fieldCount);
  }
  ids.set(more.ids, kept.count);
  lengths.set(more.lengths, kept.count * fieldCount);

  const most = base.documents.length + more.documents.length;
  const documents = new Uint16Array(most);
  const frequencies = new Uint8Array(most);
  const starts: number[] = [];
  const terms: string[] = [];
  let end = 0;

  const blocks = blocksOf(ids.length);
  /** How many blocks of the present run have begun. */
  let begun = 0;

  /** Begins blocks up to one; numbers only grow within a run. */
  function begin(block: number): void {
    for (; begun <= block; begun++) starts.push(end);
  }

  function copy(from: SegmentArrays, run: number, numberOf: (document: number) => number): void {
    const itsBlocks = blocksOf(from.ids.length);
    for (let block = 0; block < itsBlocks; block++) {
      const key = run * itsBlocks + block;
      for (let at = from.starts[key] ?? 0; at < (from.starts[key + 1] ?? 0); at++) {
        const number = numberOf(block * blockSize + (from.documents[at] ?? 0));
        if (number < 0) continue;
        begin(number >>> 16);
        documents[end] = number;
        frequencies[end] = from.frequencies[at] ?? 0;
        end += 1;
      }
    }
  }
  const ofBase = (document: number): number => kept.numbers[document] ?? -1;
  const ofMore = (document: number): number => kept.count + document;

  for (let left = 0, right = 0; left < base.terms.length || right < more.terms.length; ) {
    const order = compare(base.terms[left], more.terms[right]);
    const term = (order <= 0 ? base.terms[left] : more.terms[right]) ?? '';
    const before = end;
    for (let field = 0; field < fieldCount; field++) {
      begun = 0;
      if (order <= 0) copy(base, left * fieldCount + field, ofBase);
      if (order >= 0) copy(more, right * fieldCount + field, ofMore);
      begin(blocks - 1);
    }
    if (end > before) terms.push(term);
    else starts.length -= fieldCount * blocks;
    if (order <= 0) left += 1;
    if (order >= 0) right += 1;
  }
  starts.push(end);
  return {
    ids,
    terms,
    starts: Uint32Array.from(starts),
    documents: documents.slice(0, end),
    frequencies: frequencies.slice(0, end),
    lengths,
  };
}

function renumber(
  { ids }: SegmentArrays,
  isWanted: (id: number) => boolean,
): { readonly numbers: Int32Array; readonly count: number } {
  const numbers = new Int32Array(ids.length);
  let count = 0;
  for (const [document, id] of ids.entries()) numbers[document] = isWanted(id) ? count++ : -1;
  return { numbers, count };
}

/** Which term comes first; one that is not there comes last. */
function compare(left: string | undefined, right: string | undefined): number {
  if (left === right) return 0;
  if (left === undefined) return 1;
  if (right === undefined) return -1;
  return left < right ? -1 : 1;
}
