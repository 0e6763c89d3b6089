import type { FetchReport, LedgerDay } from '#shared/contract/sources.ts';
import type { ParsedInput } from '#shared/domain/draft.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { parseInput } from '../imports/registry.ts';
import type { StagingOwner } from '../imports/staging.ts';
import type { LibraryParts } from '../library-parts.ts';
import { retryDelay } from '../network/back-off.ts';
import type { RequestLog } from '../network/request-log.ts';
import { dayInWords, timeInWords } from '../network/sentences.ts';
import { createPace, runInSteps } from '../pace.ts';
import { askRoad } from './ask-road.ts';
import { daysBetween, presentDay } from './calendar.ts';
import type { DayFinding } from './finding.ts';
import type { FolderFiles } from './folder-files.ts';
import type { LedgerStore } from './ledger-store.ts';
import { longestOpen, planDays } from './plan-days.ts';
import { fetchArxivCategory } from './roads/arxiv-category.ts';
import { fetchArxivQuery } from './roads/arxiv-query.ts';
import { fetchFeed } from './roads/feed.ts';
import { readFolder } from './roads/folder.ts';
import { fetchHuggingFace } from './roads/huggingface.ts';
import { fetchPreprints } from './roads/preprints.ts';
import type { RoadContext } from './roads/road.ts';
import type { SourceAnnouncer } from './source-announcer.ts';
import { identifySource } from './source-kinds.ts';
import type { SourceRecord, SourceStore } from './source-store.ts';
import { takeIn } from './take-in.ts';
import type { ValidatorStore } from './validator-store.ts';
import { habitOf, judge } from './verdict.ts';

/** What fetching works with. */
export interface FetchParts {
  readonly parts: LibraryParts;
  readonly sources: SourceStore;
  readonly ledger: LedgerStore;
  readonly validators: ValidatorStore;
  readonly files: FolderFiles;
  readonly log: RequestLog;
  readonly announcer: SourceAnnouncer;
  readonly owner: StagingOwner;
  readonly random: () => number;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

export interface FetchOptions {
  /** The source's present day, when not given. */
  readonly asOf?: Day | undefined;
  readonly signal: AbortSignal;
}

/** Fetches one source: asks, takes in, and enters into the ledger what became of each day. */
export async function fetchSource(
  fetching: FetchParts,
  source: SourceRecord,
  { asOf: given, signal }: FetchOptions,
): Promise<FetchReport> {
  const { parts, sources, ledger, announcer } = fetching;
  const asOf = given ?? presentDay(source.kind, parts.clock.now());
  const complaints: string[] = [];
  const days = planDays(source, asOf, ledger);
  const findings = await findDays({ fetching, source, asOf, signal, complaints }, days);
  const report = emptyReport(source);
  for (const finding of findings.toSorted((one, other) => (one.day < other.day ? -1 : 1))) {
    signal.throwIfAborted();
    await enterDay({ fetching, source, asOf, signal }, finding, report);
  }
  parts.database.transaction(() => {
    sources.noteFetched(source.id, parts.clock.now().toISOString());
    announcer.mark();
  });
  const forbidden = findings.flatMap(({ faults }) => faults).find(({ kind }) => kind === 'forbidden');
  const entered = ledger.list({ source: source.id, since: days[0] ?? asOf, until: asOf });
  const today = entered.find(({ day }) => day === asOf) ?? null;
  const hasDays = source.kind !== 'folder';
  return {
    ...report,
    verdict: hasDays && forbidden === undefined ? (today?.verdict ?? null) : null,
    days: entered,
    sentence: forbidden?.sentence ?? sentenceOf(source, today, findings),
    complaints: [...new Set(complaints)].slice(0, 100),
  };
}

interface Work {
  readonly fetching: FetchParts;
  readonly source: SourceRecord;
  readonly asOf: Day;
  readonly signal: AbortSignal;
}

function findDays(
  work: Work & { readonly complaints: string[] },
  days: readonly Day[],
): Promise<readonly DayFinding[]> {
  const { source } = work;
  const context = roadContext(work);
  switch (source.kind) {
    case 'huggingface':
      return fetchHuggingFace(context, days);
    case 'arxiv':
      return fetchArxivCategory(context, days);
    case 'arxiv-search':
    case 'arxiv-author':
      return fetchArxivQuery(context, days);
    case 'biorxiv':
    case 'medrxiv':
      return fetchPreprints(context, days);
    case 'feed':
      return fetchFeed(context, days);
    case 'folder':
      return findInFolder(work, context);
    default:
      return source.kind satisfies never;
  }
}

function roadContext({
  fetching,
  source,
  asOf,
  signal,
  complaints,
}: Work & { readonly complaints: string[] }): RoadContext {
  const { parts, ledger, validators } = fetching;
  return {
    source,
    asOf,
    addresses: parts.web.addresses,
    ask: (question) =>
      askRoad(question, {
        web: parts.web,
        source: source.id,
        signal,
        known: question.isConditional ? knownOf(question.url) : null,
        complain: (message) => void complaints.push(message),
      }),
    nameIt: (title) => nameSource(fetching, source, title),
    note: (day, sentence) => note(fetching, source, { day, sentence }),
    hasReceived: (identifier) => ledger.hasReceived(source.id, identifier),
  };

  /** Hearing only of changes is enough where all that was sent before is in the library still. */
  function knownOf(url: string) {
    const known = validators.get(url);
    if (known?.day == null) return null;
    const entry = ledger.get(source.id, known.day);
    const isSettled = entry !== null && entry.nextTryAt === null && entry.verdict !== 'failed';
    return isSettled && ledger.isHeld(source.id, known.day) ? known : null;
  }
}

/** A source that bears only its address still takes the name that it gives itself. */
function nameSource({ parts, sources, announcer }: FetchParts, source: SourceRecord, title: string): void {
  const name = title.replace(/\s+/g, ' ').trim();
  parts.database.transaction(() => {
    const current = sources.find(source.id);
    if (name === '' || current?.name !== identifySource(source.kind, source.target).name) return;
    sources.update(source.id, { name });
    announcer.mark();
  });
}

function note(
  { parts, log }: FetchParts,
  source: SourceRecord,
  { day, sentence }: { readonly day: Day; readonly sentence: string },
): void {
  log.add({
    source: source.id,
    day,
    at: parts.clock.now().toISOString(),
    road: '',
    url: null,
    status: null,
    tookMs: null,
    bytes: null,
    sentence,
  });
}

async function findInFolder(
  { fetching, source, asOf, signal, complaints }: Work & { readonly complaints: string[] },
  { note: write }: RoadContext,
): Promise<DayFinding[]> {
  const { files, parts, wait } = fetching;
  const finding = await readFolder({
    source,
    asOf,
    note: write,
    isTaken: (sha256) => files.isTaken(source.id, sha256),
    async parse(file): Promise<ParsedInput> {
      const steps = parseInput(file, { asOf, progress: () => {} });
      const parsed = await runInSteps(createPace(signal), steps);
      complaints.push(...parsed.complaints.map(({ message }) => `“${file.name}”: ${message}`));
      return parsed;
    },
    wait: (milliseconds) => wait(milliseconds, signal),
    now: () => parts.clock.now(),
  });
  return [finding];
}

type Totals = Omit<FetchReport, 'complaints'>;

function emptyReport({ id, name }: SourceRecord): { -readonly [Field in keyof Totals]: Totals[Field] } {
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
async function enterDay(
  { fetching, source, asOf, signal }: Work,
  finding: DayFinding,
  report: ReturnType<typeof emptyReport>,
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
    for (const file of finding.files) files.take(source.id, file, now.toISOString());
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

function sentenceOf(source: SourceRecord, today: LedgerDay | null, findings: readonly DayFinding[]): string {
  if (today !== null) return `${source.name}, ${dayInWords(today.day)}: ${today.sentence}`;
  const fault = findings.flatMap(({ faults }) => faults)[0];
  return fault?.sentence ?? `${source.name} has nothing new.`;
}
