import type { View } from '#shared/search/request.ts';
import type { Page } from './services.ts';

/** What the places of the rail are called. */
export const viewTitles: Readonly<Record<View, string>> = {
  inbox: 'Inbox',
  queue: 'Queue',
  reading: 'Reading',
  done: 'Done',
  library: 'Library',
  trash: 'Trash',
};

/** What the pages without a list are called. */
export const pageTitles: Readonly<Record<Exclude<Page, 'desk'>, string>> = {
  triage: 'Triage',
  sources: 'Sources',
  trends: 'Trends',
  read: 'Reading',
};
