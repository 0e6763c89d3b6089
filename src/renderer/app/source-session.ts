import type { Source } from '#shared/contract/sources.ts';
import { counted } from '../text/counts.ts';
import { reported } from './acts.ts';
import { firstPlace } from './address.ts';
import type { Services } from './services.ts';

/** What is compared of two moments of a source: how many papers each of its days has, and how the day stands. */
type Standing = ReadonlyMap<number, Source>;

/**
 * Tells of what was fetched by itself, on the schedule or from another window, once all of it is done: one
 * quiet toast, and none when nothing came. What this window fetched has told of itself. A rule that is to
 * tell of papers does so as they come in.
 */
export function startSourceSession(services: Services): void {
  const { library, sources, toasts, place } = services;
  library.rules.notified(({ rule, sentence }) => {
    const open = (): void =>
      void reported(services, async () => {
        const { rules } = await library.rules.list({});
        const query = rules.find(({ id }) => id === rule)?.query;
        if (query !== undefined) place.getState().go({ ...firstPlace, query, sort: 'added' });
      });
    toasts.getState().show({ sentence, act: { label: 'Open', run: open } });
  });

  let before: Standing | null = null;
  let isOurs = false;

  sources.subscribe((now, was) => {
    if (now.fetches.length > 0) isOurs = true;
    const isFetching = (now.sources ?? []).some(({ activity }) => activity.kind === 'fetching');
    if (isFetching) before ??= standingOf(was.sources ?? now.sources ?? []);
    if (isFetching || now.fetches.length > 0) return;
    const sentence = before && !isOurs ? cameWords(before, now.sources ?? []) : null;
    before = null;
    isOurs = false;
    if (sentence === null) return;
    toasts.getState().show({
      sentence,
      act: {
        label: 'Open',
        run: () =>
          place
            .getState()
            .go({ page: 'desk', detail: null, view: 'inbox', query: '', chosen: {}, paper: null }),
      },
    });
  });
}

function standingOf(sources: readonly Source[]): Standing {
  return new Map(sources.map((source) => [source.id, source]));
}

/** What came since, in a sentence; `null` when nothing did and nothing went wrong. */
export function cameWords(before: Standing, sources: readonly Source[]): string | null {
  const came = sources
    .map((source) => ({ source, papers: gained(before.get(source.id), source) }))
    .filter(({ papers }) => papers > 0);
  const papers = came.reduce((sum, one) => sum + one.papers, 0);
  const failed = sources.filter((source) => hasFailed(before.get(source.id), source)).map(({ name }) => name);
  if (papers === 0 && failed.length === 0) return null;
  const [only] = came;
  const from = came.length === 1 && only ? only.source.name : counted(came.length, 'source');
  const words = papers === 0 ? '' : `${counted(papers, 'paper')} came from ${from}.`;
  const trouble = failed.length === 0 ? '' : `${failed.join(', ')} could not be fetched.`;
  return [words, trouble].filter((part) => part !== '').join(' ');
}

function gained(before: Source | undefined, now: Source): number {
  const had = new Map(before?.days.map(({ day, received }) => [day, received]));
  return now.days.reduce((sum, { day, received }) => sum + Math.max(0, received - (had.get(day) ?? 0)), 0);
}

function hasFailed(before: Source | undefined, now: Source): boolean {
  const [newest] = now.days;
  if (newest?.verdict !== 'failed') return false;
  return before?.days.find(({ day }) => day === newest.day)?.verdict !== 'failed';
}
