export { HistorySheet } from './history-sheet.tsx';
