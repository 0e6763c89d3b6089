import { describe, expect, it } from 'vitest';
import { canonicalArxiv, canonicalDoi, recognizeIdentifier } from '#shared/domain/identifiers.ts';

describe('arXiv ids', () => {
  it.each([
    ['2408.06224', '2408.06224', null],
    ['2408.06224v2', '2408.06224', 2],
    ['arXiv:2408.06224v2', '2408.06224', 2],
    ['arxiv: 0706.0001', '0706.0001', null],
    ['arXiv:0706.0001v1 [q-bio.CB] 1 Jun 2007', '0706.0001', 1],
    ['https://arxiv.org/abs/2408.06224v2', '2408.06224', 2],
    ['http://arxiv.org/pdf/2408.06224.pdf', '2408.06224', null],
    ['https://arxiv.org/pdf/2408.06224v1', '2408.06224', 1],
    ['arxiv.org/html/2408.06224v1', '2408.06224', 1],
    ['https://www.arxiv.org/format/2408.06224', '2408.06224', null],
    ['https://export.arxiv.org/abs/math/0611800?context=math', 'math/0611800', null],
    ['http://xxx.lanl.gov/abs/hep-th/9901001v3', 'hep-th/9901001', 3],
    ['math.CA/0611800', 'math/0611800', null],
    ['cond-mat.str-el/0611800', 'cond-mat/0611800', null],
    ['https://doi.org/10.48550/arXiv.2408.06224', '2408.06224', null],
    ['10.48550/ARXIV.2408.06224', '2408.06224', null],
    ['doi:10.48550/arxiv.math/0611800', 'math/0611800', null],
    ['https://huggingface.co/papers/2408.06224', '2408.06224', null],
    ['https://huggingface.co/papers/2408.06224#community', '2408.06224', null],
    ['https://huggingface.co/papers/2408.06224.md', '2408.06224', null],
    ['https://www.alphaxiv.org/overview/2408.06224v1', '2408.06224', 1],
    ['https://ar5iv.labs.arxiv.org/html/2408.06224', '2408.06224', null],
    ['oai:arXiv.org:2408.06224v3', '2408.06224', 3],
    [' 2408.06224 ', '2408.06224', null],
  ])('%s is %s, version %s', (text, value, version) => {
    expect(recognizeIdentifier(text)).toEqual({ scheme: 'arxiv', value, version });
  });

  it.each([
    '2408.622',
    '2413.06224',
    '0703.0001',
    '1412.00001',
    '1501.0001',
    'moles/0611800',
    '12.2408.06224',
    '2408.062245',
    'https://example.org/abs/2408.06224',
    'see arXiv:2408.06224 for more',
    '',
  ])('“%s” is none', (text) => {
    expect(canonicalArxiv(text)).toBeNull();
  });
});

describe('DOIs', () => {
  it.each([
    ['10.1000/ABC', '10.1000/abc'],
    ['doi:10.1000/abc.', '10.1000/abc'],
    ['https://doi.org/10.1000/abc', '10.1000/abc'],
    ['http://dx.doi.org/10.1000/a%28b%29c', '10.1000/a(b)c'],
    ['10.1002/(SICI)1097-4571(199806)49:8', '10.1002/(sici)1097-4571(199806)49:8'],
    ['10.1000/abc).', '10.1000/abc'],
    ['10.1000/a&lt;b', '10.1000/a<b'],
  ])('%s is %s', (text, value) => {
    expect(canonicalDoi(text)).toBe(value);
  });

  it.each(['10.1/abc', '10.1000/', 'abc', '10.48550/arXiv.2408.06224', 'https://doi.org/'])(
    '“%s” is none',
    (text) => {
      expect(canonicalDoi(text)).toBeNull();
    },
  );
});
