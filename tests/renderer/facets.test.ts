import { describe, expect, it } from 'vitest';
import { completableAt, complete } from '../../src/renderer/features/library/completions.ts';
import { firstFew, inMode, modeOf, toggled } from '../../src/renderer/features/library/facet-choice.ts';
import { choiceWords, valueLabel } from '../../src/renderer/features/library/facet-words.ts';
import { merged } from '../../src/renderer/features/library/use-stable-values.ts';

const none = { any: [], none: [] };

describe('choosing in a facet', () => {
  it('chooses, and takes back what is chosen', () => {
    const chosen = toggled(none, 'peft', 'choose');

    expect(chosen).toEqual({ any: ['peft'], none: [] });
    expect(toggled(chosen, 'peft', 'choose')).toEqual(none);
  });

  it('excludes what was chosen, and takes an exclusion back either way', () => {
    const excluded = toggled({ any: ['peft'], none: [] }, 'peft', 'exclude');

    expect(excluded).toEqual({ any: [], none: ['peft'] });
    expect(toggled(excluded, 'peft', 'exclude')).toEqual(none);
    expect(toggled(excluded, 'peft', 'choose')).toEqual(none);
  });

  it('asks for all of what is chosen, and goes on so until nothing is', () => {
    const any = { any: ['peft'], none: ['old'] };

    const all = inMode(any, 'all');

    expect(all).toEqual({ any: [], all: ['peft'], none: ['old'] });
    expect(modeOf(all)).toBe('all');
    expect(toggled(all, 'memory', 'choose')).toEqual({ any: [], all: ['peft', 'memory'], none: ['old'] });
    expect(toggled(all, 'peft', 'exclude')).toEqual({ any: [], none: ['old', 'peft'] });
    expect(toggled(all, 'peft', 'choose')).toEqual({ any: [], none: ['old'] });
    expect(inMode({ any: ['a'], all: ['b'], none: [] }, 'any')).toEqual({ any: ['a', 'b'], none: [] });
  });

  it('says a choice in words', () => {
    expect(choiceWords('tag', ['peft', 'memory'])).toBe('peft or memory');
    expect(choiceWords('tag', ['peft', 'memory'], 'and')).toBe('peft and memory');
    expect(choiceWords('tag', ['a', 'b', 'c', 'd', 'e'])).toBe('a or b or c or 2 more');
    expect(valueLabel('organization', '')).toBe('none given');
    expect(valueLabel('listing', '2026-07-01')).toBe('1 Jul 2026');
  });
});

it('values keep their places while the query is edited, with zero where nothing is left', () => {
  const held = [
    { value: 'a', count: 3 },
    { value: 'b', count: 2 },
  ];

  const values = merged(held, [
    { value: 'b', count: 5 },
    { value: 'c', count: 1 },
  ]);

  expect(values).toEqual([
    { value: 'a', count: 0 },
    { value: 'b', count: 5 },
    { value: 'c', count: 1 },
  ]);
});

describe('the first few values', () => {
  const values = [
    { value: 'a', count: 0 },
    { value: 'b', count: 5 },
    { value: 'c', count: 0 },
    { value: 'd', count: 1 },
    { value: 'e', count: 1 },
  ];
  const names = (choice: { any: string[]; none: string[] }, few: number) =>
    firstFew(values, choice, few).map(({ value }) => value);

  it('are those with hits, in their places, and then those without', () => {
    expect(names(none, 2)).toEqual(['b', 'd']);
    expect(names(none, 4)).toEqual(['a', 'b', 'd', 'e']);
    expect(names(none, 9)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('hold what is chosen or excluded besides', () => {
    expect(names({ any: ['c'], none: ['e'] }, 1)).toEqual(['b', 'c', 'e']);
  });
});

describe('completing the query', () => {
  it('offers values after a field and field names at the beginning of a word', () => {
    expect(completableAt('kv tag:me', 9)).toMatchObject({ source: 'tag', prefix: 'me' });
    expect(completableAt('kv -org:"Qual', 13)).toMatchObject({ source: 'organization', prefix: 'Qual' });
    expect(completableAt('kv sta', 6)).toMatchObject({ source: 'fields', prefix: 'sta' });
    expect(completableAt('kv cache', 8)).toBeNull();
    expect(completableAt('title:mem', 9)).toBeNull();
  });

  it('puts a value in and a blank behind it, in quotes where it has blanks', () => {
    const query = 'org:qu rest';
    const at = completableAt(query, 6);

    expect(at && complete(query, at, 'Qualcomm AI')).toEqual({ query: 'org:"Qualcomm AI" rest', caret: 18 });
  });

  it('puts a field in with its colon', () => {
    const at = completableAt('sta', 3);

    expect(at && complete('sta', at, 'status')).toEqual({ query: 'status:', caret: 7 });
  });
});
