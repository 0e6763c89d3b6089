export { ImportSheet } from './import-sheet.tsx';
export { LongWork } from './long-work.tsx';
