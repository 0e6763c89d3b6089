import { describe, expect, it } from 'vitest';
import { parseQuery } from '#shared/search/query/parse.ts';
import { ruleQueryOf } from '../../src/renderer/commands/rule-query.ts';
import { actionsInFull, keptWords, splitNames } from '../../src/renderer/features/rules/rule-words.ts';

describe('any search as a rule', () => {
  it('is its query with the chosen facets written out', () => {
    const query = ruleQueryOf({
      query: ' kv cache ',
      chosen: {
        category: { any: ['cs.LG', 'cs.CL'], none: ['cs.CV'] },
        author: { any: ['Emmy Noether'], none: [] },
        tag: { any: [], all: ['ml', 'to read', ''], none: [] },
        status: { any: ['undecided'], none: [] },
      },
    });

    expect(query).toBe(
      'kv cache (category:cs.LG OR category:cs.CL) -category:cs.CV author:"Emmy Noether" tag:ml tag:"to read"',
    );
    expect(parseQuery(`${query} `).remarks).toEqual([]);
  });

  it('keeps alternatives together when a facet narrows them', () => {
    expect(ruleQueryOf({ query: 'lamps OR desks', chosen: { year: { any: ['2026'], none: [] } } })).toBe(
      '(lamps OR desks) year:2026',
    );
    expect(ruleQueryOf({ query: 'lamps OR desks', chosen: {} })).toBe('lamps OR desks');
  });

  it('is none when nothing is searched for, or only a status is chosen', () => {
    expect(ruleQueryOf({ query: '  ', chosen: {} })).toBe('');
    expect(ruleQueryOf({ query: '', chosen: { status: { any: ['queued'], none: [] } } })).toBe('');
  });
});

describe('a rule in words', () => {
  it('says what it does, and how many of its papers were kept after all', () => {
    expect(actionsInFull([{ kind: 'tag', tag: 'caches' }, { kind: 'queue' }])).toBe('tag “caches”, queue');
    expect(keptWords({ enabled: true, actions: [{ kind: 'hide' }], kept: 2 })).toBe('2 after all');
    expect(keptWords({ enabled: true, actions: [{ kind: 'hide' }], kept: 0 })).toBe('0');
    expect(keptWords({ enabled: true, actions: [{ kind: 'queue' }], kept: 15 })).toBe('15');
    expect(keptWords({ enabled: false, actions: [{ kind: 'queue' }], kept: 15 })).toBe('off');
  });
});

it('other spellings are taken apart at commas, each once', () => {
  expect(splitNames(' E. Noether,  Amalie   Noether;E. Noether,')).toEqual(['E. Noether', 'Amalie Noether']);
});
