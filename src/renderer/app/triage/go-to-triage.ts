import type { Services } from '../services.ts';

/** Opens triage: of what the Inbox shows when one is there, of all of it from anywhere else. */
export function goToTriage({ place, results }: Services): void {
  const { page, view, query, chosen } = place.getState().place;
  const isInbox = (page === 'desk' || page === 'triage') && view === 'inbox';
  results.getState().pick([], 'only');
  place.getState().go({
    page: 'triage',
    view: 'inbox',
    detail: null,
    paper: null,
    query: isInbox ? query : '',
    chosen: isInbox ? chosen : {},
  });
}
