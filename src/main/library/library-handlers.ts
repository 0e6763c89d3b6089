import type { Handlers, JobContext } from '#shared/contract/define.ts';
import type { LibraryContract, Progress } from '#shared/contract/library.ts';
import type { Draft } from '#shared/domain/draft.ts';
import type { Announcer } from './announcer.ts';
import { listBackups, makeBackup } from './backups/backups.ts';
import { restoreBackup } from './backups/restore-backup.ts';
import { createCollectionHandlers } from './collections/collection-handlers.ts';
import { examine } from './doctor.ts';
import { detailsOf } from './edits/edit-details.ts';
import type { LongWork } from './edits/long-work.ts';
import { undoEdit } from './edits/undo.ts';
import { previewExport, writeExport } from './exports/write-export.ts';
import type { FrozenText } from './frozen-text/keep-frozen.ts';
import { createImports } from './imports/imports.ts';
import type { StagingOwner } from './imports/staging.ts';
import type { LibraryParts } from './library-parts.ts';
import { saveNote } from './notes/save-note.ts';
import { createPace } from './pace.ts';
import { editPapers } from './papers/edit-papers.ts';
import type { PdfFetcher } from './reading/fetch-pdf.ts';
import { matchFiles } from './reading/keep-files.ts';
import { createReadingHandlers } from './reading/reading-handlers.ts';
import { createSavedSearchHandlers } from './searches/saved-search-handlers.ts';
import type { SettingsStore } from './settings.ts';
import type { Sources } from './sources/open-sources.ts';
import { currentSchema } from './storage/schema.ts';
import { createIncomingPapers } from './triage/incoming.ts';
import { createRuleHandlers } from './triage/rule-handlers.ts';
import { createTriageHandlers } from './triage/triage-handlers.ts';
import { createWatchHandlers } from './triage/watch-handlers.ts';

/** What the handlers of an open library work with. */
export interface HandlerParts {
  readonly parts: LibraryParts;
  readonly settings: SettingsStore;
  readonly announcer: Announcer;
  readonly owner: StagingOwner;
  readonly sources: Sources;
  readonly fetcher: PdfFetcher;
  readonly frozenText: FrozenText;
  readonly version: string;
}

/** Answers everything that the contract lets a library be asked. */
export function createHandlers({
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

  const longWork = ({ signal, progress }: JobContext<Progress>): LongWork => ({
    pace: createPace(signal),
    progress,
    owner,
    ...parts.largeEdits,
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
      kept({ id }) {
        reader.get(id);
        // Written by `PaperWriter` from a draft's `extra`.
        return { fields: reader.extraOf(id) as Draft['extra'] };
      },
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
    collections: createCollectionHandlers(parts, announcer.look),
    reading: createReadingHandlers({ parts, announcer, owner, fetcher }),
    exports: {
      preview: (given) => ({
        text: previewExport(parts, { ...given, keyPattern: settings.get().keyPattern }),
      }),
      write: announcedWhenDone(({ ids, format }, { signal, progress }) =>
        writeExport(parts, {
          ids,
          format,
          keyPattern: settings.get().keyPattern,
          pace: createPace(signal),
          progress,
        }),
      ),
    },
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
    history: { look: (which) => detailsOf(parts, which) },
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
