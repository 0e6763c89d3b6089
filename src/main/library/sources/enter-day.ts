import type { FetchReport } from '#shared/contract/sources.ts';
import { retryDelay } from '../network/back-off.ts';
import { timeInWords } from '../network/sentences.ts';
import { daysBetween } from './calendar.ts';
import type { Work } from './fetch-parts.ts';
import type { DayFinding } from './finding.ts';
import type { Received } from './ledger-store.ts';
import { longestOpen } from './plan-days.ts';
import type { SourceRecord } from './source-store.ts';
import { takeIn } from './take-in.ts';
import { habitOf, judge } from './verdict.ts';

/** What a fetch counts as it goes on. */
export type RunningReport = {
  -readonly [Field in keyof Omit<FetchReport, 'complaints'>]: Omit<FetchReport, 'complaints'>[Field];
};

/** A report of nothing yet. */
export function emptyReport({ id, name }: SourceRecord): RunningReport {
  return {
    source: id,
    name,
    verdict: null,
    added: 0,
    updated: 0,
    unchanged: 0,
    unresolved: 0,
    batches: [],
    days: [],
    sentence: '',
  };
}

/** Takes a day's papers in and enters the day, both at once; what was settled is never made worse by silence. */
export async function enterDay(work: Work, finding: DayFinding, report: RunningReport): Promise<void> {
  const { fetching, source, asOf, signal } = work;
  const { parts, announcer } = fetching;
  const isEmpty = finding.papers.length + finding.updates.length === 0;
  if (isForbidden(finding) && isEmpty) return;
  if (isEmpty) {
    parts.database.transaction(() => writeDay(work, finding, []));
  } else {
    // F45: killed at any moment, there are the papers and what is said of them, or neither.
    const alongside = (received: readonly Received[]): void => writeDay(work, finding, received);
    const taken = await takeIn(parts, { ...fetching, source, finding, asOf, signal, alongside });
    report.added += taken.added;
    report.updated += taken.updated;
    report.unchanged += taken.unchanged;
    report.unresolved += taken.unresolved;
    if (taken.batch !== null) report.batches.push(taken.batch);
  }
  announcer.tell([source.id]);
}

/** Whether the reader's switch kept something of a day from being asked. */
export function isForbidden({ faults }: DayFinding): boolean {
  return faults.some(({ kind }) => kind === 'forbidden');
}

/** Writes what is known of a day now, within a transaction. */
function writeDay(
  { fetching, source, asOf }: Work,
  finding: DayFinding,
  received: readonly Received[],
): void {
  const { parts, ledger, validators, files, announcer, random } = fetching;
  const { day } = finding;
  const now = parts.clock.now();
  const earlier = ledger.get(source.id, day);
  ledger.receive(source.id, day, received);
  for (const one of finding.remember) validators.set(one);
  for (const file of finding.files) files.settle(source.id, file, now.toISOString());
  announcer.mark();
  if (source.kind === 'folder' && finding.papers.length === 0) return;
  const isSettled = earlier !== null && earlier.nextTryAt === null;
  const saysNothingNew = finding.papers.length === 0 && finding.state !== 'listed';
  if (isSettled && saysNothingNew) {
    ledger.noteFetched(source.id, day, now.toISOString());
    return;
  }
  const { isOpen, ...judgement } = judge({
    finding,
    received: new Set(ledger.receivedOn(source.id, day).map(({ identifier }) => identifier)),
    habit: habitOf(day, ledger.habitOf(source.id, day)),
    restsAtWeekends: source.kind === 'arxiv',
    name: source.name,
  });
  const isWorthIt = isOpen && daysBetween(day, asOf) <= longestOpen;
  const before = earlier?.tries ?? 0;
  const next = isWorthIt ? nextTry(finding, { before, now, random }) : null;
  ledger.set({
    ...judgement,
    source: source.id,
    day,
    fetchedAt: now.toISOString(),
    sentence: next === null ? judgement.sentence : `${judgement.sentence} ${next.sentence}`,
    nextTryAt: next?.at.toISOString() ?? null,
    tries: next?.tries ?? 0,
  });
}

interface NextTry {
  readonly at: Date;
  readonly tries: number;
  readonly sentence: string;
}

/** When a day is tried again: not before the servers want it, and at once when the reader allows it again. */
function nextTry(
  finding: DayFinding,
  { before, now, random }: { readonly before: number; readonly now: Date; readonly random: () => number },
): NextTry {
  if (isForbidden(finding)) {
    return { at: now, tries: before, sentence: 'It is asked again when the network is allowed.' };
  }
  const tries = before + 1;
  const wishes = finding.faults.flatMap(({ retryAt }) => (retryAt === null ? [] : [retryAt.getTime()]));
  const at = new Date(Math.max(now.getTime() + retryDelay(tries, random), ...wishes));
  return { at, tries, sentence: `It is asked again at ${timeInWords(at, now)}.` };
}
