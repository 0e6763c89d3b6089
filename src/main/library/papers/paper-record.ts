import type { z } from 'zod';
import type { draftSchema } from '#shared/domain/draft.ts';
import type { Paper } from '#shared/domain/paper.ts';

/** What the library stores of a paper, apart from its id, its note and when it came. */
export interface PaperRecord
  extends Omit<
    Paper,
    | 'id'
    | 'note'
    | 'addedAt'
    | 'trashedAt'
    | 'identifiers'
    | 'links'
    | 'appearances'
    // What follows from other fields, or is kept apart from them.
    | 'categories'
    | 'version'
    | 'orcids'
    | 'collectionPaths'
    | 'decidedBy'
    | 'readTo'
    | 'velocity'
    | 'pdf'
  > {
  readonly identifiers: Paper['identifiers'];
  readonly links: Paper['links'];
  readonly appearances: Paper['appearances'];
  readonly trashedAt: string | null;
  /** Fields without a home, as the imports gave them. */
  readonly extra: z.infer<typeof draftSchema>['extra'];
}

export type PaperField = keyof PaperRecord;

/** Some fields of a record: what an edit changes. */
export type PaperPatch = { readonly [Field in PaperField]?: PaperRecord[Field] };
