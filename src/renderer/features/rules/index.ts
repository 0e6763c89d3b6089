export { RuleSheet } from './rule-sheet.tsx';
export { RulesSection } from './rules-section.tsx';
export { WatchSection } from './watch-section.tsx';
export { WatchSheet } from './watch-sheet.tsx';
