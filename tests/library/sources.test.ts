import { describe, expect, it } from 'vitest';
import { openTestLibrary } from '../kit/library.ts';

describe('sources', () => {
  it('F1: a source is added once, under its canonical name', async () => {
    using library = openTestLibrary();
    const { sources } = library.client;

    const added = await sources.add({ kind: 'arxiv', target: 'CS.lg' });

    expect(added).toMatchObject({ target: 'cs.LG', name: 'arXiv cs.LG', key: 'arxiv/cs.LG', enabled: true });
    await expect(sources.add({ kind: 'arxiv', target: 'cs.LG' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(sources.add({ kind: 'arxiv', target: 'no such' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect((await sources.list({})).sources.map(({ id }) => id)).toEqual([added.id]);
  });

  it('F1: a removed source that is added again goes on under its old number', async () => {
    using library = openTestLibrary();
    const { sources } = library.client;
    const first = await sources.add({ kind: 'huggingface', target: 'daily' });
    await sources.remove({ id: first.id });

    const again = await sources.add({ kind: 'huggingface', target: 'day' });

    expect(again.id).toBe(first.id);
    await expect(sources.remove({ id: 99 })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('F5: a source brings new and cross-listed papers, and replaced ones where that is wanted', async () => {
    using library = openTestLibrary();
    const { sources } = library.client;

    const usual = await sources.add({ kind: 'arxiv', target: 'cs.LG' });
    const all = await sources.add({ kind: 'arxiv', target: 'cs.CL', announces: ['new', 'cross', 'replace'] });
    const fromOpml = await sources.importOpml({
      text: '<opml version="2.0"><body><outline text="S" xmlUrl="https://rss.arxiv.org/rss/stat.ML"/></body></opml>',
    });

    expect(usual.announces).toEqual(['new', 'cross']);
    expect(all.announces).toEqual(['new', 'cross', 'replace']);
    expect(fromOpml.added[0]?.announces).toEqual(['new', 'cross']);
  });

  it('F2: changes are told', async () => {
    using library = openTestLibrary();
    const { sources } = library.client;
    const heard: number[][] = [];
    const stop = sources.changed(({ sources: ids }) => heard.push(ids));

    const { id } = await sources.add({ kind: 'feed', target: 'https://journal.example.org/feed.xml' });
    await sources.update({ id, enabled: false, name: 'A journal' });

    await expect.poll(() => heard.flat()).toContain(id);
    expect((await sources.list({})).sources[0]).toMatchObject({ name: 'A journal', enabled: false });
    stop();
  });

  it('F3: what OPML writes, it reads', async () => {
    using library = openTestLibrary();
    const { sources } = library.client;
    await sources.add({ kind: 'arxiv', target: 'cs.LG', announces: ['new', 'replace'] });
    await sources.add({ kind: 'feed', target: 'https://journal.example.org/feed?a=1&b=2', name: 'A & B' });
    await sources.add({ kind: 'arxiv-search', target: 'all:"long context"' });
    const { opml } = await sources.exportOpml({});
    using other = openTestLibrary();

    const report = await other.client.sources.importOpml({ text: opml });
    const again = await other.client.sources.importOpml({ text: opml });

    expect(report.complaints).toEqual([]);
    expect(report.added.map(({ kind, target, name }) => [kind, target, name])).toEqual([
      ['arxiv', 'cs.LG', 'arXiv cs.LG'],
      ['feed', 'https://journal.example.org/feed?a=1&b=2', 'A & B'],
      ['arxiv-search', 'all:"long context"', 'arXiv search “all:"long context"”'],
    ]);
    expect(report.added[0]?.announces).toEqual(['new', 'replace']);
    expect(again).toMatchObject({ added: [], known: 3 });
  });

  it('F4: the network is forbidden and allowed again', async () => {
    using library = openTestLibrary();
    const { sources } = library.client;

    const forbidden = await sources.forbidNetwork({ forbidden: true });
    const allowed = await sources.forbidNetwork({ forbidden: false });

    expect(forbidden.forbidden).toBe(true);
    expect(forbidden.since).not.toBeNull();
    expect(allowed).toEqual({ forbidden: false, since: null });
  });
});
