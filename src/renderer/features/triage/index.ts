export { BulkSheet } from './bulk-sheet.tsx';
export { TriagePage } from './triage-page.tsx';
