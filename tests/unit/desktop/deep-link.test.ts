import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDeepLink, parseDeepLink } from '../../../src/shared/domain/deep-link.ts';

describe('a carrel: link (D12)', () => {
  it.each([
    ['carrel://paper/12', { kind: 'paper', id: 12 }],
    ['CARREL://paper/12/', { kind: 'paper', id: 12 }],
    ['carrel://search?q=kv+cache', { kind: 'search', query: 'kv cache' }],
    ['carrel://search/?x=1&q=tag%3Amemory', { kind: 'search', query: 'tag:memory' }],
    ['carrel://search?q=two%0Alines', { kind: 'search', query: 'two lines' }],
  ])('%s is understood', (text, link) => {
    expect(parseDeepLink(text)).toEqual(link);
  });

  it.each([
    'carrel://paper/0',
    'carrel://paper/-1',
    'carrel://paper/1.5',
    'carrel://paper/1/edit',
    'carrel://paper/9999999999999999',
    'carrel://paper/12?delete=1',
    'carrel://paper/../12',
    'carrel://search',
    'carrel://search?q=',
    'carrel://search?q=%E0%A4%A',
    'carrel://search?q=%20',
    `carrel://search?q=${'a'.repeat(1001)}`,
    'carrel:paper/12',
    'https://paper/12',
    ' carrel://paper/12',
    'carrel://paper/12\n',
    '',
  ])('%j is not', (text) => {
    expect(parseDeepLink(text)).toBeNull();
  });

  it('is the same after being written and read', () => {
    const queries = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 100 })
      .map((text) => text.replace(/\p{Cc}+/gu, ' ').trim())
      .filter((text) => text !== '');
    fc.assert(
      fc.property(queries, (query) => {
        expect(parseDeepLink(formatDeepLink({ kind: 'search', query }))).toEqual({ kind: 'search', query });
      }),
    );
  });
});
