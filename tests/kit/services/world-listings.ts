import type { Day } from '#shared/domain/partial-date.ts';
import { addDays, isWeekend } from './calendar.ts';
import { createChance } from './chance.ts';
import type { WorldPlan } from './world.ts';
import type { ArxivWorld } from './world-arxiv.ts';

/** A paper on Daily Papers: when it is featured, and how it fares. */
export interface Featured {
  readonly id: string;
  readonly day: Day;
  readonly submitter: string;
  readonly organization: { readonly name: string; readonly fullname: string } | null;
  /** What its upvotes come to in the end. */
  readonly finalUpvotes: number;
  readonly repository: string | null;
}

export interface ListingsWorld {
  /** What is featured on a day; nothing at weekends. A few papers are featured on a second day too. */
  featured(day: Day): readonly Featured[];
  /** The upvotes of a paper at an instant: quick at first, then ever slower. */
  upvotes(featured: Featured, at: Date): number;
}

export function createListings(
  { name, days, categories, sizes }: WorldPlan,
  arxiv: ArxivWorld,
): ListingsWorld {
  const byDay = new Map<Day, Featured[]>();
  const taken = new Set<string>();
  for (const day of days) {
    if (!isWeekend(day)) byDay.set(day, feature(day));
  }

  function feature(day: Day): Featured[] {
    const chance = createChance(`${name}/featured/${day}`);
    const fresh = [0, -1, -2, -3].flatMap((back) =>
      categories.flatMap((category) =>
        arxiv
          .announced(category, addDays(day, back))
          .filter(({ type, id }) => type === 'new' && !taken.has(id))
          .map(({ id }) => id),
      ),
    );
    const chosen = chance.some(fresh, sizes.featured);
    for (const id of chosen) taken.add(id);
    const again = chance.below(5) === 0 ? chance.some(byDay.get(addDays(day, -1)) ?? [], 1) : [];
    return [
      ...chosen.map((id) => ({
        id,
        day,
        submitter: chance.one(['quillfeather', 'nightingale', 'mole-keeper', 'ferryman']),
        organization: chance.below(3) === 0 ? { name: 'acme', fullname: 'Acme Institute of Holes' } : null,
        finalUpvotes: 2 + Math.floor(150 * chance.fraction() ** 4),
        repository: chance.below(3) === 0 ? `https://github.com/example-lab/${id.replace(/\W/g, '-')}` : null,
      })),
      ...again.map((one) => ({ ...one, day })),
    ];
  }

  return {
    featured: (day) => byDay.get(day) ?? [],
    upvotes(featured, at) {
      const hours = Math.max(0, (at.getTime() - Date.parse(`${featured.day}T00:00:00Z`)) / 3_600_000);
      return Math.floor(featured.finalUpvotes * (1 - Math.exp(-hours / 40)));
    },
  };
}
