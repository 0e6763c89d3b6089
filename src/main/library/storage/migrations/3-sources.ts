/** Sources, their ledger and the log of requests. */
export const sources = `
`;
