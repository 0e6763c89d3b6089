import type { Draft } from '#shared/domain/draft.ts';
import { type Fields, fieldsOf, listOf, textOf } from './fields.ts';

/** Keys that a draft has a place of its own for, or that say nothing about the paper. */
const taken = new Set([
  'id',
  'paperId',
  'title',
  'summary',
  'abstract',
  'authors',
  'upvotes',
  'numComments',
  'organization',
  'publishedAt',
  'githubRepo',
  'projectPage',
  'mediaUrls',
  'upvoted',
  'paper',
  '_id',
]);

/** What has no place in a draft, as it came: texts, numbers, short lists of texts; the submitter by name. */
export function extraOf(paper: Fields, outer: Fields): Draft['extra'] {
  const extra: Draft['extra'] = {};
  for (const fields of [outer, paper]) {
    for (const [key, value] of Object.entries(fields)) {
      if (taken.has(key) || key.length > 100) continue;
      const kept = keptValue(value);
      if (kept !== null)
        Object.defineProperty(extra, key, {
          value: kept,
          enumerable: true,
          writable: true,
          configurable: true,
        });
    }
  }
  const submitter =
    nameOf(paper['submittedOnDailyBy']) ?? nameOf(outer['submittedBy']) ?? nameOf(paper['submittedBy']);
  if (submitter !== null) extra['submitter'] = submitter;
  return extra;
}

function keptValue(value: unknown): string | number | boolean | string[] | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return textOf(value.slice(0, 20_000));
  const texts = listOf(value)
    ?.slice(0, 100)
    .map(textOf)
    .filter((text) => text !== null);
  return texts !== undefined && texts.length > 0 ? texts : null;
}

/** The name of a user as the hub gives it. */
export function nameOf(user: unknown): string | null {
  const fields = fieldsOf(user);
  if (fields === null) return null;
  return textOf(fields['fullname']) ?? textOf(fields['name']) ?? textOf(fields['user']);
}
