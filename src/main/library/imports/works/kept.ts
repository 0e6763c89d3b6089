import type { Draft } from '#shared/domain/draft.ts';
import type { Fields } from '../huggingface-rows/fields.ts';

type Json = Draft['extra'][string];

/**
 * The fields of an object that found no home, as they came; nothing is kept of those without a value. They stand
 * under the name of their format, so that no two formats get in each other's way.
 */
export function homeless(format: string, fields: Fields, housed: ReadonlySet<string>): Draft['extra'] {
  const left = Object.entries(fields).filter(
    ([key, value]) => !housed.has(key) && key !== '__proto__' && !isNothing(value),
  );
  // From JSON or YAML, whose values are all plain.
  return left.length === 0 ? {} : { [format]: Object.fromEntries(left) as { [key: string]: Json } };
}

function isNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
