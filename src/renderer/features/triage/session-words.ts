import type { TriageSession } from '#shared/contract/triage.ts';
import { spentWords } from '../../app/triage/tally.ts';
import { counted, countWords } from '../../text/counts.ts';

type Counts = Pick<TriageSession, 'decided' | 'kept' | 'skipped' | 'snoozed' | 'spentMs'>;

/** A session in a sentence: "54 papers decided in 10 minutes, 19 queued." */
export function sessionWords({ decided, kept, spentMs }: Counts): string {
  const what = `${counted(decided, 'paper')} decided in ${spentWords(spentMs)}`;
  return kept === 0 ? `${what}, none kept.` : `${what}, ${countWords(kept)} kept.`;
}

/** "11 s a paper"; `null` when nothing was decided. */
export function averageWords({ decided, spentMs }: Counts): string | null {
  if (decided === 0) return null;
  const seconds = spentMs / decided / 1000;
  return `${seconds < 9.95 ? Number(Math.max(0.1, seconds).toFixed(1)) : Math.round(seconds)} s a paper`;
}
