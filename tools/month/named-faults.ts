import type { Fault } from '../../tests/kit/services/faults.ts';

const faults = {
  refused: { kind: 'refused', status: 429 },
  'refused-an-hour': { kind: 'refused', status: 429, retryAfter: '3600' },
  unavailable: { kind: 'refused', status: 503 },
  stale: { kind: 'stale' },
  empty: { kind: 'empty' },
  half: { kind: 'half' },
  loses: { kind: 'loses', count: 3 },
  doubled: { kind: 'doubled' },
  skewed: { kind: 'skewed', days: 2 },
  'error-entry': { kind: 'error-entry' },
  html: { kind: 'html' },
  truncated: { kind: 'truncated' },
  reset: { kind: 'reset', when: 'before' },
  'reset-within': { kind: 'reset', when: 'within' },
  drip: { kind: 'drip', everyMs: 1000 },
  silent: { kind: 'silent' },
  'redirect-loop': { kind: 'redirect-loop' },
  huge: { kind: 'huge', bytes: 50_000_000 },
  bomb: { kind: 'bomb', bytes: 80_000_000 },
  misencoded: { kind: 'misencoded' },
} as const satisfies Record<string, Fault>;

/** What a person can call faults. */
export const faultNames = Object.keys(faults);

export function namedFault(name: string): Fault | null {
  return Object.entries(faults).find(([known]) => known === name)?.[1] ?? null;
}
