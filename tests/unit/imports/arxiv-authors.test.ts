import { describe, expect, it } from 'vitest';
import { readAuthors } from '../../../src/main/library/imports/arxiv/authors.ts';

const names = (text: string) => readAuthors(text).authors.map(({ name }) => name);

describe('a line of authors', () => {
  it.each([
    ['Ada Lovelace, Emmy Noether', ['Ada Lovelace', 'Emmy Noether']],
    ['Ada Lovelace and Emmy Noether', ['Ada Lovelace', 'Emmy Noether']],
    ['Ada Lovelace, Emmy Noether, and Leonhard Euler', ['Ada Lovelace', 'Emmy Noether', 'Leonhard Euler']],
    ['Ada Lovelace (MIT, USA), Emmy Noether', ['Ada Lovelace', 'Emmy Noether']],
    ['Ada Lovelace (Lab (a, b), c), Emmy Noether (d)', ['Ada Lovelace', 'Emmy Noether']],
    [
      'Herbert Van de Sompel, Carl Gauss, Jr., Luis de la Peña III',
      ['Herbert Van de Sompel', 'Carl Gauss, Jr.', 'Luis de la Peña III'],
    ],
    [
      'The Vole Collaboration: Ada Lovelace, Emmy Noether',
      ['The Vole Collaboration', 'Ada Lovelace', 'Emmy Noether'],
    ],
    ['Ada Lovelace, et al.', ['Ada Lovelace']],
    ['Ada Lovelace et al', ['Ada Lovelace']],
    ['Johann (Hans) Kepler, Ada Lovelace', ['Johann (Hans) Kepler', 'Ada Lovelace']],
    ['Ada Lovelace (MIT, Emmy Noether', ['Ada Lovelace (MIT', 'Emmy Noether']],
    ['Alexandra Sandoval, Anders Andersson', ['Alexandra Sandoval', 'Anders Andersson']],
    ['Ada Lovelace;Emmy Noether', ['Ada Lovelace', 'Emmy Noether']],
    ['Galileo', ['Galileo']],
    ['', []],
    [' , ,, ', []],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it('marks are explained by the legend at its end', () => {
    const { authors } = readAuthors('A. Lovelace (1), E. Noether (1,2) ((1) Lab One, London, (2) Lab Two)');

    expect(authors).toEqual([
      { name: 'A. Lovelace', affiliations: ['Lab One, London'] },
      { name: 'E. Noether', affiliations: ['Lab One, London', 'Lab Two'] },
    ]);
  });

  it('a list that goes on says so', () => {
    expect(readAuthors('Ada Lovelace, et al.').hasMore).toBe(true);
    expect(readAuthors('Ada Lovelace').hasMore).toBe(false);
  });
});
