import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFrame, encodeFrame, largestFrame } from '#shared/contract/encode.ts';

const aBinary = fc.oneof(
  fc.uint8Array(),
  fc.uint16Array(),
  fc.int32Array(),
  fc.uint32Array(),
  fc.float32Array({ noNaN: true }),
  fc.float64Array({ noNaN: true }),
);
const aMessage = fc.letrec<{ message: unknown }>((tie) => ({
  message: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(null, true, false, ''),
    fc.integer(),
    fc.string({ unit: 'binary' }),
    aBinary,
    fc.array(tie('message'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('__proto__', 'length', '0')), tie('message'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
})).message;

describe('frames', () => {
  it('C1: what is written is read again, binaries in their place', () => {
    fc.assert(
      fc.property(aMessage, (message) => {
        expect(decodeFrame(encodeFrame(message))).toEqual(message);
      }),
    );
  });

  it('C1: binaries cost their own bytes and little more', () => {
    expect(encodeFrame({ bytes: new Uint8Array(1_000_000) }).length).toBeLessThan(1_000_200);
  });

  it('C7: a frame that was cut off or changed is refused or read, and nothing else', () => {
    const change = fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }), length: fc.nat() });
    fc.assert(
      fc.property(aMessage, change, (message, { at, byte, length }) => {
        const frame = encodeFrame(message);
        frame[at % frame.length] = byte;
        const cut = length % 3 === 0 ? frame.subarray(0, length % frame.length) : frame;

        expect(faultOf(() => decodeFrame(cut))).not.toBeInstanceOf(RangeError);
        expect(Object.prototype).not.toHaveProperty('polluted');
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['no header', new Uint8Array([1, 2])],
    ['a header longer than the frame', new Uint8Array([255, 255, 255, 255, 0])],
    ['no JSON', headed('{"message":')],
    ['no binaries listed', headed('{"message":1}')],
    ['more bytes than binaries', headed('{"message":1,"binaries":[]}', 1)],
    [
      'fewer bytes than binaries',
      headed('{"message":null,"binaries":[{"path":[],"type":"Uint8Array","length":1}]}'),
    ],
    [
      'a binary over something',
      headed('{"message":1,"binaries":[{"path":[],"type":"Uint8Array","length":0}]}'),
    ],
    ['a binary outside', headed('{"message":{},"binaries":[{"path":["a"],"type":"Uint8Array","length":0}]}')],
    [
      'a binary in a prototype',
      headed('{"message":{},"binaries":[{"path":["__proto__","polluted"],"type":"Uint8Array","length":0}]}'),
    ],
    ['an unknown type', headed('{"message":null,"binaries":[{"path":[],"type":"Function","length":0}]}')],
    [
      'a length that its type does not divide',
      headed('{"message":null,"binaries":[{"path":[],"type":"Uint32Array","length":3}]}', 3),
    ],
    [
      'a binary of negative length',
      headed('{"message":null,"binaries":[{"path":[],"type":"Uint8Array","length":-1}]}'),
    ],
  ])('C7: a frame with %s is refused', (_fault, frame) => {
    expect(() => decodeFrame(frame)).toThrow(Error);
  });

  it.each([
    ['a function', () => {}],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['a bigint', 1n],
    ['a number that is none', Number.NaN],
    ['a hole', [undefined]],
    ['what is too deep', JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`)],
    ['what is too large', new Uint8Array(largestFrame)],
  ])('C1: %s is refused with a sentence', (_what, value) => {
    expect(() => encodeFrame({ value })).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });
});

function faultOf(run: () => unknown): unknown {
  try {
    run();
    return null;
  } catch (error) {
    return error;
  }
}

function headed(header: string, more = 0): Uint8Array {
  const text = new TextEncoder().encode(header);
  const frame = new Uint8Array(4 + text.length + more);
  new DataView(frame.buffer).setUint32(0, text.length, true);
  frame.set(text, 4);
  return frame;
}
