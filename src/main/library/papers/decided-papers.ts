import { z } from 'zod';
import { type Paper, type PaperId, returnSchema, statusSchema } from '#shared/domain/paper.ts';
import type { Database } from '../storage/database.ts';

/** A paper as far as the reader decides about it. */
export type DecidedPaper = Pick<
  Paper,
  | 'id'
  | 'title'
  | 'status'
  | 'tags'
  | 'trashedAt'
  | 'interest'
  | 'snoozedUntil'
  | 'decidedAt'
  | 'returned'
  | 'priority'
  | 'due'
  | 'minutes'
  | 'queuePlace'
  | 'rating'
  | 'doneAt'
  | 'highlighted'
  | 'upvotes'
>;

/** Reads what the reader decided about papers, without the rest: an edit may be about thousands. */
export interface DecidedReader {
  findDecided(id: number): DecidedPaper | null;
  /** The same of many papers at once, in their order; those that are not there are left out. */
  findAllDecided(ids: readonly number[]): DecidedPaper[];
}

const decidedColumns = `
    paper.id, paper.title, paper.status, paper.trashed_at, paper.interest, paper.snoozed_until,
    paper.decided_at, paper.returned, paper.priority, paper.due, paper.minutes, paper.queue_place,
    paper.rating, paper.done_at, paper.highlighted, paper.upvotes`;

/** Makes the reader of one connection. */
export function createDecidedReader(database: Database): DecidedReader {
  const decided = database.sql<DecidedRow>(`
    SELECT ${decidedColumns},
      (SELECT json_group_array(tag.name ORDER BY paper_tag.position)
        FROM paper_tag JOIN tag ON tag.id = paper_tag.tag_id
        WHERE paper_tag.paper_id = paper.id) AS tags
    FROM paper
    WHERE paper.id = ?
      AND EXISTS (SELECT 1 FROM change WHERE change.paper_id = paper.id AND change.removed = 0)`);
  const manyDecided = database.sql<Omit<DecidedRow, 'tags'>>(`
    SELECT ${decidedColumns}
    FROM json_each(?) AS wanted
    CROSS JOIN paper ON paper.id = wanted.value
    JOIN change ON change.paper_id = paper.id AND change.removed = 0
    ORDER BY wanted.key`);
  const manyTags = database.sql<{ paper: number; name: string }>(`
    SELECT paper_tag.paper_id AS paper, tag.name
    FROM json_each(?) AS wanted
    CROSS JOIN paper_tag ON paper_tag.paper_id = wanted.value
    JOIN tag ON tag.id = paper_tag.tag_id
    ORDER BY paper_tag.paper_id, paper_tag.position`);

  return {
    findDecided(id) {
      const row = decided.get(id);
      if (!row) return null;
      // Ids come from our own primary key.
      const paperId = row.id as PaperId;
      return { id: paperId, title: row.title, tags: tagsOf(row.tags), ...decisionsOf(row) };
    },
    findAllDecided: (ids) =>
      database.snapshot(() => {
        const wanted = JSON.stringify(ids);
        const tags = new Map<number, string[]>();
        for (const { paper, name } of manyTags.all(wanted)) {
          const known = tags.get(paper);
          if (known) known.push(name);
          else tags.set(paper, [name]);
        }
        return manyDecided.all(wanted).map((row) => ({
          // Ids come from our own primary key.
          id: row.id as PaperId,
          title: row.title,
          tags: tags.get(row.id) ?? [],
          ...decisionsOf(row),
        }));
      }),
  };
}

const names = z.array(z.string());
const status = statusSchema.nullable();
const returns = z.array(returnSchema);

/** The columns of a paper's row that decisions stand in. */
export interface DecidedRow {
  readonly id: number;
  readonly title: string;
  readonly status: string | null;
  readonly tags: string;
  readonly trashed_at: string | null;
  readonly interest: number | null;
  readonly snoozed_until: string | null;
  readonly decided_at: string | null;
  readonly returned: string;
  readonly priority: number | null;
  readonly due: string | null;
  readonly minutes: number | null;
  readonly queue_place: number | null;
  readonly rating: number | null;
  readonly done_at: string | null;
  readonly highlighted: number;
  readonly upvotes: number | null;
}

export function decisionsOf(row: Omit<DecidedRow, 'tags'>): Omit<DecidedPaper, 'id' | 'title' | 'tags'> {
  return {
    status: status.parse(row.status),
    trashedAt: row.trashed_at,
    interest: row.interest,
    snoozedUntil: row.snoozed_until,
    decidedAt: row.decided_at,
    returned: row.returned === '[]' ? [] : returns.parse(JSON.parse(row.returned)),
    priority: row.priority,
    due: row.due,
    minutes: row.minutes,
    queuePlace: row.queue_place,
    rating: row.rating,
    doneAt: row.done_at,
    highlighted: row.highlighted === 1,
    upvotes: row.upvotes,
  };
}

export function tagsOf(json: string): string[] {
  return json === '[]' ? [] : names.parse(JSON.parse(json));
}
