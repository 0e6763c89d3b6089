/** The log of decisions says how a paper was rated, too (T2). */
export const ratedDecisions = `
  ALTER TABLE decision ADD COLUMN rating INTEGER;
  -- What is known of older ones: the ratings that they gave.
  UPDATE decision SET rating = (
      SELECT json_extract(edit_change.after, '$.rating') FROM edit_change
      WHERE edit_change.edit_id = decision.edit_id AND edit_change.paper_id = decision.paper_id)
    WHERE outcome = 'other';
`;
