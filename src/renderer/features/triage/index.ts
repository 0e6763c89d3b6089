export { TriagePage } from './triage-page.tsx';
