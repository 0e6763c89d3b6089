import type { FetchReport } from '#shared/contract/sources.ts';
import { retryDelay } from '../network/back-off.ts';
import { timeInWords } from '../network/sentences.ts';
import { daysBetween } from './calendar.ts';
import type { Work } from './fetch-parts.ts';
import type { DayFinding } from './finding.ts';
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

/** Takes a day's papers in and enters the day; what was settled is never made worse by silence. */
export async function enterDay(
  { fetching, source, asOf, signal }: Work,
  finding: DayFinding,
  report: RunningReport,
): Promise<void> {
  const { parts, ledger, validators, files, announcer, random } = fetching;
  if (finding.faults.some(({ kind }) => kind === 'forbidden') && finding.papers.length === 0) return;
  const taken =
    finding.papers.length === 0 ? null : await takeIn(parts, { ...fetching, source, finding, asOf, signal });
  if (taken) {
    report.added += taken.report.added;
    report.updated += taken.report.updated;
    report.unchanged += taken.report.unchanged;
    report.unresolved += taken.report.unresolved;
    if (taken.report.batch !== null) report.batches.push(taken.report.batch);
  }
  const { day } = finding;
  const earlier = ledger.get(source.id, day);
  const now = parts.clock.now();
  parts.database.transaction(() => {
    if (taken) ledger.receive(source.id, day, taken.received);
    for (const one of finding.remember) validators.set(one);
    for (const file of finding.files) files.settle(source.id, file, now.toISOString());
    const isSettled = earlier !== null && earlier.nextTryAt === null;
    const saysNothingNew = finding.papers.length === 0 && finding.state !== 'listed';
    const isWithoutDays = source.kind === 'folder' && taken === null;
    if (!isWithoutDays) {
      if (isSettled && saysNothingNew) ledger.noteFetched(source.id, day, now.toISOString());
      else ledger.set(entryOf());
    }
    announcer.mark();
  });
  announcer.tell([source.id]);

  function entryOf() {
    const received = new Set(ledger.receivedOn(source.id, day).map(({ identifier }) => identifier));
    const judgement = judge({
      finding,
      received,
      habit: habitOf(day, ledger.habitOf(source.id, day)),
      restsAtWeekends: source.kind === 'arxiv',
      name: source.name,
    });
    const isWorthIt = judgement.isOpen && daysBetween(day, asOf) <= longestOpen;
    const tries = isWorthIt ? (earlier?.tries ?? 0) + 1 : 0;
    const next = isWorthIt ? nextTry(finding, now.getTime() + retryDelay(tries, random)) : null;
    const when = next === null ? '' : ` It is asked again at ${timeInWords(next, now)}.`;
    const { isOpen: _, ...entry } = judgement;
    return {
      ...entry,
      source: source.id,
      day,
      fetchedAt: now.toISOString(),
      sentence: `${judgement.sentence}${when}`,
      nextTryAt: next?.toISOString() ?? null,
      tries,
    };
  }
}

/** When a day is tried again: not before the servers want it. */
function nextTry({ faults }: DayFinding, usual: number): Date {
  const wishes = faults.flatMap(({ retryAt }) => (retryAt === null ? [] : [retryAt.getTime()]));
  return new Date(Math.max(usual, ...wishes));
}
