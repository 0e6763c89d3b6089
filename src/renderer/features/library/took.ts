/** How long a search took: `0.4 ms`, `12 ms`. */
export function tookWords(milliseconds: number): string {
  return milliseconds < 10 ? `${milliseconds.toFixed(1)} ms` : `${Math.round(milliseconds)} ms`;
}
