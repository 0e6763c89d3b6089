import type { AnnounceType } from '#shared/contract/sources.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import type { MonthSource } from './month.ts';
import type { World } from './world.ts';
import type { ListedAs } from './world-arxiv.ts';

/** What a source announced on a day, by the names that the ledger uses. */
export interface ExpectedDay {
  readonly ids: readonly string[];
  readonly new: number;
  readonly crossListed: number;
  readonly replaced: number;
}

const announceTypeOf: Readonly<Record<ListedAs, AnnounceType>> = {
  new: 'new',
  cross: 'cross',
  replace: 'replace',
  'replace-cross': 'replace',
};

/** What the ledger must have for a day, whatever went wrong on the way; `null` for sources that announce no days. */
export function expectedOn(world: World, source: MonthSource, day: Day): ExpectedDay | null {
  const allNew = (ids: readonly string[]) => ({ ids, new: ids.length, crossListed: 0, replaced: 0 });
  switch (source.kind) {
    case 'huggingface':
      return allNew([...new Set(world.listings.featured(day).map(({ id }) => id))]);
    case 'arxiv': {
      const { announces = ['new', 'cross', 'replace'] } = source;
      const lines = world.arxiv.announced(source.target, day).flatMap(({ id, type }) => {
        const announced = announceTypeOf[type];
        return announces.includes(announced) ? [{ id, announced }] : [];
      });
      const countOf = (type: AnnounceType) => lines.filter(({ announced }) => announced === type).length;
      return {
        ids: lines.map(({ id }) => id),
        new: countOf('new'),
        crossListed: countOf('cross'),
        replaced: countOf('replace'),
      };
    }
    case 'biorxiv':
    case 'medrxiv': {
      const posted = world.preprints
        .posted(source.kind, day)
        .filter(({ category }) => source.target === 'all' || category === source.target);
      return allNew([...new Set(posted.map(({ doi }) => doi))]);
    }
    default:
      return null;
  }
}
