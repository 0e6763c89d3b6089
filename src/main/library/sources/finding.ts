import type { AnnounceType } from '#shared/contract/sources.ts';
import type { Draft } from '#shared/domain/draft.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import type { Validators, WebFault } from '../network/web.ts';
import { titleKey } from '../papers/title-key.ts';
import type { FileLook } from './folder-files.ts';

/** One paper of a source's day, and the road that it came by. */
export interface FoundPaper {
  readonly draft: Draft;
  readonly announceType: AnnounceType;
  readonly road: string;
}

/** Why a road gave less than it should. */
export interface RoadFault {
  readonly kind: WebFault | 'content';
  readonly sentence: string;
  readonly retryAt: Date | null;
  /** The server says that there is no such thing: asking again is of no use. */
  readonly isGone?: boolean;
}

/**
 * What the roads of a source gave for one of its days. `listed`: there is a listing of that day. `nothing`:
 * the source says that it has none. `earlier`: it still shows an earlier day. `unanswered`: it said nothing.
 */
export interface DayFinding {
  readonly day: Day;
  readonly state: 'listed' | 'nothing' | 'earlier' | 'unanswered' | 'unchanged';
  readonly papers: readonly FoundPaper[];
  /** Newer versions of papers that the library has, which the source was not asked to bring: no part of its day. */
  readonly updates: readonly Draft[];
  /** What the day has in all; `null` when nothing says so. */
  readonly announced: {
    readonly from: 'announcement' | 'listing';
    readonly count: number;
    /** The names announced, where they are told. */
    readonly ids: readonly string[];
  } | null;
  /** Whether what came is all that the source had to give. */
  readonly isWhole: boolean;
  /** Whether its papers were concluded to be of this day, and no listing is left to compare them with. */
  readonly isConcluded: boolean;
  /** Whether more than one road, or the calendar, says that there is nothing. */
  readonly isSure: boolean;
  /** Whether what is missing is gone from the source, so that asking again is of no use. */
  readonly isLost: boolean;
  /** The day that a source shows instead. */
  readonly shownDay: Day | null;
  readonly faults: readonly RoadFault[];
  /** What to ask these addresses with next time; kept once the papers are. */
  readonly remember: readonly Remembered[];
  /** The files of a watched folder that were dealt with. */
  readonly files: readonly DealtFile[];
}

/** A file that was dealt with as it looks. */
export interface DealtFile extends FileLook {
  /** Of its content, by which it is known under whatever name it comes again; `null` where it was not read. */
  readonly sha256: string | null;
}

export interface Remembered {
  readonly url: string;
  readonly validators: Validators;
  readonly day: Day | null;
}

/** A day of which nothing is known yet. */
export function emptyFinding(day: Day): DayFinding {
  return {
    day,
    state: 'unanswered',
    papers: [],
    updates: [],
    announced: null,
    isWhole: false,
    isConcluded: false,
    isSure: false,
    isLost: false,
    shownDay: null,
    faults: [],
    remember: [],
    files: [],
  };
}

/** The name that a paper is announced under. */
export function nameOfDraft({ identifiers, title }: Draft): string {
  const { arxiv, doi } = identifiers;
  const [first] = Object.entries(identifiers);
  return arxiv ?? doi ?? (first === undefined ? `title:${titleKey(title)}` : `${first[0]}:${first[1]}`);
}
