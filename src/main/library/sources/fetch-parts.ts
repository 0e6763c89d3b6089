import type { Day } from '#shared/domain/partial-date.ts';
import type { StagingOwner } from '../imports/staging.ts';
import type { LibraryParts } from '../library-parts.ts';
import type { RequestLog } from '../network/request-log.ts';
import type { FolderFiles } from './folder-files.ts';
import type { FolderWatch } from './folder-watch.ts';
import type { LedgerStore } from './ledger-store.ts';
import type { SourceAnnouncer } from './source-announcer.ts';
import type { SourceRecord, SourceStore } from './source-store.ts';
import type { ValidatorStore } from './validator-store.ts';

/** What fetching works with. */
export interface FetchParts {
  readonly parts: LibraryParts;
  readonly sources: SourceStore;
  readonly ledger: LedgerStore;
  readonly validators: ValidatorStore;
  readonly files: FolderFiles;
  readonly watch: FolderWatch;
  readonly log: RequestLog;
  readonly announcer: SourceAnnouncer;
  readonly owner: StagingOwner;
  readonly random: () => number;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** One fetch of one source, while it goes on. */
export interface Work {
  readonly fetching: FetchParts;
  readonly source: SourceRecord;
  readonly asOf: Day;
  readonly signal: AbortSignal;
  /** Whether somebody waits for it. */
  readonly isAwaited: boolean;
  /** What importers found wrong. */
  readonly complaints: string[];
}
