/** The strings that a file defines. */
export interface Macros {
  define(name: string, value: string): void;
  /** What a name stands for; `null` for one that is not defined. */
  expand(name: string): string | null;
}

/** A string that is longer is not kept. */
const longestMacro = 65_536;

/**
 * An empty set of strings; months are known and stand for themselves. What all uses together give is limited by the
 * size of the file, so that strings made of strings cannot grow beyond measure.
 */
export function createMacros(fileSize: number): Macros {
  const defined = new Map<string, string>();
  let left = fileSize * 4 + 1_000_000;
  return {
    define(name, value) {
      if (value.length <= longestMacro) defined.set(name.toLowerCase(), value);
    },
    expand(name) {
      const lower = name.toLowerCase();
      const value = defined.get(lower) ?? (months.has(lower) ? lower : null);
      if (value === null || value.length > left) return null;
      left -= value.length;
      return value;
    },
  };
}

const months: ReadonlySet<string> = new Set('jan feb mar apr may jun jul aug sep oct nov dec'.split(' '));
