/** Decisions with their sessions, series of counts, rules and watch lists. */
export const triage = `
  ALTER TABLE paper ADD COLUMN highlighted INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX paper_by_queue ON paper (queue_place) WHERE queue_place IS NOT NULL;
  CREATE INDEX paper_by_added ON paper (added_at);
  CREATE INDEX paper_by_decided ON paper (decided_at) WHERE decided_at IS NOT NULL;

  CREATE TABLE session (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    started_at TEXT NOT NULL,
    last_at TEXT NOT NULL,
    ended_at TEXT,
    query TEXT NOT NULL,
    sorted_by TEXT NOT NULL,
    total INTEGER NOT NULL,
    -- The paper on top; papers may go, sessions stay.
    paper_id INTEGER
  ) STRICT;
  CREATE INDEX session_open ON session (id) WHERE ended_at IS NULL;

  -- Every decision ever made, and never changed: one taken back is one whose edit is undone.
  CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    paper_id INTEGER NOT NULL,
    edit_id INTEGER NOT NULL REFERENCES edit (id),
    at TEXT NOT NULL,
    outcome TEXT NOT NULL,
    -- How the paper stood afterwards; with how many upvotes, so that a jump can be told.
    status TEXT,
    interest INTEGER,
    snoozed_until TEXT,
    upvotes INTEGER,
    reason TEXT NOT NULL,
    session_id INTEGER REFERENCES session (id),
    took_ms INTEGER
  ) STRICT;
  CREATE INDEX decision_by_paper ON decision (paper_id, id);
  CREATE INDEX decision_by_edit ON decision (edit_id);
  CREATE INDEX decision_by_session ON decision (session_id, id) WHERE session_id IS NOT NULL;

  -- What an older Carrel knew of decisions stands in its edits.
  INSERT INTO decision (paper_id, edit_id, at, outcome, status, reason)
    SELECT edit_change.paper_id, edit.id, edit.at,
      ifnull(json_extract(edit_change.after, '$.status'), 'undecided'),
      json_extract(edit_change.after, '$.status'), 'by hand'
    FROM edit
    JOIN edit_change ON edit_change.edit_id = edit.id
    WHERE edit.kind IN ('status', 'trash') AND edit.revision IS NOT NULL
      AND json_type(edit_change.after, '$.status') IS NOT NULL
    ORDER BY edit.id, edit_change.paper_id;
  UPDATE paper SET decided_at = (
      SELECT decision.at FROM decision
      JOIN edit ON edit.id = decision.edit_id
      WHERE decision.paper_id = paper.id AND edit.undone_at IS NULL
      ORDER BY decision.id DESC
      LIMIT 1)
    WHERE status IS NOT 'undecided';
  UPDATE paper SET done_at = decided_at WHERE status = 'done';
  UPDATE paper SET queue_place = queued.place
    FROM (
      SELECT id, row_number() OVER (ORDER BY decided_at, id) AS place FROM paper WHERE status = 'queued'
    ) AS queued
    WHERE queued.id = paper.id;

  -- A paper's counts, one reading for each day on which they were seen.
  CREATE TABLE count_reading (
    paper_id INTEGER NOT NULL REFERENCES paper (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    upvotes INTEGER,
    comments INTEGER,
    stars INTEGER,
    PRIMARY KEY (paper_id, day)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE rule (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    place REAL NOT NULL,
    query TEXT NOT NULL,
    actions TEXT NOT NULL,
    enabled INTEGER NOT NULL,
    added_at TEXT NOT NULL
  ) STRICT;

  -- What rules did to which papers, kept also when the rule goes.
  CREATE TABLE rule_match (
    rule_id INTEGER NOT NULL,
    at TEXT NOT NULL,
    paper_id INTEGER NOT NULL,
    edit_id INTEGER NOT NULL REFERENCES edit (id),
    PRIMARY KEY (rule_id, at, paper_id)
  ) STRICT, WITHOUT ROWID;

  -- Imports whose papers the rules have not looked at yet: should the process be killed in between.
  CREATE TABLE rule_due (
    edit_id INTEGER PRIMARY KEY REFERENCES edit (id)
  ) STRICT;

  CREATE TABLE watch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('author', 'group', 'keyword')),
    value TEXT NOT NULL,
    variants TEXT NOT NULL,
    orcid TEXT
  ) STRICT;
`;
