import type { IconName } from '../../ui/icon.tsx';
import type { EditSummary } from './use-history.ts';

/** What each kind of edit looks like. */
export const kindIcons: Readonly<Record<EditSummary['kind'], IconName>> = {
  import: 'download',
  status: 'circle-check',
  tags: 'tag',
  trash: 'trash',
  note: 'pencil',
  restore: 'restore',
  queue: 'list-ordered',
  rule: 'circle-check',
  rules: 'pencil',
  watches: 'users',
  searches: 'search',
  collections: 'folder',
  pdf: 'book-open',
};

const names: Readonly<Record<string, string>> = {
  authorCount: 'number of authors',
  organization: 'organisation',
  dateInferred: 'year',
  extra: 'further fields',
  appearances: 'listings',
  trashedAt: 'trash',
  snoozedUntil: 'snooze',
  decidedAt: 'when it was decided',
  returned: 'what brought it back',
  queuePlace: 'place in the queue',
  doneAt: 'when it was done',
  citationKey: 'citation key',
  publication: 'published in',
};

/** The fields that an edit changed, for people. */
export function fieldWords(fields: readonly string[]): string {
  return fields.map((field) => names[field] ?? field).join(', ');
}
