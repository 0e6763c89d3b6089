import type { Services } from '../app/services.ts';
import { focusRegion, regionOf } from './regions.ts';

type Step = 'inbox' | 'facets' | 'paper' | 'picked' | 'query' | 'list' | 'detail' | 'pdf' | 'reading';

/** What Esc would leave now: one step at a time, from the nearest to the list. */
export function backStep({ layout, place, results }: Services): Step | null {
  const { page, detail, paper, query } = place.getState().place;
  if (page === 'triage') return 'inbox';
  const { isWide, facetsOpen } = layout.getState();
  if (page === 'read') return regionOf(document.activeElement) === 'pane' ? 'pdf' : 'reading';
  if (page === 'sources') {
    if (!isWide && detail !== null) return 'detail';
    return regionOf(document.activeElement) === 'list' ? null : 'list';
  }
  if (facetsOpen) return 'facets';
  if (!isWide && paper !== null) return 'paper';
  const region = regionOf(document.activeElement);
  if (region === 'pane' || region === 'facets' || region === 'rail') return 'list';
  if (results.getState().picked.size > 0) return 'picked';
  if (query !== '') return 'query';
  return region === 'list' ? null : 'list';
}

/** Esc: steps back once. */
export function stepBack(services: Services): void {
  const step = backStep(services);
  switch (step) {
    case 'inbox':
      services.place.getState().go({ page: 'desk', view: 'inbox', paper: null });
      requestAnimationFrame(() => focusRegion('list'));
      return;
    case 'facets':
      services.layout.getState().setFacetsOpen(false);
      focusRegion('list');
      return;
    case 'paper':
      services.place.getState().go({ paper: null });
      requestAnimationFrame(() => focusRegion('list'));
      return;
    case 'picked':
      services.results.getState().pick([], 'only');
      return;
    case 'query':
      services.place.getState().go({ query: '' });
      return;
    case 'detail':
      services.place.getState().go({ detail: null });
      requestAnimationFrame(() => focusRegion('list'));
      return;
    case 'pdf':
      if (!services.layout.getState().isWide) services.reader.getState().show('pdf');
      requestAnimationFrame(() => focusRegion('pdf'));
      return;
    case 'reading':
      // The list is as it was left, and the paper is the one in it.
      services.place.getState().go({ page: 'desk' });
      requestAnimationFrame(() => focusRegion('list'));
      return;
    case 'list':
      focusRegion('list');
      return;
    case null:
      return;
    default:
      step satisfies never;
  }
}
