/** What libraries bring beyond listings: publications, citation keys, and collections, which nest (L30, L31). */
export const publications = `
  -- As in the contract (JSON); NULL where nothing is known.
  ALTER TABLE paper ADD COLUMN publication TEXT;
  ALTER TABLE paper ADD COLUMN citation_key TEXT;
  CREATE INDEX paper_by_citation_key ON paper (citation_key) WHERE citation_key IS NOT NULL;

  -- A parent that is not there makes a collection stand at the top.
  CREATE TABLE collection (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    parent_id INTEGER,
    place REAL NOT NULL,
    name TEXT NOT NULL,
    added_at TEXT NOT NULL
  ) STRICT;

  -- What was in a collection stays noted when that goes, so that its coming back brings its papers.
  CREATE TABLE paper_collection (
    paper_id INTEGER NOT NULL REFERENCES paper (id) ON DELETE CASCADE,
    collection_id INTEGER NOT NULL,
    PRIMARY KEY (paper_id, collection_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX paper_collection_by_collection ON paper_collection (collection_id);

  -- The check that names the lists cannot be changed in place.
  CREATE TABLE new_list_change (
    edit_id INTEGER NOT NULL REFERENCES edit (id) ON DELETE CASCADE,
    list TEXT NOT NULL CHECK (list IN ('rule', 'watch', 'saved_search', 'collection')),
    row_id INTEGER NOT NULL,
    -- Cells by column (JSON); NULL where the row was not there.
    before TEXT,
    after TEXT,
    PRIMARY KEY (edit_id, list, row_id)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO new_list_change SELECT edit_id, list, row_id, before, after FROM list_change;
  DROP TABLE list_change;
  ALTER TABLE new_list_change RENAME TO list_change;
  CREATE INDEX list_change_by_row ON list_change (list, row_id);
`;
