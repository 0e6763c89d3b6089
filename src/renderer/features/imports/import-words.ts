import type { FileReport, ImportReport, Progress } from '#shared/contract/library.ts';
import type { Sheet } from '../../app/services.ts';
import { counted, countWords, durationWords, sizeWords } from '../../text/counts.ts';

type ImportSheetState = Extract<Sheet, { kind: 'import' }>;

/** The sheet's heading: what the input is, in the reader's words. */
export function headingOf({ files, from }: Pick<ImportSheetState, 'files' | 'from'>): string {
  if (from === 'sample') return 'Import the sample listing';
  const [file] = files;
  if (files.length !== 1 || !file) return `Import ${counted(files.length, 'file')}`;
  if (file.name === null) return from === 'paste' ? 'Import from the clipboard' : 'Import dropped text';
  return `Import ${file.name}`;
}

/** What the files are, each kind once: `Daily Papers page, search view` or `2 × …, 1 × …`. */
export function descriptionOf(files: readonly FileReport[]): string {
  const counts = new Map<string, number>();
  for (const { description } of files) counts.set(description, (counts.get(description) ?? 0) + 1);
  const kinds = [...counts];
  if (kinds.length === 1) return kinds[0]?.[0] ?? '';
  return kinds.map(([kind, count]) => `${countWords(count)} × ${kind}`).join('; ');
}

/** How much there was to read, and how long it took: `435 lines, 93 kB, read in 12 ms`. */
export function statisticsOf(files: readonly FileReport[], tookMs: number): string {
  const lines = files.reduce((sum, file) => sum + (file.lines ?? 0), 0);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const parts = [
    lines === 0 ? null : counted(lines, 'line'),
    sizeWords(bytes),
    `read in ${durationWords(tookMs)}`,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** What an import did, for the toast: `Imported 54 papers: 46 new, 6 updated`. */
export function outcomeOf({ added, updated }: Pick<ImportReport, 'added' | 'updated'>): string {
  if (added + updated === 0) return 'Everything in it was in the library already';
  const parts = [
    added === 0 ? null : `${countWords(added)} new`,
    updated === 0 ? null : `${countWords(updated)} updated`,
  ];
  return `Imported ${counted(added + updated, 'paper')}: ${parts.filter((part) => part !== null).join(', ')}`;
}

/** How long work goes on: `1,840 of 6,212 · 410 a second · 11 s left`. `elapsed` in milliseconds. */
export function progressWords({ done, total }: Pick<Progress, 'done' | 'total'>, elapsed: number): string {
  const count = total === null ? countWords(done) : `${countWords(done)} of ${countWords(total)}`;
  const rate = (done * 1_000) / Math.max(elapsed, 1);
  // A rate from the first moments says nothing.
  if (elapsed < 500 || rate < 1) return count;
  const parts = [count, `${countWords(Math.round(rate))} a second`];
  if (total !== null && total > done) parts.push(`${timeWords((total - done) / rate)} left`);
  return parts.join(' · ');
}

function timeWords(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  return whole < 90 ? `${whole} s` : `${Math.round(whole / 60)} min`;
}
