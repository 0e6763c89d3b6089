import type { FetchReport, LedgerDay, Source } from '#shared/contract/sources.ts';
import { counted } from '../text/counts.ts';
import { reported } from './acts.ts';
import type { Fetching, Place, Services } from './services.ts';

/** What the sources page has chosen, as the place's detail holds it: `3` or `3/2026-06-30`. */
export interface ChosenSource {
  readonly id: number | null;
  readonly day: string | null;
}

/** Reads the detail of the sources page; what cannot be read in it chooses nothing. */
export function readChosen(detail: string | null): ChosenSource {
  const match = /^(\d{1,15})(?:\/(\d{4}-\d{2}-\d{2}))?$/.exec(detail ?? '');
  return { id: match ? Number(match[1]) : null, day: match?.[2] ?? null };
}

/** The detail that `readChosen` reads. */
export function writeChosen({ id, day }: ChosenSource): string | null {
  if (id === null) return null;
  return day === null ? String(id) : `${id}/${day}`;
}

/** The source that the page shows: the chosen one, else the first; `null` while there is none. */
export function chosenSource({ sources, place }: Services): Source | null {
  const { sources: all, cursor } = sources.getState();
  const { id } = readChosen(place.getState().place.detail);
  const find = (wanted: number | null) => all?.find((source) => source.id === wanted);
  return find(id) ?? find(cursor) ?? all?.[0] ?? null;
}

/** Chooses a source; moving makes no step in the history, and on narrow windows opens nothing. */
export function chooseSource({ place, layout, sources }: Services, id: number): void {
  sources.setState({ cursor: id });
  if (layout.getState().isWide || place.getState().place.detail !== null)
    place.getState().replace({ detail: writeChosen({ id, day: null }) });
}

/** Moves the choice by one, stopping at the ends. */
export function stepSource(services: Services, by: 1 | -1): void {
  const all = services.sources.getState().sources ?? [];
  const chosen = chosenSource(services);
  const next = all[all.findIndex(({ id }) => id === chosen?.id) + by];
  if (next) chooseSource(services, next.id);
}

/** The desk with the papers that a source brought on a day. */
export function papersOfDay(source: Pick<Source, 'key'>, day: string): Partial<Place> {
  return {
    page: 'desk',
    detail: null,
    view: 'library',
    query: `source:${quoted(source.key)} listing:${day}`,
    chosen: {},
    sort: 'rank',
    paper: null,
  };
}

function quoted(value: string): string {
  return /^[\p{L}\p{N}/._-]+$/u.test(value) ? value : `"${value.replaceAll('"', '')}"`;
}

/**
 * Opens the papers of the chosen day, or of the newest day that has any. On narrow windows the source
 * itself is opened first.
 */
export function openDay(services: Services, day?: string): void {
  const source = chosenSource(services);
  if (!source) return;
  const { layout, place } = services;
  if (!layout.getState().isWide && place.getState().place.detail === null) {
    place.getState().go({ detail: writeChosen({ id: source.id, day: null }) });
    return;
  }
  const chosen = day ?? readChosen(place.getState().place.detail).day;
  const newest = source.days.find(({ received }) => received > 0)?.day ?? source.days[0]?.day;
  const opened = chosen ?? newest;
  if (opened !== undefined) place.getState().go(papersOfDay(source, opened));
}

/** Fetches a source, or all of them; a second asking for what is under way does nothing. */
export async function fetchSource(
  services: Services,
  { source = null, asOf }: { readonly source?: number | null; readonly asOf?: string },
): Promise<void> {
  const { sources, library, toasts, spoken } = services;
  if (sources.getState().fetches.some((fetching) => fetching.source === source)) return;
  const stopping = new AbortController();
  let mine: Fetching = { source, progress: null, cancel: () => stopping.abort() };
  sources.setState(({ fetches }) => ({ fetches: [...fetches, mine] }));
  spoken.getState().say(source === null ? 'Fetching every source' : `Fetching ${nameOf(services, source)}`);
  await reported(services, async () => {
    try {
      const { reports } = await library.sources.fetch(
        { ...(source === null ? {} : { source }), ...(asOf === undefined ? {} : { asOf }) },
        {
          signal: stopping.signal,
          onProgress(progress) {
            const before = mine;
            mine = { ...mine, progress };
            sources.setState(({ fetches }) => ({
              fetches: fetches.map((fetching) => (fetching === before ? mine : fetching)),
            }));
          },
        },
      );
      toasts.getState().show({ sentence: outcomeWords(reports), act: openingOf(services, reports) });
    } finally {
      sources.setState(({ fetches }) => ({ fetches: fetches.filter((fetching) => fetching !== mine) }));
      void sources.getState().load();
    }
  });
}

function nameOf({ sources }: Services, id: number): string {
  return sources.getState().sources?.find((source) => source.id === id)?.name ?? 'a source';
}

/** What a fetch brought, in a sentence. */
export function outcomeWords(reports: readonly FetchReport[]): string {
  const [only] = reports;
  if (!only) return 'No source is in use, so nothing was fetched.';
  if (reports.length === 1) return `${only.name}: ${only.sentence}`;
  const added = reports.reduce((sum, report) => sum + report.added, 0);
  const troubled = reports.filter(({ verdict }) => verdict === 'failed' || verdict === 'partial');
  const came = `${counted(added, 'new paper')} from ${counted(reports.length, 'source')}.`;
  if (troubled.length === 0) return came;
  const names = troubled.map(({ name, verdict }) => `${name} (${verdict})`).join(', ');
  return `${came} Not all of it came: ${names}.`;
}

/** The way to what came: the Inbox, or the day of the only source. */
function openingOf({ place, sources }: Services, reports: readonly FetchReport[]) {
  if (!reports.some(({ added, updated }) => added + updated > 0)) return null;
  return {
    label: 'Open',
    run() {
      const [only] = reports;
      const source = sources.getState().sources?.find(({ id }) => id === only?.source);
      const day = newestDay(only?.days ?? []);
      if (reports.length === 1 && source && day !== null) place.getState().go(papersOfDay(source, day));
      else
        place
          .getState()
          .go({ page: 'desk', detail: null, view: 'inbox', query: '', chosen: {}, paper: null });
    },
  };
}

function newestDay(days: readonly LedgerDay[]): string | null {
  return days.reduce<string | null>(
    (newest, { day, received }) => (received > 0 && (newest === null || day > newest) ? day : newest),
    null,
  );
}

/** Uses a source again, or lets it rest. */
export function setEnabled(services: Services, source: Source, enabled: boolean): Promise<void> {
  return reported(services, async () => {
    await services.library.sources.update({ id: source.id, enabled });
    await services.sources.getState().load();
    const sentence = enabled
      ? `${source.name} is fetched again.`
      : `${source.name} is paused. It is not fetched until it goes on.`;
    services.toasts.getState().show({
      sentence,
      act: { label: 'Undo', run: () => void setEnabled(services, source, !enabled) },
    });
  });
}

/** Gives a source another name. */
export function renameSource(services: Services, source: Source, name: string): Promise<void> {
  return reported(services, async () => {
    await services.library.sources.update({ id: source.id, name });
    await services.sources.getState().load();
  });
}

/** Ends a subscription. Its papers and its ledger stay, so that adding it again is undoing this. */
export function removeSource(services: Services, source: Source): Promise<void> {
  return reported(services, async () => {
    await services.library.sources.remove({ id: source.id });
    await services.sources.getState().load();
    services.sources.setState({ cursor: null });
    services.place.getState().replace({ detail: null });
    services.toasts.getState().show({
      sentence: `${source.name} is removed. Its papers and its days stay.`,
      act: { label: 'Undo', run: () => void addAgain(services, source) },
    });
  });
}

function addAgain(services: Services, { kind, target, name, announces, enabled }: Source): Promise<void> {
  return reported(services, async () => {
    const added = await services.library.sources.add({ kind, target, name, announces, daysBack: 1 });
    if (!enabled) await services.library.sources.update({ id: added.id, enabled });
    await services.sources.getState().load();
    chooseSource(services, added.id);
  });
}

/** Forbids all network, or allows it again. */
export function forbidNetwork(services: Services, forbidden: boolean): Promise<void> {
  return reported(services, async () => {
    const network = await services.library.sources.forbidNetwork({ forbidden });
    services.sources.setState({ network });
    services.spoken.getState().say(forbidden ? 'All network is forbidden.' : 'The network is allowed again.');
    await services.sources.getState().load();
  });
}
