import type { Day } from '#shared/domain/partial-date.ts';
import { writtenDay } from '../written-day.ts';
import type { MailLine } from './mail-lines.ts';

/** A paper as a mail lists it, its lines not looked into yet. */
export interface MailEntry {
  readonly section: Section;
  readonly day: Day | null;
  readonly head: readonly MailLine[];
  readonly abstract: readonly MailLine[];
  readonly line: number;
  readonly endLine: number;
  /** Whether its closing mark was seen. */
  readonly isClosed: boolean;
}

export type Section = 'new' | 'cross' | 'replace';

/** One mail: a file may hold several, one after the other. */
export interface Mailing {
  readonly subject: string | null;
  readonly dateText: string | null;
  readonly day: Day | null;
  readonly entries: readonly MailEntry[];
  /** Whether the rule stands at its end that arXiv closes its mails with. */
  readonly hasEnd: boolean;
  readonly line: number;
  readonly endLine: number;
}

/** What is put together while lines are read. */
interface OpenMailing {
  subject: string | null;
  dateText: string | null;
  day: Day | null;
  entries: MailEntry[];
  hasEnd: boolean;
  line: number;
  section: Section;
}

interface OpenEntry {
  readonly head: MailLine[];
  readonly abstract: MailLine[];
  readonly line: number;
  isInAbstract: boolean;
}

/** Parts the lines of a file into mails, and those into entries. Yields now and then. */
export function* readMailings(lines: readonly MailLine[]): Generator<void, Mailing[]> {
  const mailings: Mailing[] = [];
  let mailing = openMailing(1);
  let entry: OpenEntry | null = null;
  const closeEntry = (endLine: number, isClosed: boolean) => {
    if (entry === null) return;
    const { head, abstract, line } = entry;
    mailing.entries.push({
      section: mailing.section,
      day: mailing.day,
      head,
      abstract,
      line,
      endLine,
      isClosed,
    });
    entry = null;
  };
  const closeMailing = (endLine: number) => {
    closeEntry(endLine, false);
    const { section: _section, ...closed } = mailing;
    if (closed.subject !== null || closed.entries.length > 0) mailings.push({ ...closed, endLine });
  };
  for (const [index, current] of lines.entries()) {
    if (index % 5000 === 4999) yield;
    const { text, line } = current;
    if (isEntryStart(lines, index)) {
      closeEntry(line - 1, false);
      entry = { head: [], abstract: [], line, isInAbstract: false };
    } else if (entry !== null && /^\\\\\s*\(/.test(text)) closeEntry(line, true);
    else if (entry !== null && text === '\\\\') {
      if (entry.isInAbstract) closeEntry(line, true);
      else entry.isInAbstract = true;
    } else if (/^-{50,}$/.test(text)) closeEntry(line - 1, isListedBriefly(entry));
    else if (/^%[%-]{40,}$/.test(text)) {
      closeEntry(line - 1, isListedBriefly(entry));
      passRule(mailing, text);
    } else if (entry !== null) (entry.isInAbstract ? entry.abstract : entry.head).push(current);
    else if (/^(?:Date|Subject):/i.test(text)) {
      const isNext = mailing.entries.length > 0 || mailing.hasEnd;
      if (isNext) {
        closeMailing(line - 1);
        mailing = openMailing(line);
      }
      readHeader(mailing, text);
    } else if (/^\s*\/\*.{6,40}\*\/$/.test(text)) {
      mailing.day = writtenDay(text.replace(/[/*]/g, '')) ?? mailing.day;
    }
  }
  const last = lines.at(-1)?.line ?? 1;
  closeEntry(last, isListedBriefly(entry));
  closeMailing(last);
  return mailings;
}

function openMailing(line: number): OpenMailing {
  return { subject: null, dateText: null, day: null, entries: [], hasEnd: false, line, section: 'new' };
}

/** An entry begins with the mark on a line of its own, and its id follows. */
function isEntryStart(lines: readonly MailLine[], index: number): boolean {
  if (lines[index]?.text !== '\\\\') return false;
  return /^(?:arXiv|Paper):/i.test(lines[index + 1]?.text ?? '');
}

/** Lists of a past week have no abstracts, and no mark that closes an entry. */
function isListedBriefly(entry: OpenEntry | null): boolean {
  return entry !== null && entry.isInAbstract && entry.abstract.every(({ text }) => text === '');
}

function passRule(mailing: OpenMailing, rule: string): void {
  if (rule.startsWith('%%%')) mailing.hasEnd = true;
  else mailing.section = rule.startsWith('%%') ? 'replace' : 'cross';
}

function readHeader(mailing: OpenMailing, text: string): void {
  const value = text.slice(text.indexOf(':') + 1).trim();
  if (/^subject/i.test(text)) mailing.subject ??= value;
  else if (mailing.dateText === null) {
    mailing.dateText = value;
    mailing.day = writtenDay(value);
  }
}
