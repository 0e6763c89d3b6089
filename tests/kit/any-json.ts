import fc from 'fast-check';

/** Any JSON, but for keys named `__proto__`: what is checked on its way drops them, so that nothing is misled by them. */
export function anyJson(maxDepth: number): fc.Arbitrary<fc.JsonValue> {
  return fc.jsonValue({ maxDepth }).filter((value) => !JSON.stringify(value).includes('"__proto__"'));
}
