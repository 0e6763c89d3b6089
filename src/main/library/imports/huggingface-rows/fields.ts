/** Lenient looks into JSON of unknown shape: what is not of the kind wanted is not there. */

export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown): Fields | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  // A non-null object that is no list has string keys; its values are looked at one by one.
  return value as Fields;
}

export function listOf(value: unknown): readonly unknown[] | null {
  return Array.isArray(value) ? value : null;
}

/** A text with something in it; half characters and NULs, which SQLite cannot hold, are mended. */
export function textOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = value.replaceAll('\u0000', '').toWellFormed();
  return text.trim() === '' ? null : text;
}

/** A count: a whole number from 0, also when it is written as a text. */
export function countOf(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

export function urlOf(value: unknown): string | null {
  const url = textOf(value)?.trim();
  if (url === undefined || /\s/.test(url)) return null;
  if (/^https?:\/\/[^/]/i.test(url)) return url;
  return url.startsWith('/') && !url.startsWith('//') ? `https://huggingface.co${url}` : null;
}
