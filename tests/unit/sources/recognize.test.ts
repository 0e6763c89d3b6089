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

  it('F3: what is none is said', () => {
    expect(readOpml('hello').complaints.at(-1)).toMatch(/no OPML file/);
  });
});
