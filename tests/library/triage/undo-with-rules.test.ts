import { describe, expect, it } from 'vitest';
import type { RuleAction } from '#shared/contract/triage.ts';
import { idOf, openTestLibrary, papersOf } from '../../kit/library.ts';
import { anArxivAnswer, importOn } from '../../kit/listings.ts';

type Library = ReturnType<typeof openTestLibrary>;

const listing = [
  { id: '2606.10001', title: 'Moles under the lawn' },
  { id: '2606.10002', title: 'Voles and their diffusion' },
  { id: '2606.10003', title: 'Shrews at night' },
];

const act = (kind: 'hide' | 'queue' | 'highlight' | 'notify'): RuleAction => ({ kind });
const tag = (name: string): RuleAction => ({ kind: 'tag', tag: name });

/** A library whose rules acted on all that an import brought; answers the import's edit. */
async function importUnderRules({ client }: Library): Promise<number> {
  await client.rules.add({ query: 'moles', actions: [act('hide')] });
  await client.rules.add({ query: 'voles', actions: [act('queue'), tag('small'), act('highlight')] });
  await client.rules.add({ query: 'shrews', actions: [act('notify')] });
  await importOn(client, null, anArxivAnswer(...listing));
  const { edits } = await client.edits.list({});
  return edits.find(({ kind }) => kind === 'import')?.edit ?? 0;
}

const undoneKinds = async ({ client }: Library) =>
  (await client.edits.list({})).edits.filter(({ undoneAt }) => undoneAt !== null).map(({ kind }) => kind);

describe('undoing an import that rules acted on (T16)', () => {
  it('takes back what the rules did, and the papers with it, and says both', async () => {
    using library = openTestLibrary();
    const imported = await importUnderRules(library);
    const { revision } = await library.client.library.about({});

    const { undone, papers } = await library.client.edits.undo({ edit: imported });

    expect(undone).toMatch(
      /^Undone: Imported 3 papers .*: 3 new\. With it went: Rules hid 1 paper, queued 1, tagged 1 and highlighted 1\.$/,
    );
    expect(await papersOf(library.client)).toEqual([]);
    expect(await undoneKinds(library)).toEqual(['rule', 'import']);
    expect(new Set(papers).size).toBe(3);
    const changes = await library.client.papers.since({ revision });
    expect(new Set(changes.removed)).toEqual(new Set(papers));
    expect((await library.client.rules.list({})).rules.map(({ matched }) => matched)).toEqual([0, 0, 0]);
    expect(await library.client.library.doctor({})).toMatchObject({ fine: true });
  });

  it('keeps what the reader did something to since, without what the rules did to it', async () => {
    using library = openTestLibrary();
    const { client } = library;
    const imported = await importUnderRules(library);
    const voles = await idOf(client, 'Voles and their diffusion');
    await client.papers.edit({ ids: [voles], addTags: ['mine'] });

    const { undone } = await client.edits.undo({ edit: imported });

    expect(undone).toContain('One paper stays, because something else was done with it since.');
    expect(await papersOf(client)).toMatchObject([
      {
        id: voles,
        status: 'undecided',
        decidedAt: null,
        queuePlace: null,
        tags: ['mine'],
        highlighted: false,
      },
    ]);
    expect((await client.triage.decisions({ paper: voles })).decisions).toMatchObject([{ undone: true }]);
  });

  it('keeps what the reader decided over a rule, as the reader decided it', async () => {
    using library = openTestLibrary();
    const { client } = library;
    const imported = await importUnderRules(library);
    const moles = await idOf(client, 'Moles under the lawn');
    await client.papers.edit({ ids: [moles], status: 'queued' });

    await client.edits.undo({ edit: imported });

    expect(await papersOf(client)).toMatchObject([{ id: moles, status: 'queued' }]);
  });

  it('leaves no trace of a rule when the reader’s own decision is taken back afterwards', async () => {
    using library = openTestLibrary();
    const { client } = library;
    const imported = await importUnderRules(library);
    const moles = await idOf(client, 'Moles under the lawn');
    const { edit } = await client.papers.edit({ ids: [moles], status: 'queued' });
    await client.papers.edit({ ids: [moles], addTags: ['mine'] });
    await client.edits.undo({ edit: imported });

    await client.edits.undo({ edit: edit ?? 0 });

    expect(await papersOf(client)).toMatchObject([{ status: 'undecided', decidedAt: null, tags: ['mine'] }]);
    await client.edits.undo({});
    expect(await papersOf(client)).toEqual([]);
  });

  it('takes the mark off a paper that the import had only brought back', async () => {
    using library = openTestLibrary();
    const { client } = library;
    const first = { id: '2606.10001', title: 'Moles' };
    await importOn(client, null, anArxivAnswer(first));
    await client.papers.edit({ ids: [await idOf(client, 'Moles')], status: 'skipped' });
    const [before] = await papersOf(client);
    await client.rules.add({ query: 'changed:version', actions: [act('highlight')] });
    await importOn(client, null, anArxivAnswer({ ...first, version: 2 }));
    const { edits } = await client.edits.list({});

    await client.edits.undo({ edit: edits.find(({ kind }) => kind === 'import')?.edit ?? 0 });

    expect(await papersOf(client)).toEqual([before]);
  });

  it('can be done in two steps as well: first the rules, then the papers', async () => {
    using library = openTestLibrary();
    await importUnderRules(library);

    const { undone } = await library.client.edits.undo({});
    expect(undone).toBe('Undone: Rules hid 1 paper, queued 1, tagged 1 and highlighted 1.');
    expect(new Set((await papersOf(library.client)).map(({ status }) => status))).toEqual(
      new Set(['undecided']),
    );
    expect((await library.client.edits.undo({})).undone).not.toContain('With it went');

    expect(await papersOf(library.client)).toEqual([]);
  });

  it('cannot be followed by taking the rules back once more', async () => {
    using library = openTestLibrary();
    const imported = await importUnderRules(library);
    await library.client.edits.undo({ edit: imported });
    const rules = (await library.client.edits.list({})).edits.find(({ kind }) => kind === 'rule');

    await expect(library.client.edits.undo({ edit: rules?.edit ?? 0 })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await undoneKinds(library)).toEqual(['rule', 'import']);
  });

  it('brings papers and what the rules do anew when the same listing comes again', async () => {
    using library = openTestLibrary();
    const imported = await importUnderRules(library);
    await library.client.edits.undo({ edit: imported });

    await importOn(library.client, null, anArxivAnswer(...listing));

    expect((await papersOf(library.client)).map(({ status }) => status)).toEqual([
      'skipped',
      'undecided',
      'queued',
    ]);
  });

  it('leaves alone what the rules did to the papers of another import', async () => {
    using library = openTestLibrary();
    const { client } = library;
    const imported = await importUnderRules(library);
    await importOn(client, null, anArxivAnswer({ id: '2606.10009', title: 'Moles of another day' }));

    await client.edits.undo({ edit: imported });

    expect(await papersOf(client)).toMatchObject([{ title: 'Moles of another day', status: 'skipped' }]);
    expect(await undoneKinds(library)).toEqual(['rule', 'import']);
  });

  it('takes thousands back whole', async () => {
    using library = openTestLibrary();
    const { client } = library;
    await client.rules.add({ query: 'paper', actions: [act('hide'), tag('many')] });
    const many = Array.from({ length: 1500 }, (_, at) => ({
      id: `2606.${10_000 + at}`,
      title: `Paper ${at} of a series`,
    }));
    await importOn(client, null, anArxivAnswer(...many));
    const imported = (await client.edits.list({})).edits.find(({ kind }) => kind === 'import');

    await client.edits.undo({ edit: imported?.edit ?? 0 });

    expect(await papersOf(client)).toEqual([]);
    expect(await client.library.doctor({})).toMatchObject({ fine: true });
  });
});
