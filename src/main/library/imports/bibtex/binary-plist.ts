/** No alias that BibDesk keeps is longer. */
const longestAlias = 200_000;

/** The relative path within BibDesk’s base64 of a binary property list; `null` where it is none. */
export function pathInAlias(base64: string): string | null {
  const text = base64.replace(/\s+/g, '');
  if (text.length > longestAlias || !/^[A-Za-z0-9+/=]+$/.test(text)) return null;
  const bytes = new Uint8Array(Buffer.from(text, 'base64'));
  const strings = stringsOf(bytes);
  const at = strings?.keys.indexOf('relativePath') ?? -1;
  const path = strings?.values[at];
  return path === undefined || path === '' ? null : path;
}

/** The dictionary at the top of a property list: its keys and those of its values that are strings. */
function stringsOf(bytes: Uint8Array): { keys: string[]; values: (string | undefined)[] } | null {
  if (bytes.length < 40 || String.fromCharCode(...bytes.subarray(0, 6)) !== 'bplist') return null;
  const trailer = bytes.length - 32;
  const offsetSize = bytes[trailer + 6] ?? 0;
  const refSize = bytes[trailer + 7] ?? 0;
  const top = numberAt(bytes, trailer + 16, 8);
  const table = numberAt(bytes, trailer + 24, 8);
  if (offsetSize < 1 || offsetSize > 8 || refSize < 1 || refSize > 8) return null;
  const offsetOf = (reference: number) => numberAt(bytes, table + reference * offsetSize, offsetSize);
  const from = offsetOf(top);
  const head = bytes[from] ?? 0;
  const count = head & 15;
  // A dictionary of few entries, as BibDesk writes it.
  if (head >> 4 !== 0xd || count === 15) return null;
  const textOf = (place: number) =>
    stringAt(bytes, offsetOf(numberAt(bytes, from + 1 + place * refSize, refSize)));
  const places = Array.from({ length: count }, (_, place) => place);
  return {
    keys: places.map((place) => textOf(place) ?? ''),
    values: places.map((place) => textOf(count + place)),
  };
}

function numberAt(bytes: Uint8Array, at: number, size: number): number {
  let number = 0;
  for (let place = 0; place < size; place += 1) number = number * 256 + (bytes[at + place] ?? 0);
  return Number.isSafeInteger(number) ? number : 0;
}

function stringAt(bytes: Uint8Array, at: number): string | undefined {
  const head = bytes[at] ?? 0;
  const kind = head >> 4;
  if (kind !== 5 && kind !== 6) return undefined;
  let length = head & 15;
  let from = at + 1;
  if (length === 15) {
    const size = 2 ** ((bytes[from] ?? 0) & 15);
    if (size > 8) return undefined;
    length = numberAt(bytes, from + 1, size);
    from += 1 + size;
  }
  const end = from + length * (kind === 5 ? 1 : 2);
  if (end > bytes.length) return undefined;
  const slice = bytes.subarray(from, end);
  return new TextDecoder(kind === 5 ? 'windows-1252' : 'utf-16be').decode(slice);
}
