import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { queryWithDateRange } from '#shared/search/query/date-range.ts';
import { parseQuery } from '#shared/search/query/parse.ts';
import { resolveDates } from '#shared/search/query/ranges.ts';
import type { FacetCount } from '#shared/search/request.ts';
import { useServices } from '../../app/services-context.tsx';
import { type Bin, binsOf, datesOfRange, pageOf, type Range, rangeOfDays } from './brush.ts';
import { binWords, dateOf, describe, hasRoomForStart, rangeWords } from './histogram-words.ts';
import { RangePlot } from './range-plot.tsx';

/** When the hits were published, as bars; dragging over them, or the two sliders, is `date:` in the query. */
export function Histogram({ today }: { readonly today: string }) {
  const { results, place } = useServices();
  const histogram = useStore(results, (state) => state.settled?.answer.histogram);
  // Only one with a range is of interest: the others are typed without drawing the bars anew.
  const query = useStore(place, (state) =>
    parseQuery(state.place.query).dates.length === 1 ? state.place.query : '',
  );
  const bins = useBins(histogram, today);
  const range = useMemo(() => rangeIn(query, bins, today), [query, bins, today]);
  const bars = useMemo(
    () => bins.map((bin) => ({ key: bin.first, words: binWords(bin), count: bin.count })),
    [bins],
  );
  if (bins.length === 0) return null;

  const whole: Range = { from: 0, to: bins.length };
  const chosen = range ?? whole;

  function choose(next: Range | null, how: 'go' | 'replace') {
    const { place: now, go, replace } = place.getState();
    const { from, to } = datesOfRange(bins, next ?? whole);
    const changed = queryWithDateRange(now.query, from, to);
    (how === 'go' ? go : replace)({ query: changed });
  }

  return (
    <RangePlot
      legend="Published"
      says={describe(bins, chosen, today)}
      bars={bars}
      range={range}
      page={pageOf(bins)}
      ends={
        <>
          <span>{hasRoomForStart(range, bins) ? dateOf(bins[0]?.first) : ''}</span>
          {range ? <b>{rangeWords(bins, range, today)}</b> : <span>{dateOf(bins.at(-1)?.last)}</span>}
        </>
      }
      words={{
        from: { label: 'Published from', value: dateOf(bins[chosen.from]?.first) },
        to: { label: 'Published until', value: dateOf(bins[chosen.to - 1]?.last) },
      }}
      onChoose={choose}
    />
  );
}

/** The bars; where no hit has a date, those there were, empty, so that nothing jumps. */
function useBins(histogram: readonly FacetCount[] | undefined, today: string): readonly Bin[] {
  const [held, setHeld] = useState<readonly Bin[]>([]);
  const counted = useMemo(() => binsOf(histogram ?? [], today), [histogram, today]);
  const bins = useMemo(
    () => (counted.length > 0 ? counted : held.map((bin) => ({ ...bin, count: 0 }))),
    [counted, held],
  );
  if (counted.length > 0 && counted !== held) setHeld(counted);
  return bins;
}

/** The bars that the query's own `date:` range covers; `null` when it has none, or one that no bar shows. */
function rangeIn(query: string, bins: readonly Bin[], today: string): Range | null {
  const { dates } = parseQuery(query);
  const only = dates.length === 1 ? dates[0] : undefined;
  const days = only ? resolveDates(only.text, today) : null;
  return days ? rangeOfDays(bins, days) : null;
}
