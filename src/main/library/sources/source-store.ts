import type { AnnounceType, SourceKind } from '#shared/contract/sources.ts';
import type { Database } from '../storage/database.ts';
import type { SourceIdentity } from './source-kinds.ts';

/** A source as it is stored. */
export interface SourceRecord {
  readonly id: number;
  readonly kind: SourceKind;
  readonly target: string;
  readonly name: string;
  readonly key: string;
  readonly announces: readonly AnnounceType[];
  /** How many days back the first fetch reaches, that day included. */
  readonly daysBack: number;
  readonly enabled: boolean;
  readonly addedAt: string;
  readonly lastFetchedAt: string | null;
  readonly nextFetchAt: string | null;
}

export interface SourceChange {
  readonly name?: string | undefined;
  readonly announces?: readonly AnnounceType[] | undefined;
  readonly enabled?: boolean | undefined;
}

/** The subscriptions of a library. Its writing methods belong inside a transaction. */
export interface SourceStore {
  list(): SourceRecord[];
  find(id: number): SourceRecord | null;
  findByTarget(kind: SourceKind, target: string): SourceRecord | null;
  /** Adds a source, or takes a removed one up again, with its ledger. */
  add(
    identity: SourceIdentity,
    options: { announces: readonly AnnounceType[]; daysBack: number; at: string },
  ): number;
  update(id: number, change: SourceChange): void;
  remove(id: number, at: string): void;
  noteFetched(id: number, at: string): void;
  setNextFetch(id: number, at: string | null): void;
}

interface Row extends Omit<SourceRecord, 'announces' | 'enabled'> {
  readonly announces: string;
  readonly enabled: number;
}

/** Makes the store of one connection. */
export function createSourceStore(database: Database): SourceStore {
  const columns = `
    id, kind, target, name, key, announces, days_back AS daysBack, enabled, added_at AS addedAt,
    last_fetched_at AS lastFetchedAt, next_fetch_at AS nextFetchAt`;
  const all = database.sql<Row>(`SELECT ${columns} FROM source WHERE removed_at IS NULL ORDER BY id`);
  const byId = database.sql<Row>(`SELECT ${columns} FROM source WHERE id = ? AND removed_at IS NULL`);
  const byTarget = database.sql<Row>(`
    SELECT ${columns} FROM source
    WHERE kind = ? AND target = ? AND removed_at IS NULL`);
  const upsert = database.sql<{ id: number }>(`
    INSERT INTO source (kind, target, name, key, announces, days_back, added_at)
    VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (kind, target) DO UPDATE
    SET name = excluded.name, key = excluded.key, announces = excluded.announces,
      days_back = excluded.days_back, enabled = 1, removed_at = NULL
    RETURNING id`);
  const setName = database.sql('UPDATE source SET name = ? WHERE id = ?');
  const setAnnounces = database.sql('UPDATE source SET announces = ? WHERE id = ?');
  const setEnabled = database.sql('UPDATE source SET enabled = ?, next_fetch_at = NULL WHERE id = ?');
  const setRemoved = database.sql('UPDATE source SET removed_at = ?, next_fetch_at = NULL WHERE id = ?');
  const setFetched = database.sql('UPDATE source SET last_fetched_at = ? WHERE id = ?');
  const setNext = database.sql('UPDATE source SET next_fetch_at = ? WHERE id = ?');

  return {
    list: () => all.all().map(recordOf),
    find: (id) => recordOrNull(byId.get(id)),
    findByTarget: (kind, target) => recordOrNull(byTarget.get(kind, target)),
    add({ kind, target, name, key }, { announces, daysBack, at }) {
      const row = upsert.get(kind, target, name, key, JSON.stringify(announces), daysBack, at);
      if (!row) throw new Error('SQLite did not return the id of a source.');
      return row.id;
    },
    update(id, { name, announces, enabled }) {
      if (name !== undefined) setName.run(name, id);
      if (announces !== undefined) setAnnounces.run(JSON.stringify(announces), id);
      if (enabled !== undefined) setEnabled.run(enabled ? 1 : 0, id);
    },
    remove: (id, at) => void setRemoved.run(at, id),
    noteFetched: (id, at) => void setFetched.run(at, id),
    setNextFetch: (id, at) => void setNext.run(at, id),
  };
}

function recordOrNull(row: Row | undefined): SourceRecord | null {
  return row === undefined ? null : recordOf(row);
}

function recordOf(row: Row): SourceRecord {
  // Written by `add` and `update` from values of this very type.
  const announces = JSON.parse(row.announces) as AnnounceType[];
  return { ...row, announces, enabled: row.enabled === 1 };
}
