import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Handlers, JobContext } from '#shared/contract/define.ts';
import type { Backup, LibraryContract, Progress } from '#shared/contract/library.ts';
import type { Log } from '#shared/contract/log.ts';
import { createAfterwards } from './afterwards.ts';
import { type Announcer, createAnnouncer } from './announcer.ts';
import { backUpBeforeMigration, listBackups, makeBackup, newestDaily } from './backups/backups.ts';
import { restoreBackup } from './backups/restore-backup.ts';
import { examine } from './doctor.ts';
import { createEditLog } from './edits/edit-log.ts';
import type { LongWork } from './edits/long-work.ts';
import { createStagedFields } from './edits/staged-fields.ts';
import { createStagedUndo } from './edits/staged-undo.ts';
import { createTurns } from './edits/take-turns.ts';
import { undoEdit } from './edits/undo.ts';
import { type Freeze, type FrozenText, keepFrozen } from './frozen-text/keep-frozen.ts';
import { dropForeignFiles } from './frozen-text/same-history.ts';
import { createImports } from './imports/imports.ts';
import { clearAway, removeLeftovers, type StagingOwner } from './imports/staging.ts';
import type { Clock, LibraryParts } from './library-parts.ts';
import { createWeb } from './network/create-web.ts';
import { createNetworkSwitch } from './network/network-switch.ts';
import type { Outside } from './network/outside.ts';
import { createRequestLog } from './network/request-log.ts';
import { realAddresses } from './network/service-addresses.ts';
import { createNoteStore } from './notes/note-store.ts';
import { saveNote } from './notes/save-note.ts';
import { createPace } from './pace.ts';
import { editPapers } from './papers/edit-papers.ts';
import { createPaperReader } from './papers/paper-reader.ts';
import { createPaperWriter } from './papers/paper-writer.ts';
import { createPdfFetcher, type PdfFetcher } from './reading/fetch-pdf.ts';
import { matchFiles, removeReleased } from './reading/keep-files.ts';
import { removeHalfReceived } from './reading/pdf-files.ts';
import { createPdfStore } from './reading/pdf-store.ts';
import { createPdfWeb, type PdfWeb } from './reading/pdf-web.ts';
import { createReadingHandlers } from './reading/reading-handlers.ts';
import { createSavedSearchHandlers } from './searches/saved-search-handlers.ts';
import { createSettingsStore, type SettingsStore } from './settings.ts';
import { openSources, type Sources } from './sources/open-sources.ts';
import { openDatabase } from './storage/database.ts';
import { migrate, needsMigration, refuseNewerSchema } from './storage/migrate.ts';
import { currentSchema } from './storage/schema.ts';
import { applyLeftRules } from './triage/apply-rules.ts';
import { createIncomingPapers } from './triage/incoming.ts';
import { createRuleHandlers } from './triage/rule-handlers.ts';
import { createRuleNotices } from './triage/rule-notices.ts';
import { createTriageHandlers } from './triage/triage-handlers.ts';
import { createWatchHandlers } from './triage/watch-handlers.ts';

export interface OpenLibraryOptions {
  /** The library's folder; made where there is none. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Carrel's own version, for `about`. */
  readonly version: string;
  /** The world outside, as the host has it; without it nothing is ever asked of the network. */
  readonly web?: Outside;
  /** Whether sources are fetched by themselves, on a schedule: for hosts that stay. */
  readonly schedule?: boolean;
  /** Another way to PDFs than the library's own; for tests. */
  readonly pdfWeb?: PdfWeb;
  /** Freezes the text off this thread; without it the text that is frozen is used, and none is frozen. */
  readonly freeze?: Freeze;
  /** Limits the file's size in pages, so that tests can fill "the disk". */
  readonly maximumPages?: number;
}

/** An open library: the whole program without a face. */
export interface Library {
  readonly handlers: Handlers<LibraryContract>;
  /** Makes the day's backup when there is none and something has changed since the last one. */
  backUpIfDue(): Promise<Backup | null>;
  readonly pdfs: Pick<PdfFetcher, 'fetchDue' | 'nextTryAfter'>;
  /** Waits until what large work left is tidied up; without, that is done at the next opening. */
  settled(): Promise<void>;
  close(): void;
}

/** The name of a library's file in its folder. */
export const libraryFileName = 'library.sqlite';

/**
 * Opens a library, making it where there is none, brings its schema up to date (after a checked
 * copy) and takes away what a killed import left.
 * @throws AppError with a sentence when the folder cannot be opened
 */
export function openLibrary(options: OpenLibraryOptions): Library {
  const { folder, clock, log, version, maximumPages } = options;
  const { web: outside = null, freeze = null } = options;
  const file = join(folder, libraryFileName);
  refuseNewerSchema(file);
  if (needsMigration(file)) backUpBeforeMigration(file, folder, clock.now());
  const database = openDatabase(file, {
    mode: 'write',
    ...(maximumPages === undefined ? {} : { maximumPages }),
  });
  try {
    migrate(database);
  } catch (error) {
    database.close();
    throw error;
  }
  const owner = thisOwner();
  const network = createNetworkSwitch(database);
  const web = createWeb({
    database,
    owner,
    clock,
    log: createRequestLog(database),
    network,
    version,
    outside,
  });
  const parts: LibraryParts = {
    folder,
    clock,
    log,
    database,
    reader: createPaperReader(database),
    writer: createPaperWriter(database),
    notes: createNoteStore(database),
    pdfs: createPdfStore(database),
    edits: createEditLog(database),
    web,
    ruleNotices: createRuleNotices(),
    afterwards: createAfterwards(log),
  };
  removeLeftovers(parts, owner);
  dropForeignFiles(parts);
  void parts.afterwards.run(clearAway(database));
  applyLeftRules(parts);
  removeHalfReceived(folder, owner, clock.now());
  matchFiles(parts);
  const settings = createSettingsStore(database);
  const announcer = createAnnouncer(parts, settings);
  const addresses = outside?.addresses ?? realAddresses;
  const pdfWeb = options.pdfWeb ?? createPdfWeb({ web, network, addresses });
  const fetcher = createPdfFetcher({ parts, settings, announcer, owner, web: pdfWeb });
  const sources = openSources({ parts, owner, outside, onCommitted: announcer.look });
  if (options.schedule) sources.schedule.start();
  const frozenText = keepFrozen(parts, announcer.onChange, freeze);

  return {
    handlers: createHandlers({ parts, settings, announcer, owner, fetcher, frozenText, sources, version }),
    backUpIfDue: () => backUpIfDue(parts),
    pdfs: fetcher,
    settled: parts.afterwards.settled,
    close() {
      parts.afterwards.stop();
      sources.close();
      frozenText.stop();
      announcer.stop();
      web.close();
      database.close();
    },
  };
}

let opened = 0;

function thisOwner(): StagingOwner {
  opened += 1;
  return {
    name: `${process.pid}/${opened}/${performance.timeOrigin}`,
    process: process.pid,
    host: hostname(),
    isAlive(other) {
      try {
        process.kill(other, 0);
        return true;
      } catch (error) {
        // Not allowed to signal it means that it is there.
        return error instanceof Error && 'code' in error && error.code === 'EPERM';
      }
    },
  };
}

async function backUpIfDue(parts: LibraryParts): Promise<Backup | null> {
  const now = parts.clock.now();
  const newest = newestDaily(parts.folder);
  // An empty library has nothing to keep, and must not use the day's backup up.
  if (parts.reader.count() === 0) return null;
  const isFresh = newest?.day === now.toISOString().slice(0, 10);
  if (isFresh || parts.reader.revision() === (newest?.revision ?? 0)) return null;
  const backup = await makeBackup(parts.database, parts.folder, 'daily', now);
  // Only then: what cannot be tidied up must not cost a backup.
  try {
    removeReleased(parts);
  } catch (error) {
    parts.log({ level: 'warn', message: 'Files of PDFs that no paper has could not be removed.', error });
  }
  return backup;
}

interface HandlerParts {
  readonly parts: LibraryParts;
  readonly settings: SettingsStore;
  readonly announcer: Announcer;
  readonly owner: StagingOwner;
  readonly sources: Sources;
  readonly fetcher: PdfFetcher;
  readonly frozenText: FrozenText;
  readonly version: string;
}

function createHandlers({
  parts,
  settings,
  announcer,
  owner,
  sources,
  fetcher,
  frozenText,
  version,
}: HandlerParts): Handlers<LibraryContract> {
  const { folder, reader, notes, edits } = parts;
  const imports = createImports(parts, owner);
  const incoming = createIncomingPapers(parts);

  /** Every act that may have committed something tells the listeners, also when it failed half-way. */
  function announced<Arguments extends unknown[], Result>(act: (...given: Arguments) => Result) {
    return (...given: Arguments): Result => {
      try {
        return act(...given);
      } finally {
        announcer.look();
      }
    };
  }

  function announcedWhenDone<Arguments extends unknown[], Result>(
    act: (...given: Arguments) => Promise<Result>,
  ) {
    return async (...given: Arguments): Promise<Result> => {
      try {
        return await act(...given);
      } finally {
        announcer.look();
      }
    };
  }

  const turns = createTurns();
  const staged = createStagedFields(parts.database);
  const undos = createStagedUndo(parts.database, staged);
  const longWork = ({ signal, progress }: JobContext<Progress>): LongWork => ({
    pace: createPace(signal),
    progress,
    owner,
    turns,
    staged,
    undos,
  });

  return {
    library: {
      about: () => ({
        id: reader.libraryId(),
        folder,
        revision: reader.revision(),
        schema: currentSchema,
        papers: reader.count(),
        version,
      }),
      doctor: () => examine(parts),
      changed: announcer.onChange,
    },
    papers: {
      get: ({ id }) => reader.get(id),
      since: ({ revision, limit }) => reader.since(revision, limit),
      edit: announcedWhenDone((decision, context) => editPapers(parts, decision, longWork(context))),
    },
    notes: {
      get: ({ paper }) => {
        reader.get(paper);
        return notes.get(paper);
      },
      save: announced(({ paper, text, base, session }) =>
        saveNote(parts, { paper, text, base, ...(session === undefined ? {} : { session }) }),
      ),
      versions: ({ paper }) => ({ versions: notes.versions(paper) }),
    },
    sources: sources.handlers,
    triage: createTriageHandlers(parts, incoming),
    rules: createRuleHandlers(parts, incoming, announcer.look),
    watch: createWatchHandlers(parts, announcer.look),
    searches: createSavedSearchHandlers(parts, announcer.look),
    reading: createReadingHandlers({ parts, announcer, owner, fetcher }),
    imports: {
      preview: (input, context) => imports.preview(input, context),
      run: async (input, context) => {
        try {
          return await imports.run(input, context);
        } finally {
          announcer.look();
        }
      },
      discard: ({ ticket }) => {
        imports.discard(ticket);
        return {};
      },
    },
    edits: {
      undo: announcedWhenDone((which, context) => undoEdit(parts, which, longWork(context))),
      list: ({ limit, before }) => ({ edits: edits.list(limit, before) }),
    },
    backups: {
      list: () => ({ backups: listBackups(folder) }),
      make: () => makeBackup(parts.database, folder, 'manual', parts.clock.now()),
      restore: async ({ name }) => {
        try {
          const restored = await restoreBackup(parts, name);
          matchFiles(parts);
          return restored;
        } finally {
          announcer.look();
        }
      },
    },
    text: {
      frozen: () => ({ revision: frozenText.revision }),
      refrozen: frozenText.onFrozen,
    },
    settings: {
      get: () => settings.get(),
      set: announced((change) => settings.set(change)),
      changed: announcer.onSettings,
    },
  };
}
