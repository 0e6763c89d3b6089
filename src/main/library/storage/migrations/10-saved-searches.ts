/** Searches that the reader keeps by name; what edits did to them is undone like what they did to rules (S30). */
export const savedSearches = `
  CREATE TABLE saved_search (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    place REAL NOT NULL,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    added_at TEXT NOT NULL
  ) STRICT;

  -- The check that names the lists cannot be changed in place.
  CREATE TABLE new_list_change (
    edit_id INTEGER NOT NULL REFERENCES edit (id) ON DELETE CASCADE,
    list TEXT NOT NULL CHECK (list IN ('rule', 'watch', 'saved_search')),
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
