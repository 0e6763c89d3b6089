import { inflateSync } from 'node:zlib';

/** Larger files are not searched through: their pages are counted when they are opened. */
const largestSearched = 64 * 1024 * 1024;
/** No table of objects is larger than this once it is unpacked. */
const largestUnpacked = 16 * 1024 * 1024;
const mostStreams = 2000;

/**
 * How many pages a PDF says it has: the largest count of its page trees, also where they are packed
 * into object streams. `null` where nothing says so; whoever opens it learns it then.
 */
export function countPages(bytes: Buffer): number | null {
  if (bytes.byteLength > largestSearched) return null;
  const text = bytes.toString('latin1');
  let most = largestCount(text);
  for (const packed of objectStreams(text, bytes)) most = Math.max(most, largestCount(packed));
  return most > 0 ? most : null;
}

/** The largest `/Count` within a dictionary of `/Type /Pages`. */
function largestCount(text: string): number {
  let most = 0;
  for (const { index } of text.matchAll(/\/Type\s*\/Pages\b/g)) {
    const from = Math.max(text.lastIndexOf('<<', index), 0);
    const end = text.indexOf('>>', index);
    const count = /\/Count\s+(\d{1,6})\b/.exec(text.slice(from, end < 0 ? index + 2000 : end));
    most = Math.max(most, Number(count?.[1] ?? 0));
  }
  return most;
}

/** What is packed in the object streams of a PDF; those that cannot be unpacked are passed over. */
function* objectStreams(text: string, bytes: Buffer): Generator<string> {
  let found = 0;
  for (const match of text.matchAll(/\/Type\s*\/ObjStm\b/g)) {
    found += 1;
    if (found > mostStreams) return;
    const start = /stream\r?\n/g;
    start.lastIndex = match.index;
    const begun = start.exec(text);
    if (!begun || begun.index - match.index > 2000) continue;
    const from = begun.index + begun[0].length;
    const to = text.indexOf('endstream', from);
    if (to < 0) continue;
    try {
      yield inflateSync(bytes.subarray(from, to), { maxOutputLength: largestUnpacked }).toString('latin1');
    } catch {
      // Packed in another way, encrypted, or damaged: the viewer will say what it makes of it.
    }
  }
}
