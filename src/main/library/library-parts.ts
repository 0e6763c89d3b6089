import type { Log } from '#shared/contract/log.ts';
import type { Afterwards } from './afterwards.ts';
import type { EditLog } from './edits/edit-log.ts';
import type { LargeEdits } from './edits/long-work.ts';
import type { StagedUpdates } from './imports/staged-updates.ts';
import type { StagingOwner } from './imports/staging.ts';
import type { Web } from './network/web.ts';
import type { NoteStore } from './notes/note-store.ts';
import type { PaperReader } from './papers/paper-reader.ts';
import type { PaperWriter } from './papers/paper-writer.ts';
import type { PdfStore } from './reading/pdf-store.ts';
import type { Database } from './storage/database.ts';
import type { RuleNotices } from './triage/rule-notices.ts';

export interface Clock {
  now(): Date;
}

/** What the library's acts are made from: one connection, and what reads and writes through it. */
export interface LibraryParts {
  readonly folder: string;
  /** Who this opening of the library is, to what it stages. */
  readonly owner: StagingOwner;
  readonly clock: Clock;
  readonly log: Log;
  readonly database: Database;
  readonly reader: PaperReader;
  readonly writer: PaperWriter;
  readonly notes: NoteStore;
  readonly pdfs: PdfStore;
  readonly edits: EditLog;
  readonly largeEdits: LargeEdits;
  /** What a large import makes of papers that are there, until it is published. */
  readonly stagedUpdates: StagedUpdates;
  /** The one way to the network. */
  readonly web: Web;
  readonly ruleNotices: RuleNotices;
  readonly afterwards: Afterwards;
}
