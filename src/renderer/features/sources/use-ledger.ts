import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { AppError } from '#shared/contract/errors.ts';
import type { LedgerDay, LoggedRequest } from '#shared/contract/sources.ts';
import { useServices } from '../../app/services-context.tsx';

/** So many lines of a day's log are shown; a day that needed more has them in the library. */
const mostRequests = 200;

/** The ledger of a source since a day, newest first; `null` until it came. Kept in step with the library. */
export function useLedger(source: number, since: string): readonly LedgerDay[] | null {
  const { library } = useServices();
  const ask = useCallback(async () => {
    const { days } = await library.sources.ledger({ source, since });
    return days.toSorted((a, b) => (a.day < b.day ? 1 : -1));
  }, [library, source, since]);
  return useAnswer(ask);
}

/** The requests that belong to a day of a source, oldest first; `null` until they came. */
export function useRequests(source: number, day: string): readonly LoggedRequest[] | null {
  const { library } = useServices();
  const ask = useCallback(async () => {
    const { requests } = await library.sources.log({ source, day, limit: mostRequests });
    return requests.toReversed();
  }, [library, source, day]);
  return useAnswer(ask);
}

/** Asks when the question is another, and again when there is news; the answer to the same question stays meanwhile. */
function useAnswer<Answer>(ask: () => Promise<Answer>): Answer | null {
  const news = useStore(useServices().sources, (state) => state.news);
  const [known, setKnown] = useState<{ readonly to: typeof ask; readonly answer: Answer } | null>(null);
  useEffect(() => {
    let isWanted = true;
    ask().then(
      (answer) => isWanted && setKnown({ to: ask, answer }),
      (error: unknown) => {
        // The library is away, or the source was removed in another window: the list says so.
        if (!(error instanceof AppError) || error.code === 'internal') throw error;
      },
    );
    return () => {
      isWanted = false;
    };
  }, [ask, news]);
  return known?.to === ask ? known.answer : null;
}
