import { type Draft, draftSchema } from '#shared/domain/draft.ts';

/** Where our own export puts what RIS has no tag for: fields by their path, as JSON. */
export const ownMark = { tag: 'X1', start: 'carrel ' } as const;

/** A field by its path within a draft and what it is; without a value, it is not there. */
export type FieldAt = readonly [path: readonly string[], value?: unknown];

/** Puts back into a draft what our own export added to its record; damaged additions stay in `extra`. */
export function withOwnFields(draft: Draft, texts: readonly string[]): Draft {
  return texts.reduce((before, text) => withOwnField(before, text), draft);
}

function withOwnField(draft: Draft, text: string): Draft {
  let changed: unknown = draft;
  for (const { path, value } of parsedFields(text)) changed = put(changed, path, value);
  const parsed = draftSchema.safeParse(changed);
  if (parsed.success && parsedFields(text).length > 0) return parsed.data;
  const kept = draft.extra['ris'];
  const others = typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? kept : {};
  return { ...draft, extra: { ...draft.extra, ris: { ...others, [ownMark.tag]: [text] } } };
}

function parsedFields(text: string): { path: string[]; value: unknown }[] {
  let json: unknown;
  try {
    json = JSON.parse(text.slice(ownMark.start.length));
  } catch {
    return [];
  }
  if (!Array.isArray(json)) return [];
  return json.flatMap((entry: unknown) => {
    if (!Array.isArray(entry)) return [];
    const [path, value] = entry as unknown[];
    if (!Array.isArray(path) || path.length > 4 || !path.every((key) => typeof key === 'string')) return [];
    return mayStandAt(path) ? [{ path: [...path], value }] : [];
  });
}

function mayStandAt(path: readonly string[]): boolean {
  const [first] = path;
  return first !== undefined && first !== 'place' && first !== 'doubts' && !path.includes('__proto__');
}

function put(target: unknown, [key, ...deeper]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const fields = isPlain(target) ? target : {};
  const others = Object.fromEntries(Object.entries(fields).filter(([name]) => name !== key));
  const inner = put(Object.hasOwn(fields, key) ? fields[key] : undefined, deeper, value);
  return inner === undefined ? others : { ...others, [key]: inner };
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** In what one draft differs from another, down to single variables. */
export function differences(wanted: Draft, read: Draft): FieldAt[] {
  return differing(wanted, read, []).filter(([path]) => mayStandAt(path));
}

function differing(wanted: unknown, read: unknown, path: readonly string[]): FieldAt[] {
  if (isPlain(wanted) && isPlain(read) && path.length < 4) {
    const names = new Set([...Object.keys(wanted), ...Object.keys(read)]);
    return [...names].flatMap((name) => {
      const [one, other] = [wanted, read].map((fields) =>
        Object.hasOwn(fields, name) ? fields[name] : undefined,
      );
      return differing(one, other, [...path, name]);
    });
  }
  if (isSame(wanted, read)) return [];
  return [wanted === undefined ? [path] : [path, wanted]];
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
