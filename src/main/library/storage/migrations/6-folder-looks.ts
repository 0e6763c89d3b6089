/** How each file of a watched folder looked when it was dealt with, so that it is not read again for nothing. */
export const folderLooks = `
  CREATE TABLE folder_look (
    source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    -- In milliseconds since 1970, with what the file system has behind the point.
    modified_at REAL NOT NULL,
    PRIMARY KEY (source_id, name)
  ) STRICT, WITHOUT ROWID;
`;
