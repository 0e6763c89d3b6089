import type { Network } from '#shared/contract/sources.ts';
import type { Database } from '../storage/database.ts';

/** The reader's switch that forbids all network. Kept in the library, so that every process obeys it. */
export interface NetworkSwitch {
  state(): Network;
  /** To be called in a transaction. */
  set(forbidden: boolean, at: string): Network;
}

/** Makes the switch of one connection. */
export function createNetworkSwitch(database: Database): NetworkSwitch {
  const read = database.sql<{ since: string | null }>('SELECT forbidden_since AS since FROM source_state');
  const forbid = database.sql('UPDATE source_state SET forbidden_since = coalesce(forbidden_since, ?)');
  const allow = database.sql('UPDATE source_state SET forbidden_since = NULL');

  function state(): Network {
    const since = read.get()?.since ?? null;
    return { forbidden: since !== null, since };
  }

  return {
    state,
    set(forbidden, at) {
      if (forbidden) forbid.run(at);
      else allow.run();
      return state();
    },
  };
}
