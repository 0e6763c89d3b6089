import type { Paper, Status } from '../domain/paper.ts';

/** The statuses of papers that the reader keeps; `null` is that of a library's own papers, which no listing brought. */
export const keptStatuses: readonly (Status | null)[] = ['queued', 'reading', 'done', null];

/** Whether the reader keeps a paper (V3). */
export function isKept({ status }: Paper): boolean {
  return keptStatuses.includes(status);
}
