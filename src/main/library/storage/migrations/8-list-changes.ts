/** What edits did to rules and watch lists, so that they can be undone (T17). */
export const listChanges = `
  CREATE TABLE list_change (
    edit_id INTEGER NOT NULL REFERENCES edit (id) ON DELETE CASCADE,
    list TEXT NOT NULL CHECK (list IN ('rule', 'watch')),
    row_id INTEGER NOT NULL,
    -- Cells by column (JSON); NULL where the row was not there.
    before TEXT,
    after TEXT,
    PRIMARY KEY (edit_id, list, row_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX list_change_by_row ON list_change (list, row_id);
`;
