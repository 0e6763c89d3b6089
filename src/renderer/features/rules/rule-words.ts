import type { Rule, RuleAction, RuleTrial, Watch } from '#shared/contract/triage.ts';
import { countWords } from '../../text/counts.ts';
import type { IconName } from '../../ui/icon.tsx';

export const actionKinds = ['hide', 'queue', 'tag', 'highlight', 'notify'] as const;
export type ActionKind = RuleAction['kind'];

export const actionIcons: Readonly<Record<ActionKind, IconName>> = {
  hide: 'eye-off',
  queue: 'list-ordered',
  tag: 'tag',
  highlight: 'highlighter',
  notify: 'bell',
};

/** What an action does, for its box in the sheet. */
export const actionLabels: Readonly<Record<ActionKind, string>> = {
  hide: 'Hide from the Inbox',
  queue: 'Queue',
  tag: 'Tag',
  highlight: 'Highlight',
  notify: 'Notify',
};

/** What a rule does, in the list: `tag, queue`. */
export function actionsWords(actions: readonly RuleAction[]): string {
  return actions.map((action) => action.kind).join(', ');
}

/** The same in full, for tooltips and screen readers: `tag “caches”, queue`. */
export function actionsInFull(actions: readonly RuleAction[]): string {
  return actions.map((action) => (action.kind === 'tag' ? `tag “${action.tag}”` : action.kind)).join(', ');
}

/** How many of a rule's papers were kept: `58`, `2 after all` of hidden ones, `off` for a rule not in use. */
export function keptWords({ enabled, actions, kept }: Pick<Rule, 'enabled' | 'actions' | 'kept'>): string {
  if (!enabled) return 'off';
  const hides = actions.some(({ kind }) => kind === 'hide');
  return hides && kept > 0 ? `${countWords(kept)} after all` : countWords(kept);
}

/** A proposed rule as a question: `Hide “medical imaging”?`. */
export function proposalVerb(actions: readonly RuleAction[]): string {
  const words = actionsInFull(actions);
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** What a rule's papers became, for the line under the trial's sentence. */
export function trialWords({ came, days, kept, skipped, undecided }: RuleTrial): string {
  const parts = [
    `${countWords(kept)} kept`,
    `${countWords(skipped)} skipped`,
    `${countWords(undecided)} not decided`,
  ];
  return `Of ${countWords(came)} papers of ${countWords(days)} days. Those that match: ${parts.join(', ')}.`;
}

export const watchKinds = ['author', 'group', 'keyword'] as const;
export const watchLabels: Readonly<Record<Watch['kind'], string>> = {
  author: 'Author',
  group: 'Group',
  keyword: 'Keyword',
};
export const watchIcons: Readonly<Record<Watch['kind'], IconName>> = {
  author: 'users',
  group: 'library',
  keyword: 'search',
};

/** The names in a text with commas, each once, without blanks at their ends. */
export function splitNames(text: string): readonly string[] {
  const names = text.split(/[,;\n]/).map((name) => name.replace(/\s+/g, ' ').trim());
  return [...new Set(names.filter((name) => name !== ''))];
}
