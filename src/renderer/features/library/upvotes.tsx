import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import {
  namesUpvotes,
  queryWithoutUpvotes,
  queryWithUpvotes,
  upvotesOf,
  wantsNoUpvotes,
} from '#shared/search/query/date-range.ts';
import type { FacetCount } from '#shared/search/request.ts';
import { useServices } from '../../app/services-context.tsx';
import { countWords } from '../../text/counts.ts';
import type { Range } from './brush.ts';
import { FacetValue } from './facet-value.tsx';
import styles from './histogram.module.css';
import { RangePlot } from './range-plot.tsx';
import {
  describeUpvotes,
  rangeOfUpvotes,
  type Step,
  stepsOf,
  stepWords,
  upvotesOfRange,
  upvoteWords,
} from './upvote-steps.ts';

/** How many upvotes the hits have, as bars; a range of them is `upvotes:` in the query. */
export function Upvotes() {
  const { results, place } = useServices();
  const counts = useStore(results, (state) => state.settled?.answer.upvotes);
  // Only one with a range is of interest: the others are typed without drawing the bars anew.
  const query = useStore(place, (state) => (namesUpvotes(state.place.query) ? state.place.query : ''));
  const steps = useSteps(counts);
  const range = useMemo(() => {
    const upvotes = upvotesOf(query);
    return upvotes && rangeOfUpvotes(steps, upvotes);
  }, [query, steps]);
  const bars = useMemo(
    () => steps.map((step) => ({ key: String(step.first), words: stepWords(step), count: step.count })),
    [steps],
  );
  if (steps.length === 0) return null;

  const chosen: Range = range ?? { from: 0, to: steps.length };
  const without = counts?.find(({ value }) => value === '')?.count ?? 0;
  const none = wantsNoUpvotes(query) ? 'on' : isAnyGiven(query) ? 'excluded' : 'off';

  function chooseNone(how: 'choose' | 'exclude') {
    const { place: now, go } = place.getState();
    if (none !== 'off') go({ query: queryWithUpvotes(now.query, null, null) });
    else if (how === 'choose') go({ query: queryWithoutUpvotes(now.query) });
    else go({ query: queryWithUpvotes(now.query, 0, null) });
  }

  function choose(next: Range | null, how: 'go' | 'replace') {
    const { place: now, go, replace } = place.getState();
    const ends = next === null ? { from: null, to: null } : upvotesOfRange(steps, next);
    (how === 'go' ? go : replace)({ query: queryWithUpvotes(now.query, ends.from, ends.to) });
  }

  return (
    <RangePlot
      legend="Upvotes"
      says={describeUpvotes(steps, chosen)}
      bars={bars}
      range={range}
      page={3}
      ends={
        range ? (
          <b className={styles.end}>{upvoteWords(steps, range)}</b>
        ) : (
          <>
            <span>0</span>
            <span>{lastWords(steps)}</span>
          </>
        )
      }
      words={{
        from: { label: 'Upvotes from', value: countWords(steps[chosen.from]?.first ?? 0) },
        to: { label: 'Upvotes until', value: lastWords(steps.slice(0, chosen.to)) },
      }}
      onChoose={choose}
    >
      {without > 0 || none !== 'off' ? (
        <FacetValue name="upvotes" value="" count={without} share={0} state={none} onChoose={chooseNone} />
      ) : null}
    </RangePlot>
  );
}

/** Whether the query asks for papers with any upvotes at all: those of which none are given are excluded. */
function isAnyGiven(query: string): boolean {
  const range = upvotesOf(query);
  return range?.min === 0 && range.max === Number.POSITIVE_INFINITY;
}

function lastWords(steps: readonly Step[]): string {
  const last = steps.at(-1)?.last ?? 0;
  return Number.isFinite(last) ? countWords(last) : `${countWords(steps.at(-1)?.first ?? 0)} or more`;
}

/** The bars; where no hit has upvotes, those there were, empty, so that nothing jumps. */
function useSteps(counts: readonly FacetCount[] | undefined): readonly Step[] {
  const [held, setHeld] = useState<readonly Step[]>([]);
  const counted = useMemo(() => stepsOf(counts ?? []), [counts]);
  const steps = useMemo(
    () => (counted.length > 0 ? counted : held.map((step) => ({ ...step, count: 0 }))),
    [counted, held],
  );
  if (counted.length > 0 && counted !== held) setHeld(counted);
  return steps;
}
