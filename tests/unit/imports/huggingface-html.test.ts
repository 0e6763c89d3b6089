import { describe, expect, it } from 'vitest';
import { fixture, parse } from './parse.ts';

const html = (name: string) => new TextDecoder().decode(fixture(name));

describe('a saved page', () => {
  it('of a day gives its papers in rank, with the page’s day', () => {
    const { format, description, drafts, complaints, listedOn, text } = parse(
      fixture('daily-papers-day.html'),
    );

    expect(format).toBe('huggingface-html');
    expect(description).toBe('Saved Daily Papers page, daily view');
    expect({ listedOn, text }).toEqual({ listedOn: '2026-07-01', text: null });
    expect(complaints).toEqual([]);
    expect(drafts.map(({ appearance }) => appearance?.rank)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
    ]);
    expect(drafts[4]).toMatchObject({
      title: 'Do Large Models Know Which Shelf a Book Is On?',
      identifiers: { arxiv: '2605.91005' },
      organization: 'Fennimore Institute for Reading',
      place: null,
    });
    expect(drafts[2]?.abstract).toContain('<RET>');
  });

  it.each([
    ['daily-papers-trending.html', 'trending', '2026-07-01', 1],
    ['daily-papers-search.html', 'search', '2026-07-01', null],
    ['daily-papers-week.html', 'weekly', '2026-06-29', 1],
  ])('%s is the %s view', (name, kind, listedOn, rank) => {
    expect(parse(fixture(name)).drafts[0]?.appearance).toMatchObject({ kind, listedOn, rank });
  });

  it('of one paper gives that paper, its comments and its rank of the day', () => {
    const { drafts, description } = parse(fixture('paper.html'));

    expect(description).toBe('Saved page of a paper');
    expect(drafts).toHaveLength(1);
    expect(drafts[0]).toMatchObject({
      organization: 'Northwind',
      comments: 2,
      appearance: { kind: 'daily', listedOn: '2026-07-01', rank: 3 },
    });
  });

  it('that lost its data says what to do', () => {
    const without = html('daily-papers-day.html').replace(/ data-props="[^"]*"/g, '');

    const { format, drafts, complaints } = parse(without);

    expect(format).toBeNull();
    expect(drafts).toEqual([]);
    expect(complaints).toEqual([
      { line: null, endLine: null, message: expect.stringContaining('Save the page') },
    ]);
  });

  it('that is no page of papers says so', () => {
    expect(parse('<!doctype html><title>Moles</title><p>Moles.</p>').complaints[0]?.message).toContain(
      'no saved page',
    );
  });

  it('that was cut off within its data gives the papers before the cut', () => {
    const whole = html('daily-papers-day.html');

    const { drafts, complaints } = parse(whole.slice(0, 20_000));

    expect(drafts.length).toBeGreaterThan(3);
    expect(drafts.length).toBeLessThan(14);
    expect(complaints).toEqual([
      { line: null, endLine: null, message: expect.stringContaining('The data in the page breaks off.') },
    ]);
  });

  it('in which some papers cannot be read gives the others', () => {
    const some = html('daily-papers-week.html').replaceAll(
      /&quot;title&quot;: &quot;A Short[^&]*&quot;/g,
      '&quot;title&quot;: null',
    );

    const { drafts, complaints } = parse(some);

    expect(drafts).toHaveLength(2);
    expect(drafts.map(({ appearance }) => appearance?.rank)).toEqual([1, 3]);
    expect(complaints.map(({ message }) => message)).toEqual([
      'Paper 2 of the list (2410.91002) has no title, so it was left out.',
    ]);
  });

  it('with another page’s data in a script is not misled', () => {
    const trap = html('daily-papers-week.html').replace(
      'window.x=',
      'window.y=\'<div data-target="DailyPapers" data-props="{}">\';window.x=',
    );

    expect(parse(trap).drafts).toHaveLength(3);
  });
});
