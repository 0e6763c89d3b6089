export { CollectionsSheet } from './collections-sheet.tsx';
