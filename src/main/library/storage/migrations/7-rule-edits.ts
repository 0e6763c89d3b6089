/** Which import the rules acted on, so that undoing the import takes back what they did (T16). */
export const ruleEdits = `
  ALTER TABLE edit ADD COLUMN follows INTEGER REFERENCES edit (id);
  CREATE INDEX edit_by_followed ON edit (follows) WHERE follows IS NOT NULL;

  -- Rules act right after an import, on papers of it: of those that have one of them, the newest before.
  UPDATE edit SET follows = (
      SELECT max(import.id) FROM edit_change AS ruled
      JOIN edit_change AS brought ON brought.paper_id = ruled.paper_id AND brought.edit_id < ruled.edit_id
      JOIN edit AS import ON import.id = brought.edit_id AND import.kind = 'import'
      WHERE ruled.edit_id = edit.id)
    WHERE kind = 'rule';
`;
