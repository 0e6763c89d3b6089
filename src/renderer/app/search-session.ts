import type { Unsubscribe } from '#shared/contract/define.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import type { Row, SearchAnswer, SearchRequest } from '#shared/search/request.ts';
import { readersZone } from '../text/dates.ts';
import { cursorAfter } from './cursor.ts';
import { createRest } from './rest.ts';
import type { Place, Services } from './services.ts';

/** What the session asks: the search worker, or in tests an index in the same thread. */
export interface SearchEngine {
  search(request: SearchRequest): Promise<SearchAnswer>;
  rows(ids: readonly number[], query: string): Promise<readonly Row[]>;
  /**
   * Told when the engine has taken changes in; `loaded` is how much of the library it holds, `indexed`
   * how much of their text, 0–1; `learned` how often its ranking learned anew.
   */
  onChanged(
    listener: (state: {
      readonly revision: number;
      readonly loaded: number;
      readonly indexed: number;
      readonly learned: number;
    }) => void,
  ): Unsubscribe;
}

/** Rows that come with the first answers, before the list has said how many it shows. */
const firstRows = 50;
/** How many rows beyond the visible ones are fetched ahead. */
const ahead = 40;
const facetLimit = 200;
/**
 * A pause in typing after which everything beside the list is brought in step with it, and the pane shows the best
 * match, in milliseconds; and how often facets and counts are, while no pause comes.
 */
const typing = { pause: 150, most: 500 };
/** How often an answer is shown while the library is still being read, in milliseconds. */
const pace = 500;

/** Keeps `results` in step with the place and the library: one question at a time, always the newest. */
export function startSearchSession(
  { place, results, layout, settings }: Services,
  engine: SearchEngine,
  today: () => string,
): void {
  let isAsking = false;
  let isDue = false;
  let visible = { from: 0, to: firstRows };
  /** So many rows exist in the list when it is at its top. */
  let atTop = firstRows;
  let isFetching = false;
  /** How much of the library the engine said it has; shown with the answer that was made of it. */
  let heard = 0;
  /** Whether the reader typed something else: then the best match is what is looked at. */
  let isNewQuery = false;
  /** What is not the list waits for the reader to pause in typing: it would cost each key more than the list does. */
  const rest = createRest({
    ...typing,
    // While an answer is on its way, what there is would be drawn for nothing.
    onTurn() {
      if (!isAsking) settle();
    },
    onRest() {
      if (isAsking) return rest.disturb();
      settle();
      follow();
      void fetchRows();
    },
  });

  /** Elsewhere the paper of the place is that page's own, and the list has no cursor to show. */
  function isDesk(): boolean {
    return place.getState().place.page === 'desk';
  }

  async function ask(): Promise<void> {
    isDue = true;
    if (isAsking) return;
    isAsking = true;
    try {
      while (isDue) {
        isDue = false;
        const request = requestFor(place.getState().place);
        const loaded = heard;
        const answer = await engine.search(request);
        if (keyOf(request) === keyOf(place.getState().place)) take(request, answer, loaded);
        else isDue = true;
      }
    } catch (error) {
      // The worker is gone or not there yet: it asks again itself when it is (`onChanged`).
      if (!(error instanceof AppError) || error.code === 'internal') throw error;
    } finally {
      isAsking = false;
    }
  }

  function requestFor({ view, query, chosen, sort }: Place): SearchRequest {
    const asked = results.getState().asked;
    const isSame = asked !== null && keyOf(asked) === keyOf({ view, query, chosen, sort });
    const offset = isSame ? Math.max(0, visible.from - ahead) : 0;
    const limit = isSame ? Math.max(atTop, visible.to - offset + ahead) : atTop;
    const { facetSearch } = results.getState();
    const { sampleLast } = settings.getState();
    const when = { today: today(), timeZone: readersZone() };
    return { view, query, chosen, sort, offset, limit, facetLimit, facetSearch, sampleLast, ...when };
  }

  function take(request: SearchRequest, answer: SearchAnswer, loaded: number): void {
    const before = results.getState();
    const isSame = before.asked !== null && keyOf(before.asked) === keyOf(request);
    const rows = new Map(isSame && before.answer?.revision === answer.revision ? before.rows : []);
    for (const row of answer.rows) rows.set(row.id, unchanged(before.rows.get(row.id), row));
    // What is answered before the worker has every paper says nothing about the one in the address.
    const isFirst = before.asked === null || before.loaded < 1;
    const { paper, page } = place.getState().place;
    const cursor = cursorAfter({
      before: before.answer?.ids ?? new Uint32Array(),
      after: answer.ids,
      cursor: isNewQuery && !isSame ? null : (before.cursor ?? paper),
      change: isFirst ? 'first' : isSame ? 'library' : 'request',
      isHeld: page === 'read' || (isSame && isWriting()),
    });
    if (!isSame) visible = { from: 0, to: atTop };
    const isOther = isNewQuery && !isSame;
    const isTyped = isOther && !isFirst;
    isNewQuery = false;
    const { view, query, chosen, sort } = request;
    const picked = isSame ? stillThere(before.picked, answer.ids) : new Set<PaperId>();
    // The same question stays the same object: the list begins at its top only for another one.
    const asked = isSame ? before.asked : { view, query, chosen, sort };
    const isResting = !isTyped && !(isSame && rest.isDisturbed());
    const settled = isResting || !isSearching() ? { answer, query } : before.settled;
    results.setState({ answer, loaded, rows, cursor, asked, picked, settled });
    if (!isResting) {
      if (isTyped) rest.disturb();
      return;
    }
    rest.end();
    // What is decided by key is decided about the paper beside the list: it must be the one under the cursor.
    if (!isFirst || isOther || paper === null) follow();
  }

  /** Brings facets, counts and what is marked in step with the list. */
  function settle(): void {
    const { answer, asked, settled } = results.getState();
    if (answer && asked && settled?.answer !== answer)
      results.setState({ settled: { answer, query: asked.query } });
  }

  /** Shows the paper under the cursor beside the list. */
  function follow(): void {
    const { cursor } = results.getState();
    const { paper } = place.getState().place;
    if (isDesk() && layout.getState().isWide && cursor !== paper) place.getState().replace({ paper: cursor });
  }

  /** Asks for rows of the visible part that are not known yet; the newest part wins. */
  async function fetchRows(): Promise<void> {
    if (isFetching) return;
    isFetching = true;
    try {
      for (;;) {
        const { answer, asked, rows } = results.getState();
        if (!answer || !asked) return;
        // Nobody scrolls while typing: what lies beyond the rows in view can wait.
        const beyond = rest.isDisturbed() ? 0 : ahead;
        const ids = answer.ids.slice(Math.max(0, visible.from - beyond), visible.to + beyond);
        // Ids of the answer are ids of papers.
        const missing = [...ids].filter((id) => !rows.has(id as PaperId));
        if (missing.length === 0) return;
        const fetched = await engine.rows(missing, asked.query);
        if (results.getState().answer !== answer) continue;
        if (fetched.length === 0) return;
        const next = new Map(rows);
        for (const row of fetched) next.set(row.id, row);
        results.setState({ rows: next });
      }
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'internal') throw error;
    } finally {
      isFetching = false;
    }
  }

  place.subscribe((now, before) => {
    const { paper } = now.place;
    // Going back brings the paper along with the query: then that is the one.
    if (now.place.query !== before.place.query) isNewQuery = paper === before.place.paper;
    if (keyOf(now.place) !== keyOf(before.place)) void ask();
    else if (!isDesk()) return;
    else if (paper === null && before.place.paper !== null && layout.getState().isWide) {
      // Going to where one is already: the pane stays on what the cursor is on.
      const { cursor } = results.getState();
      if (cursor !== null) place.getState().replace({ paper: cursor });
    }
    if (paper !== null && paper !== before.place.paper) results.setState({ cursor: paper });
  });
  results.subscribe((now, before) => {
    if (now.facetSearch !== before.facetSearch) void ask();
  });
  settings.subscribe((now, before) => {
    if (now.sampleLast !== before.sampleLast && place.getState().place.sort === 'interest') void ask();
  });
  layout.subscribe((now, before) => {
    // The pane came back beside the list: it shows what the cursor is on.
    const { cursor } = results.getState();
    if (
      isDesk() &&
      now.isWide &&
      !before.isWide &&
      place.getState().place.paper === null &&
      cursor !== null
    ) {
      place.getState().replace({ paper: cursor });
    }
  });
  let isPaced = false;
  let newest = -1;
  engine.onChanged(({ revision, loaded, indexed, learned }) => {
    const before = heard;
    heard = loaded;
    if (results.getState().indexed !== indexed) results.setState({ indexed });
    if (results.getState().learned !== learned) {
      results.setState({ learned });
      if (place.getState().place.sort === 'interest') void ask();
    }
    const isNews = revision !== newest;
    newest = revision;
    // More indexed text makes a difference to words only.
    if (!isNews && before === loaded && place.getState().place.query.trim() === '') return;
    if (loaded === 1 && (isNews || before < 1 || indexed === 1)) return void ask();
    // While the library is being read, what there is so far is shown now and then, not each time.
    if (isPaced) return;
    isPaced = true;
    void ask();
    setTimeout(() => {
      isPaced = false;
    }, pace);
  });
  results.setState({
    want(from, to) {
      visible = { from, to };
      if (from === 0 && to < (results.getState().answer?.ids.length ?? 0)) atTop = to;
      void fetchRows();
    },
  });
  void ask();
}

/** Equal for places that have the same answer. */
function keyOf({ view, query, chosen, sort }: Pick<Place, 'view' | 'query' | 'chosen' | 'sort'>): string {
  return JSON.stringify([view, query, chosen, sort]);
}

/** The row that is shown already, when the new one says the same: then nothing is drawn anew. */
function unchanged(shown: Row | undefined, row: Row): Row {
  return shown && JSON.stringify(shown) === JSON.stringify(row) ? shown : row;
}

function stillThere(picked: ReadonlySet<PaperId>, ids: Uint32Array): ReadonlySet<PaperId> {
  if (picked.size === 0) return picked;
  const there = new Set<PaperId>();
  // One pass, however many are picked. What an answer lists are ids of papers.
  for (const id of ids) if (picked.has(id as PaperId)) there.add(id as PaperId);
  return there;
}

/** Whether the reader is in the search box: what is chosen elsewhere is shown there at once. */
function isSearching(): boolean {
  return document.activeElement?.closest('[data-region="search"]') != null;
}

/** Whether the reader is in the paper pane: the paper then stays, even if it leaves the list. */
function isWriting(): boolean {
  return document.activeElement?.closest('[data-region="pane"]') != null;
}
