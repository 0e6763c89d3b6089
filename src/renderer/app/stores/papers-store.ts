import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '#shared/contract/define.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { LibraryContract } from '#shared/contract/library.ts';
import type { Paper, PaperId } from '#shared/domain/paper.ts';
import type { PapersState } from '../services.ts';

/** So many opened papers are kept in step; the ones opened longest ago are let go. */
const mostKept = 24;

/** The papers that were opened, kept in step with the library by its announcements. */
export function createPapersStore(library: Client<LibraryContract>): StoreApi<PapersState> {
  const underWay = new Map<PaperId, Promise<Paper>>();
  let isRefreshing = false;
  let isDue = false;

  const store = createStore<PapersState>()((_set, get) => ({
    byId: new Map(),
    open(id) {
      const known = get().byId.get(id);
      if (known) {
        keep(known);
        return Promise.resolve(known);
      }
      return load(id);
    },
    refresh: () => void refreshAll(),
  }));

  function load(id: PaperId): Promise<Paper> {
    const asked = underWay.get(id);
    if (asked) return asked;
    const loading = library.papers
      .get({ id })
      .then((paper) => {
        keep(paper);
        return paper;
      })
      .finally(() => underWay.delete(id));
    underWay.set(id, loading);
    return loading;
  }

  function keep(paper: Paper): void {
    const byId = new Map(store.getState().byId);
    byId.delete(paper.id);
    byId.set(paper.id, paper);
    for (const id of byId.keys()) if (byId.size > mostKept) byId.delete(id);
    store.setState({ byId });
  }

  /** One round at a time: edits that come faster than its answers are caught up with in the next. */
  async function refreshAll(): Promise<void> {
    isDue = true;
    if (isRefreshing) return;
    isRefreshing = true;
    try {
      while (isDue) {
        isDue = false;
        await Promise.all([...store.getState().byId.keys()].map(refresh));
      }
    } finally {
      isRefreshing = false;
    }
  }

  async function refresh(id: PaperId): Promise<void> {
    try {
      const paper = await library.papers.get({ id });
      const byId = new Map(store.getState().byId);
      if (byId.has(id)) store.setState({ byId: byId.set(id, paper) });
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'internal') throw error;
      // Gone with an undone import. Unreachable is told by the connection, and caught up afterwards.
      if (error.code === 'not-found') forget(id);
    }
  }

  function forget(id: PaperId): void {
    const byId = new Map(store.getState().byId);
    byId.delete(id);
    store.setState({ byId });
  }

  library.library.changed(() => store.getState().refresh());
  return store;
}
