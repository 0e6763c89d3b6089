import { describe, expect, it } from 'vitest';
import { foldName, foldTitle } from '#shared/text/fold-title.ts';
import { monthNumber, resolveDate } from '#shared/text/listing-date.ts';
import { findLinks } from '../../../src/main/library/imports/find-links.ts';

describe('folding titles', () => {
  it.each([
    ['S$^{2}$FT: Structured Sparsity', 'S²FT: structured  sparsity'],
    ['A \\textbf{Bold} Claim', 'A Bold Claim'],
    ['Erd\\H{o}s Numbers', 'Erdős numbers'],
    ['Na\\"{i}ve Moles', 'Naïve Moles'],
    ['$\\alpha$-Stable Moles', 'α-stable moles'],
    ['Moles \u2014 a Survey', 'Moles - a survey.'],
    ['\u201cMoles\u201d and Voles\u2019 Holes', '"Moles" and Voles\' Holes'],
    ['GUSTO: Growing\nSkeletons', 'GUSTO: Growing Skeletons'],
    ['7.3\\times Faster', '7.3times faster'],
    ['\ufb01ne ﬁne', 'fine fine'],
    ['Straße', 'STRASSE'],
  ])('%j and %j are the same', (one, other) => {
    expect(foldTitle(one)).toBe(foldTitle(other));
  });

  it('different titles stay different, in any script', () => {
    expect(foldTitle('Moles 2')).not.toBe(foldTitle('Moles 3'));
    expect(foldTitle('鼹鼠')).not.toBe(foldTitle('田鼠'));
    expect(foldTitle('GPT-4')).not.toBe(foldTitle('GPT-4V'));
  });

  it('names are compared without regard to accents, case and which part comes first', () => {
    expect(foldName('Lindqvist, Åsa')).toBe(foldName('asa lindqvist'));
    expect(foldName('O’Hara, Ned')).toBe(foldName("Ned O'Hara"));
  });
});

describe('dates as pages show them', () => {
  it.each([
    [{ month: 7, day: 1, year: null }, '2026-07-01', '2026-07-01', true],
    [{ month: 7, day: 2, year: null }, '2026-07-01', '2025-07-02', true],
    [{ month: 12, day: 31, year: null }, '2026-01-01', '2025-12-31', true],
    [{ month: 2, day: 29, year: null }, '2026-07-01', '2024-02-29', true],
    [{ month: 2, day: 29, year: null }, '1903-07-01', '1896-02-29', true],
    [{ month: 7, day: 2, year: 2027 }, '2026-07-01', '2027-07-02', false],
  ])('%j, not after %s, is %s', (shown, notAfter, day, inferred) => {
    expect(resolveDate(shown, notAfter)).toEqual({ day, inferred });
  });

  it('a day that no year has is none', () => {
    expect(resolveDate({ month: 2, day: 30, year: null }, '2026-07-01')).toBeNull();
    expect(resolveDate({ month: 2, day: 29, year: 2025 }, '2026-07-01')).toBeNull();
  });

  it('months are known by name and by three letters', () => {
    expect(['Jan', 'september', 'Sept.', 'MAY', 'Mole'].map(monthNumber)).toEqual([1, 9, 9, 5, null]);
  });
});

describe('links in text', () => {
  it.each([
    ['at https://github.com/a/b.', 'code', 'https://github.com/a/b'],
    ['(https://gitlab.com/a/b)', 'code', 'https://gitlab.com/a/b'],
    ['see https://en.example.org/wiki/Mole_(animal).', 'page', 'https://en.example.org/wiki/Mole_(animal)'],
    ['https://a.example.org/p.pdf, and', 'pdf', 'https://a.example.org/p.pdf'],
    ['\\url{https://a.example.org/x}', 'page', 'https://a.example.org/x'],
    ['[here](https://a.example.org/x).', 'page', 'https://a.example.org/x'],
    ['https://lab.github.io/x!', 'page', 'https://lab.github.io/x'],
  ])('%s', (text, kind, url) => {
    expect(findLinks(text)).toEqual([{ kind, url }]);
  });

  it('each address once, in order', () => {
    expect(findLinks('https://b.org/1 https://a.org https://b.org/1. http://').map(({ url }) => url)).toEqual(
      ['https://b.org/1', 'https://a.org'],
    );
  });
});
