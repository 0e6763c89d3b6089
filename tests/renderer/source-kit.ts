import type { LedgerDay, Source } from '#shared/contract/sources.ts';

/** A day of a ledger as tests need it. */
export function aDay(given: Partial<LedgerDay> = {}): LedgerDay {
  const received = given.received ?? 54;
  return {
    source: 1,
    day: '2026-07-01',
    verdict: 'complete',
    expected: received,
    expectedFrom: 'listing',
    received,
    new: received,
    crossListed: 0,
    replaced: 0,
    added: received,
    missing: [],
    missingCount: 0,
    fetchedAt: '2026-07-01T08:00:00.000Z',
    roads: [{ road: 'API', papers: received }],
    sentence: '',
    nextTryAt: null,
    ...given,
  };
}

/** A source as tests need it. */
export function aSource(given: Partial<Source> = {}): Source {
  return {
    id: 1,
    kind: 'huggingface',
    target: 'daily',
    name: 'Daily Papers',
    description: 'Hugging Face, by day, with upvotes',
    key: 'daily-papers',
    announces: ['new'],
    enabled: true,
    addedAt: '2026-06-01T08:00:00.000Z',
    lastFetchedAt: '2026-07-01T08:00:00.000Z',
    nextFetchAt: '2026-07-02T08:00:00.000Z',
    activity: { kind: 'idle', sentence: '' },
    days: [aDay()],
    ...given,
  };
}
