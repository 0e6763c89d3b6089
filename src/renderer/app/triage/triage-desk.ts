import { createStore } from 'zustand/vanilla';
import { AppError } from '#shared/contract/errors.ts';
import { type TriageOrder, triageOrders } from '#shared/contract/triage.ts';
import type { Paper, PaperId } from '#shared/domain/paper.ts';
import { reported, undo } from '../acts.ts';
import type { Services } from '../services.ts';
import { createCardActs } from './card-acts.ts';
import { currentOf, following } from './deck.ts';
import type { Found } from './foresight.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { noOrigins, type Origins, type Scope, scopeText, withOrigins } from './scope.ts';
import { createTriageModel } from './triage-model.ts';
import { triagePorts } from './triage-ports.ts';

/** So many papers after the card are loaded ahead. */
const ahead = 6;
/** After so long a pause, in milliseconds, one goes on with the same paper on top, but in a new session. */
const longestPause = 12 * 60 * 60_000;

/** What lies open over the card. */
export type Asked = 'snooze' | 'rule' | null;

export interface DeskState {
  readonly asked: Asked;
  readonly origins: Origins;
  /** Why the papers cannot be shown, in a sentence. */
  readonly fault: string | null;
}

export type TriageDesk = ReturnType<typeof openDesk>;

const desks = new WeakMap<Services, TriageDesk>();

/** The triage of a page; made when it is first asked for, and kept while the page is open. */
export function triageDesk(services: Services): TriageDesk {
  const existing = desks.get(services);
  if (existing) return existing;
  const desk = openDesk(services);
  desks.set(services, desk);
  return desk;
}

function openDesk(services: Services) {
  const { library, search, place, papers, results, connection, settings } = services;
  const model = createTriageModel(triagePorts(services));
  const { store } = model;
  const state = createStore<DeskState>()(() => ({ asked: null, origins: noOrigins, fault: null }));
  let shownAt = performance.now();
  let shown: PaperId | null = null;
  let today = '';
  let scope: Scope = { query: '', chosen: {} };

  store.subscribe((now, before) => {
    if (now.deck === before.deck) return;
    const current = currentOf(now.deck);
    if (current !== shown) {
      shown = current;
      shownAt = performance.now();
      if (state.getState().asked !== null) state.setState({ asked: null });
      if (place.getState().place.page === 'triage') place.getState().replace({ paper: current });
    }
    prefetch();
  });

  function prefetch(): void {
    const { deck } = store.getState();
    const current = currentOf(deck);
    const wanted = [...(current === null ? [] : [current]), ...following(deck, ahead)];
    const { byId, open } = papers.getState();
    for (const paper of wanted) {
      if (byId.has(paper)) continue;
      open(paper).catch((error: unknown) => {
        // Gone with an undone import, or out of reach: the next answer or connection knows.
        if (!(error instanceof AppError)) throw error;
      });
    }
  }

  async function ask(order: TriageOrder): Promise<Found> {
    const answer = await search.ask({
      view: 'inbox',
      // A space behind it: the last condition is meant as it stands, not as far as it is typed.
      query: scope.query.trim() === '' ? '' : `${scope.query.trim()} `,
      chosen: scope.chosen,
      sort: order,
      offset: 0,
      limit: 0,
      facetLimit: 100,
      today,
      sampleLast: settings.getState().sampleLast,
    });
    state.setState({ origins: withOrigins(state.getState().origins, answer) });
    // What an answer lists are ids of papers. Papers with only some of the words are not of the scope.
    const found = answer.relaxed === null ? ([...answer.ids] as PaperId[]) : [];
    return { papers: found, revision: answer.revision };
  }

  /** Opens the scope: the library's open session where it is of the same, else from its first paper. */
  async function begin(): Promise<void> {
    state.setState({ origins: noOrigins, fault: null });
    const query = scopeText(scope);
    const asked = place.getState().place.paper;
    const { session } = await library.triage.current({});
    const same = session?.scope.query === query ? session : null;
    const isFresh = same !== null && Date.now() - Date.parse(same.lastAt) < longestPause;
    const order = session?.order ?? (await firstOrder());
    const found = await ask(order);
    model.open({ query, order, found, top: same?.paper ?? asked, resumed: isFresh ? same : null });
  }

  /** As last time; the first time by interest once that can be told. */
  async function firstOrder(): Promise<TriageOrder> {
    const { sessions } = await library.triage.sessions({ limit: 1 });
    const [last] = sessions;
    if (last) return last.order;
    return (await search.ranking()).isReady ? 'interest' : 'rank';
  }

  /** One question at a time, and once more if something changed meanwhile. */
  const refresh = oneAtATime(async () => {
    const { loaded } = results.getState();
    if (loaded < 1) return;
    const { phase, order } = store.getState();
    try {
      if (phase === 'loading') await begin();
      else {
        const found = await ask(order);
        if (store.getState().order === order) model.refresh(found);
      }
    } catch (error) {
      // Out of reach: asked again when it is back.
      if (!(error instanceof AppError)) throw error;
      if (error.code !== 'unreachable') state.setState({ fault: error.message });
    }
  });

  async function recount(): Promise<void> {
    try {
      const { session } = await library.triage.current({});
      model.recount(session);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }

  function paperOf(id: PaperId | null): Paper | null {
    return id === null ? null : (papers.getState().byId.get(id) ?? null);
  }

  return {
    model,
    ...createCardActs(services, {
      model,
      paper: () => (store.getState().phase === 'deciding' ? paperOf(currentOf(store.getState().deck)) : null),
      shownAt: () => shownAt,
    }),
    state,
    /** The paper that keys act on; `null` while there is none to see. */
    get paper(): PaperId | null {
      const { phase, deck } = store.getState();
      return phase === 'deciding' ? (paperOf(currentOf(deck))?.id ?? null) : null;
    },
    /** Shows a scope and keeps it in step with the library, until told to stop. */
    start(given: Scope, day: string): () => void {
      const before = store.getState();
      today = day;
      scope = given;
      const goesOn = before.phase === 'deciding' && before.query === scopeText(given);
      if (goesOn) place.getState().replace({ paper: currentOf(before.deck) });
      else store.setState({ phase: 'loading' });
      shownAt = performance.now();
      void refresh();
      const stopResults = results.subscribe((now, was) => {
        const isNews = now.answer?.revision !== was.answer?.revision || now.loaded !== was.loaded;
        const isText = now.indexed !== was.indexed && given.query.trim() !== '';
        if (isNews || isText) void refresh();
      });
      const stopConnection = connection.subscribe((now, was) => {
        if (now.state !== 'connected' || was.state === 'connected') return;
        void recount();
        void refresh();
        prefetch();
      });
      return () => {
        stopResults();
        stopConnection();
      };
    },
    undo(): void {
      if (model.undo()) return;
      model.inTurn(() => undoEarlier());
    },
    look: (by: number) => model.look(by),
    /** The papers in the next order, or in one that is named. */
    async nextOrder(named?: TriageOrder): Promise<void> {
      const { order } = store.getState();
      const next = named ?? triageOrders[(triageOrders.indexOf(order) + 1) % triageOrders.length] ?? 'rank';
      await reported(services, async () => model.reorder(next, await ask(next)));
      services.spoken.getState().say(`In another order: ${orderWords[next]}.`);
    },
    ask(what: Asked): void {
      state.setState({ asked: what });
    },
    end: () => model.end(),
    /** What is to be decided, for questions about it. */
    get scope(): Scope {
      return scope;
    },
  };

  /** Takes back what was done before this window was opened. */
  async function undoEarlier(): Promise<void> {
    for (const id of await undo(services)) {
      const paper = await library.papers.get({ id });
      const isBack = paper.status === 'undecided' || paper.returned.length > 0;
      if (!isBack || paper.trashedAt !== null || paper.snoozedUntil !== null) continue;
      await papers.getState().open(id);
      model.bringBack(id);
      break;
    }
    await recount();
  }
}

/** What the orders are called. */
export const orderWords: Readonly<Record<TriageOrder, string>> = {
  rank: 'as listed',
  interest: 'by interest',
  upvotes: 'by upvotes',
  velocity: 'rising fastest',
};
