import type { PreviewRow } from '#shared/contract/library.ts';
import { isPartialDate } from '#shared/domain/partial-date.ts';
import { dateWords } from '../../text/dates.ts';

/** One change of a field as it is shown: what goes is struck through, what comes is green. */
export interface ShownDifference {
  readonly field: string;
  readonly gone: string | null;
  readonly come: string | null;
}

/** The longest side of a difference that fits on a line with others, in letters. */
const longest = 48;

/** The differences of a row, short enough to stand side by side. */
export function shownDifferences(row: Pick<PreviewRow, 'differences'>): readonly ShownDifference[] {
  return wholeDifferences(row).map(({ field, gone, come }) => ({ field, gone: cut(gone), come: cut(come) }));
}

/** The differences of a row in full. */
export function wholeDifferences({
  differences,
}: Pick<PreviewRow, 'differences'>): readonly ShownDifference[] {
  return differences.map(({ field, before, after }) => {
    const [gone, come] = [inWords(before), inWords(after)];
    const gained = gainedBy(gone, come);
    if (gained !== null) return { field, gone: null, come: `+ ${gained}` };
    return { field, gone, come: gone === null && come !== null ? `+ ${come}` : come };
  });
}

/** What a list gained when nothing of it went: `a, b` → `a, b, c` gives `c`. */
function gainedBy(before: string | null, after: string | null): string | null {
  return before !== null && after?.startsWith(`${before}, `) ? after.slice(before.length + 2) : null;
}

function inWords(text: string | null): string | null {
  return (
    text?.replace(/\b\d{4}-\d{2}(?:-\d{2})?\b/g, (day) =>
      isPartialDate(day) ? dateWords(day, 'short') : day,
    ) ?? null
  );
}

function cut(text: string | null): string | null {
  return text === null || text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
}
