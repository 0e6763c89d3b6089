import type { View } from '#shared/search/request.ts';

/** What the places of the rail are called. */
export const viewTitles: Readonly<Record<View, string>> = {
  inbox: 'Inbox',
  queue: 'Queue',
  reading: 'Reading',
  done: 'Done',
  library: 'Library',
  trash: 'Trash',
};
