import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { AppError } from '#shared/contract/errors.ts';
import type { Digest } from '#shared/digest/digest.ts';
import type { Period } from '#shared/digest/period.ts';
import { useServices } from '../../app/services-context.tsx';
import { readersZone } from '../../text/dates.ts';

/** So many papers are named of each source. */
const limit = 50;

/** What became of asking for a digest. */
export type Asked =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'there'; readonly digest: Digest }
  | { readonly kind: 'failed'; readonly reason: string };

/** The digest of some days, made anew when the library changes; the old one stays until then. */
export function useDigest(period: Period): Asked {
  const { library, search, results } = useServices();
  const revision = useStore(results, (state) => state.answer?.revision ?? null);
  const [asked, setAsked] = useState<Asked>({ kind: 'waiting' });
  const { kind, from, to } = period;

  useEffect(() => {
    let isWanted = true;
    async function ask(): Promise<Digest> {
      const [{ sources }, { watches }, { days: ledger }] = await Promise.all([
        library.sources.list({}),
        library.watch.list({}),
        library.sources.ledger({ since: from, until: to }),
      ]);
      const request = { period: { kind, from, to }, timeZone: readersZone(), limit };
      return search.digest({ ...request, sources, watches, ledger });
    }
    ask().then(
      (digest) => isWanted && setAsked({ kind: 'there', digest }),
      (error: unknown) => {
        if (!(error instanceof AppError)) throw error;
        if (isWanted) setAsked({ kind: 'failed', reason: error.message });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [library, search, revision, kind, from, to]);
  return asked;
}
