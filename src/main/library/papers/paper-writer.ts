import type { Database } from '../storage/database.ts';
import type { PaperPatch, PaperRecord } from './paper-record.ts';
import { createPaperRows, type NameMemory, type PaperRows } from './paper-rows.ts';
import { titleKey } from './title-key.ts';

/** Writes papers' rows. Only to be called within a transaction that also records the edit. */
export interface PaperWriter {
  insert(record: PaperRecord, addedAt: string): number;
  update(id: number, patch: PaperPatch): void;
  /** Deletes the rows of a paper; its note's versions stay. */
  remove(id: number): void;
}

export interface WriterOptions {
  readonly names: NameMemory;
  /** What stands before the names of tables: where the rows go, when not into the library itself. */
  readonly tables: '' | 'temp.import_';
}

/** Makes a writer of one connection. */
export function createPaperWriter(
  database: Database,
  { names, tables }: WriterOptions = { names: 'looked-up', tables: '' },
): PaperWriter {
  const insertPaper = database.sql(`
    INSERT INTO ${tables}paper (title, folded_title, author_count, organization, date, date_inferred,
      upvotes, comments, status, added_at, trashed_at, extra, interest, snoozed_until, decided_at, returned,
      priority, due, minutes, queue_place, rating, done_at, highlighted, publication, citation_key)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const removePaper = database.sql(`DELETE FROM ${tables}paper WHERE id = ?`);
  const rows = createPaperRows(database, names, tables);

  function replacing<List extends keyof PaperRows>(table: string, list: List) {
    const clear = database.sql(`DELETE FROM ${tables}${table} WHERE paper_id = ?`);
    return (id: number, value: PaperRecord[List]): void => {
      clear.run(id);
      rows[list](id, value);
    };
  }

  function setColumn(column: string): (id: number, value: string | number | null) => void {
    const statement = database.sql(`UPDATE ${tables}paper SET ${column} = ? WHERE id = ?`);
    return (id, value) => void statement.run(value, id);
  }

  /** One way to write each field; the compiler sees to it that none is forgotten. */
  const fields: { readonly [Field in keyof PaperRecord]: (id: number, value: PaperRecord[Field]) => void } = {
    title: (id, value) =>
      void database
        .sql(`UPDATE ${tables}paper SET title = ?, folded_title = ? WHERE id = ?`)
        .run(value, titleKey(value), id),
    abstract(id, value) {
      if (value === null) database.sql(`DELETE FROM ${tables}abstract WHERE paper_id = ?`).run(id);
      else
        database
          .sql(`INSERT OR REPLACE INTO ${tables}abstract (paper_id, text) VALUES (?, ?)`)
          .run(id, value);
    },
    authors: replacing('paper_author', 'authors'),
    authorCount: setColumn('author_count'),
    organization: setColumn('organization'),
    date: setColumn('date'),
    dateInferred: (id, value) =>
      void database.sql(`UPDATE ${tables}paper SET date_inferred = ? WHERE id = ?`).run(value ? 1 : 0, id),
    identifiers: replacing('identifier', 'identifiers'),
    links: replacing('link', 'links'),
    upvotes: setColumn('upvotes'),
    comments: setColumn('comments'),
    status: setColumn('status'),
    tags: replacing('paper_tag', 'tags'),
    appearances: replacing('appearance', 'appearances'),
    trashedAt: setColumn('trashed_at'),
    interest: setColumn('interest'),
    snoozedUntil: setColumn('snoozed_until'),
    decidedAt: setColumn('decided_at'),
    returned: (id, value) =>
      void database.sql(`UPDATE ${tables}paper SET returned = ? WHERE id = ?`).run(JSON.stringify(value), id),
    priority: setColumn('priority'),
    due: setColumn('due'),
    minutes: setColumn('minutes'),
    queuePlace: setColumn('queue_place'),
    rating: setColumn('rating'),
    doneAt: setColumn('done_at'),
    highlighted: (id, value) =>
      void database.sql(`UPDATE ${tables}paper SET highlighted = ? WHERE id = ?`).run(value ? 1 : 0, id),
    publication: (id, value) =>
      void database
        .sql(`UPDATE ${tables}paper SET publication = ? WHERE id = ?`)
        .run(value === null ? null : JSON.stringify(value), id),
    citationKey: setColumn('citation_key'),
    collections: replacing('paper_collection', 'collections'),
    extra: (id, value) =>
      void database.sql(`UPDATE ${tables}paper SET extra = ? WHERE id = ?`).run(JSON.stringify(value), id),
  };

  function writeField<Field extends keyof PaperRecord>(id: number, field: Field, patch: PaperPatch): void {
    const value = patch[field];
    if (value !== undefined) fields[field](id, value);
  }

  return {
    insert(record, addedAt) {
      const { lastInsertRowid } = insertPaper.run(
        record.title,
        titleKey(record.title),
        record.authorCount,
        record.organization,
        record.date,
        record.dateInferred ? 1 : 0,
        record.upvotes,
        record.comments,
        record.status,
        addedAt,
        record.trashedAt,
        JSON.stringify(record.extra),
        record.interest,
        record.snoozedUntil,
        record.decidedAt,
        JSON.stringify(record.returned),
        record.priority,
        record.due,
        record.minutes,
        record.queuePlace,
        record.rating,
        record.doneAt,
        record.highlighted ? 1 : 0,
        record.publication === null ? null : JSON.stringify(record.publication),
        record.citationKey,
      );
      const id = Number(lastInsertRowid);
      if (record.abstract !== null) fields.abstract(id, record.abstract);
      rows.authors(id, record.authors);
      rows.identifiers(id, record.identifiers);
      rows.links(id, record.links);
      rows.tags(id, record.tags);
      rows.appearances(id, record.appearances);
      rows.collections(id, record.collections);
      return id;
    },
    update(id, patch) {
      // Keys of a patch are keys of a record by its type.
      for (const field of Object.keys(patch) as (keyof PaperRecord)[]) writeField(id, field, patch);
    },
    remove: (id) => void removePaper.run(id),
  };
}
