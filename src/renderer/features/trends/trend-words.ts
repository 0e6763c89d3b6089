import type { Day } from '#shared/domain/partial-date.ts';
import type { Keeping, Overlap, Term, TermTrends, Week } from '#shared/trends/trends.ts';
import { weeksMet } from '#shared/trends/trends.ts';
import { counted, countWords } from '../../text/counts.ts';
import { dateParts } from '../../text/dates.ts';

/** A day as a chart says it: `29 December`, or `29 Dec`. */
export function dayWords(day: Day, style: 'short' | 'long' = 'long'): string {
  const { day: number, month } = dateParts(day, style);
  return `${number} ${month}`;
}

/** What came in over the weeks: `29 December to 28 June, 41,870 papers came in`. */
export function cameWords(weeks: readonly Week[], today: Day): string {
  const came = sum(weeks, 'came');
  const days = `${dayWords(weeks[0]?.monday ?? today)} to ${dayWords(today)}`;
  return `${days}, ${came === 0 ? 'no paper' : counted(came, 'paper')} came in`;
}

/** The sentence over the chart of weeks. */
export function weekHeading(weeks: readonly Week[]): string {
  const added = sum(weeks, 'added');
  const read = sum(weeks, 'read');
  if (added === 0 && read === 0) return `Nothing was added or read in ${weeks.length} weeks`;
  return `You added ${counted(added, 'paper')} and read ${read === 0 ? 'none' : countWords(read)}`;
}

/** How the chart of weeks is to be read, and how often the goal was met. */
export function goalWords(weeks: readonly Week[], goal: number): string {
  if (goal === 0) return 'By week. There is no goal.';
  const met = weeksMet(weeks, goal);
  const which = met === 0 ? 'in none of' : `in ${met} of`;
  return `By week. The goal of ${goal} was met ${which} ${weeks.length} weeks${met > 0 ? ', the solid ones' : ''}.`;
}

/** One week in a sentence, for who hears it or points at it. */
export function weekWords({ monday, added, read }: Week, goal: number): string {
  return `Week of ${dayWords(monday)}: ${added} added, ${read} read${goalRest(read, goal)}`;
}

/** How far a week is from its goal: `met`, `−3`. */
export function againstGoal(read: number, goal: number): string {
  return read >= goal ? 'met' : `−${goal - read}`;
}

function goalRest(read: number, goal: number): string {
  if (goal === 0) return '';
  return read >= goal ? ', the goal met' : `, ${goal - read} below the goal`;
}

/** The sentence over the terms. */
export function termHeading({ rising, falling }: TermTrends): string {
  if (rising.length > 0 && falling.length > 0) return 'What came up, and what went away';
  if (rising.length > 0) return 'What came up';
  return falling.length > 0 ? 'What went away' : 'No term rose or fell beyond chance';
}

export function spanWords(span: number): string {
  return span === 1 ? 'week' : `${['two', 'three', 'four'][span - 2] ?? span} weeks`;
}

/** A number of papers in 1,000: whole from ten on, else with one decimal where there is one. */
export function rateWords(rate: number): string {
  if (rate >= 9.95) return countWords(Math.round(rate));
  return rate > 0 && rate < 0.05 ? '<0.1' : rate.toFixed(1).replace('.0', '');
}

/** How many times more, or less: `× 9.5`, `÷ 7`, `new`, `gone`. */
export function factorWords({ first, last }: Term): string {
  if (first === 0) return 'new';
  if (last === 0) return 'gone';
  const factor = last > first ? last / first : first / last;
  return `${last > first ? '×' : '÷'} ${factor >= 99.5 ? '99+' : factor.toFixed(1)}`;
}

/** How a term moved, in a sentence. */
export function termWords(term: Term, { span }: TermTrends): string {
  const weeks = spanWords(span);
  return `${term.label}: ${rateWords(term.first)} in 1,000 papers in the first ${weeks}, ${rateWords(term.last)} in the last`;
}

/** The sentence over the authors, or the organisations. */
export function keepingHeading(whose: 'author' | 'organization', [first]: readonly Keeping[]): string {
  if (whose === 'organization') {
    return first ? `Most kept organisation: ${first.name}` : 'No organisation is kept yet';
  }
  return first ? `Most kept: ${first.name}, ${counted(first.kept, 'paper')}` : 'No author is kept yet';
}

/** How many papers of somebody were kept and read. */
export function keepingWords({ kept, read }: Keeping): string {
  return `${counted(kept, 'paper')}, ${countWords(read)} read`;
}

/** The sentence over the sources. */
export function overlapHeading({ shared }: Overlap): string {
  if (shared === 0) return 'No paper came by two sources';
  return `${countWords(shared)} came by more than one source`;
}

function sum(weeks: readonly Week[], what: 'came' | 'added' | 'read'): number {
  return weeks.reduce((total, week) => total + week[what], 0);
}
