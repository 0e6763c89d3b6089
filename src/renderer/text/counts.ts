const grouped = new Intl.NumberFormat('en');

/** A whole number with its thousands divided: `3,118`. */
export function countWords(count: number): string {
  return grouped.format(count);
}

/** A number and its noun: `1 paper`, `3,118 papers`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${countWords(count)} ${count === 1 ? one : many}`;
}

/** A size in powers of ten: `812 bytes`, `93 kB`, `1.2 MB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return counted(bytes, 'byte');
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
  const megabytes = bytes / 1_000_000;
  return `${megabytes < 10 ? megabytes.toFixed(1) : countWords(Math.round(megabytes))} MB`;
}

/** How long something took: `12 ms`, `1.4 s`. */
export function durationWords(milliseconds: number): string {
  if (milliseconds < 1) return 'under 1 ms';
  return milliseconds < 1_000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1_000).toFixed(1)} s`;
}
