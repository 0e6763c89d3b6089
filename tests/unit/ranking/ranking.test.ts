import { describe, expect, it } from 'vitest';
import { isInSample } from '#shared/ranking/sample.ts';
import { anIndex, aPaper, aRequest, idsOf } from '../search/search-kit.ts';
import { aPaperAbout, decided, undecided } from './ranking-kit.ts';

const byInterest = aRequest({ view: 'inbox', sort: 'interest', sampleLast: false });

describe('before it knows the reader (R4)', () => {
  it.each([
    [
      0,
      0,
      'Twenty more decisions, at least five kept and five skipped, then papers can be ordered by interest.',
    ],
    [8, 6, 'Six more decisions, then papers can be ordered by interest.'],
    [3, 16, 'Two more decisions, at least two kept, then papers can be ordered by interest.'],
    [1, 40, 'Four more decisions, at least four kept, then papers can be ordered by interest.'],
    [19, 0, 'Five more decisions, at least five skipped, then papers can be ordered by interest.'],
    [10, 9, 'One more decision, then papers can be ordered by interest.'],
  ])('%i kept and %i skipped: it says what is missing and predicts nothing', (kept, skipped, sentence) => {
    const index = anIndex([...decided(kept, skipped), ...undecided(4)]);

    expect(index.ranking()).toEqual({
      decisions: kept + skipped,
      isReady: false,
      sentence,
      missed: null,
      sampled: 0,
    });
    expect(index.explain(1000)).toEqual({ probability: null, isSampled: false, reasons: [] });
  });

  it('R5: papers stand as their newest listing has them, then by upvotes', () => {
    const listed = (id: number, rank: number | null, upvotes: number) =>
      aPaper({
        id,
        status: 'undecided',
        upvotes,
        appearances: [
          { source: 'daily-papers', kind: 'daily', listedOn: '2026-07-01', rank, upvotes, comments: null },
        ],
      });
    const index = anIndex([listed(1, null, 5), listed(2, 2, 1), listed(3, null, 9), listed(4, 1, 0)]);

    expect(idsOf(index.search(byInterest))).toEqual([4, 2, 3, 1]);
  });
});

describe('once it knows the reader', () => {
  const papers = [...decided(12, 28), ...undecided(24)];

  it('orders the Inbox by what the reader keeps', () => {
    const answer = anIndex(papers).search(byInterest);

    expect(idsOf(answer).map((id) => id % 2)).toEqual([
      ...Array.from({ length: 12 }, () => 0),
      ...Array.from({ length: 12 }, () => 1),
    ]);
  });

  it('says how many decisions it learned from', () => {
    expect(anIndex(papers).ranking()).toMatchObject({
      decisions: 40,
      isReady: true,
      sentence: 'Learned from 40 decisions.',
    });
  });

  it('R3: changes its mind with the reader’s', () => {
    const index = anIndex(papers);
    index.search(byInterest);
    const turned = papers.slice(0, 40).map((paper) => ({
      ...paper,
      status: paper.status === 'queued' ? ('skipped' as const) : ('done' as const),
    }));

    index.apply({ to: 2, papers: turned, removed: [], more: false });

    expect(
      idsOf(index.search(byInterest))
        .slice(0, 12)
        .map((id) => id % 2),
    ).toEqual(Array.from({ length: 12 }, () => 1));
  });

  it('R6: explains by words, people, category and laboratory, with what the reader did about each', () => {
    const asked = aPaperAbout('caches', {
      id: 2000,
      title: 'On serving',
      abstract: null,
      status: 'undecided',
    });

    const { probability, reasons } = anIndex([...papers, asked]).explain(2000);

    expect(probability).toBeGreaterThan(0.5);
    expect(reasons.length).toBeLessThanOrEqual(8);
    expect(reasons).toContainEqual(
      expect.objectContaining({ kind: 'organization', label: 'Bletchley Park', kept: 12, decided: 12 }),
    );
    expect(reasons).toContainEqual(
      expect.objectContaining({ kind: 'author', label: 'Grace Hopper', kept: 12, decided: 12 }),
    );
    expect(reasons).toContainEqual(expect.objectContaining({ kind: 'category', label: 'cs.DC' }));
    expect(reasons.every(({ share }) => share > 0)).toBe(true);
    expect(anIndex(papers).explain(1001).reasons[0]?.share).toBeLessThan(0);
  });

  it('R6: names two words that go together once, and not their parts beside them', () => {
    const asked = aPaperAbout('caches', {
      id: 2000,
      title: 'A KV cache',
      abstract: null,
      status: 'undecided',
    });

    const words = anIndex([...papers, asked])
      .explain(2000)
      .reasons.filter(({ kind }) => kind === 'word')
      .map(({ label }) => label);

    expect(words).toEqual(['KV cache']);
  });

  it('knows nothing of a paper that is not there', () => {
    expect(anIndex(papers).explain(77_777)).toEqual({ probability: null, isSampled: false, reasons: [] });
  });
});

describe('what counts as a decision (R1)', () => {
  const base = [...decided(5, 14)];
  const more = aPaperAbout('caches', { id: 500 });

  it.each([
    ['queued', { status: 'queued' as const }, 20],
    ['being read', { status: 'reading' as const }, 20],
    ['done', { status: 'done' as const }, 20],
    ['skipped', { status: 'skipped' as const }, 20],
    ['undecided with interest 5', { status: 'undecided' as const, interest: 5 as const }, 20],
    ['undecided with interest 3', { status: 'undecided' as const, interest: 3 as const }, 19],
    ['snoozed', { status: 'undecided' as const, snoozedUntil: '2026-08-01' }, 19],
    ['skipped and in the trash', { status: 'skipped' as const, trashedAt: '2026-07-01T00:00:00.000Z' }, 19],
    ['of no status', { status: null }, 19],
    ['skipped by a rule', { status: 'skipped' as const, decidedBy: 'rule' as const }, 19],
    ['queued by a rule', { status: 'queued' as const, decidedBy: 'rule' as const }, 19],
    [
      'skipped by a rule, with interest 5 of the reader',
      { status: 'skipped' as const, decidedBy: 'rule' as const, interest: 5 as const },
      20,
    ],
    ['skipped by the reader', { status: 'skipped' as const, decidedBy: 'reader' as const }, 20],
  ])('a paper that is %s', (_, given, decisions) => {
    expect(anIndex([...base, { ...more, ...given }]).ranking().decisions).toBe(decisions);
  });

  it('a grade outdoes the status: what was queued, read and rated 1 was not worth it', () => {
    const done = decided(6, 14).map((paper) =>
      paper.status === 'queued' ? { ...paper, status: 'done' as const, rating: 1 as const } : paper,
    );

    expect(anIndex(done).ranking().sentence).toBe(
      'Five more decisions, at least five kept, then papers can be ordered by interest.',
    );
  });
});

describe('the sample of the last (R7, R8)', () => {
  const papers = [...decided(60, 60), ...undecided(120)];

  it('hides nothing: all papers of the Inbox are there, mixed in or not', () => {
    const index = anIndex(papers);

    const mixed = idsOf(index.search({ ...byInterest, sampleLast: true }));
    const plain = idsOf(index.search(byInterest));

    expect(new Set(mixed)).toEqual(new Set(plain));
    expect(mixed).toHaveLength(plain.length);
    expect(mixed).not.toEqual(plain);
  });

  it('each twelfth place has one of the last third, until there are no more', () => {
    const index = anIndex(papers);

    const mixed = idsOf(index.search({ ...byInterest, sampleLast: true }));
    const twelfths = mixed.filter((_, place) => place % 12 === 11).slice(0, 3);

    expect(twelfths.every((id) => id % 2 === 1 && isInSample(id))).toBe(true);
    expect(twelfths.every((id) => index.explain(id).isSampled)).toBe(true);
    expect(mixed.slice(0, 11).every((id) => id % 2 === 0)).toBe(true);
  });

  it('is mixed in when nobody says anything, and not where the reader says no', () => {
    const index = anIndex(papers);
    const { sampleLast: _, ...unsaid } = byInterest;

    expect(idsOf(index.search(unsaid))).toEqual(idsOf(index.search({ ...byInterest, sampleLast: true })));
  });

  it('the share of misses counts what was kept of the sample, and only of it', () => {
    const index = anIndex(papers);
    index.ranking();
    const last = decided(60, 60).filter(({ status }) => status === 'skipped');
    const sampled = last.filter(({ id }) => isInSample(id));
    const turned = sampled.slice(0, 2).map((paper) => ({ ...paper, status: 'queued' as const }));

    index.apply({ to: 2, papers: turned, removed: [], more: false });
    const { missed, sampled: count } = index.ranking();

    expect(count).toBeGreaterThan(2);
    expect(missed).toBeCloseTo(2 / count, 10);
  });
});

describe('what rules decide (R1)', () => {
  const papers = [...decided(30, 30), ...undecided(60)];
  /** The opposite of what the reader decides: as if it had come from a rule, and changed nothing but counts. */
  const ruled = (from: number) =>
    decided(40, 40, from).map((paper) => ({
      ...paper,
      status: paper.status === 'queued' ? ('skipped' as const) : ('queued' as const),
      decidedBy: 'rule' as const,
    }));

  it('is not learned from: the order of the Inbox is that of the reader’s own decisions', () => {
    const alone = anIndex(papers);
    const beside = anIndex([...papers, ...ruled(5000)]);

    const firstOf = (index: ReturnType<typeof anIndex>) =>
      idsOf(index.search({ ...byInterest, sampleLast: false })).slice(0, 30);

    expect(firstOf(beside).every((id) => id % 2 === 0)).toBe(true);
    expect(beside.ranking()).toMatchObject({
      decisions: alone.ranking().decisions,
      sentence: alone.ranking().sentence,
    });
  });

  it('is none of the sample that tells what is missed', () => {
    const index = anIndex([...papers, ...ruled(5000)]);
    const { sampled } = index.ranking();

    index.apply({
      to: 2,
      papers: ruled(5000).map((paper) => ({ ...paper, status: 'queued' as const })),
      removed: [],
      more: false,
    });

    expect(index.ranking()).toMatchObject({ sampled, missed: anIndex(papers).ranking().missed });
  });
});

describe('related papers (R9)', () => {
  const papers = [
    ...undecided(40),
    aPaperAbout('caches', { id: 3000, trashedAt: '2026-07-01T00:00:00.000Z' }),
  ];

  it('are about the same, the most alike first, and say what they share', () => {
    const related = anIndex(papers).related(1000, 5);

    expect(related).toHaveLength(5);
    expect(related.every(({ id }) => id % 2 === 0 && id !== 1000)).toBe(true);
    const likenesses = related.map(({ likeness }) => likeness);
    expect(likenesses).toEqual([...likenesses].sort((a, b) => b - a));
    expect(related[0]?.shared.length).toBeGreaterThan(0);
  });

  it('are none from the trash, and none of what is not there', () => {
    const all = anIndex(papers).related(1000, 100);

    expect(all.some(({ id }) => id === 3000)).toBe(false);
    expect(anIndex(papers).related(9999, 5)).toEqual([]);
    expect(anIndex([aPaper({ id: 1, title: '' }), aPaper({ id: 2, title: '' })]).related(1, 5)).toEqual([]);
  });

  it('R10: a cluster holds undecided papers alone, and only those alike enough', () => {
    const queued = papers.map((paper) =>
      paper.id === 1010 ? { ...paper, status: 'queued' as const } : paper,
    );

    const cluster = anIndex(queued).cluster(1000, 100, '2026-07-01');

    expect(cluster.length).toBeGreaterThan(3);
    expect(cluster.every(({ id }) => id % 2 === 0 && id !== 1000 && id !== 1010)).toBe(true);
  });
});

describe('the order for a digest', () => {
  const when = { today: '2026-07-01', timeZone: 'UTC' };

  it('is not there before the reader is known', () => {
    expect(anIndex([...decided(2, 3), ...undecided(6, 10)]).byInterest(when)).toBeNull();
  });

  it('has every paper of the Inbox once, those first that are like what was kept', () => {
    const waiting = undecided(10, 5000);

    const order = [...(anIndex([...decided(12, 14), ...waiting]).byInterest(when) ?? [])];

    expect(new Set(order)).toEqual(new Set(waiting.map(({ id }) => id)));
    expect(order).toHaveLength(waiting.length);
    // Those about caches, which were kept, have even numbers.
    expect(order.slice(0, 5).every((id) => id % 2 === 0)).toBe(true);
  });
});
