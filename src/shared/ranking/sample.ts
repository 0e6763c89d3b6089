import { mixed } from './entries.ts';

/** Which part of the papers is called last: what the ranking would have the reader skip. */
export const lastPart = 1 / 3;
/** One in so many of the last papers is looked at all the same. */
const oneIn = 6;
/** So often in an order one of them is mixed in. */
export const mixedInEvery = 12;

/**
 * Whether a paper is among those that are mixed in, should the ranking put it last. It follows from its id and
 * from nothing else, so that a decision made long ago can still be counted as one of the sample (R8).
 */
export function isInSample(id: number): boolean {
  return mixed(id ^ 0x5eed) % oneIn === 0;
}

/** Brings each `mixedInEvery`th place one of the chosen papers from further down; the others keep their order. */
export function mixIn(order: Uint32Array, isChosen: (number: number) => boolean): Uint32Array {
  const places = order.reduce<number[]>((found, number, place) => {
    if (isChosen(number)) found.push(place);
    return found;
  }, []);
  if (places.length === 0) return order;
  const chosen = new Set(places);
  const made = new Uint32Array(order.length);
  let nextChosen = 0;
  let next = 0;
  for (let at = 0; at < made.length; at++) {
    while (chosen.has(next) && next !== places[nextChosen]) next++;
    const place = places[nextChosen];
    const isDue = at % mixedInEvery === mixedInEvery - 1;
    // One that stands here by itself is not kept back.
    if (place !== undefined && (isDue || place <= next)) {
      made[at] = order[place] ?? 0;
      nextChosen++;
      if (place === next) next++;
    } else made[at] = order[next++] ?? 0;
  }
  return made;
}
