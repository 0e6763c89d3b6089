import { expect, it } from 'vitest';
import { idOf, importInto, openTestLibrary, papersOf } from '../../kit/library.ts';

const [ours, theirs] = ['0000-0002-1825-0097', '0000-0001-5109-3700'];

interface Entry {
  readonly doi: string;
  readonly title: string;
  readonly authors: readonly (readonly [name: string, orcid: string | null])[];
}

/** An Atom feed of a journal, with ORCIDs where they are given. */
function aFeed(...entries: readonly Entry[]): Uint8Array {
  const written = entries.map(
    ({ doi, title, authors }) => `
      <entry><title>${title}</title><id>https://doi.org/${doi}</id><updated>2026-06-30T08:00:00Z</updated>
      ${authors
        .map(
          ([name, orcid]) =>
            `<author><name>${name}</name>${orcid === null ? '' : `<uri>https://orcid.org/${orcid}</uri>`}</author>`,
        )
        .join('')}</entry>`,
  );
  return new TextEncoder().encode(`<?xml version="1.0"?>
    <feed xmlns="http://www.w3.org/2005/Atom"><title>Holes</title><link href="https://holes.example.org/"/>
    ${written.join('')}</feed>`);
}

it('T14: a rule hides another of that name, and not the one who is watched', async () => {
  using library = openTestLibrary();
  const { client } = library;
  await client.watch.put({ kind: 'author', value: 'Wei Li', variants: [], orcid: ours });
  await client.rules.add({ query: 'holes', actions: [{ kind: 'hide' }] });

  await importInto(
    client,
    aFeed(
      { doi: '10.5555/1', title: 'Holes by another', authors: [['Wei Li', theirs]] },
      { doi: '10.5555/2', title: 'Holes by the one', authors: [['W. Li-Carberry', ours]] },
      { doi: '10.5555/3', title: 'Holes by somebody', authors: [['Wei Li', null]] },
    ),
  );

  expect((await papersOf(client)).map(({ title, status }) => [title, status])).toEqual([
    ['Holes by another', 'skipped'],
    ['Holes by somebody', 'undecided'],
    ['Holes by the one', 'undecided'],
  ]);
});

it('I64: what two inputs know of one paper’s authors is joined, and undone by input', async () => {
  using library = openTestLibrary();
  const { client } = library;
  const paper = (ada: string | null, wei: string | null): Entry => ({
    doi: '10.5555/1',
    title: 'Holes',
    authors: [
      ['Ada Lovelace', ada],
      ['Wei Li', wei],
    ],
  });
  await importInto(client, aFeed(paper(theirs, null)));
  const id = await idOf(client, 'Holes');
  await importInto(client, aFeed(paper(null, ours)));
  expect((await client.papers.get({ id })).orcids).toEqual({ 'Ada Lovelace': theirs, 'Wei Li': ours });

  await client.edits.undo({});

  expect((await client.papers.get({ id })).orcids).toEqual({ 'Ada Lovelace': theirs });
});
