import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PaperId } from '#shared/domain/paper.ts';
import {
  currentOf,
  type Deck,
  following,
  lookAt,
  lookBy,
  refreshed,
  withBack,
  without,
} from '../../../src/renderer/app/triage/deck.ts';

// Any number can be the id of a paper here.
const papers = (...ids: number[]) => ids as PaperId[];
const all = papers(1, 2, 3, 4, 5, 6);
const deckArbitrary: fc.Arbitrary<Deck> = fc
  .shuffledSubarray(all, { minLength: 1 })
  .chain((ids) => fc.record({ papers: fc.constant(ids), at: fc.nat(ids.length - 1) }));

describe('the deck of cards', () => {
  it('P4: after a decision shows the paper that came next', () => {
    expect(currentOf(without({ papers: all, at: 0 }, new Set(papers(1))))).toBe(2);
    expect(currentOf(without({ papers: all, at: 2 }, new Set(papers(3))))).toBe(4);
  });

  it('P4: behind the last one come those that were passed over', () => {
    const deck = without({ papers: all, at: 5 }, new Set(papers(6)));

    expect(currentOf(deck)).toBe(1);
    expect(following({ papers: all, at: 4 }, 3)).toEqual([6, 1, 2]);
  });

  it('P5: what comes back lies on top, and nothing is there twice', () => {
    fc.assert(
      fc.property(deckArbitrary, fc.shuffledSubarray(all, { minLength: 1 }), (deck, back) => {
        const after = withBack(deck, back);

        expect(currentOf(after)).toBe(back[0]);
        expect(new Set(after.papers).size).toBe(after.papers.length);
        expect(new Set(after.papers)).toEqual(new Set([...deck.papers, ...back]));
      }),
    );
  });

  it('P5: taking back what was decided gives the same deck again', () => {
    fc.assert(
      fc.property(deckArbitrary, (deck) => {
        const current = currentOf(deck);
        if (current === null) return;
        const decided = without(deck, new Set([current]));

        const back = withBack(decided, [current]);

        expect(currentOf(back)).toBe(current);
        expect(new Set(back.papers)).toEqual(new Set(deck.papers));
      }),
    );
  });

  it('P6: a newer answer never moves the card, and holds all it lists', () => {
    fc.assert(
      fc.property(deckArbitrary, fc.shuffledSubarray(papers(1, 2, 3, 4, 5, 6, 7, 8)), (deck, found) => {
        const after = refreshed(deck, found);

        expect(currentOf(after)).toBe(currentOf(deck));
        expect(new Set(after.papers)).toEqual(new Set([...found, currentOf(deck)]));
        expect(after.papers.length).toBe(new Set(after.papers).size);
      }),
    );
  });

  it('P6: the two papers after the card keep their places, so that what is loaded is what comes', () => {
    const after = refreshed({ papers: all, at: 0 }, papers(6, 5, 4, 3, 2, 1));

    expect(after.papers.slice(0, 3)).toEqual([1, 2, 3]);
    expect(after.papers.slice(3)).toEqual([6, 5, 4]);
  });

  it('P4: looking ahead and back decides nothing and stops at the ends', () => {
    fc.assert(
      fc.property(deckArbitrary, fc.array(fc.constantFrom(1, -1)), (deck, steps) => {
        const after = steps.reduce(lookBy, deck);

        expect(after.papers).toBe(deck.papers);
        expect(currentOf(after)).not.toBeNull();
      }),
    );
    expect(currentOf(lookAt({ papers: all, at: 0 }, 4 as PaperId))).toBe(4);
  });
});
