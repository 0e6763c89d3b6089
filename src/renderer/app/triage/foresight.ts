import type { PaperId } from '#shared/domain/paper.ts';

/** An answer to which papers of the scope are undecided, in their order, at which revision of the library. */
export interface Found {
  readonly papers: readonly PaperId[];
  readonly revision: number;
}

interface Expected {
  readonly where: 'inside' | 'outside';
  /** How many edits of it are on their way. */
  readonly pending: number;
  /** The newest revision that has one of them. */
  readonly revision: number;
}

/**
 * What the page knows sooner than the search: papers just decided that answers still list, and papers just
 * brought back that they do not list yet. It ends with the first answer that has all edits of the paper.
 */
export function createForesight() {
  const expected = new Map<PaperId, Expected>();

  return {
    /** An edit is on its way by which these papers will be inside or outside of the answers. */
    expect(papers: readonly PaperId[], where: Expected['where']): void {
      for (const paper of papers) {
        const { pending = 0, revision = 0 } = expected.get(paper) ?? {};
        expected.set(paper, { where, pending: pending + 1, revision });
      }
    },
    /** The edit is done; answers of that revision and later know of it. */
    confirm(papers: readonly PaperId[], revision: number): void {
      for (const paper of papers) {
        const known = expected.get(paper);
        if (!known) continue;
        const pending = Math.max(0, known.pending - 1);
        expected.set(paper, { ...known, pending, revision: Math.max(known.revision, revision) });
      }
    },
    /** An edit that would have taken them out was never made. */
    drop(papers: readonly PaperId[]): void {
      for (const paper of papers) {
        const known = expected.get(paper);
        if (!known) continue;
        if (known.pending <= 1) expected.delete(paper);
        else expected.set(paper, { ...known, where: 'inside', pending: known.pending - 1 });
      }
    },
    forget(papers: readonly PaperId[]): void {
      for (const paper of papers) expected.delete(paper);
    },
    /** An answer as it will be: those brought back stand before it, in the order in which they are shown. */
    correct({ papers, revision }: Found, shown: readonly PaperId[]): readonly PaperId[] {
      for (const [paper, known] of expected)
        if (known.pending === 0 && known.revision <= revision) expected.delete(paper);
      if (expected.size === 0) return papers;
      const there = new Set(papers);
      const back = shown.filter((paper) => expected.get(paper)?.where === 'inside' && !there.has(paper));
      return [...back, ...papers.filter((paper) => expected.get(paper)?.where !== 'outside')];
    },
  };
}
