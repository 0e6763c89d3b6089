/** Sources, their ledger, the log of requests, and what politeness towards servers must remember. */
export const sources = `
  -- A removed source keeps its row and its ledger; added again, it goes on where it was.
  CREATE TABLE source (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    target TEXT NOT NULL,
    name TEXT NOT NULL,
    key TEXT NOT NULL,
    announces TEXT NOT NULL,
    days_back INTEGER NOT NULL,
    enabled INTEGER NOT NULL DEFAULT 1,
    added_at TEXT NOT NULL,
    removed_at TEXT,
    last_fetched_at TEXT,
    next_fetch_at TEXT,
    UNIQUE (kind, target)
  ) STRICT;

  CREATE TABLE ledger_day (
    source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('complete', 'partial', 'quiet', 'stale', 'failed')),
    expected INTEGER,
    expected_from TEXT CHECK (expected_from IN ('announcement', 'listing', 'habit')),
    missing TEXT NOT NULL DEFAULT '[]',
    missing_count INTEGER NOT NULL DEFAULT 0,
    fetched_at TEXT,
    sentence TEXT NOT NULL,
    next_try_at TEXT,
    tries INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (source_id, day)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX ledger_day_by_day ON ledger_day (day);

  -- What a source brought on a day, by the name that it was announced under. The paper may be gone since.
  CREATE TABLE received (
    source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    identifier TEXT NOT NULL,
    paper_id INTEGER,
    announce_type TEXT NOT NULL CHECK (announce_type IN ('new', 'cross', 'replace')),
    road TEXT NOT NULL,
    added INTEGER NOT NULL,
    PRIMARY KEY (source_id, day, identifier)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX received_by_paper ON received (paper_id);
  CREATE INDEX received_by_identifier ON received (source_id, identifier);

  -- Files of watched folders that were taken in, by their content.
  CREATE TABLE folder_file (
    source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    PRIMARY KEY (source_id, sha256)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE request_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source_id INTEGER,
    day TEXT,
    at TEXT NOT NULL,
    road TEXT NOT NULL,
    url TEXT,
    status INTEGER,
    took_ms REAL,
    bytes INTEGER,
    sentence TEXT NOT NULL
  ) STRICT;
  CREATE INDEX request_log_by_source ON request_log (source_id, id);

  -- What a server said to ask with next time, and the day of the listing that was read then.
  CREATE TABLE validator (
    url TEXT PRIMARY KEY,
    etag TEXT,
    last_modified TEXT,
    day TEXT
  ) STRICT, WITHOUT ROWID;

  -- When a group of services was asked last, by any process, and until when it wants to be left alone,
  -- in milliseconds since 1970; and who is asking it now, if anybody.
  CREATE TABLE service_pace (
    service TEXT PRIMARY KEY,
    asked_at INTEGER NOT NULL DEFAULT 0,
    closed_until INTEGER NOT NULL DEFAULT 0,
    asker TEXT,
    asker_process INTEGER,
    asker_host TEXT
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE source_state (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    -- Counts what changed about sources, so that other processes notice.
    changes INTEGER NOT NULL,
    forbidden_since TEXT
  ) STRICT;
  INSERT INTO source_state (one, changes, forbidden_since) VALUES (1, 0, NULL);
`;
