export { DigestSheet } from './digest-sheet.tsx';
