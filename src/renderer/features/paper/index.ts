export { sourceName } from './listing-words.ts';
export { PaperPane } from './paper-pane.tsx';
