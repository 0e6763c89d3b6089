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
    case 'private':
      return `The address leads into your own network (${who}), and an input brought it, so it was not asked.`;
    case 'status':
    case 'redirect':
    case 'type':
    case 'forbidden':
      return `${who} did not give what was asked for.`;
    default:
      return fault satisfies never;
  }
}

/** What a status other than 200 means, behind it. */
export const statusReasons: Readonly<Record<number, string>> = {
  400: ' (it does not understand what was asked)',
  401: ' (it wants a name and a password)',
  403: ' (it refuses)',
  404: ' (there is no such thing there)',
  410: ' (it is gone)',
  429: ' (too many requests)',
  500: ' (something is wrong there)',
  502: ' (something is wrong on the way)',
  503: ' (it is overloaded)',
  504: ' (it took too long)',
};
