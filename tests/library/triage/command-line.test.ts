import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { carrel } from '../../kit/command-line.ts';
import { temporaryFolder } from '../../kit/library.ts';
import { anArxivAnswer } from '../../kit/listings.ts';

let folder = '';
const run = async (...args: readonly string[]) => {
  const { code, out, complaints } = await carrel(folder, [...args, '--json']);
  return { code, complaints, answer: out === '' ? null : (JSON.parse(out) as unknown) };
};

beforeAll(async () => {
  folder = temporaryFolder();
  const listing = join(folder, 'listing.xml');
  writeFileSync(
    listing,
    anArxivAnswer(
      { id: '2606.10001', title: 'Moles under the lawn' },
      { id: '2606.10002', title: 'Voles', authors: ['Emmy Noether'] },
    ),
  );
  await carrel(folder, ['watch', 'add', 'author', 'Emmy Noether', '--variant', 'E. N.']);
  await carrel(folder, ['rule', 'add', 'title:moles', '--queue', '--tag', 'lawn']);
  await carrel(folder, ['import', listing]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('carrel set and decisions', () => {
  it('decide, and tell what was decided', async () => {
    const set = await run(
      'set',
      '2',
      '--status',
      'done',
      '--interest',
      '4',
      '--rating',
      '5',
      '--due',
      '2026-08-01',
    );
    await run('set', '2', '--due', 'none', '--minutes', '30', '--priority', '1');
    await run('set', '2', '--status', 'undecided', '--snooze', '2026-09-01');

    expect(set.answer).toMatchObject({ status: 'done', interest: 4, rating: 5, due: '2026-08-01' });
    expect((await run('show', '2')).answer).toMatchObject({
      status: 'undecided',
      due: null,
      minutes: 30,
      priority: 1,
      snoozedUntil: '2026-09-01',
    });
    expect((await run('decisions', '2')).answer).toMatchObject([
      { status: 'undecided', snoozedUntil: '2026-09-01', reason: 'by hand', undone: false },
      { status: 'done', interest: 4 },
    ]);
  });

  it.each([
    ['--interest', '6'],
    ['--snooze', 'tomorrow'],
    ['--priority', '0'],
  ])('%s %s is wrong use', async (...args) => {
    expect(await run('set', '2', ...args)).toMatchObject({ code: 2, answer: null });
  });
});

describe('carrel rule', () => {
  it('acted on what came in; lists, tries out and removes', async () => {
    expect((await run('show', '1')).answer).toMatchObject({ status: 'queued', tags: ['lawn'] });
    expect((await run('rule', 'list')).answer).toMatchObject([
      { id: 1, query: 'title:moles', matched: 1, kept: 0 },
    ]);
    expect((await run('rule', 'try', 'voles', 'OR', 'moles', '--highlight')).answer).toMatchObject({
      matched: 2,
    });

    expect((await run('rule', 'remove', '1')).answer).toEqual({ removed: 1 });
    expect((await run('rule', 'list')).answer).toEqual([]);
    expect(await run('rule', 'remove', '1')).toMatchObject({
      code: 1,
      complaints: 'carrel: No rule has the number 1.\n',
    });

    expect((await run('undo')).answer).toMatchObject({ undone: 'Undone: Removed the rule “title:moles”.' });
    expect((await run('rule', 'list')).answer).toMatchObject([{ id: 1, matched: 1 }]);
  });

  it('must do something', async () => {
    const { code, complaints } = await run('rule', 'add', 'moles');

    expect(code).toBe(1);
    expect(complaints).toContain('A rule must do something');
  });
});

describe('carrel watch and sessions', () => {
  it('watch adds, lists and removes', async () => {
    expect((await run('watch', 'list')).answer).toEqual([
      { id: 1, kind: 'author', value: 'Emmy Noether', variants: ['E. N.'], orcid: null },
    ]);
    const added = await run('watch', 'add', 'keyword', 'graph', 'theory');
    expect(added.answer).toMatchObject({ id: 2, value: 'graph theory' });

    await run('watch', 'remove', '2');

    expect((await run('watch', 'list')).answer).toHaveLength(1);
    expect((await run('undo')).answer).toMatchObject({
      undone: 'Undone: Took graph theory off the watch lists.',
    });
    expect((await run('watch', 'list')).answer).toHaveLength(2);
    expect((await run('watch', 'add', 'author', 'X', '--orcid', '1')).complaints).toContain('is no ORCID');
  });

  it('sessions lists none before there is one', async () => {
    expect(await run('sessions')).toMatchObject({ code: 0, answer: [] });
  });
});
