import type { Draft } from '#shared/domain/draft.ts';
import type { Fields } from '../huggingface-rows/fields.ts';
import { line, objectsOf } from '../works/people.ts';

/**
 * What Crossref says of retractions. `updated-by` stands at the work that was retracted, `update-to` at the notice,
 * or at the work itself where its publisher changed it in place.
 */
export function noticesOf(work: Fields): { readonly extra: Draft['extra']; readonly doubts: string[] } {
  const own = line(work['DOI'])?.toLowerCase();
  const [by, to] = [objectsOf(work['updated-by']), objectsOf(work['update-to'])];
  const ofOthers = to.filter((one) => line(one['DOI'])?.toLowerCase() !== own);
  const types = [...by, ...to].flatMap((one) => line(one['type']) ?? []);
  const doubts = ofOthers.slice(0, 20).flatMap((one) => {
    const [type, doi] = [line(one['type']), line(one['DOI'])];
    return type === null || doi === null
      ? []
      : [`It is a notice (${type.replaceAll('_', ' ')}) about ${doi}.`];
  });
  return { extra: types.length === 0 ? {} : { updateType: [...new Set(types)] }, doubts };
}
