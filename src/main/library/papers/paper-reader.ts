import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { Changes } from '#shared/contract/library.ts';
import { writtenPaths } from '#shared/domain/collection-path.ts';
import {
  appearanceSchema,
  linkSchema,
  type Paper,
  type PaperId,
  paperIdSchema,
} from '#shared/domain/paper.ts';
import { publicationSchema } from '#shared/domain/publication.ts';
import { listCollections } from '../collections/collection-paths.ts';
import type { Database } from '../storage/database.ts';
import { decidedByRule } from '../triage/decisions.ts';
import {
  createDecidedReader,
  type DecidedReader,
  type DecidedRow,
  decisionsOf,
  tagsOf,
} from './decided-papers.ts';

/** Reads papers as the contract gives them. Staged papers are not in the library yet and are never read. */
export interface PaperReader extends DecidedReader {
  /** @throws AppError not-found */
  get(id: number): Paper;
  find(id: number): Paper | null;
  /** The fields without a home of one paper. */
  extraOf(id: number): Record<string, unknown>;
  since(revision: number, limit: number): Changes;
  revision(): number;
  count(): number;
  /** What tells this library from every other. */
  libraryId(): string;
}

interface PaperRow extends DecidedRow {
  readonly abstract: string | null;
  readonly authors: string;
  readonly author_count: number | null;
  readonly organization: string | null;
  readonly date: string | null;
  readonly date_inferred: number;
  readonly identifiers: string;
  readonly links: string;
  readonly comments: number | null;
  readonly note: string | null;
  readonly appearances: string;
  readonly added_at: string;
  readonly categories: string | null;
  readonly version: unknown;
  readonly orcids: unknown;
  readonly decided_by_rule: number;
  readonly read_page: number | null;
  readonly read_pages: number | null;
  readonly velocity: number | null;
  readonly pdf_state: 'here' | 'wanted' | 'failed' | null;
  readonly pdf_bytes: number | null;
  readonly pdf_pages: number | null;
  readonly pdf_sentence: string | null;
  readonly pdf_next_try_at: string | null;
  readonly publication: string | null;
  readonly citation_key: string | null;
  readonly collections: string;
}

const selectPaper = `
  SELECT
    paper.id, paper.title, abstract.text AS abstract, paper.author_count, paper.organization,
    paper.date, paper.date_inferred, paper.upvotes, paper.comments, paper.status,
    paper.added_at, paper.trashed_at, paper.interest, paper.snoozed_until, paper.decided_at,
    paper.returned, paper.priority, paper.due, paper.minutes, paper.queue_place, paper.rating,
    paper.done_at, paper.highlighted, paper.read_page, paper.read_pages, paper.velocity,
    paper.publication, paper.citation_key,
    (SELECT json_group_array(paper_collection.collection_id ORDER BY paper_collection.collection_id)
      FROM paper_collection JOIN collection ON collection.id = paper_collection.collection_id
      WHERE paper_collection.paper_id = paper.id) AS collections,
    json_extract(paper.extra, '$.categories') AS categories,
    json_extract(paper.extra, '$.version') AS version,
    json_extract(paper.extra, '$.orcids') AS orcids,
    (paper.decided_at IS NOT NULL AND ${decidedByRule}) AS decided_by_rule,
    nullif(pdf.state, 'declined') AS pdf_state, coalesce(pdf_file.bytes, pdf.bytes) AS pdf_bytes,
    pdf_file.pages AS pdf_pages, pdf.sentence AS pdf_sentence, pdf.next_try_at AS pdf_next_try_at,
    (SELECT json_group_array(author.name ORDER BY paper_author.position)
      FROM paper_author JOIN author ON author.id = paper_author.author_id
      WHERE paper_author.paper_id = paper.id) AS authors,
    (SELECT json_group_object(identifier.scheme, identifier.value)
      FROM identifier
      WHERE identifier.paper_id = paper.id) AS identifiers,
    (SELECT json_group_array(json_object('kind', link.kind, 'url', link.url) ORDER BY link.position)
      FROM link
      WHERE link.paper_id = paper.id) AS links,
    (SELECT json_group_array(tag.name ORDER BY paper_tag.position)
      FROM paper_tag JOIN tag ON tag.id = paper_tag.tag_id
      WHERE paper_tag.paper_id = paper.id) AS tags,
    (SELECT json_group_array(json_object(
        'source', appearance.source, 'kind', appearance.kind, 'listedOn', appearance.listed_on,
        'rank', appearance.rank, 'upvotes', appearance.upvotes, 'comments', appearance.comments
      ) ORDER BY appearance.position)
      FROM appearance
      WHERE appearance.paper_id = paper.id) AS appearances,
    (SELECT nullif(note_version.text, '')
      FROM note_version
      WHERE note_version.paper_id = paper.id
      ORDER BY note_version.version DESC
      LIMIT 1) AS note
  FROM paper
  LEFT JOIN abstract ON abstract.paper_id = paper.id
  LEFT JOIN pdf ON pdf.paper_id = paper.id
  LEFT JOIN pdf_file ON pdf_file.sha256 = pdf.sha256`;

/** Makes the reader of one connection. */
export function createPaperReader(database: Database): PaperReader {
  const one = database.sql<PaperRow>(`${selectPaper}
    WHERE paper.id = ?
      AND EXISTS (SELECT 1 FROM change WHERE change.paper_id = paper.id AND change.removed = 0)`);
  const changed = database.sql<PaperRow>(`${selectPaper}
    JOIN change ON change.paper_id = paper.id
    WHERE change.revision > ? AND change.revision <= ? AND change.removed = 0
    ORDER BY change.revision, change.paper_id`);
  const removed = database.sql<{ paper_id: number }>(`
    SELECT paper_id FROM change
    WHERE revision > ? AND revision <= ? AND removed = 1
    ORDER BY revision, paper_id`);
  const boundary = database.sql<{ revision: number }>(`
    SELECT revision FROM change
    WHERE revision > ?
    ORDER BY revision
    LIMIT 1 OFFSET ?`);
  const newest = database.sql<{ revision: number }>('SELECT revision FROM library');
  const counted = database.sql<{ count: number }>('SELECT count(*) AS count FROM change WHERE removed = 0');
  const library = database.sql<{ id: string }>('SELECT id FROM library');
  const extra = database.sql<{ extra: string }>('SELECT extra FROM paper WHERE id = ?');

  const revision = (): number => newest.get()?.revision ?? 0;
  const find = (id: number): Paper | null => {
    const row = one.get(id);
    return row ? toPaper(row, pathsOnce(database)) : null;
  };

  return {
    find,
    ...createDecidedReader(database),
    get(id) {
      const paper = find(id);
      if (!paper) throw new AppError('not-found', `No paper has the id ${id}.`);
      return paper;
    },
    extraOf: (id) => jsonObject.parse(JSON.parse(extra.get(id)?.extra ?? '{}')),
    since: (from, limit) =>
      database.snapshot(() => {
        const newestRevision = revision();
        const paths = pathsOnce(database);
        // Whole revisions only, so that `to` says exactly what the asker has.
        const to = boundary.get(from, limit - 1)?.revision ?? newestRevision;
        return {
          to,
          papers: changed.all(from, to).map((row) => toPaper(row, paths)),
          removed: removed.all(from, to).map((row) => paperIdSchema.parse(row.paper_id)),
          more: to < newestRevision,
        };
      }),
    revision,
    count: () => counted.get()?.count ?? 0,
    libraryId: () => library.get()?.id ?? '',
  };
}

const jsonObject = z.record(z.string(), z.unknown());
const names = z.array(z.string());
const links = z.array(linkSchema);
const appearances = z.array(appearanceSchema);
const identifiers = z.record(z.string(), z.string());
const categories = z.array(z.string()).catch([]);
const orcids = z.record(z.string(), z.string()).catch({});
const publication = publicationSchema.nullable().catch(null);
const collectionIds = z.array(z.number());
const version = z.number().int().positive().nullable().catch(null);

function toPaper(row: PaperRow, paths: () => ReadonlyMap<number, string>): Paper {
  const ids = row.collections === '[]' ? [] : collectionIds.parse(JSON.parse(row.collections));
  return {
    // Ids come from our own primary key.
    id: row.id as PaperId,
    title: row.title,
    abstract: row.abstract,
    authors: names.parse(JSON.parse(row.authors)),
    authorCount: row.author_count,
    organization: row.organization,
    date: row.date,
    dateInferred: row.date_inferred === 1,
    identifiers: identifiers.parse(JSON.parse(row.identifiers)),
    links: row.links === '[]' ? [] : links.parse(JSON.parse(row.links)),
    comments: row.comments,
    ...decisionsOf(row),
    tags: tagsOf(row.tags),
    note: row.note,
    appearances: row.appearances === '[]' ? [] : appearances.parse(JSON.parse(row.appearances)),
    // What an import gave stands in `extra` as it came; what is not of the right shape is not there.
    categories: row.categories === null ? [] : categories.parse(parsed(row.categories)),
    version: version.parse(row.version),
    orcids: typeof row.orcids === 'string' ? orcids.parse(parsed(row.orcids)) : {},
    decidedBy: row.decided_at === null ? null : row.decided_by_rule === 1 ? 'rule' : 'reader',
    readTo:
      row.read_page === null || row.read_pages === null
        ? null
        : { page: row.read_page, pages: row.read_pages },
    velocity: row.velocity,
    pdf:
      row.pdf_state === null
        ? null
        : {
            state: row.pdf_state,
            bytes: row.pdf_bytes,
            pages: row.pdf_pages,
            sentence: row.pdf_sentence,
            nextTryAt: row.pdf_next_try_at,
          },
    publication: row.publication === null ? null : publication.parse(JSON.parse(row.publication)),
    citationKey: row.citation_key,
    collections: ids,
    collectionPaths: ids.flatMap((id) => paths().get(id) ?? []),
    addedAt: row.added_at,
  };
}

/** The paths of collections, read when the first is asked for: most papers are in none. */
function pathsOnce(database: Database): () => ReadonlyMap<number, string> {
  let paths: ReadonlyMap<number, string> | null = null;
  return () => {
    paths ??= writtenPaths(listCollections(database));
    return paths;
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // A single text and no list.
    return null;
  }
}
