import type { PreviewRow } from '#shared/contract/library.ts';
import { isPartialDate } from '#shared/domain/partial-date.ts';
import { dateWords } from '../../text/dates.ts';

/** One change of a field as it is shown: what goes is struck through, what comes is green. */
export interface ShownDifference {
  readonly field: string;
  readonly gone: string | null;
  readonly come: string | null;
  /** The words of both sides in full, where they were cut for the line. */
  readonly whole: string | null;
}

/** The longest side of a difference that fits on the line, in letters. */
const longest = 48;

/** The differences of a row, short enough to stand side by side. */
export function shownDifferences({
  differences,
}: Pick<PreviewRow, 'differences'>): readonly ShownDifference[] {
  return differences.map(({ field, before, after }) => {
    const [from, to] = [inWords(before), inWords(after)];
    const grown = grownList(from, to);
    const gone = grown === null ? from : null;
    const come = grown === null ? to : `+ ${grown}`;
    const isCut = (gone?.length ?? 0) > longest || (come?.length ?? 0) > longest;
    return {
      field,
      gone: cut(gone),
      come: cut(from === null && to !== null && grown === null ? `added, ${to}` : come),
      whole: isCut ? `${field}: ${from ?? 'none'} → ${to ?? 'none'}` : null,
    };
  });
}

/** What a list gained when nothing of it went: `a, b` → `a, b, c` gives `c`. */
function grownList(before: string | null, after: string | null): string | null {
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
