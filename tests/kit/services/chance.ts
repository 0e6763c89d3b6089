/** Numbers that look like chance and are the same whenever the name is the same. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  fraction(): number;
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number;
  one<Value>(list: readonly Value[]): Value;
  /** So many different ones of a list, or all of a shorter one. */
  some<Value>(list: readonly Value[], count: number): Value[];
}

export function createChance(name: string): Chance {
  let state = hash(name);
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(fraction() * limit);
  return {
    fraction,
    below,
    one(list) {
      const value = list[below(list.length)];
      if (value === undefined) throw new Error('Nothing can be chosen from an empty list.');
      return value;
    },
    some(list, count) {
      const left = [...list];
      const chosen: (typeof left)[number][] = [];
      while (chosen.length < count && left.length > 0) chosen.push(...left.splice(below(left.length), 1));
      return chosen;
    },
  };
}

/** FNV-1a, so that names that differ little give numbers that differ much. */
function hash(name: string): number {
  let state = 0x811c9dc5;
  for (const letter of name) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return state >>> 0;
}
