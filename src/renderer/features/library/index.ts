export { bylineOf } from './byline.ts';
export { Library } from './library.tsx';
export { QueryLayer } from './query-layer.tsx';
export { TagsSheet } from './tags-sheet.tsx';
