/** What the reader decides beyond a status, what brings a paper back, and its PDF. */
export const decisions = `
  ALTER TABLE paper ADD COLUMN interest INTEGER CHECK (interest BETWEEN 1 AND 5);
  ALTER TABLE paper ADD COLUMN snoozed_until TEXT;
  ALTER TABLE paper ADD COLUMN decided_at TEXT;
  ALTER TABLE paper ADD COLUMN returned TEXT NOT NULL DEFAULT '[]';
  ALTER TABLE paper ADD COLUMN priority INTEGER CHECK (priority BETWEEN 1 AND 3);
  ALTER TABLE paper ADD COLUMN due TEXT;
  ALTER TABLE paper ADD COLUMN minutes INTEGER;
  ALTER TABLE paper ADD COLUMN queue_place REAL;
  ALTER TABLE paper ADD COLUMN rating INTEGER CHECK (rating BETWEEN 1 AND 5);
  ALTER TABLE paper ADD COLUMN done_at TEXT;
  -- Where reading stopped and how upvotes move are noted without an edit: they are nothing to undo.
  ALTER TABLE paper ADD COLUMN read_page INTEGER;
  ALTER TABLE paper ADD COLUMN read_pages INTEGER;
  ALTER TABLE paper ADD COLUMN velocity REAL;

  CREATE INDEX paper_to_read ON paper (status) WHERE status IN ('queued', 'reading');

  -- The files of PDFs, named by their SHA-256, and since when no paper has them.
  CREATE TABLE pdf_file (
    sha256 TEXT PRIMARY KEY,
    bytes INTEGER NOT NULL,
    pages INTEGER,
    released_at TEXT
  ) STRICT, WITHOUT ROWID;

  -- How it stands with a paper's PDF. One that was taken off is "declined" and not fetched by itself again.
  CREATE TABLE pdf (
    paper_id INTEGER PRIMARY KEY REFERENCES paper (id) ON DELETE CASCADE,
    state TEXT NOT NULL CHECK (state IN ('here', 'wanted', 'failed', 'declined')),
    sha256 TEXT REFERENCES pdf_file (sha256),
    -- What it would have, where it failed for being too large.
    bytes INTEGER,
    url TEXT,
    sentence TEXT,
    tries INTEGER NOT NULL DEFAULT 0,
    next_try_at TEXT,
    at TEXT NOT NULL,
    CHECK ((state = 'here') = (sha256 IS NOT NULL))
  ) STRICT;
  CREATE INDEX pdf_by_file ON pdf (sha256);
  CREATE INDEX pdf_by_state ON pdf (state, next_try_at);
`;
