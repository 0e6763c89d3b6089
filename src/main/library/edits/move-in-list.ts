import type { Database } from '../storage/database.ts';

/** Rows nearer to each other than this are spread anew, long before a number has no room between. */
const nearest = 1e-6;

/** Puts a row of a list between its new neighbours: the others stay where they are, so that undo moves this one alone. */
export function moveInList(
  database: Database,
  list: 'rule' | 'saved_search',
  { id, place }: { readonly id: number; readonly place: number },
): void {
  const rows = database
    .sql<{ id: number; place: number }>(`SELECT id, place FROM ${list} ORDER BY place, id`)
    .all();
  if (rows[Math.min(place, rows.length - 1)]?.id === id) return;
  const others = rows.filter((row) => row.id !== id);
  const low = others[place - 1]?.place ?? (others[0]?.place ?? 1) - 2;
  const high = others[place]?.place ?? (others.at(-1)?.place ?? 0) + 2;
  const move = database.sql(`UPDATE ${list} SET place = ? WHERE id = ?`);
  if (place >= others.length) move.run((others.at(-1)?.place ?? 0) + 1, id);
  else if (high - low >= nearest) move.run((low + high) / 2, id);
  else {
    const ids = others.map((row) => row.id);
    for (const [index, row] of [...ids.slice(0, place), id, ...ids.slice(place)].entries()) {
      move.run(index + 1, row);
    }
  }
}
