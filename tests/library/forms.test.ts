import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Paper } from '#shared/domain/paper.ts';
import { idOf, importInto, openTestLibrary, papersOf } from '../kit/library.ts';

function input(name: string): Uint8Array {
  return new Uint8Array(readFileSync(fileURLToPath(new URL(`../fixtures/inputs/${name}`, import.meta.url))));
}

const forms = [
  'daily-papers-search.txt',
  'daily-papers-search.md',
  'daily-papers-search.html',
  'daily-papers-search-urls.txt',
  'daily-papers-search-dump.txt',
  'papers-search.json',
  'papers.jsonl',
  'daily-papers.json',
];

/** A paper as whoever looks for it sees it; the order of imports may show in the rest. */
function essence({ title, identifiers, date, authorCount, status, upvotes, comments }: Paper): object {
  return { title: title.toLowerCase(), identifiers, date, authorCount, status, upvotes, comments };
}

describe('the same listing in several forms', () => {
  it('is recognised, completed and not doubled', async () => {
    using library = openTestLibrary();
    const first = await importInto(library.client, input('daily-papers-search.txt'));
    const [bare] = await papersOf(library.client);
    expect(bare?.identifiers).toEqual({});

    const second = await importInto(library.client, input('daily-papers.json'));

    expect(second).toMatchObject({ found: 14, added: 0, updated: 14, unresolved: 0 });
    expect(await papersOf(library.client)).toHaveLength(first.added);
    expect((await papersOf(library.client)).every((paper) => paper.identifiers['arxiv'] !== undefined)).toBe(
      true,
    );
    const ferry = await papersOf(library.client).then((all) =>
      all.find((one) => one.title.startsWith('Ferry')),
    );
    expect(ferry).toMatchObject({ upvotes: 323, organization: 'Northwind', dateInferred: false });
  });

  it('leaves the reader’s own words alone', async () => {
    using library = openTestLibrary();
    await importInto(library.client, input('daily-papers-search.txt'));
    const [paper] = await papersOf(library.client);
    const id = await idOf(library.client, paper?.title ?? '');
    await library.client.papers.edit({ ids: [id], status: 'reading', addTags: ['mine'] });
    await library.client.notes.save({ paper: id, text: 'My words', base: 0 });

    await importInto(library.client, ...forms.map(input));

    expect(await library.client.papers.get({ id })).toMatchObject({
      status: 'reading',
      tags: ['mine'],
      note: 'My words',
    });
  });

  it('gives the same papers in whatever order the forms come', { timeout: 60_000 }, async () => {
    const reference = await library(forms);
    expect(reference).toHaveLength(15);

    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(forms, { minLength: forms.length }), async (order) => {
        expect(await library(order)).toEqual(reference);
      }),
      { numRuns: 25 },
    );
  });

  it('changes nothing when all of it comes a second time', async () => {
    using library = openTestLibrary();
    await importInto(library.client, ...forms.map(input));
    const before = await papersOf(library.client);

    const again = await importInto(library.client, ...forms.map(input));

    expect(again).toMatchObject({ batch: null, added: 0, updated: 0 });
    expect(await papersOf(library.client)).toEqual(before);
  });

  async function library(order: readonly string[]): Promise<object[]> {
    using library = openTestLibrary();
    for (const form of order) await importInto(library.client, input(form));
    return (await papersOf(library.client)).map(essence);
  }
});
