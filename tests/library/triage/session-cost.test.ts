import { expect, it, vi } from 'vitest';
import type { Database, Statement } from '../../../src/main/library/storage/database.ts';
import { aListing, importInto, manyPapers, openTestLibrary, papersOf } from '../../kit/library.ts';

/** What was asked of every database since it was last set back. */
const asked = vi.hoisted(() => ({ statements: 0, rows: 0 }));

vi.mock(import('../../../src/main/library/storage/database.ts'), async (original) => {
  const real = await original();
  return { ...real, openDatabase: (...given) => counting(real.openDatabase(...given)) };
});

/** The same database; every statement that is run, and every row that is handed out, is counted. */
function counting(database: Database): Database {
  return {
    ...database,
    sql<Row>(text: string): Statement<Row> {
      const statement = database.sql<Row>(text);
      const counted = <Result>(result: Result, rows: number): Result => {
        asked.statements += 1;
        asked.rows += rows;
        return result;
      };
      return {
        run: (...values) => counted(statement.run(...values), 0),
        get: (...values) => counted(statement.get(...values), 1),
        all(...values) {
          const rows = statement.all(...values);
          return counted(rows, rows.length);
        },
      };
    },
  };
}

it('T15: the three-thousandth decision of a session asks no more of the library than the first', async () => {
  using library = openTestLibrary();
  const { client } = library;
  await importInto(client, aListing(manyPapers(3000)));
  const papers = await papersOf(client);
  const ids = papers.map(({ id }) => id);
  const { id: session } = await client.triage.begin({ scope: { query: '' }, order: 'rank', total: 3000 });
  const costs: (typeof asked)[] = [];
  const decide = async (from: number, to: number) => {
    for (const [place, id] of ids.slice(from, to).entries()) {
      Object.assign(asked, { statements: 0, rows: 0 });
      await client.papers.edit({ ids: [id], status: 'skipped', session, tookMs: 900 });
      await client.triage.move({ session, paper: ids[from + place + 1] ?? null });
      costs.push({ ...asked });
    }
  };

  await decide(0, 20);
  // Decisions like the others, made together only so that the test need not wait for as many commits.
  await client.papers.edit({ ids: ids.slice(20, 2980), status: 'skipped', session, tookMs: 900 });
  await decide(2980, 3000);

  expect(new Set(costs.map(({ statements, rows }) => `${statements} ${rows}`)).size).toBe(1);
  const { session: current } = await client.triage.current({});
  expect(current).toMatchObject({ decided: 3000, skipped: 3000, spentMs: 41 * 900, paper: null });
});
