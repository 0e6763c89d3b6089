import { describe, expect, it } from 'vitest';
import { readInput } from '../../../src/main/library/imports/read-input.ts';
import { fixture, parse } from './parse.ts';

const text = new TextDecoder().decode(fixture('daily-papers-search.txt'));

function utf16(value: string, order: 'little' | 'big', hasMark: boolean): Uint8Array {
  const marked = hasMark ? `\ufeff${value}` : value;
  const bytes = new Uint8Array(marked.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < marked.length; at += 1)
    view.setUint16(at * 2, marked.charCodeAt(at), order === 'little');
  return bytes;
}

const read = (bytes: Uint8Array) => readInput({ name: 'page.txt', bytes });
const sentence = (bytes: Uint8Array) => {
  const result = read(bytes);
  return result.kind === 'refused' ? result.complaint.message : null;
};

describe('encodings', () => {
  it.each([
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${text}`)],
    ['UTF-16 LE with a mark', utf16(text, 'little', true)],
    ['UTF-16 BE with a mark', utf16(text, 'big', true)],
    ['UTF-16 LE', utf16(text, 'little', false)],
    ['UTF-16 BE', utf16(text, 'big', false)],
  ])('%s gives the same text as UTF-8', (_name, bytes) => {
    expect(read(bytes)).toMatchObject({ kind: 'input', input: { text } });
  });

  it('Latin-1 is read as Latin-1', () => {
    const bytes = Uint8Array.from('Na\u00efve M\u00f6les \u00b7 caf\u00e9', (letter) => letter.charCodeAt(0));

    expect(read(bytes)).toMatchObject({
      kind: 'input',
      input: { text: 'Na\u00efve M\u00f6les \u00b7 caf\u00e9' },
    });
  });

  it('UTF-8 with a fault stays UTF-8 and is complained about', () => {
    const bytes = new TextEncoder().encode('M\u00f6les \u00b7 caf\u00e9 x');
    bytes[bytes.length - 1] = 0xff;

    expect(read(bytes)).toMatchObject({
      kind: 'input',
      input: { text: 'M\u00f6les \u00b7 caf\u00e9 \ufffd' },
      complaints: [{ message: expect.stringContaining('not UTF-8') }],
    });
  });

  it('a capture cut within a letter is UTF-8 all the same', () => {
    const bytes = new TextEncoder().encode('Moles \u00b7');

    expect(read(bytes.subarray(0, bytes.length - 1))).toMatchObject({
      kind: 'input',
      input: { text: 'Moles ' },
    });
  });
});

describe('what cannot be read', () => {
  it('an empty file', () => {
    expect(sentence(new Uint8Array())).toContain('empty');
    expect(sentence(new TextEncoder().encode(' \n\n '))).toContain('nothing but blanks');
  });

  it('more than 64 MB, at once', () => {
    const started = performance.now();

    expect(sentence(new Uint8Array(200 * 1024 * 1024))).toBe(
      'The input has 200 MB; at most 64 MB are read. Split it and import the parts.',
    );
    expect(performance.now() - started).toBeLessThan(500);
  });

  it.each([
    ['%PDF-1.7 \u0000', 'a PDF'],
    ['PK\u0003\u0004', 'a ZIP archive'],
    ['\u0089PNG\r\n', 'a picture'],
    [Array.from({ length: 999 }, (_, at) => String.fromCharCode((at * 7919) % 256)).join(''), 'not text'],
  ])('binary content (case %#)', (content, name) => {
    expect(sentence(Uint8Array.from(content, (letter) => letter.charCodeAt(0)))).toContain(name);
  });

  it('gives an answer without a format, without drafts, with one complaint', () => {
    expect(parse(new Uint8Array())).toEqual({
      format: null,
      description: 'Not readable',
      listedOn: null,
      listedOnInferred: false,
      listedOnText: null,
      drafts: [],
      announced: null,
      complaints: [{ line: null, endLine: null, message: expect.stringContaining('empty') }],
      text: null,
    });
  });

  it('text of another kind says what can be read', () => {
    const { format, complaints } = parse('Dear reader,\n\nthis is a letter.\n');

    expect(format).toBeNull();
    expect(complaints).toEqual([
      { line: null, endLine: null, message: expect.stringContaining('Daily Papers') },
    ]);
  });
});
