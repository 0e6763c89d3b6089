import { decisions } from './migrations/2-decisions.ts';
import { sources } from './migrations/3-sources.ts';
import { triage } from './migrations/4-triage.ts';
import { missingPdfs } from './migrations/5-missing-pdfs.ts';
import { folderLooks } from './migrations/6-folder-looks.ts';
import { ruleEdits } from './migrations/7-rule-edits.ts';
import { listChanges } from './migrations/8-list-changes.ts';
import { ratedDecisions } from './migrations/9-rated-decisions.ts';
import { savedSearches } from './migrations/10-saved-searches.ts';
import { publications } from './migrations/11-publications.ts';

/** One step of the schema: append-only, never changed once released. */
export interface Migration {
  readonly version: number;
  readonly script: string;
}

/** Every schema a library file ever had, oldest first. Each runs in a transaction of its own. */
export const migrations: readonly Migration[] = [
  {
    version: 1,
    script: `
      CREATE TABLE library (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        id TEXT NOT NULL,
        revision INTEGER NOT NULL
      ) STRICT;
      INSERT INTO library (one, id, revision) VALUES (1, lower(hex(randomblob(16))), 0);

      CREATE TABLE paper (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        title TEXT NOT NULL,
        folded_title TEXT NOT NULL,
        author_count INTEGER,
        organization TEXT,
        date TEXT,
        date_inferred INTEGER NOT NULL DEFAULT 0,
        upvotes INTEGER,
        comments INTEGER,
        status TEXT CHECK (status IN ('undecided', 'queued', 'reading', 'done', 'skipped')),
        added_at TEXT NOT NULL,
        trashed_at TEXT,
        extra TEXT NOT NULL DEFAULT '{}'
      ) STRICT;
      CREATE INDEX paper_by_title ON paper (folded_title);

      CREATE TABLE abstract (
        paper_id INTEGER PRIMARY KEY REFERENCES paper (id) ON DELETE CASCADE,
        text TEXT NOT NULL
      ) STRICT;

      CREATE TABLE author (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE
      ) STRICT;

      CREATE TABLE paper_author (
        paper_id INTEGER NOT NULL REFERENCES paper (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        author_id INTEGER NOT NULL REFERENCES author (id),
        PRIMARY KEY (paper_id, position)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX paper_author_by_author ON paper_author (author_id);

      CREATE TABLE identifier (
        scheme TEXT NOT NULL,
        value TEXT NOT NULL,
        paper_id INTEGER NOT NULL REFERENCES paper (id) ON DELETE CASCADE,
        PRIMARY KEY (scheme, value, paper_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX identifier_by_paper ON identifier (paper_id);

      CREATE TABLE link (
        paper_id INTEGER NOT NULL REFERENCES paper (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        kind TEXT NOT NULL,
        url TEXT NOT NULL,
        PRIMARY KEY (paper_id, position)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE appearance (
        paper_id INTEGER NOT NULL REFERENCES paper (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        source TEXT NOT NULL,
        kind TEXT NOT NULL,
        listed_on TEXT,
        rank INTEGER,
        upvotes INTEGER,
        comments INTEGER,
        PRIMARY KEY (paper_id, position)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX appearance_by_day ON appearance (source, listed_on);

      CREATE TABLE tag (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE
      ) STRICT;

      CREATE TABLE paper_tag (
        paper_id INTEGER NOT NULL REFERENCES paper (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        tag_id INTEGER NOT NULL REFERENCES tag (id),
        PRIMARY KEY (paper_id, position)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX paper_tag_by_tag ON paper_tag (tag_id);

      -- Every saved version of every note; the newest is the note. Kept even when the paper goes.
      CREATE TABLE note_version (
        paper_id INTEGER NOT NULL,
        version INTEGER NOT NULL,
        text TEXT NOT NULL,
        saved_at TEXT NOT NULL,
        PRIMARY KEY (paper_id, version)
      ) STRICT, WITHOUT ROWID;

      -- What was done. An edit without a revision is still being staged and shows nowhere.
      CREATE TABLE edit (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        sentence TEXT NOT NULL,
        at TEXT NOT NULL,
        revision INTEGER,
        undone_at TEXT,
        session TEXT
      ) STRICT;

      -- What an edit did to a paper: the fields as they were and as they became (JSON). An added
      -- paper has no "before".
      CREATE TABLE edit_change (
        edit_id INTEGER NOT NULL REFERENCES edit (id) ON DELETE CASCADE,
        paper_id INTEGER NOT NULL,
        before TEXT,
        after TEXT NOT NULL,
        PRIMARY KEY (edit_id, paper_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX edit_change_by_paper ON edit_change (paper_id);

      -- Which import a field came from. A field without a row came with the edit that added the paper.
      CREATE TABLE provenance (
        paper_id INTEGER NOT NULL REFERENCES paper (id) ON DELETE CASCADE,
        field TEXT NOT NULL,
        edit_id INTEGER NOT NULL,
        PRIMARY KEY (paper_id, field)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE batch (
        edit_id INTEGER PRIMARY KEY REFERENCES edit (id) ON DELETE CASCADE,
        report TEXT NOT NULL
      ) STRICT;

      -- The newest revision of each paper ever seen. A paper is in the library when it has a row
      -- here that is not "removed": staged papers have none yet.
      CREATE TABLE change (
        paper_id INTEGER PRIMARY KEY,
        revision INTEGER NOT NULL,
        removed INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      CREATE INDEX change_by_revision ON change (revision, paper_id);

      -- Who is staging an edit, so that what a killed process left can be told from what is under way.
      CREATE TABLE staging (
        edit_id INTEGER PRIMARY KEY REFERENCES edit (id) ON DELETE CASCADE,
        owner TEXT NOT NULL,
        process INTEGER NOT NULL,
        host TEXT NOT NULL
      ) STRICT;

      CREATE TABLE staged_paper (
        paper_id INTEGER PRIMARY KEY REFERENCES paper (id) ON DELETE CASCADE,
        edit_id INTEGER NOT NULL REFERENCES edit (id)
      ) STRICT;
      CREATE INDEX staged_paper_by_edit ON staged_paper (edit_id);

      CREATE TABLE setting (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
      ) STRICT;
    `,
  },
  { version: 2, script: decisions },
  { version: 3, script: sources },
  { version: 4, script: triage },
  { version: 5, script: missingPdfs },
  { version: 6, script: folderLooks },
  { version: 7, script: ruleEdits },
  { version: 8, script: listChanges },
  { version: 9, script: ratedDecisions },
  { version: 10, script: savedSearches },
  { version: 11, script: publications },
];

/** The schema that this version of Carrel writes. */
export const currentSchema = migrations.at(-1)?.version ?? 0;
