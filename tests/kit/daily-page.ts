/** What of a day's papers matters to a test; the rest is made up. */
export interface DailyPaper {
  readonly title?: string;
  readonly summary?: string | null;
  readonly authors?: readonly string[];
  readonly organization?: string | null;
  readonly upvotes?: number;
  readonly code?: string;
}

/** So many papers of a day in the form of the page of Daily Papers, ranked as they stand, all different. */
export function aDailyPage(
  papers: number | readonly DailyPaper[],
  { day = '2026-07-01', from = 1 }: { readonly day?: string; readonly from?: number } = {},
): Uint8Array {
  const given: readonly DailyPaper[] =
    typeof papers === 'number' ? Array.from({ length: papers }, () => ({})) : papers;
  const rows = given.map((paper, index) => rowOf(paper, from + index, day));
  return new TextEncoder().encode(JSON.stringify({ dailyPapers: rows, dateString: day, periodType: 'day' }));
}

function rowOf(paper: DailyPaper, number: number, day: string) {
  const title = paper.title ?? titleOf(number);
  const author = (offset: number) => scientists[(number * 5 + offset * 3) % scientists.length] ?? '';
  const code = paper.code ?? (number % 4 === 0 ? `https://github.com/fennimore/study-${number}` : undefined);
  return {
    title,
    numComments: number % 5,
    publishedAt: `${day}T00:00:00.000Z`,
    paper: {
      id: `${day.slice(2, 4)}${day.slice(5, 7)}.${(Number(day.slice(8, 10)) % 9) * 10_000 + 10_000 + number}`,
      title,
      summary: paper.summary === undefined ? summaryOf(number) : paper.summary,
      authors: (paper.authors ?? [author(0), author(1), author(2)]).map((name) => ({ name })),
      publishedAt: `${day}T00:00:00.000Z`,
      submittedOnDailyAt: `${day}T00:00:00.000Z`,
      upvotes: paper.upvotes ?? (number * 37) % 89,
      ...(paper.organization === null
        ? {}
        : {
            organization: { name: 'group', fullname: paper.organization ?? groups[number % groups.length] },
          }),
      ...(code === undefined ? {} : { githubRepo: code }),
    },
  };
}

function titleOf(number: number): string {
  const pick = (words: readonly string[], step: number) =>
    words[Math.floor(number / step) % words.length] ?? '';
  const what = `${pick(manners, 1)} ${pick(things, 3)} for ${pick(ends, 2)}`;
  return `${what}, study ${number}`;
}

function summaryOf(number: number): string {
  const thing = things[Math.floor(number / 3) % things.length]?.toLowerCase() ?? '';
  const end = ends[Math.floor(number / 2) % ends.length] ?? '';
  return [
    `${capital(thing)} has become the usual way to ${end.replace(/^the /, 'approach the ')}, and yet its cost grows with every step that is kept.`,
    `We ask how much of it is needed, and find that a share of ${(number % 7) + 2} in ten suffices on ${(number % 5) + 3} of the tasks at hand.`,
    'The rest is written once and read seldom, so that it can be left where it is cheap to keep.',
    `Our method decides this from the first $n = ${2 ** (4 + (number % 5))}$ steps alone, without another model and without training anew.`,
    'It can be put beside what is there already, and taken away again, since nothing else depends on it.',
    'On long inputs it halves the memory at the same quality; on short ones it makes no difference, as one would hope.',
    `What remains open is whether the same holds where the parts of the input depend on each other, as in proofs, for which we give ${(number % 4) + 2} examples that speak against it.`,
    'We publish the measurements of every run, with those that failed.',
  ].join(' ');
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const manners = [
  'Quiet',
  'Frugal',
  'Patient',
  'Layered',
  'Sparse',
  'Shared',
  'Certified',
  'Memory-Efficient',
];
const things = [
  'Attention Over Pages',
  'Looped Transformers',
  'Retrieval by Sketches',
  'Caches That Forget',
  'Gated Distillation',
  'Proof Search',
];
const ends = ['long documents', 'small machines', 'the first token', 'formal mathematics', 'shared links'];
const groups = ['Fennimore Institute', 'Harbour Laboratory', 'Lantern Group', 'Slate Observatory'];
const scientists = [
  'Ada Lovelace',
  'Emmy Noether',
  'Alan Turing',
  'Grace Hopper',
  'Kurt Gödel',
  'Sofia Kovalevskaya',
  'Henri Poincaré',
  'Rózsa Péter',
  'Leonhard Euler',
  'Mary Somerville',
  'Srinivasa Ramanujan',
];
