import { join } from 'node:path';
import type { Handlers } from '#shared/contract/define.ts';
import type { Backup, LibraryContract } from '#shared/contract/library.ts';
import type { Log } from '#shared/contract/log.ts';
import { createAfterwards } from './afterwards.ts';
import { createAnnouncer } from './announcer.ts';
import { backUpIfDue } from './backups/back-up-if-due.ts';
import { backUpBeforeMigration } from './backups/backups.ts';
import { createEditLog } from './edits/edit-log.ts';
import { createLargeEdits } from './edits/long-work.ts';
import { type Freeze, keepFrozen } from './frozen-text/keep-frozen.ts';
import { dropForeignFiles } from './frozen-text/same-history.ts';
import { createStagedUpdates } from './imports/staged-updates.ts';
import { clearAway, removeLeftovers } from './imports/staging.ts';
import { createHandlers } from './library-handlers.ts';
import type { Clock, LibraryParts } from './library-parts.ts';
import { createWeb } from './network/create-web.ts';
import { createNetworkSwitch } from './network/network-switch.ts';
import type { Outside } from './network/outside.ts';
import { createRequestLog } from './network/request-log.ts';
import { realAddresses } from './network/service-addresses.ts';
import { createNoteStore } from './notes/note-store.ts';
import { createPaperReader } from './papers/paper-reader.ts';
import { createPaperWriter } from './papers/paper-writer.ts';
import { createPdfFetcher, type PdfFetcher } from './reading/fetch-pdf.ts';
import { matchFiles } from './reading/keep-files.ts';
import { removeHalfReceived } from './reading/pdf-files.ts';
import { createPdfStore } from './reading/pdf-store.ts';
import { createPdfWeb, type PdfWeb } from './reading/pdf-web.ts';
import { createSettingsStore } from './settings.ts';
import { openSources } from './sources/open-sources.ts';
import { openDatabase } from './storage/database.ts';
import { migrate, needsMigration, refuseNewerSchema } from './storage/migrate.ts';
import { thisOwner } from './this-owner.ts';
import { applyLeftRules } from './triage/apply-rules.ts';
import { createRuleNotices } from './triage/rule-notices.ts';

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
    owner,
    clock,
    log,
    database,
    reader: createPaperReader(database),
    writer: createPaperWriter(database),
    notes: createNoteStore(database),
    pdfs: createPdfStore(database),
    edits: createEditLog(database),
    largeEdits: createLargeEdits(database),
    stagedUpdates: createStagedUpdates(database),
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
