/** PDFs whose files went away, so that a paper has its own again when the file comes back. */
export const missingPdfs = `
  CREATE TABLE pdf_missing (
    paper_id INTEGER PRIMARY KEY REFERENCES paper (id) ON DELETE CASCADE,
    sha256 TEXT NOT NULL REFERENCES pdf_file (sha256)
  ) STRICT;
  CREATE INDEX pdf_missing_by_file ON pdf_missing (sha256);
`;
