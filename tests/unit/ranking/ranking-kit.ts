import type { Paper, Status } from '#shared/domain/paper.ts';
import { aPaper } from '../search/search-kit.ts';

const liked = ['kv cache', 'serving', 'paged memory', 'throughput', 'quantized attention'];
const disliked = ['lattice', 'hadron', 'gauge symmetry', 'monte carlo', 'quark masses'];

/** A paper about what this reader keeps, or about what the reader skips; no two are alike. */
export function aPaperAbout(
  about: 'caches' | 'lattices',
  given: Partial<Omit<Paper, 'id'>> & { readonly id: number },
): Paper {
  const words = about === 'caches' ? liked : disliked;
  const word = (at: number) => words[(given.id + at) % words.length] ?? '';
  return aPaper({
    title: `On ${word(0)} and ${word(1)}`,
    abstract: `We study ${word(2)} with ${word(3)}, case ${given.id}. Results hold for ${word(4)} too.`,
    authors: [about === 'caches' ? 'Grace Hopper' : 'Emmy Noether', `Co-author N${given.id}`],
    categories: [about === 'caches' ? 'cs.DC' : 'hep-lat'],
    organization: about === 'caches' ? 'Bletchley Park' : 'Göttingen',
    ...given,
  });
}

/** Papers that were decided: those about caches kept, the others skipped, with ids from `from` on. */
export function decided(kept: number, skipped: number, from = 1): Paper[] {
  return Array.from({ length: kept + skipped }, (_, at) => {
    // Of each kind now and then, so that neither is older than the other.
    const isKept =
      Math.floor(((at + 1) * kept) / (kept + skipped)) > Math.floor((at * kept) / (kept + skipped));
    const status: Status = isKept ? 'queued' : 'skipped';
    return aPaperAbout(isKept ? 'caches' : 'lattices', {
      id: from + at,
      status,
      decidedAt: new Date(Date.UTC(2026, 5, 1) + at * 60_000).toISOString(),
    });
  });
}

/** Papers of the Inbox, about both in turn. */
export function undecided(count: number, from = 1000): Paper[] {
  return Array.from({ length: count }, (_, at) =>
    aPaperAbout(at % 2 === 0 ? 'caches' : 'lattices', { id: from + at, status: 'undecided' }),
  );
}
