import { describe, expect, it } from 'vitest';
import {
  isStillReading,
  nothingWords,
  relaxedWords,
} from '../../src/renderer/features/library/found-words.ts';

describe('what is said of the hits', () => {
  it.each([
    [{ loaded: 1, indexed: 1 }, false],
    [{ loaded: 1, indexed: 0.3 }, true],
    [{ loaded: 0.5, indexed: 1 }, true],
  ])('%j: still reading is %s', (state, expected) => {
    expect(isStillReading(state)).toBe(expected);
  });

  it('claims nothing of what is not read yet', () => {
    const asked = { view: 'library', query: 'rivers', hasChoice: false, isReading: true } as const;

    expect(relaxedWords(2, true)).toBe(
      'No paper read so far holds both words: papers with either are shown.',
    );
    expect(nothingWords(asked)).toBe(
      'No paper in the library holds any of this, as far as it is read. More may come.',
    );
  });

  it('speaks for the whole library once it is read', () => {
    const asked = { view: 'inbox', query: 'rivers', hasChoice: false, isReading: false } as const;

    expect(relaxedWords(3, false)).toBe('No paper holds all words: papers with some of them are shown.');
    expect(nothingWords(asked)).toBe('No paper in the inbox holds any of this.');
    expect(nothingWords({ ...asked, hasChoice: true })).toBe(
      'No paper in the inbox holds this and has all that is chosen.',
    );
    expect(nothingWords({ ...asked, query: '', hasChoice: true })).toBe(
      'No paper in the inbox has all that is chosen.',
    );
  });
});
