import type { z } from 'zod';
import type { Unsubscribe } from '#shared/contract/define.ts';
import type { ruleNoticeSchema } from '#shared/contract/triage.ts';

export type RuleNotice = z.infer<typeof ruleNoticeSchema>;

/** Tells whoever listens what the rules were told to tell of. */
export interface RuleNotices {
  tell(notice: RuleNotice): void;
  onNotice(listener: (notice: RuleNotice) => void): Unsubscribe;
}

/** Makes the notices of one open library. */
export function createRuleNotices(): RuleNotices {
  const listeners = new Set<(notice: RuleNotice) => void>();
  return {
    tell(notice) {
      for (const listener of listeners) listener(notice);
    },
    onNotice(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
