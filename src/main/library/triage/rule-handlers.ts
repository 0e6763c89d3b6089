import type { Handlers } from '#shared/contract/define.ts';
import type { LibraryContract } from '#shared/contract/library.ts';
import type { LibraryParts } from '../library-parts.ts';
import type { IncomingPapers } from './incoming.ts';
import { proposeRules } from './proposals.ts';
import { addRule, listRules, removeRule, updateRule } from './rule-store.ts';
import { tryRule } from './try-rule.ts';

/** Answers what is asked of the rules on incoming papers; `onCommitted` is told of each change to them. */
export function createRuleHandlers(
  parts: LibraryParts,
  incoming: IncomingPapers,
  onCommitted: () => void,
): Handlers<LibraryContract>['rules'] {
  const committed = <Result>(result: Result): Result => {
    onCommitted();
    return result;
  };
  return {
    list: () => ({ rules: listRules(parts) }),
    add: (given) => committed(addRule(parts, given)),
    update: (change) => committed(updateRule(parts, change)),
    remove: ({ id }) => committed(removeRule(parts, id)),
    try: (given) => tryRule(parts, incoming, given),
    proposals: async () => ({ proposals: await proposeRules(parts, incoming) }),
    notified: parts.ruleNotices.onNotice,
  };
}
