import type { EditedFields, PaperChange } from './edit-log.ts';

/** The fields to write so that what the edit did is gone and what came later stays. */
export function fieldsBack(current: Readonly<Record<string, unknown>>, change: PaperChange): EditedFields {
  const before: Record<string, unknown> = { ...change.before };
  const back: Record<string, unknown> = {};
  for (const [field, after] of Object.entries(change.after)) {
    const now = current[field];
    const was = before[field] ?? emptyLike(after);
    if (field !== 'authors' && Array.isArray(now) && Array.isArray(after) && Array.isArray(was)) {
      back[field] = listBack(now, was, after);
    } else if (isMap(now) && isMap(after) && isMap(was)) {
      back[field] = mapBack(now, was, after);
    } else if (same(now, after)) {
      back[field] = was;
    }
  }
  // Each value is one that the same field had before, or was made from the field's own elements.
  return back;
}

function listBack(now: readonly unknown[], was: readonly unknown[], after: readonly unknown[]): unknown[] {
  const gained = after.filter((one) => !was.some((other) => same(one, other)));
  const lost = was.filter((one) => !after.some((other) => same(one, other)));
  const kept = now.filter((one) => !gained.some((other) => same(one, other)));
  return [...kept, ...lost.filter((one) => !kept.some((other) => same(one, other)))];
}

function mapBack(
  now: Record<string, unknown>,
  was: Record<string, unknown>,
  after: Record<string, unknown>,
): Record<string, unknown> {
  const back = { ...now };
  for (const [key, value] of Object.entries(after)) {
    if (same(value, was[key]) || !same(now[key], value)) continue;
    if (key in was) back[key] = was[key];
    else delete back[key];
  }
  return back;
}

function emptyLike(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  return isMap(value) ? {} : null;
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
