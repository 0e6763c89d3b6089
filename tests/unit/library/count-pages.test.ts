import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { countPages } from '../../../src/main/library/reading/count-pages.ts';
import { aPdf } from '../../kit/pdf.ts';

describe('counting the pages of a PDF (B3)', () => {
  it.each([1, 3, 120])('finds %s in the tree of pages', (pages) => {
    expect(countPages(Buffer.from(aPdf({ pages })))).toBe(pages);
  });

  it('takes the root of a tree with branches', () => {
    const text = '<< /Type /Pages /Count 40 >> << /Type /Pages /Parent 2 0 R /Count 8 >>';

    expect(countPages(Buffer.from(text))).toBe(40);
  });

  it('finds the tree where it is packed into a stream of objects', () => {
    const packed = deflateSync('2 0 << /Type /Pages /Kids [3 0 R] /Count 17 >>');
    const head = `<< /Type /ObjStm /N 1 /First 4 /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`;
    const file = Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream')]);

    expect(countPages(file)).toBe(17);
  });

  it.each([
    ['nothing', ''],
    ['a tree without a count', '<< /Type /Pages /Kids [] >>'],
    ['a stream that does not unpack', '<< /Type /ObjStm >>\nstream\nnot packed\nendstream'],
    ['a stream without an end', '<< /Type /ObjStm >>\nstream\n'],
  ])('says that it does not know: %s', (_, text) => {
    expect(countPages(Buffer.from(text))).toBeNull();
  });
});
