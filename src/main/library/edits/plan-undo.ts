import type { LibraryParts } from '../library-parts.ts';
import type { DecidedPaper } from '../papers/decided-papers.ts';
import { changesAmong, supportedAmong } from './edit-changes.ts';
import type { EditedFields, PaperChange } from './edit-log.ts';
import { fieldsBack, isMap, same } from './fields-back.ts';

/** What undoing makes of one paper of the library. */
export type TakenBack = {
  readonly paper: DecidedPaper;
} & (
  | {
      /** No edit that stands has touched it, and no words were written on it: it leaves the library. */
      readonly kind: 'removed';
    }
  | {
      readonly kind: 'restored' | 'kept';
      readonly patch: EditedFields;
      readonly handedOn: readonly HandedOn[];
    }
);

/** What a later edit is to find as it was before, should it be undone too. */
export interface HandedOn {
  readonly undone: number;
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** The edits that are undone together, in the order in which that is done: the newest first. */
export interface Undoing {
  readonly edits: readonly number[];
  readonly at: string;
}

/** Looks at papers as they are now, and writes nothing; those that are not there any more are left out. */
export function planUndo(
  parts: LibraryParts,
  { edits, at }: Undoing,
  papers: readonly number[],
): readonly TakenBack[] {
  const { database, reader, notes } = parts;
  return database.snapshot(() => {
    const changes = edits.map((edit) => ({ edit, of: changesAmong(database, edit, papers) }));
    const supported = supportedAmong(database, papers, edits);
    return reader.findAllDecided(papers).map((paper): TakenBack => {
      const isLeft = !supported.has(paper.id);
      const made = changes.flatMap(({ edit, of }) => {
        const change = of.get(paper.id);
        return change === undefined ? [] : [{ edit, change }];
      });
      // What an import brought as a note goes with it.
      const brought = made.flatMap(({ change }) => (change.before === null ? (change.after.note ?? []) : []));
      if (isLeft && !notes.hasWords(paper.id, brought)) return { kind: 'removed', paper };
      const { patch, handedOn } = back(currentFields(parts, paper, made), made);
      const isKept = isLeft || made.at(-1)?.change.before === null;
      return {
        kind: isKept ? 'kept' : 'restored',
        paper,
        patch: isLeft ? { ...patch, trashedAt: at } : patch,
        handedOn,
      };
    });
  });
}

interface Made {
  readonly edit: number;
  readonly change: PaperChange;
}

function back(
  found: Readonly<Record<string, unknown>>,
  made: readonly Made[],
): { readonly patch: EditedFields; readonly handedOn: readonly HandedOn[] } {
  let now = found;
  let patch: EditedFields = {};
  const handedOn: HandedOn[] = [];
  for (const { edit, change } of made) {
    handedOn.push(...handOn(edit, change, now));
    const fields = fieldsBack(now, change);
    patch = { ...patch, ...fields };
    now = { ...now, ...fields };
  }
  return { patch, handedOn };
}

/** What undo compares with; most edits decide, and for those little need be read. */
function currentFields(
  { reader, pdfs }: LibraryParts,
  paper: DecidedPaper,
  made: readonly Made[],
): Readonly<Record<string, unknown>> {
  const isDecision = made.every(({ change }) => Object.keys(change.after).every((field) => field in paper));
  if (isDecision) return { ...paper };
  return { ...reader.get(paper.id), extra: reader.extraOf(paper.id), pdf: pdfs.hashOf(paper.id) };
}

/** What was changed again since stays; undoing that change too then gives what was there before both. */
function handOn(
  undone: number,
  { before, after }: PaperChange,
  now: Readonly<Record<string, unknown>>,
): HandedOn[] {
  const was: Record<string, unknown> = { ...before };
  return Object.entries(after)
    .filter(
      ([field, value]) => field in was && !Array.isArray(value) && !isMap(value) && !same(now[field], value),
    )
    .map(([field, from]) => ({ undone, field, from, to: was[field] }));
}
