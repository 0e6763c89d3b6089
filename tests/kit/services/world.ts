import type { Day } from '#shared/domain/partial-date.ts';
import { addDays, daysFrom } from './calendar.ts';
import { type ArxivWorld, createArxivWorld } from './world-arxiv.ts';
import { createJournals, type JournalsWorld } from './world-journals.ts';
import { createListings, type ListingsWorld } from './world-listings.ts';
import { createPreprints, type PreprintsWorld } from './world-preprints.ts';

/** How much comes on an ordinary working day; in the real world, some thirty times the ordinary sizes here. */
export interface Sizes {
  /** New papers of each arXiv category. */
  readonly new: number;
  readonly cross: number;
  readonly replaced: number;
  /** Papers that Daily Papers features. */
  readonly featured: number;
  /** Postings of each preprint server. */
  readonly posted: number;
  /** Articles of each journal. */
  readonly articles: number;
}

export const smallSizes: Sizes = { new: 6, cross: 3, replaced: 2, featured: 5, posted: 8, articles: 1 };
export const realSizes: Sizes = { new: 120, cross: 70, replaced: 45, featured: 45, posted: 110, articles: 4 };

export interface WorldOptions {
  readonly start: Day;
  readonly days: number;
  readonly name?: string;
  readonly categories?: readonly string[];
  readonly sizes?: Partial<Sizes>;
}

/** All that the services know, over all their days; what they show on a day follows from it. */
export interface World {
  readonly name: string;
  readonly days: readonly Day[];
  readonly categories: readonly string[];
  readonly sizes: Sizes;
  readonly arxiv: ArxivWorld;
  readonly listings: ListingsWorld;
  readonly preprints: PreprintsWorld;
  readonly journals: JournalsWorld;
}

/** Invents a world: the same one for the same options. */
export function createWorld(options: WorldOptions): World {
  const { start, name = 'carrel', categories = ['cs.LG', 'cs.CL', 'stat.ML'] } = options;
  const sizes = { ...smallSizes, ...options.sizes };
  const days = daysFrom(start, addDays(start, options.days - 1));
  const plan = { name, days, categories, sizes };
  const arxiv = createArxivWorld(plan);
  return {
    ...plan,
    arxiv,
    listings: createListings(plan, arxiv),
    preprints: createPreprints(plan),
    journals: createJournals(plan, arxiv),
  };
}

export type WorldPlan = Pick<World, 'name' | 'days' | 'categories' | 'sizes'>;
