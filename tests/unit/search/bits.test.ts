import { describe, expect, it } from 'vitest';
import { Bits } from '#shared/search/bits.ts';

function bits(...numbers: number[]): Bits {
  const set = new Bits(100);
  for (const number of numbers) set.add(number);
  return set;
}

function numbersOf(set: Bits): number[] {
  const numbers: number[] = [];
  set.forEach((number) => numbers.push(number));
  return numbers;
}

describe('sets of numbers', () => {
  it('hold, count and list numbers in order, at the bounds of words too', () => {
    const set = bits(99, 0, 31, 32, 63);

    expect(numbersOf(set)).toEqual([0, 31, 32, 63, 99]);
    expect(set.count()).toBe(5);
    expect([set.has(31), set.has(33), new Bits(0).isEmpty(), set.isEmpty()]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('are kept, dropped and joined without touching the other', () => {
    const other = bits(2, 3, 64);

    expect(numbersOf(bits(1, 2, 64).keep(other))).toEqual([2, 64]);
    expect(numbersOf(bits(1, 2, 64).drop(other))).toEqual([1]);
    expect(numbersOf(bits(1, 2).join(other))).toEqual([1, 2, 3, 64]);
    expect(numbersOf(other)).toEqual([2, 3, 64]);
  });
});
