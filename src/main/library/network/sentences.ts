import type { ServiceGroup, WebFault } from './web.ts';

/** What a group of services is called in sentences. */
export function groupName(group: ServiceGroup): string {
  switch (group) {
    case 'arxiv':
      return 'arXiv';
    case 'huggingface':
      return 'Hugging Face';
    case 'biorxiv':
      return 'bioRxiv';
    default:
      return group.slice('host:'.length);
  }
}

/** A time of day on the reader's own clock, with the day where it is another: "9:20", "9:20 on 2 July". */
export function timeInWords(at: Date, now: Date): string {
  const time = `${at.getHours()}:${String(at.getMinutes()).padStart(2, '0')}`;
  const isToday = at.toDateString() === now.toDateString();
  return isToday ? time : `${time} on ${at.getDate()} ${months[at.getMonth()]}`;
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A day as people say it: "1 July". */
export function dayInWords(day: string): string {
  return `${Number(day.slice(8, 10))} ${months[Number(day.slice(5, 7)) - 1]}`;
}

/** Why no answer came, for people. */
export function whyNone(
  fault: WebFault,
  { who, code, maxBytes }: { readonly who: string; readonly code: string | null; readonly maxBytes: number },
): string {
  const word = code === null ? '' : ` (${code})`;
  switch (fault) {
    case 'offline':
      return `${who} cannot be reached from here${word}.`;
    case 'timeout':
      return `${who} took too long to answer.`;
    case 'connection':
      return `The connection to ${who} failed${word}.`;
    case 'cut':
      return `The answer of ${who} broke off before its end.`;
    case 'too-large':
      return `The answer of ${who} is larger than ${Math.round(maxBytes / 1_048_576)} MB, so it was not taken.`;
    case 'status':
    case 'redirect':
    case 'type':
    case 'forbidden':
      return `${who} did not give what was asked for.`;
    default:
      return fault satisfies never;
  }
}
