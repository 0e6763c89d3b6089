export { Library } from './library.tsx';
export { TagsSheet } from './tags-sheet.tsx';
