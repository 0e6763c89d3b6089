import type { Day } from '#shared/domain/partial-date.ts';
import { type Answer, type Asked, escaped, isFaulty, notFound } from './answer.ts';
import { addDays, easternDay, inWords, isWeekend, isWorkingDay, workingDayBefore } from './calendar.ts';
import { altered } from './faults.ts';
import { type PaperState, stateOf } from './paper-state.ts';
import type { Announcement } from './world-arxiv.ts';

/** `/list/CAT/new`, `/list/CAT/recent` and `/list/CAT/YYYY-MM`, in pages (`skip`, `show`). */
export function playArxivListing(asked: Asked): Answer {
  const [, category = '', view = ''] = /^\/list\/([^/]+)\/([^/]+)$/.exec(asked.path) ?? [];
  if (!asked.world.categories.includes(category)) return notFound('such archive');
  const sections = sectionsOf(asked, category, view);
  if (sections === null) return notFound('such listing');
  const page = {
    skip: numberOf(asked, 'skip', 0),
    show: numberOf(asked, 'show', view === 'new' ? 2000 : 50),
  };
  const heading = headingOf(asked, view);
  return {
    status: 200,
    type: 'text/html; charset=utf-8',
    body: pageOf({ category, view, heading, sections, ...page }),
  };
}

interface Section {
  /** Without its counts; `null` where the listing has only one. */
  readonly name: string | null;
  readonly lines: readonly Announcement[];
  /** How many there should be: a page that loses papers still counts them. */
  readonly total: number;
  readonly states: ReadonlyMap<string, PaperState>;
}

function sectionsOf(asked: Asked, category: string, view: string): Section[] | null {
  const { world, faults } = asked;
  const section = (name: string | null, lines: readonly Announcement[], day: Day): Section => {
    const shown = altered(lines, faults);
    const states = shown.flatMap(({ id }) => {
      const paper = world.arxiv.papers.get(id);
      const state = paper === undefined ? null : stateOf(paper, day);
      return state === null ? [] : [[id, state] as const];
    });
    return {
      name,
      lines: shown,
      total: isFaulty(asked, 'half') ? lines.length : shown.length,
      states: new Map(states),
    };
  };
  if (view === 'new') {
    const day = dayShown(asked);
    const lines = world.arxiv.announced(category, day);
    return [
      section('New submissions', ofTypes(lines, ['new']), day),
      section('Cross submissions', ofTypes(lines, ['cross']), day),
      section('Replacement submissions', ofTypes(lines, ['replace', 'replace-cross']), day),
    ];
  }
  if (view === 'recent') {
    const days: Day[] = [];
    for (let day = newestAnnounced(dayShown(asked)); days.length < 5; day = workingDayBefore(day))
      days.push(day);
    return days.map((day) => {
      const { weekday, date, month, year } = inWords(day);
      const lines = ofTypes(world.arxiv.announced(category, day), ['new', 'cross']);
      return section(`${weekday.slice(0, 3)}, ${date} ${month.slice(0, 3)} ${year}`, lines, day);
    });
  }
  const digits = /^(?:(20\d{2})-(\d{2})|(\d{2})(\d{2}))$/.exec(view);
  if (digits === null) return null;
  const month = `${(digits[1] ?? digits[3] ?? '').slice(-2)}${digits[2] ?? digits[4]}`;
  const today = dayShown(asked);
  const lines = world.days
    .filter((day) => day <= today)
    .flatMap((day) => ofTypes(world.arxiv.announced(category, day), ['new', 'cross']))
    .filter(({ id }) => id.startsWith(`${month}.`));
  return [
    section(
      null,
      lines.sort((left, right) => (left.id < right.id ? -1 : 1)),
      today,
    ),
  ];
}

/** At weekends the page stays at Friday’s papers; on a holiday it has its day and no papers. */
function dayShown(asked: Asked): Day {
  const today = easternDay(asked.now);
  const day = isWeekend(today) ? workingDayBefore(today) : today;
  return isFaulty(asked, 'stale') ? workingDayBefore(day) : day;
}

function newestAnnounced(day: Day): Day {
  return isWorkingDay(day) ? day : workingDayBefore(addDays(day, 1));
}

function ofTypes(lines: readonly Announcement[], types: readonly Announcement['type'][]): Announcement[] {
  return lines.filter(({ type }) => types.includes(type));
}

function numberOf({ query }: Asked, name: string, otherwise: number): number {
  const text = query.get(name);
  return text !== null && /^\d{1,6}$/.test(text)
    ? Math.min(Number(text), name === 'show' ? 2000 : 1_000_000)
    : otherwise;
}

function headingOf(asked: Asked, view: string): string {
  if (view === 'recent') return '<h2>Authors and titles for recent submissions</h2>';
  if (view === 'new') {
    const { weekday, date, month, year } = inWords(dayShown(asked));
    return `<h3>Showing new listings for ${weekday}, ${date} ${month} ${year}</h3>`;
  }
  const digits = view.replace('-', '').slice(-4);
  const { month } = inWords(`2026-${digits.slice(2)}-01`);
  return `<h2>Authors and titles for ${month} 20${digits.slice(0, 2)} </h2>`;
}

interface ListingPage {
  readonly category: string;
  readonly view: string;
  readonly heading: string;
  readonly sections: readonly Section[];
  readonly skip: number;
  readonly show: number;
}

function pageOf({ category, view, heading, sections, skip, show }: ListingPage): string {
  const total = sections.reduce((sum, section) => sum + section.total, 0);
  const paging = `<div class='paging'>Total of ${total} entries
</div>
<div class='morefewer'>Showing up to ${show} entries per page:
  <a href="/list/${category}/${view}?skip=${skip}&amp;show=2000" rel="nofollow">more</a>
</div>`;
  const body =
    total === 0 && view === 'new'
      ? '<p>No updates today.</p>'
      : entriesOf({ sections, skip, show, hasAbstract: view === 'new' });
  return `<!DOCTYPE html>
<html lang="en">
<head>
<title>${category} ${view} submissions | arXiv.org</title>
</head>
<body class="with-cu-identity">
<main>
<div id="content">
<div id='dlpage'>
<h1>${category}</h1>
${heading}
${paging}
${body}
${paging}
</div>
</div>
</main>
</body>
</html>
`;
}

/** The entries of a page, under the headings of the sections that they belong to. */
function entriesOf({
  sections,
  skip,
  show,
  hasAbstract,
}: Pick<ListingPage, 'sections' | 'skip' | 'show'> & { readonly hasAbstract: boolean }): string {
  let before = 0;
  const parts: string[] = [];
  for (const { name, lines, total, states } of sections) {
    const from = Math.max(0, skip - before);
    const held = lines.slice(from, Math.max(from, skip + show - before));
    const start = before;
    before += lines.length;
    if (held.length === 0) continue;
    parts.push("<dl id='articles'>");
    if (name !== null) parts.push(sectionHeading(name, { from, held: held.length, of: total }));
    for (const [index, line] of held.entries()) {
      const state = states.get(line.id);
      if (state !== undefined) {
        parts.push(entryOf(line, state, { number: start + from + index + 1, hasAbstract }));
      }
    }
    parts.push('</dl>');
  }
  return parts.join('\n');
}

function sectionHeading(
  name: string,
  { from, held, of }: { readonly from: number; readonly held: number; readonly of: number },
): string {
  const part = held === of ? '' : from === 0 ? 'first ' : from + held === of ? 'last ' : 'next ';
  const continued = from > 0 ? 'continued, ' : '';
  const isDay = /^\w{3}, /.test(name);
  return `    <h3>${name} (${continued}showing ${part}${held} of ${of} entries${isDay ? ' ' : ''})</h3>`;
}

function entryOf(
  { id, type }: Announcement,
  { paper, categories, comment, reference }: PaperState,
  { number, hasAbstract }: { readonly number: number; readonly hasAbstract: boolean },
): string {
  const mark = type === 'cross' ? `(cross-list from ${paper.primary})` : type === 'new' ? '' : '(replaced)';
  const authors = paper.authors.map(
    ({ name }) => `<a href="/search/?query=${encodeURIComponent(name)}" rel="nofollow">${escaped(name)}</a>`,
  );
  const subjects = categories.map((category, index) =>
    index === 0
      ? `<span class="primary-subject">Subject of ${category} (${category})</span>`
      : `Subject of ${category} (${category})`,
  );
  return `    <dt>
      <a name='item${number}'>[${number}]</a>
      <a href ="/abs/${id}" title="Abstract" id="${id}">
        arXiv:${id}
      </a>
      ${mark}
      [<a href="/pdf/${id}" title="Download PDF" id="pdf-${id}" aria-labelledby="pdf-${id}">pdf</a>, <a href="/format/${id}" title="Other formats" id="oth-${id}">other</a>]
    </dt>
    <dd>
      <div class='meta'>
        <div class='list-title mathjax'><span class='descriptor'>Title:</span>
          ${escaped(paper.title)}
        </div>
        <div class='list-authors'>${authors.join(', ')}</div>
${comment === null ? '' : `        <div class='list-comments mathjax'><span class='descriptor'>Comments:</span>\n          ${escaped(comment)}\n        </div>\n`}${reference === null ? '' : `        <div class='list-journal-ref'><span class='descriptor'>Journal-ref:</span>\n          ${escaped(reference)}\n        </div>\n`}        <div class='list-subjects'><span class='descriptor'>Subjects:</span>
          ${subjects.join('; ')}
        </div>
${hasAbstract ? `        <p class='mathjax'>\n          ${escaped(paper.abstract)}\n        </p>\n` : ''}      </div>
    </dd>`;
}
