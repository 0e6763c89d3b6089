import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { importInto, openTestLibrary, papersOf } from '../kit/library.ts';

const folder = fileURLToPath(new URL('../fixtures/inputs/', import.meta.url));
const names = readdirSync(folder).filter((name) => /^(?:arxiv|feed|biorxiv|openreview)-/.test(name));
const input = (name: string) => new Uint8Array(readFileSync(folder + name));

describe('daily listings of arXiv and others', () => {
  it('L18: imported twice, in any form, they change nothing', async () => {
    using library = openTestLibrary();
    await importInto(library.client, ...names.map(input));
    const before = await papersOf(library.client);

    const again = await importInto(library.client, ...names.map(input));

    expect(again).toMatchObject({ added: 0, updated: 0 });
    expect(await papersOf(library.client)).toEqual(before);
  });

  it('L15: a paper that comes in every form is one paper, which knows all of them', async () => {
    using library = openTestLibrary();

    for (const name of names) await importInto(library.client, input(name));

    const found = (await papersOf(library.client)).filter(
      ({ identifiers }) => identifiers['arxiv'] === '2606.91001',
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      title: 'Burrow Networks: Learning Routes That Nobody Drew',
      identifiers: { arxiv: '2606.91001', doi: '10.5555/burrow.7' },
      dateInferred: false,
      status: 'undecided',
    });
    expect(found[0]?.date).toMatch(/^2026-06-\d\d$/);
    expect(new Set(found[0]?.appearances.map(({ source, kind }) => `${source} ${kind}`))).toEqual(
      new Set([
        'arxiv daily',
        'arxiv monthly',
        'arxiv search',
        'feed:reading.example.org daily',
        'openreview search',
      ]),
    );
  });
});
