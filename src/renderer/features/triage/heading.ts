import type { Origins } from '../../app/triage/scope.ts';
import { counted } from '../../text/counts.ts';
import { weekdayWords } from '../../text/dates.ts';
import { sourceName } from '../paper/index.ts';

/** What the page calls a session: its day and source where it is one of each. */
export function headingOf(
  text: string,
  { days, sources }: Origins,
  today: string,
): { readonly heading: string; readonly detail: string } {
  const [day] = days;
  const [source] = sources;
  const oneSource = sources.size === 1 && source !== undefined ? sourceName(source) : null;
  if (days.size === 1 && day !== undefined) {
    return {
      heading: weekdayWords(day, today),
      detail: oneSource ?? (sources.size === 0 ? '' : counted(sources.size, 'source')),
    };
  }
  const parts = [
    text === '' ? oneSource : (oneSource ?? ''),
    days.size > 1 ? counted(days.size, 'day') : '',
    sources.size > 1 ? counted(sources.size, 'source') : '',
  ].filter((part) => part !== null && part !== '');
  return { heading: text === '' ? 'Inbox' : text, detail: parts.join(' · ') };
}
