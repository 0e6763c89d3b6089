import { closeSync, existsSync, mkdirSync, openSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { AppError } from '#shared/contract/errors.ts';
import { asStorageError } from './storage-errors.ts';

/** What a column of SQLite can hold. */
export type Value = string | number | bigint | Uint8Array | null;

/** A prepared statement: values are bound, never joined into the SQL. */
export interface Statement<Row> {
  run(...values: readonly Value[]): { readonly changes: number; readonly lastInsertRowid: number | bigint };
  get(...values: readonly Value[]): Row | undefined;
  all(...values: readonly Value[]): Row[];
}

/**
 * `staged`: need not survive a loss of power by itself; the next commit that is not takes it along to the disk.
 * `large`: so much that copying it into the file is left for afterwards.
 */
export type TransactionKind = 'staged' | 'large';

/** One connection to a library's file. The only door to SQLite. */
export interface Database {
  readonly file: string;
  /** Prepares a statement once; the same text gives the same statement. `Row` is what the SQL selects. */
  sql<Row = unknown>(text: string): Statement<Row>;
  /** Runs several statements that return nothing. */
  script(text: string): void;
  /** Reads a pragma with one value. */
  pragma(name: string): unknown;
  /** Runs synchronous work in one `BEGIN IMMEDIATE` transaction: all of it, or none. */
  transaction<Result>(work: () => Result, kind?: TransactionKind): Result;
  /** Copies what was committed into the file itself, as far as nobody reads what was before. */
  checkpoint(): void;
  /** Reads several times from one state of the file. */
  snapshot<Result>(work: () => Result): Result;
  /** Copies the whole library into a new file while it may go on being used. */
  copyTo(file: string): Promise<void>;
  close(): void;
}

/** Another program’s database, of which there are only the bytes: read in memory, and never written. */
export interface ForeignDatabase {
  /** All rows that a SELECT without parameters gives. @throws whatever SQLite finds wrong with the bytes */
  all(text: string): Record<string, unknown>[];
  close(): void;
}

/**
 * Opens the bytes of a SQLite file. A log that stood beside the file is no part of them.
 * @throws Error when they are no database
 */
export function openForeignDatabase(bytes: Uint8Array): ForeignDatabase {
  const copy = Buffer.from(bytes);
  // In memory there is no log to be kept (sqlite.org/fileformat2.html, section 1.3.3).
  copy[18] = 1;
  copy[19] = 1;
  const connection = new BetterSqlite3(copy, { readonly: true });
  try {
    connection.pragma('trusted_schema = OFF');
    connection.pragma('cell_size_check = ON');
    connection.pragma('query_only = ON');
  } catch (error) {
    connection.close();
    throw error;
  }
  return {
    // Columns have names; what stands in them is looked at by who asks.
    all: (text) => connection.prepare<[], Record<string, unknown>>(text).all(),
    close: () => void connection.close(),
  };
}

/** `CARR`: marks a SQLite file as a Carrel library (`PRAGMA application_id`). */
export const applicationId = 0x43415252;

export interface OpenOptions {
  readonly mode: 'write' | 'read';
  /** Limits the file's size, so that tests can fill "the disk". */
  readonly maximumPages?: number;
}

/**
 * Opens a library's file, making it where there is none.
 * @throws AppError with a sentence when it is no library, or cannot be opened.
 */
export function openDatabase(file: string, options: OpenOptions): Database {
  return asStorageError(file, () => {
    if (options.mode === 'write') mkdirSync(dirname(file), { recursive: true });
    refuseForeignFile(file);
    const connection = new BetterSqlite3(file, {
      readonly: options.mode === 'read',
      fileMustExist: options.mode === 'read',
      timeout: 10_000,
    });
    try {
      prepareConnection(connection, options);
    } catch (error) {
      connection.close();
      throw error;
    }
    return wrap(connection, file);
  });
}

/** In pages: large work writes the same pages again and again, and every copy back costs two waits for the disk. */
const checkpointed = 'wal_autocheckpoint = 4000';
const settingsOf: { readonly [Kind in TransactionKind]: readonly [during: string, after: string] } = {
  // WAL: a commit does not wait for the disk, and is whole all the same.
  staged: ['synchronous = NORMAL', 'synchronous = FULL'],
  large: ['wal_autocheckpoint = 0', checkpointed],
};

function prepareConnection(connection: BetterSqlite3.Database, options: OpenOptions): void {
  connection.pragma('foreign_keys = ON');
  connection.pragma('trusted_schema = OFF');
  connection.pragma('cache_size = -32000');
  if (options.mode === 'read') return;
  connection.pragma('journal_mode = WAL');
  // A commit survives the end of the process in any case; FULL makes it survive a loss of power too.
  connection.pragma('synchronous = FULL');
  connection.pragma(checkpointed);
  if (options.maximumPages !== undefined) {
    connection.pragma(`max_page_count = ${Math.trunc(options.maximumPages)}`);
  }
}

function wrap(connection: BetterSqlite3.Database, file: string): Database {
  const statements = new Map<string, Statement<unknown>>();
  const immediate = connection.transaction((work: () => unknown) => work());
  return {
    file,
    sql<Row>(text: string) {
      let statement = statements.get(text);
      if (!statement) {
        statement = prepare(connection, text, file);
        statements.set(text, statement);
      }
      // The row type is stated where the SQL is written; SQLite itself has no types to check against.
      return statement as Statement<Row>;
    },
    script: (text) => asStorageError(file, () => void connection.exec(text)),
    pragma: (name) => asStorageError(file, () => connection.pragma(name, { simple: true })),
    // `immediate` returns what `work` returns.
    transaction: <Result>(work: () => Result, kind?: TransactionKind) =>
      asStorageError(file, () => {
        if (kind === undefined || connection.inTransaction) return immediate.immediate(work) as Result;
        const [during, after] = settingsOf[kind];
        connection.pragma(during);
        try {
          return immediate.immediate(work) as Result;
        } finally {
          connection.pragma(after);
        }
      }),
    checkpoint: () => asStorageError(file, () => void connection.pragma('wal_checkpoint(PASSIVE)')),
    snapshot: <Result>(work: () => Result) => asStorageError(file, () => immediate.deferred(work) as Result),
    copyTo: async (target) => void (await connection.backup(target)),
    close() {
      statements.clear();
      connection.close();
    },
  };
}

/** A statement whose faults are sentences (L8), also where no transaction is round it. */
function prepare(connection: BetterSqlite3.Database, text: string, file: string): Statement<unknown> {
  const statement = asStorageError(file, () => connection.prepare<Value[]>(text));
  return {
    run: (...values) => asStorageError(file, () => statement.run(...values)),
    get: (...values) => asStorageError(file, () => statement.get(...values)),
    all: (...values) => asStorageError(file, () => statement.all(...values)),
  };
}

/** Refuses a file that is something else, or of a newer Carrel, before SQLite touches it. */
function refuseForeignFile(file: string): void {
  const header = readHeader(file);
  if (header === null) return;
  if (header.subarray(0, 15).toString('latin1') !== 'SQLite format 3') {
    throw new AppError(
      'conflict',
      `"${file}" is not a Carrel library. It was left untouched; choose another folder, or move the file away.`,
    );
  }
  const owner = header.readUInt32BE(68);
  if (owner !== applicationId && (owner !== 0 || hasTables(header))) {
    throw new AppError(
      'conflict',
      `"${file}" belongs to another program. It was left untouched; choose another folder.`,
    );
  }
}

/**
 * Whether the first page, the root of the schema, lists anything (section 1.6). A library whose making
 * was cut off has no tables, since they come with its id, in one transaction.
 */
function hasTables(header: Buffer): boolean {
  const isInterior = header[100] === 5;
  return isInterior || header.readUInt16BE(103) > 0;
}

/** The schema version in a file's header; 0 for a new or empty file. @throws AppError when it is no library */
export function schemaVersionOf(file: string): number {
  refuseForeignFile(file);
  return readHeader(file)?.readUInt32BE(60) ?? 0;
}

/** The start of every SQLite file (sqlite.org/fileformat2.html, section 1.3), and of its first page. */
function readHeader(file: string): Buffer | null {
  if (!existsSync(file)) return null;
  const header = Buffer.alloc(108);
  const descriptor = openSync(file, 'r');
  try {
    const length = readSync(descriptor, header, 0, header.length, 0);
    if (length === 0) return null;
    return header;
  } finally {
    closeSync(descriptor);
  }
}
