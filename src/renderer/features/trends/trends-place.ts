import { type TrendSpan, trendSpans } from '#shared/trends/trends.ts';
import { firstPlace } from '../../app/address.ts';
import type { Place } from '../../app/services.ts';

/** What the page shows. */
export interface Look {
  readonly weeks: TrendSpan;
  readonly source: string | null;
}

const usual: Look = { weeks: 26, source: null };

/** The look that a place's `detail` names: `52`, or `26 arxiv/cs.LG`. */
export function lookOf(detail: string | null): Look {
  const [first = '', ...rest] = (detail ?? '').split(' ');
  const weeks = trendSpans.find((span) => String(span) === first) ?? usual.weeks;
  const source = rest.join(' ');
  return { weeks, source: source === '' ? null : source };
}

/** The `detail` of a look; `null` for the usual one. */
export function detailOf({ weeks, source }: Look): string | null {
  if (weeks === usual.weeks && source === null) return null;
  return source === null ? String(weeks) : `${weeks} ${source}`;
}

/** The page with a look, as a place. */
export function trendsPlace(look: Look): Place {
  return { ...firstPlace, page: 'trends', detail: detailOf(look) };
}
