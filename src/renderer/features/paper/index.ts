export { PaperPane } from './paper-pane.tsx';
