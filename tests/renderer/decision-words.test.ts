import { describe, expect, it } from 'vitest';
import type { Decision } from '#shared/contract/triage.ts';
import { paperIdSchema } from '#shared/domain/paper.ts';
import { decisionWords, reasonWords } from '../../src/renderer/features/paper/decision-words.ts';

function aDecision(given: Partial<Decision>): Decision {
  return {
    paper: paperIdSchema.parse(1),
    at: '2026-07-01T08:00:00.000Z',
    status: 'undecided',
    interest: null,
    rating: null,
    snoozedUntil: null,
    reason: 'by hand',
    session: null,
    tookMs: null,
    undone: false,
    ...given,
  };
}

describe('a decision in words (T2)', () => {
  it.each([
    [{ status: 'skipped' as const }, 'Skipped'],
    [{ status: 'queued' as const, interest: 4 as const }, 'Queued, interest 4'],
    [{ status: 'done' as const, rating: 5 as const }, 'Done, rated 5'],
    [{ snoozedUntil: '2026-07-09' }, 'Snoozed until 9 Jul 2026'],
    [{ status: 'skipped' as const, snoozedUntil: '2026-07-09' }, 'Snoozed until 9 Jul 2026, skipped'],
    [{ status: null }, 'No status'],
    [{}, 'Undecided'],
  ])('%j is %s', (given, words) => {
    expect(decisionWords(aDecision(given))).toBe(words);
  });

  it.each([
    [{}, null],
    [{ reason: 'rule “title:moles”' }, 'by the rule “title:moles”'],
    [{ reason: 'all 3 of a cluster' }, 'all 3 of a cluster'],
    [{ undone: true }, 'taken back'],
    [{ reason: 'rule “moles”', undone: true }, 'by the rule “moles”, taken back'],
  ])('%j has the reason %s', (given, words) => {
    expect(reasonWords(aDecision(given))).toBe(words);
  });
});
