import { join } from 'node:path';
import { textOf } from '#shared/search/columns/paper-facts.ts';
import { indexedFields } from '#shared/search/text/fields.ts';
import { readTerms } from '#shared/search/text/terms.ts';
import { openDatabase } from '../../../src/main/library/storage/database.ts';
import { readCorpus } from '../corpus/json-lines.ts';
import { type KeystrokeTimes, keystrokesOf, timeKeystrokes } from '../keystrokes.ts';
import type { PartWish } from './part.ts';

/** Each keystroke with SQLite's own full text, ranked, the best 50: no tolerance of slips, no facets. */
export async function measure({ corpus, folder, seconds }: PartWish): Promise<KeystrokeTimes> {
  const database = openDatabase(join(folder, 'fts5.sqlite'), { mode: 'write' });
  database.script(`
    CREATE TABLE text (id INTEGER PRIMARY KEY, ${indexedFields.map((field) => `"${field}" TEXT`).join(', ')});
    CREATE VIRTUAL TABLE found USING fts5(${indexedFields.map((field) => `"${field}"`).join(', ')},
      content='text', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='2 3');`);
  const insert = database.sql(`INSERT INTO text VALUES (?, ${indexedFields.map(() => '?').join(', ')})`);
  database.transaction(() => {
    for (const paper of readCorpus(corpus)) {
      const text = textOf(paper, paper.id);
      insert.run(paper.id, ...indexedFields.map((field) => text[field]));
    }
    database.script("INSERT INTO found(found) VALUES ('rebuild')");
  });
  const best = database.sql('SELECT rowid FROM found WHERE found MATCH ? ORDER BY rank LIMIT 50');
  database.script("INSERT INTO found(found, rank) VALUES ('rank', 'bm25(3.0, 1.0, 2.0, 1.5, 2.0, 1.5)')");
  const times = await timeKeystrokes(keystrokesOf(corpus), (query) => best.all(matching(query)), { seconds });
  database.close();
  return times;
}

/** All words, the last as a beginning. */
function matching(query: string): string {
  const terms = readTerms(query, 'query').parts.map(({ term }) => `"${term}"`);
  return `${terms.join(' AND ')}*`;
}
