import { type Chance, createChance } from '../chance.ts';
import { createStems } from './words.ts';

/** How soon new people appear, and how much those who wrote much write more. */
const concentration = 4_000;
const discount = 0.62;

/** How many given names and family names there are: without common divisor, so that no two people share both. */
const givenNames = 487;
const familyNames = 9_973;
const particles = ['van', 'de la', 'von', 'dos', 'Al'];

/**
 * Draws authors one after the other as Pitman and Yor have it: most people write once, a few very often, and there
 * are ever new ones.
 */
export function createAuthors(chance: Chance): { next(): string } {
  /** Who signed, signature by signature. */
  let signed = new Uint32Array(1 << 16);
  const times: number[] = [];
  let signatures = 0;

  function sign(person: number): number {
    if (signatures === signed.length) {
      const larger = new Uint32Array(signed.length * 2);
      larger.set(signed);
      signed = larger;
    }
    signed[signatures++] = person;
    times[person] = (times[person] ?? 0) + 1;
    return person;
  }

  function draw(): number {
    const people = times.length;
    if (chance() * (concentration + signatures) < concentration + discount * people) return sign(people);
    for (;;) {
      const person = signed[Math.floor(chance() * signatures)] ?? 0;
      const often = times[person] ?? 1;
      if (chance() * often < often - discount) return sign(person);
    }
  }

  return { next: () => nameOf(draw()) };
}

/** The name of a person by number; no two have the same. */
export function nameOf(person: number): string {
  const given = person % givenNames;
  const family = (person * 7_919) % familyNames;
  const initial = String.fromCharCode(65 + (Math.floor(person / givenNames) % 26));
  const middle = given % 3 === 0 ? ` ${initial}.` : '';
  const particle = family % 61 === 0 ? ` ${particles[family % particles.length]}` : '';
  return `${givenList()[given]}${middle}${particle} ${familyList()[family]}`;
}

const givenList = once(() => coinNames(givenNames, { seed: 31, endings: ['a', 'o', 'in', '', 'e', 'ï'] }));
const familyList = once(() =>
  coinNames(familyNames, { seed: 37, endings: ['', 's', 'er', 'ov', 'i', 'ez'] }),
);

function coinNames(
  count: number,
  { seed, endings }: { readonly seed: number; readonly endings: readonly string[] },
): readonly string[] {
  const chance = createChance(seed);
  const stem = createStems(chance);
  const names = new Set<string>();
  while (names.size < count) {
    const ending = endings[Math.floor(chance() ** 1.5 * endings.length)] ?? '';
    const name = stem(chance() < 0.35 ? 1 : 2) + ending;
    const accented = chance() < 0.06 ? name.replace(/[aeou]/, accent) : name;
    if (accented.length > 2) names.add((accented[0] ?? '').toUpperCase() + accented.slice(1));
  }
  return [...names];
}

function accent(letter: string): string {
  return { a: 'á', e: 'é', o: 'ö', u: 'ü' }[letter] ?? letter;
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}
