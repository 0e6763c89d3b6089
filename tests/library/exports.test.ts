import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportFormats } from '#shared/contract/exports.ts';
import type { Paper, PaperId } from '#shared/domain/paper.ts';
import { exportedFile } from '../../src/main/library/exports/export-files.ts';
import { carrel } from '../kit/command-line.ts';
import { aListing, importInto, openTestLibrary, temporaryFolder } from '../kit/library.ts';

type Library = ReturnType<typeof openTestLibrary>;

/** Two listed papers, one of them decided, tagged, noted, put into a collection, and one in the trash. */
async function aLibraryInUse(): Promise<Library> {
  const library = openTestLibrary();
  const { client } = library;
  await importInto(
    client,
    aListing([
      { title: 'Ebb, “flow” and $x^{2}$', abstract: 'One line.\n=SUM(A1)' },
      { title: '=HYPERLINK("x")' },
      { title: 'Thrown away' },
    ]),
  );
  const [ebb, link, thrown] = await idsOf(library);
  if (!ebb || !link || !thrown) throw new Error('The listing has three papers.');
  await client.papers.edit({ ids: [ebb], status: 'done', addTags: ['to read'], rating: 4, interest: 5 });
  await client.papers.edit({
    ids: [link],
    status: 'queued',
    due: '2026-08-01',
    priority: 1,
    minutes: 30,
  });
  await client.papers.edit({ ids: [thrown], trashed: true });
  await client.notes.save({ paper: ebb, text: '# Mine\n\n- *kept* as it is', base: 0 });
  const { id } = await client.collections.add({ name: 'Sea', parent: null });
  const inner = await client.collections.add({ name: 'Tides / moons', parent: id });
  await client.collections.place({ ids: [ebb], collection: inner.id, isIn: true });
  return library;
}

async function papersOf({ client }: Library): Promise<Paper[]> {
  return (await client.papers.since({ revision: 0 })).papers;
}

/** As `client` takes them: ids are numbers of their own kind. */
async function idsOf(library: Library): Promise<PaperId[]> {
  return (await papersOf(library)).map(({ id }) => id);
}

async function written(
  library: Library,
  format: 'archive' | 'csv' | 'html' | 'markdown' | 'markdown-folder',
) {
  const ids = await idsOf(library);
  const { token } = await library.client.exports.write({ ids, format });
  return exportedFile(library.folder, token);
}

/** What two libraries can have in common: not their own numbers. */
async function contentsOf(library: Library) {
  const { collections } = await library.client.collections.list({});
  const names = new Map(collections.map(({ id, name }) => [id, name]));
  const papers = await papersOf(library);
  return papers
    .map(({ id: _, collections: ids, ...paper }) => ({
      ...paper,
      collections: ids.map((id) => names.get(id)),
    }))
    .sort((one, other) => one.title.localeCompare(other.title));
}

describe('the archive (E4)', () => {
  it('imports back to an equal library, and importing it again changes nothing', async () => {
    using library = await aLibraryInUse();
    const bytes = new Uint8Array(readFileSync(await written(library, 'archive')));

    using other = openTestLibrary();
    const report = await importInto(other.client, bytes);

    expect(report).toMatchObject({ format: 'archive', found: 3, added: 3, complaints: [] });
    expect(await contentsOf(other)).toEqual(await contentsOf(library));
    expect(await importInto(other.client, bytes)).toMatchObject({ batch: null, unchanged: 3 });
  });

  it('is taken back whole by undo, notes and collections too', async () => {
    using library = await aLibraryInUse();
    const bytes = new Uint8Array(readFileSync(await written(library, 'archive')));
    using other = openTestLibrary();
    await importInto(other.client, bytes);

    await other.client.edits.undo({});

    expect(await papersOf(other)).toEqual([]);
    expect((await other.client.collections.list({})).collections).toEqual([]);
    expect((await other.client.library.doctor({})).fine).toBe(true);
  });

  it('of which a line is damaged costs that paper alone, and says where', async () => {
    using library = await aLibraryInUse();
    const lines = readFileSync(await written(library, 'archive'), 'utf8').split('\n');
    lines[2] = lines[2]?.slice(0, 40) ?? '';
    using other = openTestLibrary();

    const report = await importInto(other.client, new TextEncoder().encode(lines.join('\n')));

    expect(report.added).toBe(2);
    expect(report.complaints).toMatchObject([{ line: 3, message: expect.stringContaining('damaged') }]);
  });

  it('completes what is there without overwriting it', async () => {
    using library = await aLibraryInUse();
    const bytes = new Uint8Array(readFileSync(await written(library, 'archive')));
    using other = openTestLibrary();
    await importInto(other.client, aListing([{ title: 'Ebb, “flow” and $x^{2}$' }]));
    const [known] = await idsOf(other);
    if (!known) throw new Error('The listing has a paper.');
    await other.client.papers.edit({ ids: [known], status: 'skipped', addTags: ['mine'] });
    await other.client.notes.save({ paper: known, text: 'My own words', base: 0 });

    await importInto(other.client, bytes);

    const after = await other.client.papers.get({ id: known });
    expect(after).toMatchObject({ status: 'skipped', tags: ['mine', 'to read'], rating: 4 });
    expect(after.note).toBe('My own words\n\n# Mine\n\n- *kept* as it is');
    await other.client.edits.undo({});
    expect(await other.client.papers.get({ id: known })).toMatchObject({
      ...{ status: 'skipped', tags: ['mine'], note: 'My own words', collections: [] },
    });
  });
});

describe('exports (E1 to E3)', () => {
  it('as CSV keep commas, quotes and lines within their cells, and no cell is a formula', async () => {
    using library = await aLibraryInUse();
    const text = readFileSync(await written(library, 'csv'), 'utf8');

    expect(text.startsWith('\uFEFFid,key,type,title')).toBe(true);
    expect(text).toContain('"Ebb, “flow” and $x^{2}$"');
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
    expect(text).toContain('"One line.\n=SUM(A1)"');
  });

  it('as Markdown show titles as text and notes as they were written', async () => {
    using library = await aLibraryInUse();
    const text = readFileSync(await written(library, 'markdown'), 'utf8');

    expect(text).toContain('## Ebb, “flow” and \\$x\\^\\{2\\}\\$');
    expect(text).toContain('# Mine\n\n- *kept* as it is');
  });

  it('as a folder have a file for each paper, with its facts in front', async () => {
    using library = await aLibraryInUse();
    const folder = await written(library, 'markdown-folder');

    expect(readdirSync(folder).sort()).toEqual(['Ebb flow and x 2.md', 'HYPERLINK x.md', 'Thrown away.md']);
    const text = readFileSync(join(folder, 'Ebb flow and x 2.md'), 'utf8');
    expect(text).toMatch(/^---\n"title": "Ebb, “flow” and \$x\^\{2\}\$"\n/);
    expect(text).toContain('"collections": ["Sea/Tides / moons"]');
    expect(text).toContain('"tags": ["to-read"]');
  });

  it('as HTML are text, whatever titles hold', async () => {
    using library = openTestLibrary();
    await importInto(library.client, aListing([{ title: 'A <script>alert(1)</script> & more' }]));
    const text = readFileSync(await written(library, 'html'), 'utf8');

    expect(text).toContain('A &lt;script&gt;alert(1)&lt;/script&gt; &amp; more');
    expect(text).not.toContain('<script');
  });

  it('that cannot be written say so, and leave nothing', async () => {
    using library = await aLibraryInUse();
    const ids = await idsOf(library);
    const before = await contentsOf(library);
    mkdirSync(join(library.folder, 'derived'), { recursive: true });
    writeFileSync(join(library.folder, 'derived', 'exports'), 'in the way');

    await expect(library.client.exports.write({ ids, format: 'bibtex' })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('derived'),
    });
    expect(await contentsOf(library)).toEqual(before);
  });

  it('that are stopped leave nothing', async () => {
    using library = openTestLibrary();
    const titles = Array.from({ length: 400 }, (_, index) => ({ title: `Paper number ${index}` }));
    await importInto(library.client, aListing(titles));
    const ids = await idsOf(library);
    const control = new AbortController();

    const writing = library.client.exports.write(
      { ids, format: 'archive' },
      { signal: control.signal, onProgress: () => control.abort() },
    );

    await expect(writing).rejects.toThrow();
    expect(readdirSync(join(library.folder, 'derived', 'exports'))).toEqual([]);
  });
});

const bibliography = `@article{low2023tides,
  title = {Slow {Tides} over \\'Eire},
  author = {van der Low, Ada and {Sand Research Group} and King, Jr., Bo},
  journal = {Journal of Sand}, volume = 3, number = {2}, pages = {10--19},
  year = 2023, month = mar, doi = {10.1234/sand.3},
  keywords = {tides, sand}, groups = {Sea}, abstract = {We watch sand.},
  annote = {Read \\emph{twice}.}, shelfmark = {Q 17 b}
}

@inproceedings{x, title = {Second Thoughts}, author = {Moon, Eve and others}, booktitle = {Proc. of Moons}, year = 2024}
`;

describe('libraries of others', () => {
  it('come in with tags, collections, notes and keys, wait in no Inbox, and leave as they came', async () => {
    using library = openTestLibrary();
    const report = await importInto(library.client, new TextEncoder().encode(bibliography));
    expect(report).toMatchObject({ format: 'bibtex', added: 2, complaints: [] });
    const files = [{ name: null, bytes: new TextEncoder().encode(bibliography) }];
    const { rows } = await library.client.imports.preview({ files });
    expect(rows[0]?.further).toEqual(
      expect.arrayContaining([
        { name: 'Published in', value: expect.stringMatching(/^Journal of Sand, .*volume 3/) },
        { name: 'Tags', value: 'tides, sand' },
        { name: 'Kept as it came', value: expect.stringContaining('shelfmark') },
      ]),
    );
    const [tides, moons] = await papersOf(library);
    expect(tides).toMatchObject({
      title: 'Slow Tides over Éire',
      authors: ['Ada van der Low', 'Sand Research Group', 'Bo King, Jr.'],
      ...{ date: '2023-03', status: null, citationKey: 'low2023tides', collectionPaths: ['Sea'] },
      identifiers: { doi: '10.1234/sand.3' },
      publication: { type: 'article-journal', venue: 'Journal of Sand' },
    });
    expect(tides?.tags).toEqual(['tides', 'sand']);
    expect(moons).toMatchObject({ authors: ['Eve Moon'], authorCount: null });

    const shown = await carrel(library.folder, ['--json', 'show', String(tides?.id)]);
    expect(JSON.parse(shown.out)).toMatchObject({ extra: { bibtex: { fields: { shelfmark: 'Q 17 b' } } } });
    const again = await importInto(library.client, new TextEncoder().encode(bibliography));
    expect(again).toMatchObject({ batch: null, unchanged: 2 });

    const ids = await idsOf(library);
    for (const format of ['bibtex', 'biblatex', 'ris', 'csl-json'] as const) {
      const { token } = await library.client.exports.write({ ids, format });
      using other = openTestLibrary();
      const back = await importInto(
        other.client,
        new Uint8Array(readFileSync(exportedFile(library.folder, token))),
      );
      expect(back).toMatchObject({ added: 2, complaints: [] });
      const comparable = async (one: Library) =>
        (await papersOf(one)).map(
          ({ title, authors, date, identifiers, tags, citationKey, collectionPaths }) => ({
            ...{ title, authors, date, identifiers, tags, citationKey, collectionPaths },
          }),
        );
      expect(await comparable(other), format).toEqual(await comparable(library));
    }
  });

  it('are completed by each other, and an import undone takes back just what it brought', async () => {
    using library = openTestLibrary();
    await importInto(library.client, aListing([{ title: 'Second Thoughts', authors: 1 }]));
    const [before] = await papersOf(library);
    await importInto(library.client, new TextEncoder().encode(bibliography));
    const after = (await papersOf(library)).find(({ id }) => id === before?.id);
    expect(after).toMatchObject({
      status: 'undecided',
      citationKey: 'x',
      publication: { venue: 'Proc. of Moons' },
    });

    await library.client.edits.undo({});
    expect(await papersOf(library)).toEqual([before]);
  });
});

describe('an import that is put somewhere as a whole (L35)', () => {
  it('puts its papers, old and new, into the collection and tags them; a listing still waits in the Inbox', async () => {
    using library = openTestLibrary();
    const { client } = library;
    await importInto(client, aListing([{ title: 'Ebb and flow' }]));
    const before = await papersOf(library);
    const files = [{ name: null, bytes: aListing([{ title: 'Ebb and flow' }, { title: 'Quiet moons' }]) }];
    const { ticket } = await client.imports.preview({ files, asOf: '2026-07-01' });

    await client.imports.run({ ticket, tags: ['group'], collection: ['Sea', 'Tides'] });

    const after = await papersOf(library);
    expect(
      after.map(({ title, status, tags, collectionPaths }) => [title, status, tags, collectionPaths]),
    ).toEqual([
      ['Ebb and flow', 'undecided', ['group'], ['Sea/Tides']],
      ['Quiet moons', 'undecided', ['group'], ['Sea/Tides']],
    ]);
    await client.edits.undo({});
    expect(await papersOf(library)).toEqual(before);
    expect((await client.collections.list({})).collections).toEqual([]);
  });

  it('does so from the command line', async () => {
    using library = openTestLibrary();
    const run = await carrel(
      library.folder,
      ['import', '-', '--as-of', '2026-07-01', '--tag', 'group', '--collection', 'Sea/Tides'],
      aListing([{ title: 'Ebb and flow' }]),
    );
    expect(run).toMatchObject({ code: 0 });
    expect(await papersOf(library)).toMatchObject([{ tags: ['group'], collectionPaths: ['Sea/Tides'] }]);
  });
});

describe('citation keys (L33)', () => {
  it('follow the pattern of the reader, part papers that would share one, and stay', async () => {
    using library = openTestLibrary();
    const { client } = library;
    await importInto(client, aListing([{ title: 'Ebb and flow' }, { title: 'Ebb, again' }]));
    await client.settings.set({ keyPattern: '[word:lower][year]' });
    const ids = await idsOf(library);

    const { text } = await client.exports.preview({ ids, format: 'bibtex' });
    expect(text).toContain('{ebb2024,');
    expect(text).toContain('{ebb2024a,');
    expect((await papersOf(library)).map(({ citationKey }) => citationKey)).toEqual([null, null]);

    await client.exports.write({ ids, format: 'bibtex' });
    await client.settings.set({ keyPattern: '[title]' });
    await client.exports.write({ ids: ids.toReversed(), format: 'biblatex' });
    expect(new Set((await papersOf(library)).map(({ citationKey }) => citationKey))).toEqual(
      new Set(['ebb2024', 'ebb2024a']),
    );
  });

  it('are in every format that is offered, and every format is written', async () => {
    using library = openTestLibrary();
    await importInto(library.client, aListing([{ title: 'Ebb and flow' }]));
    const ids = await idsOf(library);
    for (const format of exportFormats) {
      const { papers, bytes } = await library.client.exports.write({ ids, format });
      expect([format, papers, bytes > 20]).toEqual([format, 1, true]);
    }
  });
});

describe('carrel export', () => {
  it('writes what a query finds to a file, whole or not at all', async () => {
    const library = await aLibraryInUse();
    const { folder } = library;
    library.close();
    const out = join(temporaryFolder(), 'papers.csv');

    const run = await carrel(folder, ['export', 'ebb', '--format', 'csv', '--output', out]);

    expect(run).toMatchObject({ code: 0, out: `Wrote 1 paper to ${out}.\n` });
    expect(readFileSync(out, 'utf8').split('\r\n')).toHaveLength(3);
    expect(readdirSync(join(folder, 'derived', 'exports'))).toEqual([]);
  });

  it('writes to standard output, a folder, and an archive with the trash', async () => {
    const library = await aLibraryInUse();
    const { folder } = library;
    library.close();
    const notes = join(temporaryFolder(), 'vault');
    mkdirSync(notes);

    const printed = await carrel(folder, ['export', '--format', 'archive']);
    const filed = await carrel(folder, ['export', '--format', 'markdown', '--output', notes]);
    const listed = await carrel(folder, ['--json', 'collections']);

    expect(printed.out.trim().split('\n')).toHaveLength(4);
    expect(filed.code).toBe(0);
    expect(readdirSync(notes)).toHaveLength(2);
    expect(JSON.parse(listed.out).collections).toMatchObject([
      { name: 'Sea', papers: 0 },
      { path: ['Sea', 'Tides / moons'], papers: 1 },
    ]);
  });

  it('says what is wrong with what cannot be written', async () => {
    using library = openTestLibrary();
    await importInto(library.client, aListing([{ title: 'Ebb' }]));
    const run = (...args: string[]) => carrel(library.folder, ['export', ...args]);

    expect(await run('nothinglikeit', '--format', 'csv')).toMatchObject({ code: 1 });
    expect(await run('--format', 'docx')).toMatchObject({ code: 2 });
    const nowhere = join(library.folder, 'no', 'such', 'file.csv');
    expect((await run('--format', 'csv', '--output', nowhere)).complaints).toContain('There is no folder');
  });
});
