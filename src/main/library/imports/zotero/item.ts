import type { NamedFile } from '#shared/domain/draft.ts';
import type { NameParts } from '#shared/domain/publication.ts';

/** An item of a Zotero library, whichever way it came; names of types and fields are Zotero’s own. */
export interface ZoteroItem {
  readonly itemType: string;
  readonly fields: ReadonlyMap<string, string>;
  /** People in their order, by Zotero’s names of their parts (`author`, `bookAuthor`, …). */
  readonly creators: readonly { readonly type: string; readonly parts: NameParts }[];
  readonly tags: readonly string[];
  /** Words that came with the item from where it was found, and are not the reader’s. */
  readonly automaticTags: readonly string[];
  readonly collections: readonly (readonly string[])[];
  /** In Markdown. */
  readonly notes: readonly string[];
  readonly files: readonly NamedFile[];
  /** Addresses attached to it. */
  readonly urls: readonly string[];
  /** An instant. */
  readonly addedAt: string | null;
  /** What else is kept of it. */
  readonly more: Readonly<Record<string, string | readonly string[]>>;
}
