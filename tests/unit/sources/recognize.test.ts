import { describe, expect, it } from 'vitest';
import { readOpml } from '../../../src/main/library/sources/opml.ts';
import { recognizeSource } from '../../../src/main/library/sources/recognize-source.ts';
import { searchQuery } from '../../../src/main/library/sources/roads/arxiv-query.ts';

describe('what a typed text may be', () => {
  it.each([
    ['cs.lg', 'arxiv', 'cs.LG'],
    ['https://arxiv.org/list/cs.CL/new', 'arxiv', 'cs.CL'],
    ['arxiv.org/list/hep-th/recent', 'arxiv', 'hep-th'],
    ['https://rss.arxiv.org/rss/stat.ML', 'arxiv', 'stat.ML'],
    ['https://huggingface.co/papers', 'huggingface', 'daily'],
    ['https://huggingface.co/papers/trending', 'huggingface', 'trending'],
    ['https://huggingface.co/papers/date/2026-07-01', 'huggingface', 'daily'],
    ['https://www.biorxiv.org/collection/cancer-biology', 'biorxiv', 'cancer biology'],
    ['https://journal.example.org/feed.xml', 'feed', 'https://journal.example.org/feed.xml'],
    ['/home/ada/incoming/', 'folder', '/home/ada/incoming'],
    ['Emmy Noether', 'arxiv-author', 'Emmy Noether'],
    ['long context windows', 'arxiv-search', 'long context windows'],
  ])('%s is the %s source “%s”', (text, kind, target) => {
    expect(recognizeSource(text)[0]).toMatchObject({ kind, target });
  });

  it('a category is found by what it is called', () => {
    const found = recognizeSource('machine learning').map(({ target }) => target);

    expect(found.slice(0, 2)).toEqual(['cs.LG', 'stat.ML']);
  });

  it('words of a search are all wanted, and fields stay as they are', () => {
    expect(searchQuery('sparse "long context"')).toBe('all:sparse AND all:"long context"');
    expect(searchQuery('cat:cs.LG AND ti:mole')).toBe('cat:cs.LG AND ti:mole');
  });
});

describe('OPML', () => {
  it('F3: of other programs gives their feeds, groups and all', () => {
    const opml = `<opml version="1.0"><body><outline text="Group">
      <outline text="A" XMLURL="https://a.example.org/feed"/>
      <outline title="L" xmlUrl="https://rss.arxiv.org/rss/cs.LG+cs.CL"/>
      <outline text="Nothing"/><outline text="Bad" xmlUrl="javascript:alert(1)"/></outline></body></opml>`;

    const { sources, complaints } = readOpml(opml);

    expect(sources.map(({ kind, target }) => `${kind} ${target}`)).toEqual([
      'feed https://a.example.org/feed',
      'arxiv cs.LG',
      'arxiv cs.CL',
    ]);
    expect(complaints).toHaveLength(2);
  });

  it('F3: gives what lies in groups of groups, in its order, and what a group itself follows', () => {
    const deep = 40;
    const opml = `<opml version="2.0"><head><title>Mine</title></head><body>
      <outline text="Science"><outline text="Physics">
        <outline text="Q" type="rss" xmlUrl="https://q.example.org/feed"/>
        <outline text="Letters" xmlUrl="https://letters.example.org/all"><outline text="Issue" xmlUrl="https://letters.example.org/issue"/></outline>
      </outline><outline text="Empty group"></outline></outline>
      ${'<outline text="Deep">'.repeat(deep)}<outline text="D" xmlUrl="https://d.example.org/"/>${'</outline>'.repeat(deep)}
      <outline text="Last &amp; best" xmlUrl="https://last.example.org/feed?a=1&amp;b=2"/></body></opml>`;

    const { sources, complaints } = readOpml(opml);

    expect(sources.map(({ target, name }) => [name, target])).toEqual([
      ['Q', 'https://q.example.org/feed'],
      ['Letters', 'https://letters.example.org/all'],
      ['Issue', 'https://letters.example.org/issue'],
      ['D', 'https://d.example.org/'],
      ['Last & best', 'https://last.example.org/feed?a=1&b=2'],
    ]);
    expect(complaints).toEqual(['Line 5: “Empty group” has no address, so it was left out.']);
  });

  it('F3: what is none is said', () => {
    expect(readOpml('hello').complaints.at(-1)).toMatch(/no OPML file/);
  });
});
