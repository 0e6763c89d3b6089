import type { Database } from '../storage/database.ts';
import type { PaperPatch, PaperRecord } from './paper-record.ts';
import { titleKey } from './title-key.ts';

/** Writes papers' rows. Only to be called within a transaction that also records the edit. */
export interface PaperWriter {
  insert(record: PaperRecord, addedAt: string): number;
  update(id: number, patch: PaperPatch): void;
  /** Deletes the rows of a paper; its note's versions stay. */
  remove(id: number): void;
}

/** Makes the writer of one connection. */
export function createPaperWriter(database: Database): PaperWriter {
  const insertPaper = database.sql(`
    INSERT INTO paper (title, folded_title, author_count, organization, date, date_inferred,
      upvotes, comments, status, added_at, trashed_at, extra, interest, snoozed_until, decided_at, returned,
      priority, due, minutes, queue_place, rating, done_at, highlighted)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const removePaper = database.sql('DELETE FROM paper WHERE id = ?');
  const insertAuthor = database.sql('INSERT INTO author (name) VALUES (?)');
  const findAuthor = database.sql<{ id: number }>('SELECT id FROM author WHERE name = ?');
  const insertTag = database.sql('INSERT INTO tag (name) VALUES (?)');
  const findTag = database.sql<{ id: number }>('SELECT id FROM tag WHERE name = ?');

  function nameId(find: typeof findAuthor, insert: typeof insertAuthor, name: string): number {
    return find.get(name)?.id ?? Number(insert.run(name).lastInsertRowid);
  }

  function setColumn(column: string): (id: number, value: string | number | null) => void {
    const statement = database.sql(`UPDATE paper SET ${column} = ? WHERE id = ?`);
    return (id, value) => void statement.run(value, id);
  }

  /** One way to write each field; the compiler sees to it that none is forgotten. */
  const fields: { readonly [Field in keyof PaperRecord]: (id: number, value: PaperRecord[Field]) => void } = {
    title: (id, value) =>
      void database
        .sql('UPDATE paper SET title = ?, folded_title = ? WHERE id = ?')
        .run(value, titleKey(value), id),
    abstract(id, value) {
      if (value === null) database.sql('DELETE FROM abstract WHERE paper_id = ?').run(id);
      else database.sql('INSERT OR REPLACE INTO abstract (paper_id, text) VALUES (?, ?)').run(id, value);
    },
    authors(id, value) {
      database.sql('DELETE FROM paper_author WHERE paper_id = ?').run(id);
      const insert = database.sql(
        'INSERT INTO paper_author (paper_id, position, author_id) VALUES (?, ?, ?)',
      );
      for (const [position, name] of value.entries()) {
        insert.run(id, position, nameId(findAuthor, insertAuthor, name));
      }
    },
    authorCount: setColumn('author_count'),
    organization: setColumn('organization'),
    date: setColumn('date'),
    dateInferred: (id, value) =>
      void database.sql('UPDATE paper SET date_inferred = ? WHERE id = ?').run(value ? 1 : 0, id),
    identifiers(id, value) {
      database.sql('DELETE FROM identifier WHERE paper_id = ?').run(id);
      const insert = database.sql('INSERT INTO identifier (scheme, value, paper_id) VALUES (?, ?, ?)');
      for (const [scheme, text] of Object.entries(value)) insert.run(scheme, text, id);
    },
    links(id, value) {
      database.sql('DELETE FROM link WHERE paper_id = ?').run(id);
      const insert = database.sql('INSERT INTO link (paper_id, position, kind, url) VALUES (?, ?, ?, ?)');
      for (const [position, link] of value.entries()) insert.run(id, position, link.kind, link.url);
    },
    upvotes: setColumn('upvotes'),
    comments: setColumn('comments'),
    status: setColumn('status'),
    tags(id, value) {
      database.sql('DELETE FROM paper_tag WHERE paper_id = ?').run(id);
      const insert = database.sql('INSERT INTO paper_tag (paper_id, position, tag_id) VALUES (?, ?, ?)');
      for (const [position, name] of value.entries()) {
        insert.run(id, position, nameId(findTag, insertTag, name));
      }
    },
    appearances(id, value) {
      database.sql('DELETE FROM appearance WHERE paper_id = ?').run(id);
      const insert = database.sql(`
        INSERT INTO appearance (paper_id, position, source, kind, listed_on, rank, upvotes, comments)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
      for (const [position, seen] of value.entries()) {
        const { source, kind, listedOn, rank, upvotes, comments } = seen;
        insert.run(id, position, source, kind, listedOn, rank, upvotes, comments);
      }
    },
    trashedAt: setColumn('trashed_at'),
    interest: setColumn('interest'),
    snoozedUntil: setColumn('snoozed_until'),
    decidedAt: setColumn('decided_at'),
    returned: (id, value) =>
      void database.sql('UPDATE paper SET returned = ? WHERE id = ?').run(JSON.stringify(value), id),
    priority: setColumn('priority'),
    due: setColumn('due'),
    minutes: setColumn('minutes'),
    queuePlace: setColumn('queue_place'),
    rating: setColumn('rating'),
    doneAt: setColumn('done_at'),
    highlighted: (id, value) =>
      void database.sql('UPDATE paper SET highlighted = ? WHERE id = ?').run(value ? 1 : 0, id),
    extra: (id, value) =>
      void database.sql('UPDATE paper SET extra = ? WHERE id = ?').run(JSON.stringify(value), id),
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
      );
      const id = Number(lastInsertRowid);
      if (record.abstract !== null) fields.abstract(id, record.abstract);
      if (record.authors.length > 0) fields.authors(id, record.authors);
      if (Object.keys(record.identifiers).length > 0) fields.identifiers(id, record.identifiers);
      if (record.links.length > 0) fields.links(id, record.links);
      if (record.tags.length > 0) fields.tags(id, record.tags);
      if (record.appearances.length > 0) fields.appearances(id, record.appearances);
      return id;
    },
    update(id, patch) {
      // Keys of a patch are keys of a record by its type.
      for (const field of Object.keys(patch) as (keyof PaperRecord)[]) writeField(id, field, patch);
    },
    remove: (id) => void removePaper.run(id),
  };
}
