export { calendarWords, cellsOf, verdictCounts } from './ledger-words.ts';
export { kindIcons, lastDays } from './source-words.ts';
export { SourcesPage } from './sources-page.tsx';
