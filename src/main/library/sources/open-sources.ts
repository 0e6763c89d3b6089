import type { Handlers } from '#shared/contract/define.ts';
import type { LibraryContract } from '#shared/contract/library.ts';
import type { StagingOwner } from '../imports/staging.ts';
import type { LibraryParts } from '../library-parts.ts';
import { createNetworkSwitch } from '../network/network-switch.ts';
import type { Outside } from '../network/outside.ts';
import { createRequestLog } from '../network/request-log.ts';
import { sleepFor } from '../network/turns.ts';
import { createFetcher } from './fetcher.ts';
import { createFolderFiles } from './folder-files.ts';
import { createFolderWatch } from './folder-watch.ts';
import { createLedgerStore } from './ledger-store.ts';
import { createSchedule, type Schedule } from './schedule.ts';
import { createSourceAnnouncer } from './source-announcer.ts';
import { createSourceHandlers } from './source-handlers.ts';
import { createSourceStore } from './source-store.ts';
import { createValidatorStore } from './validator-store.ts';

export interface SourcesOptions {
  readonly parts: LibraryParts;
  readonly owner: StagingOwner;
  readonly outside: Outside | null;
  /** Called when papers may have come in. */
  readonly onCommitted: () => void;
}

/** The sources of one open library: what answers for them, and what fetches them by itself. */
export interface Sources {
  readonly handlers: Handlers<LibraryContract>['sources'];
  /** Fetches by itself from when it is started. */
  readonly schedule: Schedule;
  close(): void;
}

/** Opens the sources of a library. */
export function openSources({ parts, owner, outside, onCommitted }: SourcesOptions): Sources {
  const { database } = parts;
  const announcer = createSourceAnnouncer(database);
  const files = createFolderFiles(database);
  const fetching = {
    parts,
    owner,
    sources: createSourceStore(database),
    ledger: createLedgerStore(database),
    validators: createValidatorStore(database),
    files,
    watch: createFolderWatch(files, () => parts.clock.now()),
    log: createRequestLog(database),
    network: createNetworkSwitch(database),
    announcer,
    // Without a way out nothing is ever waited for, so that chance has no say.
    random: outside?.random ?? (() => 0.5),
    wait: outside?.sleep ?? sleepFor,
  };
  const fetcher = createFetcher(fetching, onCommitted);
  const schedule = createSchedule(fetching, fetcher);
  return {
    handlers: createSourceHandlers({ ...fetching, fetcher, onAllowed: () => void schedule.tick() }),
    schedule,
    close() {
      schedule.stop();
      fetcher.close();
      announcer.stop();
    },
  };
}
