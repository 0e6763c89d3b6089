/** Decisions with their sessions, series of counts, rules and watch lists. */
export const triage = `
`;
