import type { Appearance, ListingKind, Paper } from '#shared/domain/paper.ts';
import { sourceName } from '#shared/text/source-name.ts';
import { dateWords } from '../../text/dates.ts';

const views: Readonly<Record<ListingKind, string | null>> = {
  daily: null,
  weekly: 'week',
  monthly: 'month',
  trending: 'trending',
  search: 'search',
};

/** A sighting in words: `Daily Papers, 1 Jul 2026`, `Daily Papers (search), 1 Jul 2026`. */
export function appearanceWords({ source, kind, listedOn }: Appearance): string {
  const view = views[kind];
  const name = view === null ? sourceName(source) : `${sourceName(source)} (${view})`;
  return listedOn === null ? name : `${name}, ${dateWords(listedOn, 'short')}`;
}

/** The sighting that the pane names: the newest, a daily listing before any other of the same day. */
export function newestAppearance({ appearances }: Paper): Appearance | null {
  const order = (each: Appearance): string =>
    `${each.listedOn ?? '0000'} ${each.kind === 'daily' ? 1 : 0} ${each.rank === null ? 0 : 1}`;
  return appearances.reduce<Appearance | null>(
    (best, each) => (best === null || order(each) > order(best) ? each : best),
    null,
  );
}
