import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RuleAction } from '#shared/contract/triage.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import { idOf, openTestLibrary, papersOf } from '../../kit/library.ts';
import { type ArxivEntry, aDailyAnswer, anArxivAnswer, importOn } from '../../kit/listings.ts';

type Library = ReturnType<typeof openTestLibrary>;

/** Papers on two subjects, by two authors. */
const listing: readonly ArxivEntry[] = [
  { id: '2606.10001', title: 'Moles under the lawn', authors: ['Sofya Kovalevskaya'], categories: ['cs.RO'] },
  { id: '2606.10002', title: 'Voles and their diffusion', authors: ['Emmy Noether'], categories: ['cs.LG'] },
  { id: '2606.10003', title: 'Moles, once more', authors: ['Emmy Noether'], categories: ['cs.LG', 'cs.RO'] },
];

const hide: RuleAction[] = [{ kind: 'hide' }];
const queue: RuleAction[] = [{ kind: 'queue' }];

async function statusesIn({ client }: Library): Promise<Record<string, string | null>> {
  return Object.fromEntries((await papersOf(client)).map(({ title, status }) => [title, status]));
}

describe('rules on incoming papers', () => {
  it('T10: act on what an import added, as an edit of their own that says so and can be taken back', async () => {
    using library = openTestLibrary();
    const { client } = library;
    await client.rules.add({ query: 'title:moles', actions: hide });
    await client.rules.add({ query: 'author:noether', actions: queue });

    await importOn(client, null, anArxivAnswer(...listing));

    const [edit] = (await client.edits.list({})).edits;
    expect(edit).toMatchObject({ kind: 'rule', sentence: 'Rules hid 2 papers and queued 1' });
    expect(await statusesIn(library)).toEqual({
      'Moles under the lawn': 'skipped',
      'Voles and their diffusion': 'queued',
      'Moles, once more': 'skipped',
    });
    await client.edits.undo({});
    expect(new Set(Object.values(await statusesIn(library)))).toEqual(new Set(['undecided']));
  });

  it('T11: the first rule that decides, decides; what it did is kept with its reason', async () => {
    using library = openTestLibrary();
    const { client } = library;
    await client.rules.add({ query: 'author:noether', actions: queue });
    await client.rules.add({ query: 'title:moles', actions: hide });

    await importOn(client, null, anArxivAnswer(...listing));

    expect(await statusesIn(library)).toMatchObject({ 'Moles, once more': 'queued' });
    const paper = await idOf(client, 'Moles under the lawn');
    const { decisions } = await client.triage.decisions({ paper });
    expect(decisions).toMatchObject([{ status: 'skipped', reason: 'rule “title:moles”', undone: false }]);
  });

  it('T11: tag, highlight and tell, and let hidden papers be', async () => {
    using library = openTestLibrary();
    const { client } = library;
    const told: unknown[] = [];
    const stop = client.rules.notified((notice) => told.push(notice));
    await client.rules.add({ query: 'category:cs.RO -noether', actions: hide });
    const telling = await client.rules.add({
      query: 'moles',
      actions: [{ kind: 'tag', tag: 'moles' }, { kind: 'highlight' }, { kind: 'notify' }],
    });

    await importOn(client, null, anArxivAnswer(...listing));

    const [hidden, , marked] = (await papersOf(client)).sort((a, b) => a.id - b.id);
    expect(hidden).toMatchObject({ status: 'skipped', tags: [], highlighted: false });
    expect(marked).toMatchObject({ status: 'undecided', tags: ['moles'], highlighted: true });
    await expect
      .poll(() => told)
      .toEqual([
        { rule: telling.id, sentence: '1 paper that came in matches “moles”.', papers: [marked?.id] },
      ]);
    const [edit] = (await client.edits.list({})).edits;
    expect(edit?.sentence).toBe('Rules hid 1 paper, tagged 1 and highlighted 1');
    stop();
  });

  it('T11: never hide what is on a watch list', async () => {
    using library = openTestLibrary();
    const { client } = library;
    await client.watch.put({ kind: 'author', value: 'Noether, E.', variants: [], orcid: null });
    await client.rules.add({ query: 'title:moles', actions: hide });

    await importOn(client, null, anArxivAnswer(...listing));

    expect(await statusesIn(library)).toMatchObject({
      'Moles under the lawn': 'skipped',
      'Moles, once more': 'undecided',
    });
  });

  it('T11: leave alone what the reader decided, also when it comes again', async () => {
    using library = openTestLibrary();
    const { client } = library;
    await importOn(client, null, anArxivAnswer(...listing));
    const ids = (await papersOf(client)).map(({ id }) => id);
    await client.papers.edit({ ids, status: 'queued' });
    await client.papers.edit({ ids: ids.slice(0, 1), status: 'undecided' });
    await client.rules.add({ query: 'moles OR voles', actions: hide });

    await importOn(client, null, anArxivAnswer(...listing.map((entry) => ({ ...entry, version: 2 }))));

    expect(
      Object.values(await statusesIn(library)).toSorted((left, right) =>
        String(left) < String(right) ? -1 : 1,
      ),
    ).toEqual(['queued', 'queued', 'undecided']);
  });

  it('T11: of papers that come back they may only tell and highlight', async () => {
    using library = openTestLibrary();
    const { client } = library;
    await importOn(client, null, anArxivAnswer({ id: '2606.10001', title: 'Moles' }));
    await client.papers.edit({ ids: [await idOf(client, 'Moles')], status: 'skipped' });
    await client.rules.add({ query: 'changed:version', actions: [{ kind: 'highlight' }, { kind: 'queue' }] });

    await importOn(client, null, anArxivAnswer({ id: '2606.10001', title: 'Moles', version: 2 }));

    expect(await papersOf(client)).toMatchObject([{ status: 'skipped', highlighted: true }]);
  });

  it('T10: find words to the letter: no slips, no beginnings, nothing relaxed', async () => {
    using library = openTestLibrary();
    const { client } = library;
    for (const query of ['diffusions', 'mol', 'moles wombats', '"moles under the law']) {
      await client.rules.add({ query, actions: hide });
    }

    await importOn(client, null, anArxivAnswer(...listing));

    expect(new Set(Object.values(await statusesIn(library)))).toEqual(new Set(['undecided']));
  });

  it('T10: say what they did in the last 30 days, and how much of it the reader kept after all', async () => {
    using library = openTestLibrary();
    const { client } = library;
    const rule = await client.rules.add({ query: 'moles', actions: hide });
    await importOn(client, null, anArxivAnswer(...listing));
    expect((await client.rules.list({})).rules).toMatchObject([{ id: rule.id, matched: 2, kept: 0 }]);

    const moles = await idOf(client, 'Moles, once more');
    await client.papers.edit({ ids: [moles], status: 'queued' });
    expect((await client.rules.list({})).rules).toMatchObject([{ matched: 2, kept: 1 }]);
    library.clock.set('2026-09-01T08:00:00.000Z');

    expect((await client.rules.list({})).rules).toMatchObject([{ matched: 0, kept: 0 }]);
  });

  it('T10: can be changed, moved, switched off and removed', async () => {
    using library = openTestLibrary();
    const { client } = library;
    const one = await client.rules.add({ query: 'moles', actions: hide });
    const two = await client.rules.add({ query: 'voles', actions: hide });

    await client.rules.update({ id: two.id, place: 0, enabled: false, query: 'voles OR moles' });
    await client.rules.remove({ id: one.id });
    await importOn(client, null, anArxivAnswer(...listing));

    expect((await client.rules.list({})).rules).toMatchObject([
      { id: two.id, enabled: false, query: 'voles OR moles' },
    ]);
    expect(new Set(Object.values(await statusesIn(library)))).toEqual(new Set(['undecided']));
    await expect(client.rules.remove({ id: one.id })).rejects.toMatchObject({ code: 'not-found' });
  });

  it.each(['   ', '()', '""', '-'])(
    'T10: “%s” asks for nothing, and would act on everything',
    async (query) => {
      using library = openTestLibrary();

      await expect(library.client.rules.add({ query, actions: hide })).rejects.toMatchObject({
        code: 'invalid-input',
      });
      await expect(library.client.rules.try({ query, actions: hide })).rejects.toMatchObject({
        code: 'invalid-input',
      });
    },
  );

  it('T10: act on an import of thousands', async () => {
    using library = openTestLibrary();
    const { client } = library;
    await client.rules.add({ query: 'title:"paper 2606.10"', actions: hide });
    const many = Array.from({ length: 1200 }, (_, at) => ({
      id: `2606.${10_000 + at}`,
      title: `Paper 2606.${10 + (at % 2)}`,
    }));
    const distinct = many.map((entry, at) => ({ ...entry, title: `${entry.title} of series ${at}` }));

    await importOn(client, null, anArxivAnswer(...distinct));

    const papers = await papersOf(client);
    expect(papers.filter(({ status }) => status === 'skipped')).toHaveLength(600);
    expect((await client.edits.list({})).edits[0]?.sentence).toBe('Rules hid 600 papers');
  });

  it('T10: act on thousands as on each alone, and leave to the reader what is decided meanwhile', async () => {
    using library = openTestLibrary();
    const { client } = library;
    await client.rules.add({
      query: 'title:series',
      actions: [{ kind: 'queue' }, { kind: 'tag', tag: 'new' }],
    });
    await client.rules.add({
      query: 'title:"series 7"',
      actions: [{ kind: 'highlight' }, { kind: 'notify' }],
    });
    const many = Array.from({ length: 1200 }, (_, at) => ({
      id: `2606.${10_000 + at}`,
      title: `Paper ${at} of series ${at % 9}`,
    }));
    const importing = importOn(client, null, anArxivAnswer(...many));
    let decided: PaperId | null = null;
    while (decided === null) {
      const [one] = (await client.papers.since({ revision: 0, limit: 1 })).papers;
      if (one) decided = one.id;
      // The import has its turn.
      await new Promise((resolve) => setImmediate(resolve));
    }
    await client.papers.edit({ ids: [decided], interest: 5 });
    const { status } = await client.papers.get({ id: decided });
    await importing;

    const papers = await papersOf(client);
    const others = papers.filter(({ id }) => id !== decided);
    expect(others.filter(({ status, tags }) => status !== 'queued' || tags.join() !== 'new')).toEqual([]);
    expect(new Set(others.map(({ queuePlace }) => queuePlace)).size).toBe(1199);
    expect(papers.filter(({ highlighted }) => highlighted)).toHaveLength(133);
    expect(papers.find(({ id }) => id === decided)).toMatchObject({ status, interest: 5 });
    const [edit] = (await client.edits.list({})).edits;
    expect(edit?.sentence).toMatch(/^Rules queued 1,(?:199|200) papers/);
    expect(await client.library.doctor({})).toMatchObject({ fine: true });
    await client.edits.undo({ ...(edit ? { edit: edit.edit } : {}) });
    expect((await papersOf(client)).filter(({ status }) => status !== 'undecided')).toEqual([]);
  });

  it('T10: no query does harm', async () => {
    using library = openTestLibrary();
    const { client } = library;
    await importOn(client, null, anArxivAnswer(...listing));
    const pieces = fc.constantFrom(
      'moles',
      '"',
      '(',
      ')',
      '-',
      'OR',
      'title:',
      'changed:',
      'is:',
      'velocity:>',
      'date:',
      ' ',
      '..',
      '漢',
      '\\',
      '5',
    );
    const query = fc.array(pieces, { minLength: 1, maxLength: 8 }).map((all) => all.join(''));

    await fc.assert(
      fc.asyncProperty(
        fc.oneof(query, fc.string({ minLength: 1, maxLength: 200, unit: 'binary' })),
        async (text) => {
          const trial = await client.rules
            .try({ query: text, actions: hide })
            .catch((error: unknown) => error);
          if (trial instanceof Error) expect(trial).toMatchObject({ code: 'invalid-input' });
          else expect(trial).toMatchObject({ came: 3 });
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('who decided (T11)', () => {
  const whoIn = async ({ client }: Library) =>
    Object.fromEntries((await papersOf(client)).map(({ title, decidedBy }) => [title, decidedBy]));

  it('is told of each paper: a rule, the reader, or nobody yet', async () => {
    using library = openTestLibrary();
    const { client } = library;
    await client.rules.add({ query: 'voles', actions: queue });
    await client.rules.add({ query: 'lawn', actions: [{ kind: 'tag', tag: 'garden' }] });
    await importOn(client, null, anArxivAnswer(...listing));
    await client.papers.edit({ ids: [await idOf(client, 'Moles, once more')], status: 'skipped' });

    expect(await whoIn(library)).toEqual({
      'Moles under the lawn': null,
      'Voles and their diffusion': 'rule',
      'Moles, once more': 'reader',
    });
  });

  it('is the reader as soon as the reader decides anew, and the rule again when that is undone', async () => {
    using library = openTestLibrary();
    const { client } = library;
    await client.rules.add({ query: 'voles', actions: queue });
    await importOn(client, null, anArxivAnswer(...listing));
    const ids = [await idOf(client, 'Voles and their diffusion')];
    const who = async () => (await whoIn(library))['Voles and their diffusion'];

    await client.papers.edit({ ids, interest: 2 });
    expect(await who()).toBe('rule');
    await client.papers.edit({ ids, status: 'reading' });
    expect(await who()).toBe('reader');
    await client.edits.undo({});
    expect(await who()).toBe('rule');
    await client.edits.undo({});
    await client.edits.undo({});

    expect(await who()).toBeNull();
  });

  it('counts of a rule are what the reader made of it, not what it did itself', async () => {
    using library = openTestLibrary();
    const { client } = library;
    await client.rules.add({ query: 'moles', actions: queue });
    await importOn(client, null, anArxivAnswer(...listing));

    expect((await client.rules.list({})).rules).toMatchObject([{ matched: 2, kept: 0 }]);
    expect(await client.rules.try({ query: 'moles', actions: hide })).toMatchObject({
      matched: 2,
      kept: 0,
      undecided: 2,
      sentence: 'It would have hidden 2 papers, none of which you kept.',
    });
    await client.papers.edit({ ids: [await idOf(client, 'Moles, once more')], status: 'reading' });

    expect((await client.rules.list({})).rules).toMatchObject([{ matched: 2, kept: 1 }]);
    expect(await client.rules.try({ query: 'moles', actions: hide })).toMatchObject({
      kept: 1,
      undecided: 1,
    });
  });
});

describe('trying a rule out (T12)', () => {
  it('says what it would have done to the papers of the last 30 days, and changes nothing', async () => {
    using library = openTestLibrary();
    const { client } = library;
    await importOn(client, null, anArxivAnswer({ id: '2605.10001', title: 'Moles of old' }));
    library.clock.set('2026-08-15T08:00:00.000Z');
    await importOn(client, null, anArxivAnswer(...listing));
    const moles = await idOf(client, 'Moles, once more');
    await client.papers.edit({ ids: [moles], status: 'queued' });
    const { revision } = await client.library.about({});

    const trial = await client.rules.try({ query: 'moles', actions: hide });

    expect(trial).toMatchObject({
      days: 30,
      came: 3,
      matched: 2,
      kept: 1,
      skipped: 0,
      undecided: 1,
      sentence: 'It would have hidden 2 papers, of which you kept 1.',
    });
    expect(trial.papers.map(({ title }) => title).sort()).toEqual([
      'Moles under the lawn',
      'Moles, once more',
    ]);
    expect(await client.rules.try({ query: 'moles', actions: hide, days: 60 })).toMatchObject({
      came: 4,
      matched: 3,
    });
    expect(await client.library.about({})).toMatchObject({ revision });
  });

  it('knows what came and what was decided since it was asked last', async () => {
    using library = openTestLibrary();
    const { client } = library;
    await importOn(client, null, anArxivAnswer(...listing));
    expect(await client.rules.try({ query: 'moles', actions: queue })).toMatchObject({ matched: 2 });

    await importOn(client, null, anArxivAnswer({ id: '2606.10009', title: 'Moles at last' }));
    await client.papers.edit({ ids: [await idOf(client, 'Moles at last')], status: 'skipped' });

    expect(await client.rules.try({ query: 'moles', actions: queue })).toMatchObject({
      matched: 3,
      skipped: 1,
      sentence: 'It would have queued 3 papers, of which you skipped 1.',
    });
    await client.edits.undo({});
    await client.edits.undo({});
    expect(await client.rules.try({ query: 'wombats', actions: queue })).toMatchObject({
      came: 3,
      sentence: 'It would have done nothing: no paper of the last 30 days matches.',
    });
  });
});

describe('rules that decisions suggest (T13)', () => {
  it('are those under which at least eight papers were all skipped, or all kept, tried out already', async () => {
    using library = openTestLibrary();
    const { client } = library;
    const paper = (at: number, organization: string, title: string) => ({
      id: `2606.${10_000 + at}`,
      organization,
      title: `${title} ${'abcdefghijklmnopqrstuvwxyz'[at % 26]}${at}`,
    });
    const boring = Array.from({ length: 10 }, (_, at) => paper(at, 'Dull Institute', 'Medical imaging'));
    const wanted = Array.from({ length: 9 }, (_, at) =>
      paper(100 + at, 'Bright Laboratory', 'Burrow topology'),
    );
    const mixed = Array.from({ length: 8 }, (_, at) => paper(200 + at, 'Middle College', 'Weather'));
    await importOn(client, '2026-07-01', aDailyAnswer(...boring, ...wanted, ...mixed));
    const papers = await papersOf(client);
    const idsOf = (organization: string) =>
      papers.filter((one) => one.organization === organization).map(({ id }) => id);
    await client.papers.edit({ ids: idsOf('Dull Institute'), status: 'skipped' });
    await client.papers.edit({ ids: idsOf('Bright Laboratory'), status: 'queued' });
    await client.papers.edit({ ids: idsOf('Middle College').slice(4), status: 'skipped' });
    await client.papers.edit({ ids: idsOf('Middle College').slice(0, 4), status: 'done' });

    const { proposals } = await client.rules.proposals({});

    expect(proposals.map(({ query, actions: [action] }) => [query, action?.kind])).toEqual([
      ['org:"Bright Laboratory"', 'queue'],
      ['org:"Dull Institute"', 'hide'],
    ]);
    expect(proposals[1]?.trial).toMatchObject({
      matched: 10,
      kept: 0,
      sentence: 'It would have hidden 10 papers, none of which you kept.',
    });
    await client.rules.add({ query: 'org:"Dull Institute"', actions: hide });
    expect((await client.rules.proposals({})).proposals.map(({ query }) => query)).not.toContain(
      'org:"Dull Institute"',
    );
  });

  it('are none while the reader has decided little', async () => {
    using library = openTestLibrary();
    await importOn(library.client, null, anArxivAnswer(...listing));
    await library.client.papers.edit({
      ids: (await papersOf(library.client)).map(({ id }) => id),
      status: 'skipped',
    });

    expect(await library.client.rules.proposals({})).toEqual({ proposals: [] });
  });

  it('go by a grade where one is given: what was read and rated 1 was not worth keeping', async () => {
    using library = openTestLibrary();
    const { client } = library;
    const paper = (at: number, organization: string) => ({
      id: `2606.${10_000 + at}`,
      organization,
      title: `Weather ${'abcdefghijklmnopqrstuvwxyz'[at % 26]}${at}`,
    });
    const dull = Array.from({ length: 10 }, (_, at) => paper(at, 'Dull Institute'));
    const others = Array.from({ length: 10 }, (_, at) => paper(100 + at, 'Middle College'));
    await importOn(client, '2026-07-01', aDailyAnswer(...dull, ...others));
    const papers = await papersOf(client);
    const idsOf = (organization: string) =>
      papers.filter((one) => one.organization === organization).map(({ id }) => id);
    await client.papers.edit({ ids: idsOf('Dull Institute'), status: 'done', rating: 1 });
    await client.papers.edit({ ids: idsOf('Middle College').slice(5), status: 'queued' });
    await client.papers.edit({ ids: idsOf('Middle College').slice(0, 5), status: 'skipped' });

    const { proposals } = await client.rules.proposals({});

    expect(proposals.map(({ query, actions: [action] }) => [query, action?.kind])).toEqual([
      ['org:"Dull Institute"', 'hide'],
    ]);
  });

  it('are made from the reader’s own decisions alone: what rules decided would only confirm them', async () => {
    using library = openTestLibrary();
    const { client } = library;
    await client.rules.add({ query: 'imaging', actions: hide });
    const paper = (at: number, title: string, organization: string) => ({
      id: `2606.${10_000 + at}`,
      organization,
      title: `${title} ${'abcdefghijklmnopqrstuvwxyz'[at % 26]}${at}`,
    });
    const hidden = Array.from({ length: 12 }, (_, at) => paper(at, 'Medical imaging', 'Dull Institute'));
    const others = Array.from({ length: 12 }, (_, at) => paper(100 + at, 'Weather', 'Middle College'));
    await importOn(client, '2026-07-01', aDailyAnswer(...hidden, ...others));
    const ids = (await papersOf(client)).filter(({ status }) => status === 'undecided').map(({ id }) => id);
    await client.papers.edit({ ids: ids.slice(0, 6), status: 'queued' });
    await client.papers.edit({ ids: ids.slice(6), status: 'skipped' });

    expect(await client.rules.proposals({})).toEqual({ proposals: [] });
  });

  it('come with the end of a session', async () => {
    using library = openTestLibrary();
    const { id } = await library.client.triage.begin({ scope: { query: '' }, order: 'rank', total: 0 });

    expect(await library.client.triage.end({ session: id })).toMatchObject({ proposals: [] });
  });
});
