import type { AnnounceType, DayVerdict, SourceKind } from '#shared/contract/sources.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { addDays, daysFrom, isWeekend, isWorkingDay } from './calendar.ts';
import type { FaultRule, ServiceName } from './faults.ts';
import { createWorld, type Sizes, type World } from './world.ts';

/** The first and the last day of the recorded month: it has a holiday, on 3 July. */
export const monthStart: Day = '2026-07-01';
export const monthEnd: Day = '2026-07-31';

/** A source of the reader whose month it is. */
export interface MonthSource {
  readonly kind: SourceKind;
  /** `BASE` stands for the services’ address. */
  readonly target: string;
  readonly announces?: readonly AnnounceType[];
}

export const monthCategories = ['cs.LG', 'cs.CL', 'cs.CV', 'stat.ML', 'q-bio.NC'] as const;

/** Daily Papers, five categories of arXiv, a preprint server’s subject and two journals. */
export const monthSources: readonly MonthSource[] = [
  { kind: 'huggingface', target: 'daily' },
  { kind: 'arxiv', target: 'cs.LG', announces: ['new', 'cross', 'replace'] },
  { kind: 'arxiv', target: 'cs.CL', announces: ['new', 'cross'] },
  { kind: 'arxiv', target: 'cs.CV', announces: ['new'] },
  { kind: 'arxiv', target: 'stat.ML', announces: ['new', 'cross', 'replace'] },
  { kind: 'arxiv', target: 'q-bio.NC', announces: ['new', 'cross'] },
  { kind: 'biorxiv', target: 'neuroscience' },
  { kind: 'feed', target: 'BASE/journal/letters.rss' },
  { kind: 'feed', target: 'BASE/journal/annals.atom' },
];

/** One day of the plan: what goes wrong, and what the ledger must say once the day was asked for at noon. */
export interface PlannedDay {
  readonly day: Day;
  /** For people: what happens on this day. */
  readonly story: string;
  readonly faults: readonly FaultRule[];
  /** Verdicts that a fetch at noon of the day may give, by kind of source; `complete` where none is named. */
  readonly atNoon: Partial<Record<SourceKind, readonly DayVerdict[]>>;
  /** Whose fault nobody can see at noon: what it shows is whole in itself, and no other road tells more. */
  readonly unseen: SourceKind | null;
}

export interface Month {
  readonly world: World;
  readonly days: readonly PlannedDay[];
  readonly faults: readonly FaultRule[];
}

/** Lays the month out: the same for the same sizes. */
export function createMonth(sizes: Partial<Sizes> = {}): Month {
  const start = addDays(monthStart, -14);
  const world = createWorld({
    name: 'month',
    start,
    days: daysFrom(start, addDays(monthEnd, 21)).length,
    categories: monthCategories,
    sizes,
  });
  const days = daysFrom(monthStart, monthEnd).map(planned);
  return { world, days, faults: days.flatMap(({ faults }) => faults) };
}

function planned(day: Day): PlannedDay {
  if (isWeekend(day)) {
    return {
      day,
      story: 'A weekend.',
      faults: [],
      atNoon: { huggingface: ['quiet'], arxiv: ['quiet'] },
      unseen: null,
    };
  }
  if (!isWorkingDay(day))
    return { day, story: 'A holiday.', faults: [], atNoon: { arxiv: ['quiet'] }, unseen: null };
  const {
    story,
    faults,
    atNoon = {},
    unseen = null,
  } = plan[day] ?? { story: 'An ordinary day.', faults: [] };
  return { day, story, faults: faults.map((fault) => ({ from: day, to: day, ...fault })), atNoon, unseen };
}

type Planned = Pick<PlannedDay, 'story' | 'faults'> & Partial<PlannedDay>;

const everyRoad: readonly ServiceName[] = ['arxiv-feed', 'arxiv-listing', 'arxiv-api', 'arxiv-oai'];
const morning = [0, 14] as const;

const plan: Readonly<Record<Day, Planned>> = {
  '2026-07-02': {
    story: 'arXiv’s feeds refuse until the afternoon, and say when to come back.',
    faults: [
      { service: 'arxiv-feed', fault: { kind: 'refused', status: 429, retryAfter: '3600' }, hours: morning },
    ],
    atNoon: { arxiv: ['complete', 'partial', 'failed'] },
  },
  '2026-07-06': {
    story: 'The feed of cs.LG silently loses papers that the listing has.',
    faults: [{ service: 'arxiv-feed', fault: { kind: 'loses', count: 3 }, matching: 'cs.LG' }],
  },
  '2026-07-07': {
    story: 'The feeds end in their middle.',
    faults: [{ service: 'arxiv-feed', fault: { kind: 'truncated' } }],
  },
  '2026-07-08': {
    story: 'Feeds and listings show yesterday’s papers until the afternoon.',
    faults: [{ service: ['arxiv-feed', 'arxiv-listing'], fault: { kind: 'stale' }, hours: morning }],
    atNoon: { arxiv: ['stale', 'partial', 'complete'] },
  },
  '2026-07-09': {
    story: 'The feeds are half made, and Daily Papers refuses the first times.',
    faults: [
      { service: 'arxiv-feed', fault: { kind: 'half' } },
      { service: 'huggingface', fault: { kind: 'refused', status: 503 }, times: 2 },
    ],
  },
  '2026-07-10': {
    story: 'The feeds are empty, on a working day.',
    faults: [{ service: 'arxiv-feed', fault: { kind: 'empty' } }],
  },
  '2026-07-13': {
    story: 'The feeds tell of an error as if it were a feed.',
    faults: [{ service: 'arxiv-feed', fault: { kind: 'error-entry' } }],
  },
  '2026-07-14': {
    story: 'Pages for people come instead of feeds, with status 200.',
    faults: [{ service: ['arxiv-feed', 'huggingface', 'biorxiv', 'journal'], fault: { kind: 'html' } }],
    atNoon: { huggingface: ['failed'], biorxiv: ['failed'], feed: ['failed'] },
  },
  '2026-07-15': {
    story: 'Daily Papers and the preprint server answer 503, all day.',
    faults: [{ service: ['huggingface', 'biorxiv'], fault: { kind: 'refused', status: 503 } }],
    atNoon: { huggingface: ['failed'], biorxiv: ['failed'] },
  },
  '2026-07-16': {
    story: 'Every connection to arXiv breaks, all day.',
    faults: [{ service: everyRoad, fault: { kind: 'reset', when: 'before' } }],
    atNoon: { arxiv: ['failed'] },
  },
  '2026-07-17': {
    story: 'Fifty megabytes come from Daily Papers; the feeds break off in their middle.',
    faults: [
      { service: 'huggingface', fault: { kind: 'huge', bytes: 50_000_000 } },
      { service: 'arxiv-feed', fault: { kind: 'reset', when: 'within' } },
    ],
    atNoon: { huggingface: ['failed'] },
  },
  '2026-07-20': {
    story: 'Each paper stands in the feeds twice, and in the answer of Daily Papers too.',
    faults: [{ service: ['arxiv-feed', 'huggingface', 'biorxiv'], fault: { kind: 'doubled' } }],
  },
  '2026-07-21': {
    story: 'The feeds date their papers two days ahead.',
    faults: [{ service: 'arxiv-feed', fault: { kind: 'skewed', days: 2 } }],
    atNoon: { arxiv: ['complete', 'partial', 'stale'] },
  },
  '2026-07-22': {
    story: 'The feeds are in Latin-1 and say that they are in UTF-8.',
    faults: [{ service: 'arxiv-feed', fault: { kind: 'misencoded' } }],
  },
  '2026-07-23': {
    story: 'The feeds redirect in a circle.',
    faults: [{ service: 'arxiv-feed', fault: { kind: 'redirect-loop' } }],
  },
  '2026-07-24': {
    story: 'The feeds unpack to far more than anybody wants.',
    faults: [{ service: 'arxiv-feed', fault: { kind: 'bomb', bytes: 80_000_000 } }],
  },
  '2026-07-28': {
    story: 'Half of Daily Papers is shown until the afternoon.',
    faults: [{ service: 'huggingface', fault: { kind: 'half' }, hours: morning }],
    atNoon: { huggingface: ['complete', 'partial'] },
    unseen: 'huggingface',
  },
  '2026-07-29': {
    story: 'Feeds lose papers, and listings show half of those that they count.',
    faults: [
      { service: 'arxiv-feed', fault: { kind: 'loses', count: 2 } },
      { service: 'arxiv-listing', fault: { kind: 'half' } },
    ],
    atNoon: { arxiv: ['complete', 'partial'] },
  },
};
