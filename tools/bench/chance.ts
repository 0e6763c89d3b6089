/** Gives numbers from 0 up to but without 1. */
export type Chance = () => number;

/** Numbers that look like chance and are the same each time (mulberry32). */
export function createChance(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    return scrambled(state);
  };
}

/** One number from 0 up to but without 1 that belongs to a key: the same key gives the same number. */
export function chanceOf(key: number): number {
  return scrambled(Math.imul(key, 0x9e3779b1) ^ (key >>> 15));
}

/** A number of the normal distribution with a mean of 0 and a deviation of 1 (Box and Muller). */
export function normal(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}

function scrambled(state: number): number {
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
