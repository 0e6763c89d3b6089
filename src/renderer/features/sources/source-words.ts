import type { AnnounceType, LedgerDay, Network, Source, SourceKind } from '#shared/contract/sources.ts';
import { arxivCategories } from '#shared/domain/arxiv-categories.ts';
import { countWords } from '../../text/counts.ts';
import { dayWords, localDay, timeWords } from '../../text/dates.ts';
import { addDays } from '../../ui/calendar-weeks.ts';
import type { DayShape } from '../../ui/day-mark.tsx';
import type { IconName } from '../../ui/icon.tsx';

/** What is true now, for words that depend on it. */
export interface Moment {
  readonly now: Date;
  readonly today: string;
}

export const kindIcons: Readonly<Record<SourceKind, IconName>> = {
  huggingface: 'newspaper',
  arxiv: 'rss',
  'arxiv-search': 'search',
  'arxiv-author': 'users',
  biorxiv: 'rss',
  medrxiv: 'rss',
  feed: 'rss',
  folder: 'folder-sync',
};

export const announceLabels: Readonly<Record<AnnounceType, string>> = {
  new: 'New',
  cross: 'Cross-listed',
  replace: 'Replaced',
};

/** Whether a kind of source tells new, cross-listed and replaced papers apart. */
export function hasAnnounceTypes(kind: SourceKind): boolean {
  return kind === 'arxiv';
}

/** Which papers a source brings, where it tells them apart: "New and cross-listed". */
export function announceWords({ kind, announces }: Pick<Source, 'kind' | 'announces'>): string {
  if (!hasAnnounceTypes(kind)) return '';
  const names = announces.map((type) => announceLabels[type].toLowerCase());
  const last = names.pop() ?? '';
  const words = names.length === 0 ? `${last} papers only` : `${names.join(', ')} and ${last}`;
  return capital(words);
}

/** What a source is, under its name: "Machine Learning. New and cross-listed." */
export function aboutWords(source: Source): string {
  const category = source.kind === 'arxiv' ? arxivCategories.get(source.target) : undefined;
  const parts = [category ?? source.description, announceWords(source)];
  return parts
    .map((part) => (part === '' ? '' : `${capital(part)}.`))
    .join(' ')
    .trim();
}

/** A column of a source's row: what matters, and what explains it in the line below. */
export interface Pair {
  readonly main: string;
  readonly below: string;
}

/** The day that a source's row is about: today, else its newest one. */
export function shownDay({ days }: Pick<Source, 'days'>, today: string): LedgerDay | null {
  return days.find(({ day }) => day === today) ?? days[0] ?? null;
}

/** How many papers came of how many: `118 of 244`, `38 of about 36`, `0 new`, or a dash for a quiet day. */
export function receivedWords(day: LedgerDay | null): string {
  if (day === null || day.verdict === 'quiet') return '–';
  const received = countWords(day.received);
  if (day.verdict === 'stale') return '0 new';
  if (day.expected === null) return day.verdict === 'failed' ? '–' : `${received} came`;
  return `${received} of ${day.expectedFrom === 'habit' ? 'about ' : ''}${countWords(day.expected)}`;
}

/** What became of a source's newest day, beside its shape: `partial, filling`, `stale, since 24 Jun`. */
export function verdictWords(
  source: Pick<Source, 'days' | 'activity'>,
  { today }: Pick<Moment, 'today'>,
): { readonly shape: DayShape | null; readonly words: string } {
  const day = shownDay(source, today);
  if (day === null) return { shape: null, words: 'not fetched yet' };
  const parts = [day.verdict, detailOf(source, day, today)];
  if (day.day !== today) parts.push(dayWords(day.day, today));
  return { shape: day.verdict, words: parts.filter((part) => part !== null).join(', ') };
}

function detailOf({ days, activity }: Pick<Source, 'days' | 'activity'>, day: LedgerDay, today: string) {
  switch (day.verdict) {
    case 'complete':
      return day.expectedFrom === 'habit' ? 'by habit' : null;
    case 'partial':
    case 'failed':
      if (activity.kind === 'fetching') return 'filling';
      if (activity.kind !== 'idle' && activity.kind !== 'paused') return 'waiting';
      return day.nextTryAt === null ? null : `again at ${timeWords(day.nextTryAt)}`;
    case 'stale': {
      const last = days.find(({ received }) => received > 0);
      return last ? `since ${dayWords(last.day, today)}` : null;
    }
    case 'quiet':
      return null;
    default:
      return day.verdict satisfies never;
  }
}

/** When a source was fetched last, and by which road. */
export function lastWords(source: Source, { now, today }: Moment): Pair {
  if (source.lastFetchedAt === null) return { main: '–', below: '' };
  const day = localDay(new Date(source.lastFetchedAt));
  const main = day === localDay(now) ? timeWords(source.lastFetchedAt) : dayWords(day, today);
  return { main, below: shownDay(source, today)?.roads.at(-1)?.road ?? '' };
}

/** When a source is fetched next, or what it waits for. */
export function nextWords(source: Source, network: Network, { now, today }: Moment): Pair {
  if (!source.enabled) return { main: 'paused', below: '' };
  if (source.kind === 'folder') {
    const isGone = source.activity.kind === 'waiting';
    return isGone ? { main: 'waits', below: 'folder gone' } : { main: 'at once', below: 'watched' };
  }
  if (network.forbidden) return { main: 'waits', below: 'network off' };
  if (source.activity.kind === 'offline') return { main: 'waits', below: 'offline' };
  if (source.nextFetchAt === null) return { main: '–', below: '' };
  const next = new Date(source.nextFetchAt);
  if (next <= now) return { main: 'now', below: 'due' };
  const day = localDay(next);
  const tomorrow = addDays(localDay(now), 1);
  const below = day === localDay(now) ? 'today' : day === tomorrow ? 'tomorrow' : dayWords(day, today);
  return { main: timeWords(source.nextFetchAt), below };
}

/** How the day stands over all sources: "341 of 467 papers today, the rest is on its way". */
export function headWords(sources: readonly Source[], network: Network, today: string): string {
  const days = sources.flatMap(({ enabled, days: known }) =>
    enabled ? known.filter(({ day, verdict }) => day === today && verdict !== 'quiet') : [],
  );
  if (sources.length === 0) return '';
  if (days.length === 0) return 'Nothing of today has come yet';
  const received = days.reduce((sum, day) => sum + countedOf(day), 0);
  const expected = days.reduce((sum, day) => sum + Math.max(day.expected ?? day.received, countedOf(day)), 0);
  const faults = days.filter(({ verdict }) => verdict === 'failed').length;
  if (received === expected && faults === 0) return `All ${countWords(received)} papers of today are here`;
  const rest = network.forbidden
    ? 'the rest waits'
    : days.some(({ nextTryAt, verdict }) => verdict !== 'complete' && nextTryAt !== null) ||
        sources.some(({ activity }) => activity.kind === 'fetching')
      ? 'the rest is on its way'
      : 'the rest did not come';
  return `${countWords(received)} of ${countWords(expected)} papers today, ${rest}`;
}

/** What counts towards the sum of a day: no more than was expected, where that is only a habit. */
function countedOf({ received, expected, expectedFrom, verdict }: LedgerDay): number {
  if (verdict === 'stale') return 0;
  return expected !== null && expectedFrom === 'habit' ? Math.min(received, expected) : received;
}

/** That the network is forbidden, since when, and what waits for it. */
export function forbiddenWords(sources: readonly Source[], network: Network, moment: Moment): string {
  const waiting = sources.filter(({ enabled, kind }) => enabled && kind !== 'folder').length;
  const since = network.since === null ? '' : ` since ${sinceWords(network.since, moment)}`;
  const who =
    waiting === 0
      ? 'No source needs it'
      : `${capital(spelled(waiting))} ${waiting === 1 ? 'source waits' : 'sources wait'}`;
  return `All network is forbidden${since}. ${who}, the rest works.`;
}

function sinceWords(instant: string, { now, today }: Moment): string {
  const day = localDay(new Date(instant));
  return day === localDay(now) ? timeWords(instant) : dayWords(day, today, 'long');
}

const numbers = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

function spelled(count: number): string {
  return numbers[count] ?? countWords(count);
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** The newest days of a source up to today, oldest first; `null` where nothing is known of one. */
export function lastDays(
  { days }: Pick<Source, 'days'>,
  today: string,
  count: number,
): readonly { readonly day: string; readonly verdict: LedgerDay['verdict'] | null }[] {
  return Array.from({ length: count }, (_, index) => {
    const day = addDays(today, index - count + 1);
    return { day, verdict: days.find((known) => known.day === day)?.verdict ?? null };
  });
}
