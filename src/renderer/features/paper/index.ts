export { sourceName } from '#shared/text/source-name.ts';
export { PaperPane } from './paper-pane.tsx';
