import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { AppError } from '#shared/contract/errors.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import type { Trends } from '#shared/trends/trends.ts';
import { useServices } from '../../app/services-context.tsx';
import { readersZone } from '../../text/dates.ts';
import type { Look } from './trends-place.ts';

/** What was computed, and for which look: the old stays until the new is there. */
export interface Shown {
  readonly look: Look;
  readonly trends: Trends;
}

/** The trends of a look, computed anew whenever the library changes; `null` until there are any. */
export function useTrends({ weeks, source }: Look, today: Day): Shown | null {
  const { search, results } = useServices();
  const revision = useStore(results, (state) => state.answer?.revision ?? null);
  const isLoaded = useStore(results, (state) => state.loaded === 1);
  const [shown, setShown] = useState<Shown | null>(null);

  useEffect(() => {
    // Of a part of the library, weeks and terms would be wrong.
    if (!isLoaded || revision === null) return;
    const asking = new AbortController();
    const request = { weeks, source, today, timeZone: readersZone() };
    void search.trends(request, asking.signal).then(
      (trends) => {
        if (!asking.signal.aborted) setShown({ look: { weeks, source }, trends });
      },
      (error: unknown) => {
        // Not wanted any more, or the worker is away: it is asked again when it is back.
        if (!(error instanceof AppError) || error.code === 'internal') throw error;
      },
    );
    return () => asking.abort();
  }, [search, isLoaded, revision, weeks, source, today]);
  return shown;
}
