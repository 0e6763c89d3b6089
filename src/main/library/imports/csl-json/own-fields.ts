import { type Draft, draftSchema } from '#shared/domain/draft.ts';
import { type Fields, fieldsOf } from '../huggingface-rows/fields.ts';

/** The fields of a draft that Carrel writes out under `custom.carrel` where CSL has no words for them. */
export const ownFields = [
  'title',
  'abstract',
  'authors',
  'authorCount',
  'organization',
  'date',
  'dateInferred',
  'identifiers',
  'links',
  'upvotes',
  'comments',
  'appearance',
  'extra',
  'publication',
  'brought',
] as const satisfies readonly (keyof Draft)[];

/** A draft with what Carrel itself wrote beside the item; what is damaged there is passed over. */
export function withOwnFields(draft: Draft, item: Fields): Draft {
  const own = fieldsOf(fieldsOf(item['custom'])?.['carrel']);
  if (own === null) return draft;
  let whole: Draft = draft;
  for (const field of ownFields) {
    if (!Object.hasOwn(own, field)) continue;
    if (field === 'publication' && own[field] === null) {
      const { publication: _none, ...rest } = whole;
      whole = rest;
      continue;
    }
    const parsed = draftSchema.safeParse({ ...whole, [field]: own[field] });
    if (parsed.success) whole = parsed.data;
  }
  return whole;
}
