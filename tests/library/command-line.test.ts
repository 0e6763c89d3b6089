import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paperSchema } from '#shared/domain/paper.ts';
import { harmless } from '../../src/main/cli/output.ts';
import { separateQuery } from '../../src/main/cli/separate-query.ts';
import { carrel } from '../kit/command-line.ts';
import { aListing, openTestLibrary, papersOf, temporaryFolder } from '../kit/library.ts';

const papers = [
  { title: 'Sparse Rivers', authors: 4, date: 'May 2', comments: 2, abstract: 'Water flows where it may.' },
  { title: 'Lantern: Reading in the Dark', organization: 'Acme Labs', date: 'Dec 9, 2024' },
  { title: 'Low-Rank Gardens', authors: 1, abstract: 'Code is at https://github.com/acme/gardens.' },
];

let folder = '';
let listing = '';
beforeAll(async () => {
  folder = temporaryFolder();
  listing = join(folder, 'listing.txt');
  writeFileSync(listing, aListing(papers));
  await carrel(folder, ['import', listing, '--as-of', '2026-07-01']);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('carrel import', () => {
  it('prints the report of the issue’s shape, and writes nothing on a dry run', async () => {
    const empty = temporaryFolder();

    const { code, out } = await carrel(empty, [
      'import',
      listing,
      '--as-of',
      '2026-07-01',
      '--dry-run',
      '--json',
    ]);

    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      batch: null,
      format: 'huggingface-text',
      found: 3,
      added: 3,
      updated: 0,
      unchanged: 0,
      unresolved: 0,
      complaints: [],
    });
    using library = openTestLibrary({ folder: empty });
    expect(await papersOf(library.client)).toEqual([]);
    rmSync(empty, { recursive: true });
  });

  it('reads standard input, and several files as one batch', async () => {
    const empty = temporaryFolder();

    const { out } = await carrel(
      empty,
      ['import', listing, '-', '--as-of', '2026-07-01', '--json'],
      aListing([{ title: 'Piped' }]),
    );

    const report: unknown = JSON.parse(out);
    expect(report).toMatchObject({
      batch: 1,
      found: 4,
      added: 4,
      files: [{ found: 3 }, { name: null, found: 1 }],
    });
    rmSync(empty, { recursive: true });
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['bytes that are no text', new Uint8Array([0, 1, 2, 3, 255, 254, 0, 0, 7, 8, 9])],
    ['a text without papers', new TextEncoder().encode('Dear reader, this is a letter.')],
  ])('fails with a sentence when its input is %s', async (_, bytes) => {
    const { code, complaints, out } = await carrel(folder, ['import', '-', '--json'], bytes);

    expect(code).toBe(1);
    expect(complaints).toMatch(/^carrel: [A-Z“"].*\.\n$/);
    expect(JSON.parse(out)).toMatchObject({ batch: null, found: 0 });
  });

  it.each([
    [['import', '/no/such/file'], 1, 'carrel: There is no file "/no/such/file".\n'],
    [['import', '/'], 1, 'carrel: "/" is a folder. Name the files in it.\n'],
    [['show', '999'], 1, 'carrel: No paper has the id 999.\n'],
    [['show', 'abc'], 1, 'carrel: No paper has the id "abc". Ids are whole numbers.\n'],
  ])('%j fails with one sentence', async (args, code, sentence) => {
    expect(await carrel(folder, args)).toMatchObject({ code, out: '', complaints: sentence });
  });

  it.each([
    [['import']],
    [['fly']],
    [['list', '--limit', 'many']],
    [['list', '--sort', 'colour']],
    [['import', 'x', '--as-of', '2026-02-30']],
    [['set', '1', '--status', 'lost']],
  ])('%j is wrong use', async (args) => {
    const { code, complaints } = await carrel(folder, args);

    expect(code).toBe(2);
    expect(complaints).toMatch(/^error: /);
  });
});

describe('carrel list and search', () => {
  it('print papers of the contract’s shape, with facets', async () => {
    const { out } = await carrel(folder, ['list', '--json', '--sort', 'title']);

    const answer = JSON.parse(out) as { total: number; papers: unknown[]; facets: Record<string, unknown> };
    expect(answer.total).toBe(3);
    expect(answer.papers.map((paper) => paperSchema.parse(paper).title)).toEqual([
      'Lantern: Reading in the Dark',
      'Low-Rank Gardens',
      'Sparse Rivers',
    ]);
    expect(answer.facets).toMatchObject({
      status: [{ value: 'undecided', count: 3 }],
      organization: [
        { value: 'Acme Labs', count: 1 },
        { value: null, count: 2 },
      ],
    });
  });

  it('page through the results', async () => {
    const { out } = await carrel(folder, [
      'list',
      '--json',
      '--sort',
      'title',
      '--offset',
      '1',
      '--limit',
      '1',
    ]);

    expect(JSON.parse(out)).toMatchObject({ total: 3, papers: [{ title: 'Low-Rank Gardens' }] });
  });

  it.each([
    ['rivers', ['Sparse Rivers']],
    ['org:acme', ['Lantern: Reading in the Dark']],
    ['lowrank', ['Low-Rank Gardens']],
    ['has:code', ['Low-Rank Gardens']],
    ['lanterm', ['Lantern: Reading in the Dark']],
  ])('find by %s', async (query, titles) => {
    const { out } = await carrel(folder, ['search', query, '--json']);

    const answer = JSON.parse(out) as { papers: { title: string }[] };
    expect(answer.papers.map((paper) => paper.title)).toEqual(titles);
  });

  it('say so when no paper has all the words and papers with some are given', async () => {
    const some = await carrel(folder, ['search', 'rivers absolutelynowhere', '--json']);
    const all = await carrel(folder, ['search', 'rivers', '--json']);

    expect(JSON.parse(some.out)).toMatchObject({
      total: 1,
      relaxed: [
        { word: 'rivers', count: 1 },
        { word: 'absolutelynowhere', count: 0 },
      ],
    });
    expect(JSON.parse(all.out)).not.toHaveProperty('relaxed');
  });

  it('find everything by an empty query, and leave out what begins with a minus', async () => {
    const all = await carrel(folder, ['search', '', '--json']);
    const some = await carrel(folder, ['search', '-rivers', '--json']);

    expect(JSON.parse(all.out)).toMatchObject({ total: 3 });
    expect(JSON.parse(some.out)).toMatchObject({ total: 2 });
  });

  it('keep a query’s words apart from the options', () => {
    expect(separateQuery(['search', '-a', '--limit', '3', 'b', '--json'])).toEqual([
      'search',
      '--limit',
      '3',
      '--json',
      '--',
      '-a',
      'b',
    ]);
    expect(separateQuery(['--library', 'search', 'list', '--json'])).toEqual([
      '--library',
      'search',
      'list',
      '--json',
    ]);
    expect(separateQuery(['import', 'search', '--dry-run'])).toEqual(['import', 'search', '--dry-run']);
    expect(separateQuery(['--json', 'search', '--sort=date', '--', '--json'])).toEqual([
      '--json',
      'search',
      '--sort=date',
      '--',
      '--json',
    ]);
  });
});

describe('carrel why and related', () => {
  it('R4: why says what the ranking still needs, and predicts nothing before', async () => {
    const { out } = await carrel(folder, ['why', '1', '--json']);

    expect(JSON.parse(out)).toMatchObject({
      id: 1,
      probability: null,
      reasons: [],
      ranking: { isReady: false, decisions: 0, sentence: expect.stringMatching(/^Twenty more decisions/) },
    });
  });

  it('R9: related lists what is like a paper, with what both have', async () => {
    const own = temporaryFolder();
    const alike = [
      { title: 'Sparse Rivers', abstract: 'Water flows where it may.' },
      { title: 'Sparse Rivers in winter', abstract: 'Ice stands still.' },
      { title: 'Lantern', abstract: 'Reading in the dark.' },
    ];
    await carrel(own, ['import', '-', '--as-of', '2026-07-01'], aListing(alike));

    const { out } = await carrel(own, ['related', '1', '--json']);

    expect(JSON.parse(out)).toMatchObject({
      id: 1,
      papers: [{ id: 2, title: 'Sparse Rivers in winter', shared: ['Sparse Rivers'] }],
    });
    rmSync(own, { recursive: true });
  });

  it.each(['why', 'related'])('%s of no paper fails with a sentence', async (command) => {
    const { code, complaints } = await carrel(folder, [command, '999']);

    expect({ code, complaints }).toEqual({ code: 1, complaints: 'carrel: No paper has the id 999.\n' });
  });
});

describe('carrel set, note and undo', () => {
  it('say in the undo only what the edit changed', async () => {
    const own = temporaryFolder();
    await carrel(own, ['import', listing, '--as-of', '2026-07-01']);
    await carrel(own, ['set', '1', '--tag', 'a']);

    await carrel(own, ['set', '1', '--tag', 'a', '--tag', 'b', '--untag', 'never there']);

    const { out } = await carrel(own, ['undo']);
    expect(out).toMatch(/Tagged “Sparse Rivers” with b\W*$/);
    rmSync(own, { recursive: true });
  });

  it('decide, write and take back, one edit each', async () => {
    const own = temporaryFolder();
    await carrel(own, ['import', listing, '--as-of', '2026-07-01']);

    const set = await carrel(own, ['set', '1', '--status', 'queued', '--tag', 'a', '--tag', 'b', '--json']);
    expect(JSON.parse(set.out)).toMatchObject({ id: 1, status: 'queued', tags: ['a', 'b'] });
    const written = await carrel(own, ['note', '1', '--file', '-', '--json'], '# Für später\n');
    expect(JSON.parse(written.out)).toEqual({ id: 1, note: '# Für später\n' });
    expect((await carrel(own, ['note', '1'])).out).toBe('# Für später\n');
    const untagged = await carrel(own, ['set', '1', '--untag', 'a', '--json']);
    expect(JSON.parse(untagged.out)).toMatchObject({ tags: ['b'] });

    for (const expected of [
      /Took a off/,
      /Wrote the note/,
      /Queued “Sparse Rivers” and tagged it/,
      /Imported 3/,
    ]) {
      const { out } = await carrel(own, ['undo', '--json']);
      expect(JSON.parse(out)).toMatchObject({ undone: expect.stringMatching(expected) });
    }
    expect(await carrel(own, ['undo'])).toMatchObject({
      code: 1,
      complaints: 'carrel: There is nothing to undo.\n',
    });
    rmSync(own, { recursive: true });
  });

  it('refuse a note that is not text, and change nothing', async () => {
    const { code, complaints } = await carrel(
      folder,
      ['note', '1', '--file', '-'],
      new Uint8Array([0xff, 0xfe, 0x00]),
    );

    expect({ code, complaints }).toEqual({
      code: 1,
      complaints: 'carrel: "-" is not UTF-8 text. Nothing was changed.\n',
    });
    expect(JSON.parse((await carrel(folder, ['note', '1', '--json'])).out)).toEqual({ id: 1, note: null });
  });

  it('doctor finds nothing wrong', async () => {
    const { code, out } = await carrel(folder, ['doctor', '--json']);

    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ fine: true });
  });
});

describe('carrel source add', () => {
  it('F5: leaves out what was replaced, unless it is wanted', async () => {
    const usual = await carrel(folder, ['source', 'add', 'arxiv', 'cs.LG', '--json']);
    const all = await carrel(folder, ['source', 'add', 'arxiv', 'cs.CL', '--replacements', '--json']);

    expect(JSON.parse(usual.out)).toMatchObject({ announces: ['new', 'cross'] });
    expect(JSON.parse(all.out)).toMatchObject({ announces: ['new', 'cross', 'replace'] });
  });
});

describe('wrong use', () => {
  it('a library that is a file is refused with a sentence', async () => {
    const { code, complaints } = await carrel(folder, ['--library', listing, 'list']);

    expect({ code, complaints }).toEqual({
      code: 1,
      complaints: `carrel: "${listing}" is a file, and a library is a folder. Name the folder it lies in, or another.\n`,
    });
  });

  it('a library without a name is not the folder one is in', async () => {
    const { code, complaints } = await carrel(folder, ['--library', '', 'list']);

    expect(code).toBe(2);
    expect(complaints).toContain('It must name a folder.');
  });

  it('an input without a paper is said once, and nothing is said to be imported', async () => {
    const { code, out, complaints } = await carrel(folder, ['import', '-'], 'Dear diary.');

    expect(code).toBe(1);
    expect(out).toBe('');
    expect(complaints).toMatch(/^carrel: No format that Carrel reads was recognised\./);
  });
});

describe('what is printed on a terminal', () => {
  it('cannot steer it, and keeps lines, tabs and letters of every script', () => {
    expect(harmless('\u001B[31mred\u0007\u009B0m')).toBe('\uFFFD[31mred\uFFFD\uFFFD0m');
    expect(harmless('one\n\ttwo für 大規模 😀')).toBe('one\n\ttwo für 大規模 😀');
  });
});
