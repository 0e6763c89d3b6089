/** Bits of a key looked at in one pass, and how many values they have. */
const digitBits = 11;
const digits = 1 << digitBits;

/**
 * Values in the order of their keys, smallest first; equals stay in the order given. Keys are dealt out by eleven
 * bits at a time, so that the time grows with the number of values alone.
 */
export function sortedByKeys(values: Uint32Array, keys: Uint32Array): Uint32Array {
  const room = () => [new Uint32Array(values.length), new Uint32Array(values.length)] as const;
  let [from, fromKeys] = [values, keys];
  let [to, toKeys]: readonly [Uint32Array, Uint32Array] = room();
  for (let shift = 0; shift < 32; shift += digitBits) {
    const places = placesOf(fromKeys, shift);
    if (places === null) continue;
    for (let at = 0; at < from.length; at++) {
      const key = fromKeys[at] ?? 0;
      const digit = (key >>> shift) & (digits - 1);
      const place = places[digit] ?? 0;
      places[digit] = place + 1;
      to[place] = from[at] ?? 0;
      toKeys[place] = key;
    }
    // What was given stays as it was: from then on two pairs of our own take turns.
    const [spare, spareKeys] = from === values ? room() : [from, fromKeys];
    [from, fromKeys, to, toKeys] = [to, toKeys, spare, spareKeys];
  }
  return from;
}

/** Where the first value of each digit goes; `null` when all have the same one and nothing is to be moved. */
function placesOf(keys: Uint32Array, shift: number): Uint32Array | null {
  const places = new Uint32Array(digits);
  for (let at = 0; at < keys.length; at++) {
    const digit = ((keys[at] ?? 0) >>> shift) & (digits - 1);
    places[digit] = (places[digit] ?? 0) + 1;
  }
  const first = ((keys[0] ?? 0) >>> shift) & (digits - 1);
  if (places[first] === keys.length) return null;
  let place = 0;
  for (let digit = 0; digit < digits; digit++) {
    const count = places[digit] ?? 0;
    places[digit] = place;
    place += count;
  }
  return places;
}
