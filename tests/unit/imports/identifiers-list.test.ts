import { describe, expect, it } from 'vitest';
import { findIdentifiers } from '../../../src/main/library/imports/identifiers/find-identifiers.ts';
import { fixture, parse } from './parse.ts';

const found = (line: string) => findIdentifiers(line).map(({ scheme, value }) => `${scheme}:${value}`);

describe('lists of identifiers, and prose with some', () => {
  it('I145: one paper for each, to be completed later, which is said', () => {
    const { drafts, complaints, format } = parse(fixture('identifiers-list.txt'));

    expect(format).toBe('identifiers');
    expect(drafts.map(({ identifiers }) => identifiers)).toEqual([
      { doi: '10.1234/moles.(2024)7' },
      { doi: '10.1002/(sici)1097-0258(19960115)15:1<1::aid-x>3.0.co;2-h' },
      { arxiv: '2401.00001' },
      { arxiv: 'math/0611800' },
      { arxiv: '2402.00002' },
      { pmid: '123456' },
      { isbn: '9780306406157' },
      {},
    ]);
    expect(drafts[2]).toMatchObject({
      title: 'arXiv:2401.00001',
      date: '2024-01',
      dateInferred: true,
      place: { line: 4, endLine: 4 },
      doubts: ['Only its arXiv id is known; the title stands in until it is completed.'],
      extra: { incomplete: true },
    });
    expect(drafts[7]?.links).toEqual([{ kind: 'page', url: 'https://example.org/reports/moles.html' }]);
    expect(complaints.map(({ message }) => message)).toEqual(['One identifier stands there twice.']);
  });

  it('I146: prose gives what stands in it', () => {
    expect(parse(fixture('identifiers-prose.txt')).drafts.map(({ title }) => title)).toEqual([
      '10.5555/burrow.7',
      'arXiv:2403.12345',
      'arXiv:hep-th/9901001',
      'https://example.org/tool',
      'PMC7654321',
    ]);
  });

  it.each([
    ['(10.1000/a(b)c).', ['doi:10.1000/a(b)c']],
    ['<a href="https://doi.org/10.1000/x">x</a>', ['doi:10.1000/x']],
    ['10.1000/x, 10.1000/y;10.1000/z', ['doi:10.1000/x', 'doi:10.1000/y', 'doi:10.1000/z']],
    ['[moles](https://doi.org/10.1000/x)', ['doi:10.1000/x']],
    ['https://dl.acm.org/doi/full/10.1145/1234.5678?src=me', ['doi:10.1145/1234.5678']],
    ['https://doi.org/10.48550/arXiv.2401.00001', ['arxiv:2401.00001']],
    ['10.48550/arXiv.2401.00001', ['arxiv:2401.00001']],
    ['http://xxx.lanl.gov/abs/hep-th/9901001', ['arxiv:hep-th/9901001']],
    ['oai:arXiv.org:2401.00001', ['arxiv:2401.00001']],
    ['alphaxiv.org/abs/2401.00001v3', ['arxiv:2401.00001']],
    ['https://pubmed.ncbi.nlm.nih.gov/123456/', ['pmid:123456']],
    ['https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123/', ['pmcid:PMC123']],
    ['ISBN-10: 0-306-40615-2', ['isbn:9780306406157']],
    ['ISBN 978-0-306-40615-8', []],
    ['2401.00001', ['arxiv:2401.00001']],
    ['it grew by 1999.1234 and 2401.000012', []],
    ['version 10.1234 and 3.14/2', []],
    ['10.1000/X and 10.1000/x', ['doi:10.1000/x', 'doi:10.1000/x']],
  ])('I145: %s', (line, identifiers) => {
    expect(found(line)).toEqual(identifiers);
  });

  it('I146: other formats are not taken for lists, though they are full of identifiers', () => {
    expect(parse(fixture('daily-papers-search-urls.txt')).format).toBe('huggingface-text');
    expect(parse(fixture('arxiv-email-day.txt')).format).toBe('arxiv-email');
    expect(parse('<p>10.1000/x</p>').format).toBe(null);
    expect(parse('{"a":"10.1000/x"}').format).toBe(null);
  });
});
