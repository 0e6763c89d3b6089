import { describe, expect, it } from 'vitest';
import type { Watch } from '#shared/contract/triage.ts';
import { createWatchMatcher } from '#shared/watch/match.ts';

function aWatch(kind: Watch['kind'], value: string, ...variants: string[]): Watch {
  return { id: 1, kind, value, variants, orcid: null };
}

const isAuthor = (watched: string, name: string) =>
  createWatchMatcher([aWatch('author', watched)]).author(name) !== null;

const [josiah, other] = ['0000-0002-1825-0097', '0000-0001-5109-3700'];

describe('watched authors with an ORCID (T14)', () => {
  const known = createWatchMatcher([{ ...aWatch('author', 'Wei Li', 'Li W.'), orcid: josiah }]);

  it('are found by it, whatever they are called there', () => {
    expect(known.author('V. Carberry', josiah)).toMatchObject({ value: 'Wei Li' });
    expect(known.author('Wei Li', josiah)).toMatchObject({ value: 'Wei Li' });
  });

  it('are found by name where the paper does not know who it is', () => {
    expect(known.author('W. Li', null)).not.toBeNull();
    expect(known.author('W. Li')).not.toBeNull();
  });

  it('are not another of the same name, whose ORCID is another', () => {
    expect(known.author('Wei Li', other)).toBeNull();
  });

  it('are told apart when two of one name are watched', () => {
    const both = createWatchMatcher([
      { ...aWatch('author', 'Wei Li'), id: 1, orcid: josiah },
      { ...aWatch('author', 'Li, Wei'), id: 2, orcid: other },
    ]);

    expect(both.author('Wei Li', other)).toMatchObject({ id: 2 });
    expect(both.author('Wei Li', josiah)).toMatchObject({ id: 1 });
  });

  it('without one in the watch are known by name, whichever the paper has', () => {
    expect(createWatchMatcher([aWatch('author', 'Wei Li')]).author('W. Li', other)).not.toBeNull();
  });

  it('are met by a paper that knows them under another name', () => {
    const paper = { title: '', abstract: null, organization: null, authors: ['Josiah Carberry', 'Wei Li'] };

    expect(known.paper({ ...paper, orcids: { 'Josiah Carberry': josiah } })).toHaveLength(1);
    expect(known.paper({ ...paper, orcids: { 'Wei Li': other } })).toHaveLength(0);
    expect(known.paper({ ...paper, orcids: {} })).toHaveLength(1);
  });
});

describe('watched authors (T14)', () => {
  it.each([
    ['Marie Curie', 'Marie Curie'],
    ['Marie Curie', 'Curie, Marie'],
    ['Marie Curie', 'M. Curie'],
    ['Marie Curie', 'Curie, M. S.'],
    ['Marie Curie', 'Curie MS'],
    ['Marie Curie', 'Marie Skłodowska Curie'],
    ['Curie, M.', 'Marie Skłodowska-Curie'],
    ['Curie, M.', 'MARIE CURIE'],
    ['Paul Erdős', 'P. Erdos'],
    ['Jean-Pierre Serre', 'J.-P. Serre'],
    ['Jean-Pierre Serre', 'JP Serre'],
    ['Bartel van der Waerden', 'van der Waerden, B. L.'],
    ['Bartel van der Waerden', 'B. Waerden'],
    ['Li Wei', 'LI Wei'],
    ['Wei Li', 'LI Wei'],
    ['Noether', 'Emmy Noether'],
    ['Anders Ångström', 'A. Angstrom'],
    ['Kurt Gödel', 'Kurt Gödel 0001'],
    ['Gabriel García Márquez', 'García Márquez, G.'],
  ])('%s is %s', (watched, name) => {
    expect(isAuthor(watched, name)).toBe(true);
  });

  it.each([
    ['Marie Curie', 'Pierre Curie'],
    ['Marie Curie', 'Curie, P.'],
    ['Marie Curie', 'Marie Meitner'],
    ['Marie Curie', 'Curie'],
    ['Jean-Pierre Serre', 'J.-L. Serre'],
    ['Emmy Noether', 'Emmy Noetherian'],
    ['Max Noether', 'Emmy Noether'],
    ['Li Wei', 'Wei Zhang'],
    ['Noether', 'Noether Smith'],
  ])('%s is not %s', (watched, name) => {
    expect(isAuthor(watched, name)).toBe(false);
  });

  it('are found by their variants too', () => {
    const matcher = createWatchMatcher([aWatch('author', 'Marie Curie', 'Maria Skłodowska')]);

    expect(matcher.author('M. Sklodowska')).not.toBeNull();
  });
});

describe('watched groups (T14)', () => {
  const matcher = createWatchMatcher([aWatch('group', 'DeepMind'), aWatch('group', 'ETH Zürich')]);

  it.each(['DeepMind', 'Google DeepMind', 'google deepmind (London)', 'ETH Zurich'])('%s', (name) => {
    expect(matcher.organization(name)).not.toBeNull();
  });

  it.each(['Deep Mind Studio', 'Zürich', 'Minds'])('not %s', (name) => {
    expect(matcher.organization(name)).toBeNull();
  });
});

describe('watched keywords (T14)', () => {
  const marked = (text: string, ...keywords: string[]) =>
    createWatchMatcher(keywords.map((keyword) => aWatch('keyword', keyword)))
      .keywords(text)
      .map(({ from, to }) => text.slice(from, to));

  it.each([
    ['A Diffusion model, of moles', ['diffusion model'], ['Diffusion model']],
    ['diffusion models', ['diffusion model'], ['diffusion models']],
    ['low-rank and Low Rank', ['low-rank'], ['low-rank', 'Low Rank']],
    ['lowrank', ['low-rank'], []],
    ['S$^{2}$FT is low-rank', ['lowrank'], ['low-rank']],
    ['articles on art', ['art'], ['art']],
    ['Schrödinger’s cats', ['schrodinger', 'cat'], ['Schrödinger’s', 'cats']],
    ['two GANs', ['GAN'], ['GANs']],
    ['graph neural network', ['graph', 'graph neural network'], ['graph neural network']],
    ['深度学习方法', ['学习'], ['学习']],
    ['nothing here', ['', '…'], []],
  ])('%s', (text, keywords, expected) => {
    expect(marked(text, ...keywords)).toEqual(expected);
  });

  it('a paper meets every watch that holds of it, in the order of the lists', () => {
    const watches = [
      { ...aWatch('keyword', 'moles'), id: 1 },
      { ...aWatch('group', 'Analytical Society'), id: 2 },
      { ...aWatch('author', 'Lovelace, A.'), id: 3 },
      { ...aWatch('keyword', 'voles'), id: 4 },
    ];
    const paper = {
      title: 'On burrows',
      abstract: 'Of moles.',
      authors: ['Emmy Noether', 'Ada Lovelace'],
      orcids: {},
      organization: 'Analytical Society, London',
    };

    expect(
      createWatchMatcher(watches)
        .paper(paper)
        .map(({ id }) => id),
    ).toEqual([1, 2, 3]);
  });
});
