import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hitsIn } from '../../src/renderer/features/reading/find-in-pdf.ts';
import { readPages } from '../../src/renderer/features/reading/pdf-text.ts';

/** Pages of lines, as pdf.js gives them: nothing stands where a line ends. */
function pagesOf(...pages: readonly (readonly string[])[]) {
  return readPages(pages.map((lines) => lines.map((str) => ({ str, hasEOL: true }))));
}

/** What is found, with a stroke where a page ends. */
function found(pages: ReturnType<typeof pagesOf>, words: string): string[] {
  return hitsIn(pages, words).map((hit) =>
    hit.map(({ page, from, to }) => pages[page]?.text.slice(from, to) ?? '').join('|'),
  );
}

describe('B11: finding in a PDF', () => {
  it('finds words whatever their case, over the ends of lines, and where a hyphen parts one', () => {
    const pages = pagesOf(['The LIGHT-', 'house and the', 'keeper of the Lighthouse']);

    expect(found(pages, 'lighthouse')).toEqual(['LIGHT-house', 'Lighthouse']);
    expect(found(pages, 'the keeper')).toEqual(['thekeeper']);
  });

  it('finds a phrase that a page ends in, past the feet and heads of pages', () => {
    const pages = pagesOf(
      ['Tides of 1903', 'A lamp is kept', 'by the keeper who', '11'],
      ['Tides of 1903', 'burns oil all night. Who', '12'],
      ['Tides of 1903', 'burns coal?', '13'],
    );

    expect(found(pages, 'keeper who burns')).toEqual(['keeper who|burns']);
    expect(found(pages, 'who burns')).toEqual(['who|burns', 'Who|burns']);
    expect(found(pages, 'tides of 1903')).toHaveLength(3);
  });

  it('makes no word of the end of one page and the beginning of the next', () => {
    const pages = pagesOf(['See the'], ['n and now']);

    expect(found(pages, 'then')).toEqual([]);
    expect(found(pages, 'the n')).toEqual(['the|n']);
    expect(found(pagesOf(['a light-'], ['house stands']), 'lighthouse')).toEqual(['light-|house']);
  });

  it('counts in order and without overlap, whatever is looked for', () => {
    const text = fc.array(fc.array(fc.stringMatching(/^[ab .-]{0,6}$/), { maxLength: 4 }), { maxLength: 5 });
    fc.assert(
      fc.property(text, fc.stringMatching(/^[ab .-]{0,4}$/), (lines, words) => {
        const stretches = hitsIn(pagesOf(...lines), words).flat();

        for (const [at, stretch] of stretches.entries()) {
          const before = stretches[at - 1];
          expect(stretch.to).toBeGreaterThan(stretch.from);
          if (before?.page === stretch.page) expect(stretch.from).toBeGreaterThanOrEqual(before.to);
          else expect(stretch.page).toBeGreaterThan(before?.page ?? -1);
        }
      }),
    );
  });
});
