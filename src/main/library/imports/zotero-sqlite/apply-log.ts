/**
 * A database with what its write-ahead log has committed and not copied into it yet: the file as it will be after the
 * next checkpoint (sqlite.org/walformat.html). Of a log that does not belong to it, or is damaged, as much as is sound.
 */
export function withLog(database: Uint8Array, log: Uint8Array): { bytes: Uint8Array; applied: number } {
  const header = readHeader(log);
  if (header === null || header.pageSize !== pageSizeOf(database)) return { bytes: database, applied: 0 };
  const { pages, size } = committedPages(log, header);
  if (pages.size === 0) return { bytes: database, applied: 0 };
  const bytes = new Uint8Array(size * header.pageSize);
  bytes.set(database.subarray(0, bytes.length));
  for (const [page, at] of pages) {
    if (page <= size) bytes.set(log.subarray(at, at + header.pageSize), (page - 1) * header.pageSize);
  }
  // It needs no log any more.
  bytes[18] = 1;
  bytes[19] = 1;
  return { bytes, applied: pages.size };
}

interface LogHeader {
  readonly pageSize: number;
  readonly salts: readonly [number, number];
  /** Of the words that the checksums add up. */
  readonly isLittleEndian: boolean;
  readonly checksum: Checksum;
}
type Checksum = readonly [number, number];

const headerLength = 32;
const frameHeaderLength = 24;

function readHeader(log: Uint8Array): LogHeader | null {
  if (log.length < headerLength) return null;
  const view = viewOf(log);
  const magic = view.getUint32(0);
  const pageSize = view.getUint32(8);
  const isPower = pageSize >= 512 && pageSize <= 65_536 && (pageSize & (pageSize - 1)) === 0;
  if ((magic !== 0x377f0682 && magic !== 0x377f0683) || !isPower) return null;
  const isLittleEndian = magic === 0x377f0682;
  const checksum = addUp(view, 0, 24, [0, 0], isLittleEndian);
  if (checksum[0] !== view.getUint32(24) || checksum[1] !== view.getUint32(28)) return null;
  return { pageSize, salts: [view.getUint32(16), view.getUint32(20)], isLittleEndian, checksum };
}

/** Where the newest content of each page stands, up to the last commit whose checksums are right. */
function committedPages(log: Uint8Array, { pageSize, salts, isLittleEndian, checksum }: LogHeader) {
  const view = viewOf(log);
  const pages = new Map<number, number>();
  let pending: [page: number, at: number][] = [];
  let size = 0;
  let sum = checksum;
  for (
    let at = headerLength;
    at + frameHeaderLength + pageSize <= log.length;
    at += frameHeaderLength + pageSize
  ) {
    if (view.getUint32(at + 8) !== salts[0] || view.getUint32(at + 12) !== salts[1]) break;
    sum = addUp(view, at, 8, sum, isLittleEndian);
    sum = addUp(view, at + frameHeaderLength, pageSize, sum, isLittleEndian);
    if (sum[0] !== view.getUint32(at + 16) || sum[1] !== view.getUint32(at + 20)) break;
    pending.push([view.getUint32(at), at + frameHeaderLength]);
    const committed = view.getUint32(at + 4);
    if (committed === 0) continue;
    // A size beyond what file and log together could have is damage.
    if (committed > 4_000_000) break;
    for (const [page, place] of pending) if (page > 0) pages.set(page, place);
    pending = [];
    size = committed;
  }
  return { pages, size };
}

function addUp(
  view: DataView,
  from: number,
  length: number,
  before: Checksum,
  isLittleEndian: boolean,
): Checksum {
  let [one, other] = before;
  for (let at = from; at < from + length; at += 8) {
    one = (one + view.getUint32(at, isLittleEndian) + other) >>> 0;
    other = (other + view.getUint32(at + 4, isLittleEndian) + one) >>> 0;
  }
  return [one, other];
}

function pageSizeOf(database: Uint8Array): number | null {
  if (database.length < 100) return null;
  const size = viewOf(database).getUint16(16);
  return size === 1 ? 65_536 : size;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
