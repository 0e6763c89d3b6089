import type { Day } from '#shared/domain/partial-date.ts';
import { isWorkingDay } from './calendar.ts';
import { createChance } from './chance.ts';
import { inventAbstract, inventAuthors, inventTitle } from './invented.ts';
import type { WorldPlan } from './world.ts';
import type { ArxivWorld } from './world-arxiv.ts';

/** `annals` prints what arXiv has had before, under the DOI that arXiv then names; `letters` has articles of its own. */
export const journalNames = ['annals', 'letters'] as const;
export type JournalName = (typeof journalNames)[number];

export interface Article {
  readonly doi: string;
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly string[];
  readonly publishedAt: string;
}

export interface JournalsWorld {
  /** Articles that a journal published on a day, in order of time. */
  articles(journal: JournalName, day: Day): readonly Article[];
}

export function createJournals({ name, days, sizes }: WorldPlan, arxiv: ArxivWorld): JournalsWorld {
  const articles = new Map<string, Article[]>();
  let count = 0;
  for (const day of days) {
    const chance = createChance(`${name}/journals/${day}`);
    const own = isWorkingDay(day) ? sizes.articles : 0;
    const letters = Array.from({ length: own }, (_, index): Article => {
      count += 1;
      const doi = `10.5555/letters.${day.slice(0, 4)}.${count}`;
      return {
        doi,
        title: inventTitle(chance, count),
        abstract: inventAbstract(chance, doi),
        authors: inventAuthors(chance)
          .slice(0, 8)
          .map((author) => author.name),
        publishedAt: `${day}T0${6 + (index % 4)}:00:00Z`,
      };
    });
    const annals = [...arxiv.papers.values()]
      .filter((paper) => paper.published?.since === day)
      .map((paper) => ({
        doi: (paper.published?.doi ?? '').toLowerCase(),
        title: paper.title,
        abstract: paper.abstract,
        authors: paper.authors.map((author) => author.name),
        publishedAt: `${day}T05:00:00Z`,
      }));
    articles.set(`letters ${day}`, letters);
    articles.set(`annals ${day}`, annals);
  }
  return { articles: (journal, day) => articles.get(`${journal} ${day}`) ?? [] };
}
