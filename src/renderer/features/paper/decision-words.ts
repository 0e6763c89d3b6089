import type { Decision } from '#shared/contract/triage.ts';
import { dateWords } from '../../text/dates.ts';
import { statusLabels } from '../../ui/status-mark.tsx';

/** What a decision came to: "Skipped, interest 2", "Snoozed until 9 Jul 2026", "Put back to undecided". */
export function decisionWords({ status, interest, rating, snoozedUntil }: Decision): string {
  const parts = [
    ...(snoozedUntil === null ? [] : [`Snoozed until ${dateWords(snoozedUntil, 'short')}`]),
    ...(snoozedUntil !== null && (status === null || status === 'undecided')
      ? []
      : [status === null ? 'No status' : statusLabels[status]]),
    ...(interest === null ? [] : [`interest ${interest}`]),
    ...(rating === null ? [] : [`rated ${rating}`]),
  ];
  return parts.map((part, at) => (at === 0 ? part : part.charAt(0).toLowerCase() + part.slice(1))).join(', ');
}

/** Why, and whether it still stands; `null` of a decision by hand that does, of which there is nothing to say. */
export function reasonWords({ reason, undone }: Decision): string | null {
  const words = [
    ...(reason === 'by hand' ? [] : [reason.startsWith('rule “') ? `by the ${reason}` : reason]),
    ...(undone ? ['taken back'] : []),
  ];
  return words.length === 0 ? null : words.join(', ');
}
