import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LibraryParts } from '../../../src/main/library/library-parts.ts';
import { libraryFileName } from '../../../src/main/library/open-library.ts';
import { createPaperReader } from '../../../src/main/library/papers/paper-reader.ts';
import { endOfQueue, placesBehind } from '../../../src/main/library/papers/queue-places.ts';
import { type Database, openDatabase } from '../../../src/main/library/storage/database.ts';
import { baselineOf } from '../../../src/main/library/triage/bring-back.ts';
import { seriesOf } from '../../../src/main/library/triage/count-readings.ts';
import { decisionsOn } from '../../../src/main/library/triage/decisions.ts';
import { createIncomingPapers } from '../../../src/main/library/triage/incoming.ts';
import { proposeRules } from '../../../src/main/library/triage/proposals.ts';
import { currentSession, listSessions } from '../../../src/main/library/triage/sessions.ts';
import { openTestLibrary, papersOf } from '../../kit/library.ts';
import { aDailyAnswer, importOn } from '../../kit/listings.ts';

/** A library in which everything was done once, so that every question finds something. */
async function aUsedLibrary() {
  const library = openTestLibrary();
  const { client } = library;
  await client.rules.add({ query: 'moles', actions: [{ kind: 'hide' }] });
  await importOn(
    client,
    '2026-07-01',
    aDailyAnswer({ id: '2606.10001', title: 'Moles' }, { id: '2606.10002' }),
  );
  const ids = (await papersOf(client)).map(({ id }) => id);
  const { id: session } = await client.triage.begin({ scope: { query: '' }, order: 'rank', total: 2 });
  await client.papers.edit({ ids, status: 'queued', session });
  return { library, ids };
}

/** The same connection, which notes every question that it is asked. */
function listeningTo(database: Database): { readonly database: Database; readonly asked: Set<string> } {
  const asked = new Set<string>();
  return {
    asked,
    database: {
      ...database,
      sql(text) {
        if (/^\s*SELECT/.test(text)) asked.add(text);
        return database.sql(text);
      },
    },
  };
}

describe('what triage asks of a library (T15)', () => {
  it('goes by an index, and is in order without sorting', async () => {
    const { library, ids } = await aUsedLibrary();
    using _ = library;
    const opened = openDatabase(join(library.folder, libraryFileName), { mode: 'write' });
    const { database, asked } = listeningTo(opened);
    const [paper, other] = ids;
    if (paper === undefined || other === undefined) throw new Error('Two papers were imported.');
    // What is asked here needs no more of a library than this.
    const parts = {
      database,
      reader: createPaperReader(opened),
      clock: library.clock,
    } as unknown as LibraryParts;

    const session = currentSession(parts);
    listSessions(parts, 20);
    decisionsOn(parts, paper);
    baselineOf(database, paper);
    seriesOf(parts, paper);
    endOfQueue(database)();
    placesBehind(database, [paper], other);
    await proposeRules(parts, createIncomingPapers(parts));

    expect(session).toMatchObject({ decided: 2 });
    expect(asked.size).toBeGreaterThan(8);
    for (const sql of asked) {
      const values = Array.from({ length: sql.split('?').length - 1 }, () => 1);
      const plan = opened.sql<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
      const details = plan.map(({ detail }) => detail);
      const slow = details.filter(
        (detail) => /^S(?:CAN|EARCH) (?!.*USING)/.test(detail) || /B-TREE FOR ORDER BY/.test(detail),
      );
      // Rules are few, and read as they are; the newest sessions lie at the end of their table.
      const isBounded = /FROM rule ORDER BY|FROM session ORDER BY id DESC LIMIT/.test(sql);
      expect({ sql, slow: isBounded ? [] : slow }).toEqual({ sql, slow: [] });
    }
    opened.close();
  });
});
