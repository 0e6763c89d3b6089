import type { Day } from '#shared/domain/partial-date.ts';
import { addDays, isWorkingDay, workingDayBefore } from './calendar.ts';
import { type Chance, createChance } from './chance.ts';
import { type InventedAuthor, inventAbstract, inventAuthors, inventTitle } from './invented.ts';
import type { WorldPlan } from './world.ts';

export type ListedAs = 'new' | 'cross' | 'replace' | 'replace-cross';

/** One line of one category's announcement of a day. */
export interface Announcement {
  readonly day: Day;
  readonly category: string;
  readonly type: ListedAs;
  readonly id: string;
  readonly version: number;
}

export interface ArxivPaper {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly InventedAuthor[];
  readonly primary: string;
  readonly versions: { readonly submittedAt: string; readonly announcedOn: Day }[];
  readonly categories: { readonly category: string; readonly since: Day }[];
  /** When a journal printed it: the DOI and the reference appear with a later version or alone. */
  published: { readonly since: Day; readonly doi: string; readonly reference: string } | null;
  withdrawnOn: Day | null;
}

export interface ArxivWorld {
  readonly papers: ReadonlyMap<string, ArxivPaper>;
  /** What a category announces on a day, in the order of its listing: new, cross-listed, replaced. */
  announced(category: string, day: Day): readonly Announcement[];
  /** Records that OAI says were deleted on a day. */
  deleted(day: Day): readonly string[];
}

/** Categories that papers are cross-listed from without being announced in any that the world has. */
const elsewhere = ['eess.SP', 'math.OC', 'physics.soc-ph', 'q-bio.QM', 'cs.DL'];

export function createArxivWorld(plan: WorldPlan): ArxivWorld {
  const papers = new Map<string, ArxivPaper>();
  const announcements = new Map<string, Announcement[]>();
  const inventor = createInventor(plan.name, papers);
  const [start = ''] = plan.days;
  inventor.inventEarlier(plan, workingDayBefore(addDays(start, -20)));
  for (const day of plan.days.filter(isWorkingDay)) announceDay(day);

  function announceDay(day: Day): void {
    const chance = createChance(`${plan.name}/arxiv/${day}`);
    const known = [...papers.values()];
    const lines: Announcement[] = [];
    const fresh = plan.categories.flatMap((primary) =>
      Array.from({ length: around(plan.sizes.new, chance) }, () => inventor.invent(primary, day)),
    );
    for (const category of plan.categories) crossList(category, { day, chance, fresh, known });
    for (const paper of papers.values()) {
      for (const { category, since } of paper.categories) {
        if (since !== day) continue;
        lines.push({ day, category, type: category === paper.primary ? 'new' : 'cross', ...newest(paper) });
      }
    }
    for (const paper of chooseReplaced(known, { day, chance })) {
      replace(paper, day, chance);
      for (const { category, since } of paper.categories) {
        if (since === day) continue;
        const type = category === paper.primary ? 'replace' : 'replace-cross';
        lines.push({ day, category, type, ...newest(paper) });
      }
    }
    for (const category of plan.categories) {
      const own = lines.filter((line) => line.category === category);
      const inOrder = ['new', 'cross', 'replace', 'replace-cross'].flatMap((type) =>
        own.filter((line) => line.type === type),
      );
      announcements.set(`${category} ${day}`, inOrder);
    }
  }

  /** Papers of the day from other categories, some from elsewhere, and one that was announced before. */
  function crossList(category: string, { day, chance, fresh, known }: CrossListing): void {
    const count = around(plan.sizes.cross, chance);
    if (count === 0) return;
    const isFree = (paper: ArxivPaper) => !paper.categories.some((one) => one.category === category);
    const late = chance.some(
      known.filter((paper) => isFree(paper) && paper.withdrawnOn === null),
      1,
    );
    const same = chance.some(fresh.filter(isFree), Math.ceil((count - late.length) * 0.6));
    const foreign = Array.from({ length: Math.max(0, count - late.length - same.length) }, () =>
      inventor.invent(chance.one(elsewhere), day),
    );
    for (const paper of [...late, ...same, ...foreign]) paper.categories.push({ category, since: day });
  }

  function chooseReplaced(known: readonly ArxivPaper[], { day, chance }: { day: Day; chance: Chance }) {
    const before = addDays(day, -2);
    const old = known.filter((paper) => paper.withdrawnOn === null && newestDay(paper) <= before);
    return plan.categories.flatMap((category) =>
      chance.some(
        old.filter((paper) => paper.primary === category),
        around(plan.sizes.replaced, chance),
      ),
    );
  }

  return {
    papers,
    announced: (category, day) => announcements.get(`${category} ${day}`) ?? [],
    deleted: (day) => {
      const chance = createChance(`${plan.name}/deleted/${day}`);
      return isWorkingDay(day) && chance.below(3) === 0
        ? [`${yearMonth(day)}.89${100 + chance.below(900)}`]
        : [];
    },
  };
}

interface CrossListing {
  readonly day: Day;
  readonly chance: Chance;
  readonly fresh: readonly ArxivPaper[];
  readonly known: readonly ArxivPaper[];
}

/** A fifth more or fewer, so that no two days are alike. */
function around(size: number, chance: Chance): number {
  return Math.max(0, Math.round(size * (0.8 + chance.fraction() * 0.4)));
}

function newest({ id, versions }: ArxivPaper): { id: string; version: number } {
  return { id, version: versions.length };
}

function newestDay({ versions }: ArxivPaper): Day {
  return versions.at(-1)?.announcedOn ?? '';
}

/** A new version; with some the paper was published meanwhile, and a few withdraw it. */
function replace(paper: ArxivPaper, day: Day, chance: Chance): void {
  paper.versions.push({ submittedAt: submittedFor(day, chance), announcedOn: day });
  const kind = chance.below(10);
  if (kind < 3 && paper.published === null) {
    const number = paper.id.replace(/\W/g, '-').toUpperCase();
    const reference = `Annals of Holes ${7 + kind} (${day.slice(0, 4)}) ${1 + chance.below(400)}`;
    paper.published = { since: day, doi: `10.5555/HOLES.${number}`, reference };
  }
  if (kind === 9) paper.withdrawnOn = day;
}

/** An instant between the two last deadlines (18:00 UTC of working days) before a day's announcement. */
function submittedFor(day: Day, chance: Chance): string {
  const deadline = workingDayBefore(day);
  const from = Date.parse(`${workingDayBefore(deadline)}T18:00:00Z`);
  const to = Date.parse(`${deadline}T17:59:59Z`);
  return new Date(from + Math.floor(chance.fraction() * (to - from))).toISOString().replace(/\.\d+Z$/, 'Z');
}

function yearMonth(day: Day): string {
  return `${day.slice(2, 4)}${day.slice(5, 7)}`;
}

function createInventor(name: string, papers: Map<string, ArxivPaper>) {
  const counts = new Map<string, number>();

  function nextId(day: Day): string {
    const month = yearMonth(day);
    const number = (counts.get(month) ?? 0) + 1;
    counts.set(month, number);
    return `${month}.${String(number).padStart(5, '0')}`;
  }

  function invent(primary: string, day: Day, id = nextId(day)): ArxivPaper {
    const chance = createChance(`${name}/paper/${id}`);
    const paper: ArxivPaper = {
      id,
      title: inventTitle(chance, papers.size + 1),
      abstract: inventAbstract(chance, id),
      authors: inventAuthors(chance),
      primary,
      versions: [{ submittedAt: submittedFor(day, chance), announcedOn: day }],
      categories: [{ category: primary, since: day }],
      published: null,
      withdrawnOn: null,
    };
    papers.set(id, paper);
    return paper;
  }

  /** What was announced before the world begins, so that its first days have something to replace. */
  function inventEarlier({ categories, sizes }: WorldPlan, day: Day): void {
    for (const category of categories) {
      for (let count = sizes.replaced * 4; count > 0; count -= 1) invent(category, day);
    }
    const [first] = categories;
    if (first !== undefined && sizes.replaced > 0) invent(first, day, 'math/0611800');
  }

  return { invent, inventEarlier };
}
