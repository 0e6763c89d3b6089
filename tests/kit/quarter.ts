import type { Paper } from '#shared/domain/paper.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { movedDay } from '#shared/text/day-in-zone.ts';
import { aPaper } from '../unit/search/search-kit.ts';

/**
 * Twelve weeks of twelve papers until a Sunday, the words of which change: each week three are kept, and one of
 * them read.
 */
export function aQuarter(sunday: Day): Paper[] {
  const monday = movedDay(sunday, 1 - 7 * 12);
  return Array.from({ length: 144 }, (_, at) => {
    const week = Math.floor(at / 12);
    const place = at % 12;
    const day = movedDay(monday, 7 * week + 2);
    const decidedAt = `${day}T09:00:00.000Z`;
    return aPaper({
      id: at + 1,
      title: `Lanterns, part ${at + 1}`,
      abstract: week < 4 ? 'About a harbour.' : week < 8 ? 'About this and that.' : 'About a lighthouse.',
      authors: [place === 0 ? 'Ada Lovelace' : 'Hypatia'],
      identifiers: { arxiv: `2606.${10_000 + at}` },
      date: day,
      upvotes: 3,
      addedAt: `${day}T07:00:00.000Z`,
      appearances: [place < 9 ? ['arxiv'] : [], place > 5 ? ['daily-papers'] : []].flat().map((source) => ({
        source,
        kind: 'daily',
        listedOn: day,
        rank: null,
        upvotes: null,
        comments: null,
      })),
      ...(place < 2
        ? { status: 'queued', decidedAt }
        : place === 2
          ? { status: 'done', decidedAt, doneAt: `${day}T20:00:00.000Z` }
          : { status: 'skipped', decidedAt }),
    });
  });
}
