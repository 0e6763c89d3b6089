import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '#shared/contract/define.ts';
import type { LibraryContract } from '#shared/contract/library.ts';
import type { RulesState } from '../services.ts';
import { createLoader } from './loader.ts';

/** The rules on incoming papers. Their counts move with every paper, so who shows them asks for them. */
export function createRulesStore(library: Client<LibraryContract>): StoreApi<RulesState> {
  const store = createStore<RulesState>()(() => ({
    rules: null,
    proposals: [],
    load: createLoader(async () => {
      const [{ rules }, { proposals }] = await Promise.all([
        library.rules.list({}),
        library.rules.proposals({}),
      ]);
      store.setState({ rules, proposals });
    }),
  }));
  return store;
}
