import type { Day } from '#shared/domain/partial-date.ts';
import { addDays, isWeekend } from './calendar.ts';
import { createChance } from './chance.ts';
import { inventAbstract, inventAuthors, inventTitle } from './invented.ts';
import type { WorldPlan } from './world.ts';

export const preprintServers = ['biorxiv', 'medrxiv'] as const;
export type PreprintServer = (typeof preprintServers)[number];

export const preprintSubjects: Readonly<Record<PreprintServer, readonly string[]>> = {
  biorxiv: ['neuroscience', 'bioinformatics', 'ecology'],
  medrxiv: ['epidemiology', 'cardiovascular medicine'],
};

/** One version of a preprint, as it was posted on a day. */
export interface Posting {
  readonly doi: string;
  readonly version: number;
  readonly day: Day;
  readonly title: string;
  readonly abstract: string;
  /** "Lovelace, A." */
  readonly authors: readonly string[];
  readonly corresponding: string;
  readonly category: string;
  readonly publishedDoi: string | null;
}

export interface PreprintsWorld {
  posted(server: PreprintServer, day: Day): readonly Posting[];
}

export function createPreprints({ name, days, sizes }: WorldPlan): PreprintsWorld {
  const postings = new Map<string, Posting[]>();
  for (const server of preprintServers) {
    const known = new Map<string, Posting>();
    let count = 0;
    for (const day of days) {
      const chance = createChance(`${name}/${server}/${day}`);
      const size = Math.round(sizes.posted * (isWeekend(day) ? 0.25 : 0.8 + chance.fraction() * 0.4));
      const today: Posting[] = [];
      for (let index = 0; index < size; index += 1) {
        count += 1;
        const authors = inventAuthors(chance).slice(0, 12);
        const doi = `10.1101/${day.replaceAll('-', '.')}.${(server === 'biorxiv' ? 910000 : 26310000) + count}`;
        today.push({
          doi,
          version: 1,
          day,
          title: inventTitle(chance, count),
          abstract: inventAbstract(chance, doi),
          authors: authors.map((author) => citedName(author.name)),
          corresponding: authors[0]?.name ?? '',
          category: chance.one(preprintSubjects[server]),
          publishedDoi: null,
        });
      }
      const old = [...known.values()].filter((one) => one.day <= addDays(day, -4) && one.version < 4);
      for (const before of chance.some(old, Math.round(size / 5))) {
        const publishedDoi = chance.below(3) === 0 ? `10.5555/PUBLISHED.${before.doi.slice(-6)}` : null;
        today.push({ ...before, day, version: before.version + 1, publishedDoi });
      }
      for (const posting of today) known.set(posting.doi, posting);
      postings.set(`${server} ${day}`, today);
    }
  }
  return { posted: (server, day) => postings.get(`${server} ${day}`) ?? [] };
}

/** "Ada Lovelace" as reference lists have it: "Lovelace, A." */
function citedName(name: string): string {
  const words = name.replace(/,.*$/, '').split(' ');
  const last = words.pop() ?? name;
  return words.length === 0
    ? last
    : `${last}, ${words.map((word) => `${word.slice(0, 1).toUpperCase()}.`).join(' ')}`;
}
