import { describe, expect, it } from 'vitest';
import type { SourceSuggestion } from '#shared/contract/sources.ts';
import { isOpml } from '../../src/renderer/app/opml.ts';
import {
  daysBackOf,
  followedAs,
  suggestionGroups,
  suggestionWords,
} from '../../src/renderer/features/sources/suggestions.ts';
import { aSource } from './source-kit.ts';

const category: SourceSuggestion = {
  kind: 'arxiv',
  target: 'stat.ML',
  name: 'arXiv stat.ML',
  detail: 'Machine Learning',
};
const search: SourceSuggestion = { kind: 'arxiv-search', target: 'stat.M', name: 'stat.M', detail: '' };

describe('what a typed text may be', () => {
  it('stands in groups, and what takes it as mere words comes last', () => {
    const groups = suggestionGroups('stat.M', [search, category]);

    expect(
      groups.map(({ label, entries }) => [label, ...entries.map((one) => suggestionWords(one).name)]),
    ).toEqual([
      ['arXiv categories', 'stat.ML'],
      ['Take it as something else', 'Search arXiv for “stat.M”', 'Follow an author named “stat.M”'],
    ]);
  });

  it('can be the address of a feed without its scheme, and an address or a path is nothing else', () => {
    const [group] = suggestionGroups('example.org', []);

    expect(group?.entries[0]).toMatchObject({ kind: 'feed', target: 'https://example.org/' });
    expect(suggestionGroups('https://example.org/feed', [])).toEqual([]);
    expect(suggestionGroups('/home/ada/incoming', [])).toEqual([]);
  });

  it('is said to be followed already where it is', () => {
    const source = aSource({ kind: 'arxiv', target: 'stat.ML' });

    expect(followedAs(category, [source])).toBe(source);
    expect(followedAs(search, [source])).toBeNull();
  });
});

it('the first fetch reaches back to today, a fortnight, or the first of January', () => {
  expect(daysBackOf('today', '2026-07-01')).toBe(1);
  expect(daysBackOf('fortnight', '2026-07-01')).toBe(14);
  expect(daysBackOf('year', '2026-07-01')).toBe(182);
  expect(daysBackOf('year', '2026-12-31')).toBe(365);
});

it('a list of subscriptions is known by its beginning', () => {
  expect(isOpml('<?xml version="1.0"?>\n<!-- mine -->\n<opml version="2.0">')).toBe(true);
  expect(isOpml('\uFEFF<OPML>')).toBe(true);
  expect(isOpml('<rss><channel>about opml</channel></rss>')).toBe(false);
  expect(isOpml('A paper about <opml>')).toBe(false);
});
