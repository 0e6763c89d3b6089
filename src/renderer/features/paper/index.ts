export { sourceName } from '#shared/text/source-name.ts';
export { Byline } from './byline.tsx';
export { newestAppearance } from './listing-words.ts';
export { type PaperLink, paperLinks } from './paper-links.ts';
export { PaperPane } from './paper-pane.tsx';
export { PaperDetails } from './paper-sheet.tsx';
export { TagEditor } from './tag-editor.tsx';
export { useMarks } from './use-marks.ts';
