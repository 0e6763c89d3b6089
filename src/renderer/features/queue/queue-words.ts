/** The priorities, from 1 on. */
export const priorityWords = ['First', 'Next', 'Some day'] as const;

/** Whether a day has passed. */
export function isOverdue(due: string | null, today: string): boolean {
  return due !== null && due < today;
}

/** Minutes for people: `45 min`, `2 h`, `1 h 30`. */
export function minutesWords(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${String(rest).padStart(2, '0')}`}`;
}
