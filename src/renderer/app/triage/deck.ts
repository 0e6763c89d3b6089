import type { PaperId } from '#shared/domain/paper.ts';

/** The papers to be decided in their order, and the one the reader looks at: the first, unless they looked ahead. */
export interface Deck {
  readonly papers: readonly PaperId[];
  readonly at: number;
}

export const emptyDeck: Deck = { papers: [], at: 0 };

/** The paper on the card; `null` when none is left. */
export function currentOf({ papers, at }: Deck): PaperId | null {
  return papers[at] ?? null;
}

/** The next papers after the card; behind the last come those that were passed over. */
export function following({ papers, at }: Deck, count: number): readonly PaperId[] {
  return [...papers.slice(at + 1, at + 1 + count), ...papers.slice(0, Math.min(at, count))].slice(0, count);
}

/** What is left when some are decided. The card shows what came after, at the end the first that was passed over. */
export function without({ papers, at }: Deck, leaving: ReadonlySet<PaperId>): Deck {
  const left = papers.filter((paper) => !leaving.has(paper));
  const before = papers.slice(0, at).filter((paper) => !leaving.has(paper)).length;
  return { papers: left, at: before < left.length ? before : 0 };
}

/** Papers that come back lie on top, the first of them on the card. */
export function withBack({ papers, at }: Deck, back: readonly PaperId[]): Deck {
  const known = new Set(back);
  const rest = papers.filter((paper) => !known.has(paper));
  const place = papers.slice(0, at).filter((paper) => !known.has(paper)).length;
  return { papers: [...rest.slice(0, place), ...new Set(back), ...rest.slice(place)], at: place };
}

/** Looks ahead or back, stopping at the ends. */
export function lookBy({ papers, at }: Deck, by: number): Deck {
  return { papers, at: Math.min(Math.max(at + by, 0), Math.max(papers.length - 1, 0)) };
}

/** Looks at one of its papers. */
export function lookAt(deck: Deck, paper: PaperId): Deck {
  const at = deck.papers.indexOf(paper);
  return at < 0 ? deck : { ...deck, at };
}

/** So many papers after the card stay where they are, so that what is prefetched is what comes. */
const pinned = 2;

/**
 * The deck with what the library has now. The card stays, even if its paper left the Inbox by another
 * hand, and so do the two after it; the rest takes the new order.
 */
export function refreshed(deck: Deck, found: readonly PaperId[]): Deck {
  const current = currentOf(deck);
  if (current === null) return { papers: found, at: 0 };
  const there = new Set(found);
  const stay = [
    current,
    ...deck.papers.slice(deck.at + 1, deck.at + 1 + pinned).filter((each) => there.has(each)),
  ];
  const staying = new Set(stay);
  const passedOver = new Set(deck.papers.slice(0, deck.at));
  const before = found.filter((paper) => passedOver.has(paper) && !staying.has(paper));
  const after = found.filter((paper) => !passedOver.has(paper) && !staying.has(paper));
  return { papers: [...before, ...stay, ...after], at: before.length };
}
