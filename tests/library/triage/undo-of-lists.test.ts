import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RuleAction } from '#shared/contract/triage.ts';
import { idOf, openTestLibrary, papersOf } from '../../kit/library.ts';
import { anArxivAnswer, importOn } from '../../kit/listings.ts';

type Library = ReturnType<typeof openTestLibrary>;

const hide: RuleAction[] = [{ kind: 'hide' }];
const queue: RuleAction[] = [{ kind: 'queue' }];
const noether = { kind: 'author' as const, value: 'Emmy Noether', variants: ['Noether, E.'], orcid: null };

const rulesIn = async ({ client }: Library) => (await client.rules.list({})).rules;
const watchesIn = async ({ client }: Library) => (await client.watch.list({})).watches;
const sentencesIn = async ({ client }: Library) =>
  (await client.edits.list({})).edits.map(({ sentence }) => sentence).reverse();

describe('what is done to rules and watch lists (T17)', () => {
  it('is an edit with a sentence each time', async () => {
    using library = openTestLibrary();
    const { client } = library;
    const one = await client.rules.add({
      query: 'moles',
      actions: [...hide, { kind: 'tag', tag: 'garden' }],
    });
    const two = await client.rules.add({ query: 'voles', actions: queue });
    await client.rules.update({ id: two.id, place: 0 });
    await client.rules.update({ id: one.id, enabled: false });
    await client.rules.update({ id: one.id, enabled: true });
    await client.rules.update({ id: one.id, query: 'moles -moths' });
    await client.rules.update({ id: one.id, actions: queue });
    await client.rules.remove({ id: one.id });
    const watch = await client.watch.put(noether);
    await client.watch.put({ ...watch, variants: [] });
    await client.watch.remove({ id: watch.id });

    expect(await sentencesIn(library)).toEqual([
      'Added the rule “moles” (hide, tag garden)',
      'Added the rule “voles” (queue)',
      'Moved the rule “voles”',
      'Switched the rule “moles” off',
      'Switched the rule “moles” on',
      'Changed the rule “moles” to “moles -moths”',
      'Changed what the rule “moles -moths” does to: queue',
      'Removed the rule “moles -moths”',
      'Put Emmy Noether on the watch lists',
      'Changed how Emmy Noether is watched',
      'Took Emmy Noether off the watch lists',
    ]);
  });

  it('makes no edit where nothing had to change', async () => {
    using library = openTestLibrary();
    const { client } = library;
    const rule = await client.rules.add({ query: 'moles', actions: hide });
    const watch = await client.watch.put(noether);

    await client.rules.update({ id: rule.id, query: 'moles', actions: hide, enabled: true, place: 0 });
    await client.watch.put(watch);

    expect(await sentencesIn(library)).toHaveLength(2);
  });

  it('is taken back by undo: a removed rule stands in its place again, with its counts and its number', async () => {
    using library = openTestLibrary();
    const { client } = library;
    const moles = await client.rules.add({ query: 'moles', actions: hide });
    await client.rules.add({ query: 'voles', actions: queue });
    await importOn(client, null, anArxivAnswer({ id: '2606.10001', title: 'Moles' }));
    const before = await rulesIn(library);
    expect(before[0]).toMatchObject({ id: moles.id, matched: 1 });

    const { edit } = await client.rules.remove({ id: moles.id });
    const undone = await client.edits.undo({ edit });

    expect(undone).toMatchObject({ undone: 'Undone: Removed the rule “moles”.', papers: [] });
    expect(await rulesIn(library)).toEqual(before);
  });

  it('is announced, so that other windows learn it', async () => {
    using library = openTestLibrary();
    const { client } = library;
    const heard: unknown[] = [];
    const stop = client.library.changed((change) => heard.push(change));
    const { revision } = await client.library.about({});

    const { id } = await client.rules.add({ query: 'moles', actions: hide });
    await client.rules.remove({ id });

    await expect
      .poll(() => heard)
      .toEqual([
        { from: revision, to: revision + 1 },
        { from: revision + 1, to: revision + 2 },
      ]);
    expect(await client.papers.since({ revision })).toMatchObject({ papers: [], removed: [], more: false });
    stop();
  });

  it('leaves what the rule did, which is undone by itself', async () => {
    using library = openTestLibrary();
    const { client } = library;
    const { id } = await client.rules.add({ query: 'moles', actions: hide });
    await importOn(client, null, anArxivAnswer({ id: '2606.10001', title: 'Moles' }));

    await client.rules.remove({ id });
    await client.edits.undo({});

    expect(await papersOf(client)).toMatchObject([{ id: await idOf(client, 'Moles'), status: 'skipped' }]);
  });

  it('keeps what was changed again since: only what still is as it was left goes back', async () => {
    using library = openTestLibrary();
    const { client } = library;
    const { id } = await client.rules.add({ query: 'moles', actions: hide });
    await client.rules.update({ id, query: 'voles', enabled: false });
    const [edit] = (await client.edits.list({})).edits;
    await client.rules.update({ id, query: 'shrews' });

    await client.edits.undo({ edit: edit?.edit ?? 0 });

    expect(await rulesIn(library)).toMatchObject([{ query: 'shrews', enabled: true }]);
  });

  it('of an added rule that was changed since keeps the rule, until that is undone too', async () => {
    using library = openTestLibrary();
    const { client } = library;
    const { id } = await client.rules.add({ query: 'moles', actions: hide });
    const [added] = (await client.edits.list({})).edits;
    await client.rules.update({ id, query: 'voles' });

    const { undone } = await client.edits.undo({ edit: added?.edit ?? 0 });
    expect(undone).toContain('It stays, because it was changed since.');
    expect(await rulesIn(library)).toMatchObject([{ query: 'voles' }]);
    await client.edits.undo({});

    expect(await rulesIn(library)).toEqual([]);
  });

  it('of watch lists is taken back too', async () => {
    using library = openTestLibrary();
    const { client } = library;
    const watch = await client.watch.put(noether);
    await client.watch.put({ ...watch, value: 'Amalie Noether', orcid: '0000-0002-1825-0097' });
    const before = await watchesIn(library);
    await client.watch.remove({ id: watch.id });

    await client.edits.undo({});
    expect(await watchesIn(library)).toEqual(before);
    await client.edits.undo({});
    expect(await watchesIn(library)).toEqual([watch]);
    await client.edits.undo({});

    expect(await watchesIn(library)).toEqual([]);
  });

  const step = fc.oneof(
    fc.record({ do: fc.constant('add' as const), query: fc.constantFrom('moles', 'voles', 'shrews') }),
    fc.record({
      do: fc.constant('change' as const),
      at: fc.nat(4),
      change: fc.oneof(
        fc.record({ query: fc.constantFrom('moles', 'bats') }),
        fc.record({ enabled: fc.boolean() }),
        fc.record({ place: fc.nat(4) }),
        fc.record({ actions: fc.constantFrom(hide, queue) }),
      ),
    }),
    fc.record({ do: fc.constant('remove' as const), at: fc.nat(4) }),
  );

  it('is gone without a trace when all of it is undone, in whatever order', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 10 }),
        fc.infiniteStream(fc.nat()),
        async (steps, chance) => {
          using library = openTestLibrary();
          const { client } = library;
          for (const one of steps) {
            const rules = await rulesIn(library);
            const rule = one.do === 'add' ? undefined : rules[one.at % Math.max(1, rules.length)];
            if (one.do === 'add') await client.rules.add({ query: one.query, actions: hide });
            else if (rule === undefined) continue;
            else if (one.do === 'remove') await client.rules.remove({ id: rule.id });
            else await client.rules.update({ id: rule.id, ...one.change });
          }
          const edits = (await client.edits.list({})).edits.map(({ edit }) => edit);

          while (edits.length > 0) {
            const at = (chance.next().value ?? 0) % edits.length;
            await client.edits.undo({ edit: edits.splice(at, 1)[0] ?? 0 });
          }

          expect(await rulesIn(library)).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is step by step what it was before, undone from the newest on', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        using library = openTestLibrary();
        const { client } = library;
        const stood = [await rulesIn(library)];
        for (const one of steps) {
          const rules = await rulesIn(library);
          const rule = one.do === 'add' ? undefined : rules[one.at % Math.max(1, rules.length)];
          const { revision } = await client.library.about({});
          if (one.do === 'add') await client.rules.add({ query: one.query, actions: hide });
          else if (rule === undefined) continue;
          else if (one.do === 'remove') await client.rules.remove({ id: rule.id });
          else await client.rules.update({ id: rule.id, ...one.change });
          if ((await client.library.about({})).revision !== revision) stood.push(await rulesIn(library));
        }

        for (stood.pop(); stood.length > 0; stood.pop()) {
          await client.edits.undo({});
          expect(await rulesIn(library)).toEqual(stood.at(-1));
        }
      }),
      { numRuns: 30 },
    );
  });
});
