import type { ListingKind, Paper } from '#shared/domain/paper.ts';
import { countWords } from '../../text/counts.ts';
import { dayWords } from '../../text/dates.ts';
import { newestAppearance, sourceName } from '../paper/index.ts';

const spans: Readonly<Record<ListingKind, string>> = {
  daily: 'of the day',
  weekly: 'of the week',
  monthly: 'of the month',
  trending: 'in trending',
  search: 'of the search',
};

/** Its place in the newest listing: `no. 19 of the day`; with source and day where they are not the same for all. */
export function placeWords(
  paper: Paper,
  among: 'one-listing' | 'many',
  today: string,
): { readonly words: string; readonly tip: string } | null {
  const newest = newestAppearance(paper);
  if (newest === null) return null;
  const { source, kind, listedOn, rank } = newest;
  const where = [sourceName(source), ...(listedOn === null ? [] : [dayWords(listedOn, today)])].join(', ');
  const place = rank === null ? null : `no. ${countWords(rank)} ${spans[kind]}`;
  if (among === 'one-listing') return place === null ? null : { words: place, tip: where };
  return { words: rank === null ? where : `${where}, no. ${countWords(rank)}`, tip: place ?? where };
}
