import { describe, expect, it } from 'vitest';
import type { Draft } from '#shared/domain/draft.ts';
import { completeWith, recordOf } from '../../../src/main/library/imports/reconcile/merge-draft.ts';
import { createReconciler, type KnownPaper } from '../../../src/main/library/imports/reconcile/reconcile.ts';
import type { PaperRecord } from '../../../src/main/library/papers/paper-record.ts';

function aDraft(given: Partial<Draft> = {}): Draft {
  return {
    title: 'Sparse Rivers',
    abstract: null,
    authors: [],
    authorCount: null,
    organization: null,
    date: null,
    dateInferred: false,
    identifiers: {},
    links: [],
    upvotes: null,
    comments: null,
    appearance: null,
    place: null,
    doubts: [],
    extra: {},
    ...given,
  };
}

function after(...drafts: readonly Draft[]): PaperRecord {
  const [first = aDraft(), ...rest] = drafts;
  return rest.reduce<PaperRecord>(
    (record, draft) => ({ ...record, ...completeWith(record, draft) }),
    recordOf(first),
  );
}

describe('completing a paper (L17)', () => {
  it('lets an abstract take the place of a machine’s summary, in either order', () => {
    const summary = aDraft({ abstract: 'Rivers, in short.', extra: { abstractMayBeSummary: true } });
    const real = aDraft({ abstract: 'Water flows where it may.' });

    for (const record of [after(summary, real), after(real, summary)]) {
      expect(record).toMatchObject({ abstract: 'Water flows where it may.', extra: {} });
    }
    expect(after(summary, summary).extra).toEqual({ abstractMayBeSummary: true });
  });

  it.each([
    ['an ellipsis', 'Water flows where…'],
    ['three dots', 'Water flows where ...'],
    ['nothing, in the middle of a word', 'Water flows whe'],
  ])('replaces an abstract that was cut off with %s by the whole one', (_, cut) => {
    const whole = 'Water flows where it may. Nobody minds.';

    expect(after(aDraft({ abstract: cut }), aDraft({ abstract: whole })).abstract).toBe(whole);
    expect(after(aDraft({ abstract: whole }), aDraft({ abstract: cut })).abstract).toBe(whole);
  });

  it('I145: a title takes the place of the identifier that stood for it, in either order', () => {
    const bare = aDraft({ title: '10.1/x', identifiers: { doi: '10.1/x' }, extra: { incomplete: true } });
    const known = aDraft({ identifiers: { doi: '10.1/x' } });

    for (const record of [after(bare, known), after(known, bare)]) {
      expect(record).toMatchObject({ title: 'Sparse Rivers', extra: {} });
    }
    expect(after(bare, bare)).toMatchObject({ title: '10.1/x', extra: { incomplete: true } });
  });

  it('keeps the first of two whole abstracts', () => {
    const record = after(aDraft({ abstract: 'One.' }), aDraft({ abstract: 'Another one, longer.' }));

    expect(record.abstract).toBe('One.');
  });

  it.each([
    [
      { date: '2026-05-02', dateInferred: true },
      { date: '2025-05-02' },
      { date: '2025-05-02', dateInferred: false },
    ],
    [{ date: '2026' }, { date: '2026-05-02' }, { date: '2026-05-02', dateInferred: false }],
    [{ date: '2026-05-02' }, { date: '2027-01-01' }, { date: '2026-05-02', dateInferred: false }],
    [{ date: '2026-05-02' }, { date: '2026' }, { date: '2026-05-02', dateInferred: false }],
    [
      { date: '2026-05-02', dateInferred: true },
      { date: '2026' },
      { date: '2026-05-02', dateInferred: true },
    ],
    [{}, { date: '2026', dateInferred: true }, { date: '2026', dateInferred: true }],
  ])('of the dates %j and %j keeps %j', (known, given, expected) => {
    expect(after(aDraft(known), aDraft(given))).toMatchObject(expected);
  });

  it('does not take two spellings of one link for two', () => {
    const record = after(
      aDraft({ links: [{ kind: 'code', url: 'https://github.com/acme/rivers' }] }),
      aDraft({ links: [{ kind: 'code', url: 'http://github.com/acme/rivers.git' }] }),
    );

    expect(record.links).toHaveLength(1);
  });
});

function known(id: number, draft: Draft): KnownPaper {
  return { id, record: recordOf(draft), note: null };
}

function reconcilerOver(...papers: readonly KnownPaper[]) {
  return createReconciler({
    byIdentifier: (scheme, value) => papers.filter(({ record }) => record.identifiers[scheme] === value),
    byFoldedTitle: (folded) => papers.filter(({ record }) => record.title.toLowerCase() === folded),
    collectionAt: () => null,
  });
}

describe('telling papers apart (L15, L16)', () => {
  it('trusts an identifier before a title', () => {
    const reconciler = reconcilerOver(
      known(1, aDraft({ title: 'Old Rivers', identifiers: { arxiv: '2401.00001' } })),
      known(2, aDraft({ title: 'Sparse Rivers' })),
    );

    const decision = reconciler.decide(aDraft({ identifiers: { arxiv: '2401.00001' } }));

    expect(decision).toMatchObject({ paper: { id: 1 }, reason: 'Same arXiv identifier' });
  });

  it('asks when the identifiers of a draft belong to two papers', () => {
    const reconciler = reconcilerOver(
      known(1, aDraft({ title: 'One', identifiers: { arxiv: '2401.00001' } })),
      known(2, aDraft({ title: 'Two', identifiers: { doi: '10.1/x' } })),
    );

    const decision = reconciler.decide(aDraft({ identifiers: { arxiv: '2401.00001', doi: '10.1/x' } }));

    expect(decision).toMatchObject({ kind: 'ask', candidates: [{ id: 1 }, { id: 2 }] });
  });

  it('asks when two papers of the same title could be meant', () => {
    const reconciler = reconcilerOver(known(1, aDraft()), known(2, aDraft()));

    expect(reconciler.decide(aDraft())).toMatchObject({ kind: 'ask' });
  });

  it.each<[string, Partial<Draft>, Partial<Draft>]>([
    [
      'another arxiv identifier',
      { identifiers: { arxiv: '2401.00001' } },
      { identifiers: { arxiv: '2402.00002' } },
    ],
    ['another first author', { authors: ['Ada Lovelace'] }, { authors: ['Emmy Noether'] }],
    ['another year', { date: '2019' }, { date: '2024' }],
  ])('takes papers of one title for two when the second has %s', (objection, one, other) => {
    const reconciler = reconcilerOver(known(1, aDraft(one)));

    expect(reconciler.decide(aDraft(other))).toMatchObject({
      kind: 'add',
      reason: expect.stringContaining(objection),
    });
  });

  it.each<[Partial<Draft>, Partial<Draft>]>([
    [{ authors: ['Ada Lovelace'] }, { authors: ['A. Lovelace'] }],
    [{ authors: ['Lovelace, Ada'] }, { authors: ['Ada Lovelace', 'Emmy Noether'] }],
    [{ date: '2023' }, { date: '2024' }],
    [{ date: '2019', dateInferred: true }, { date: '2024' }],
    [{ identifiers: { arxiv: '2401.00001' } }, { identifiers: { doi: '10.1/x' } }],
  ])('takes %j and %j of one title for one paper', (one, other) => {
    const reconciler = reconcilerOver(known(1, aDraft(one)));

    expect(reconciler.decide(aDraft(other))).toMatchObject({ paper: { id: 1 } });
  });

  it('knows a paper that an earlier draft of the same import brought, by all it has learnt of it', () => {
    const reconciler = reconcilerOver();

    reconciler.decide(aDraft());
    reconciler.decide(aDraft({ identifiers: { arxiv: '2401.00001' } }));
    const third = reconciler.decide(
      aDraft({ title: 'Rivers, Sparse', identifiers: { arxiv: '2401.00001' } }),
    );

    expect(third).toMatchObject({ paper: { id: -1 } });
    expect(reconciler.additions.size).toBe(1);
  });
});
