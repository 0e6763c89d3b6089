import type { ImportFile } from '#shared/contract/library.ts';
import type { SavedSearch } from '#shared/contract/saved-searches.ts';
import type { Rule, RuleAction, Watch } from '#shared/contract/triage.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import type { Day } from '#shared/domain/partial-date.ts';

/** Which sheet lies over the page; one at a time. */
export type Sheet =
  | {
      readonly kind: 'import';
      readonly files: readonly ImportFile[];
      readonly from: 'paste' | 'drop' | 'pick' | 'sample';
    }
  | { readonly kind: 'palette' }
  /** Tags of all picked papers at once. */
  | { readonly kind: 'tags' }
  /** What is like the paper on top in triage, to be decided all at once. */
  | { readonly kind: 'bulk'; readonly paper: PaperId; readonly status: 'queued' | 'skipped' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'settings' }
  /** The picked papers, or all that the list shows, to be written as a file. */
  | { readonly kind: 'export' }
  /** What a day or a week brought; today's first. */
  | { readonly kind: 'digest'; readonly today: Day }
  /** A new rule on incoming papers, with what it should do if that is known, or one that is there and is changed. */
  | {
      readonly kind: 'rule';
      readonly query: string;
      readonly actions?: readonly RuleAction[];
      readonly rule?: Rule;
    }
  /** Everything that was done, to look at and to undo. */
  | { readonly kind: 'history' }
  /** The collections: of papers, to put them in; with one to rename first. */
  | { readonly kind: 'collections'; readonly papers: readonly PaperId[]; readonly rename: number | null }
  /** The saved searches, with one to change, or the search of the place to save. */
  | { readonly kind: 'saved'; readonly search: SavedSearch | null }
  /** Authors, groups and words that are marked wherever they stand. */
  | { readonly kind: 'watch'; readonly watch?: Watch };

export interface SheetState {
  readonly sheet: Sheet | null;
  open(sheet: Sheet): void;
  close(): void;
}
