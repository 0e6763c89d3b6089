import { useEffect, useState } from 'react';
import { AppError } from '#shared/contract/errors.ts';
import type { RuleAction, RuleTrial } from '#shared/contract/triage.ts';
import { useServices } from '../../app/services-context.tsx';

/** How long typing rests before a rule is tried, in milliseconds. */
const rest = 250;
/** So many days a rule is tried on. */
export const trialDays = 30;

/** What a rule would have done in the last days; `null` until that is known. The old answer stays while it is asked anew. */
export function useTrial(query: string, actions: readonly RuleAction[]): RuleTrial | null {
  const { library } = useServices();
  const [trial, setTrial] = useState<RuleTrial | null>(null);
  useEffect(() => {
    if (query.trim() === '' || actions.length === 0) {
      setTrial(null);
      return;
    }
    const stopping = new AbortController();
    const timer = setTimeout(() => {
      library.rules
        .try({ query: query.trim(), actions: [...actions], days: trialDays }, { signal: stopping.signal })
        .then(
          (answer) => stopping.signal.aborted || setTrial(answer),
          (error: unknown) => {
            // Another query took its place, or the library is away: then there is nothing to say.
            if (!(error instanceof AppError) || error.code === 'internal') throw error;
            if (!stopping.signal.aborted) setTrial(null);
          },
        );
    }, rest);
    return () => {
      clearTimeout(timer);
      stopping.abort();
    };
  }, [library, query, actions]);
  return trial;
}
