/** A stretch of a file, both ends included. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/**
 * What a `Range` header asks of so many bytes: one stretch, `all` where it asks for none or for
 * something else than bytes or for several (which may be answered whole, RFC 9110, 14.2), `none` where
 * it begins beyond the end.
 */
export function byteRangeOf(header: string | null | undefined, bytes: number): ByteRange | 'all' | 'none' {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (first === '' && last === '') return 'all';
  if (first === '') {
    const length = Math.min(Number(last), bytes);
    return length === 0 ? 'none' : { from: bytes - length, to: bytes - 1 };
  }
  const from = Number(first);
  const to = last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1);
  if (last !== '' && Number(last) < from) return 'all';
  return from >= bytes ? 'none' : { from, to };
}

/** The headers of an answer with a PDF: it is data for our page, and nothing that may run or be kept. */
export function pdfHeaders(range: ByteRange | 'all', bytes: number): Readonly<Record<string, string>> {
  const length = range === 'all' ? bytes : range.to - range.from + 1;
  return {
    'Content-Type': 'application/pdf',
    'Content-Length': String(length),
    'Accept-Ranges': 'bytes',
    ...(range === 'all' ? {} : { 'Content-Range': `bytes ${range.from}-${range.to}/${bytes}` }),
    'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'Cache-Control': 'no-store',
  };
}
