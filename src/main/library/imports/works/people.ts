import type { NameParts, Publication } from '#shared/domain/publication.ts';
import { displayName, partsToKeep } from '#shared/text/names.ts';
import { type Fields, fieldsOf, listOf, textOf } from '../huggingface-rows/fields.ts';
import { lineOf } from '../plain-text.ts';

/** The people of a work as an input names them, by their part in it (`author`, `editor`, …). */
export type People = ReadonlyMap<string, readonly NameParts[]>;

/** The people of a work in the shapes a draft keeps them in. */
export function castOf(people: People): {
  readonly authors: string[];
  readonly contributors: Publication['contributors'];
  readonly names: Publication['names'];
} {
  const names = new Map<string, NameParts>();
  const shown = (parts: readonly NameParts[]): string[] =>
    parts.flatMap((one) => {
      const name = displayName(one);
      const kept = partsToKeep(one);
      if (kept !== null && !names.has(name)) names.set(name, kept);
      return name === '' ? [] : [name];
    });
  const authors = shown(people.get('author') ?? []);
  const contributors = [...people]
    .filter(([part]) => part !== 'author')
    .map(([part, parts]) => [part, shown(parts)] as const)
    .filter(([, list]) => list.length > 0);
  return { authors, contributors: Object.fromEntries(contributors), names: Object.fromEntries(names) };
}

/** A name in two parts, as most services give it; a name of one part is whole. */
export function nameOf(family: unknown, given: unknown, suffix?: unknown): NameParts | null {
  const [last, first, end] = [line(family), line(given), line(suffix)];
  if (last === null) return first === null ? null : { literal: first };
  return {
    ...(first === null ? {} : { given: first }),
    family: last,
    ...(end === null ? {} : { suffix: end }),
  };
}

/** A name turned round a comma (`Lovelace, Ada`, `King, Jr., Martin Luther`), or as it is shown. */
export function turnedName(text: string): NameParts | null {
  const parts = text
    .split(',')
    .map((part) => lineOf(part))
    .filter((part) => part !== null);
  const [family, middle, last] = parts;
  if (family === undefined) return null;
  if (middle === undefined) return { literal: family };
  return last === undefined ? nameOf(family, middle) : nameOf(family, last, middle);
}

/** The objects of a list; whatever else is in it is not there. */
export function objectsOf(value: unknown): readonly Fields[] {
  return (listOf(value) ?? []).flatMap((one) => {
    const fields = fieldsOf(one);
    return fields === null ? [] : [fields];
  });
}

/** The texts of a list, each on one line; a text that stands alone is a list of itself. */
export function linesOf(value: unknown): string[] {
  return (listOf(value) ?? [value]).flatMap((one) => line(one) ?? []);
}

/** A text on one line, or a number as a text. */
export function line(value: unknown): string | null {
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : lineOf(textOf(value));
}
