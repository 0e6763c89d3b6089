import { describe, expect, it } from 'vitest';
import { filingOf, filingWords } from '../../src/renderer/features/imports/filing.ts';

describe('where an import is put', () => {
  it.each([
    ['', [], [], ''],
    [' Thesis / Chapter 1 ', [], ['Thesis', 'Chapter 1'], 'Into the collection Thesis › Chapter 1.'],
    ['#peft, #to read,#peft', ['peft', 'to read'], [], 'Tagged peft, to read.'],
    ['Sea, #tides', ['tides'], ['Sea'], 'Into the collection Sea, tagged tides.'],
    ['#, //', [], [], ''],
  ])('is read from “%s”', (text, tags, collection, words) => {
    expect(filingOf(text)).toEqual({ tags, collection });
    expect(filingWords(filingOf(text))).toBe(words);
  });
});
