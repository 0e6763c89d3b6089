import type { Announcement, Draft } from '#shared/domain/draft.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import type { ServiceAddresses } from '../../network/service-addresses.ts';
import type { ServiceGroup, WebRequest } from '../../network/web.ts';
import type { DayFinding, Remembered, RoadFault } from '../finding.ts';
import type { SourceRecord } from '../source-store.ts';

/** One question on a road. */
export interface RoadQuestion {
  readonly road: string;
  readonly url: string;
  readonly group: ServiceGroup;
  readonly wanted: NonNullable<WebRequest['wanted']>;
  readonly day: Day;
  /** Where an answer of this day or later, up to the day of the fetch, is known, only changes are asked for. */
  readonly conditionalSince?: Day;
}

/** What came of a question, read by the importer that knows it. */
export type Reading =
  | {
      readonly kind: 'read';
      readonly drafts: readonly Draft[];
      readonly announced: Announcement;
      /** What broke off or was left out on the way; `null` when nothing was. */
      readonly fault: RoadFault | null;
      readonly link: string | null;
      readonly remember: Remembered | null;
    }
  /** As it was when the papers of this day were taken from it. */
  | { readonly kind: 'unchanged'; readonly day: Day | null }
  | { readonly kind: 'none'; readonly fault: RoadFault };

/** What a road works with. */
export interface RoadContext {
  readonly source: SourceRecord;
  /** The day that the fetch is made for. */
  readonly asOf: Day;
  readonly addresses: ServiceAddresses;
  ask(question: RoadQuestion): Promise<Reading>;
  /** Says what the source calls itself: its name, until the reader gives another. */
  nameIt(title: string): void;
  /** Writes a sentence into the log, between the requests. */
  note(day: Day, sentence: string): void;
  /** Whether the library has a paper of arXiv, wherever it came from. */
  isHeld(identifier: string): boolean;
  /** Whether this source brought a paper on any day. */
  hasReceived(identifier: string): boolean;
  /** The first day on which this source brought a paper; `null` when it never did. */
  firstReceived(identifier: string): Day | null;
  /** Whether some of a day is known to be missing. */
  isPartial(day: Day): boolean;
  /** Whether a day is to be asked for again. */
  isOpen(day: Day): boolean;
  /** Whether this source never answered yet. */
  readonly isNew: boolean;
}

/** Brings some days of a source, all by themselves or as many as it can. */
export type Road = (context: RoadContext, days: readonly Day[]) => Promise<DayFinding[]>;

/** The faults of readings, in order. */
export function faultsOf(readings: readonly (Reading | null)[]): RoadFault[] {
  return readings.flatMap((reading) => {
    if (reading === null || reading.kind === 'unchanged') return [];
    return reading.fault === null ? [] : [reading.fault];
  });
}
