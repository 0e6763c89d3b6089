export { SavedSheet } from './saved-sheet.tsx';
