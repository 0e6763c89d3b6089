import type { StoreApi } from 'zustand/vanilla';
import { type CommandPage, commandPages } from '#shared/commands/command-list.ts';
import type { Client } from '#shared/contract/define.ts';
import type { DeskContract } from '#shared/contract/desk.ts';
import type { LibraryContract, Progress, Settings } from '#shared/contract/library.ts';
import type { Network, Source } from '#shared/contract/sources.ts';
import type { Rule, RuleProposal, Watch } from '#shared/contract/triage.ts';
import type { Paper, PaperId } from '#shared/domain/paper.ts';
import type { Meant } from '#shared/search/did-you-mean.ts';
import type { FacetChoice, FacetName, Row, SearchAnswer, Sort, View } from '#shared/search/request.ts';
import type { WatchMatcher } from '#shared/watch/match.ts';
import type { CollectionsState } from './collections.ts';
import type { SavedState } from './saved-searches.ts';
import type { SearchClient } from './search-client.ts';
import type { Sheet, SheetState } from './sheet-kinds.ts';

/**
 * What fills the window beside the rail: the `desk` of list and paper, one of the pages that have no list,
 * the `triage` of the Inbox one paper at a time, or `read`, the paper of the place with its PDF.
 */
export const pages = commandPages;
export type Page = CommandPage;

/** What the address holds: back and forward move through it, and a search can be bookmarked. */
export interface Place {
  readonly page: Page;
  /** What is chosen on a page other than the desk, in that page's own words: a source and a day. */
  readonly detail: string | null;
  readonly view: View;
  readonly query: string;
  readonly chosen: Partial<Record<FacetName, FacetChoice>>;
  readonly sort: Sort;
  /** The paper in the pane. */
  readonly paper: PaperId | null;
}

/** Where the reader is. `go` makes a step in the history, `replace` does not (typing, moving in the list). */
export interface PlaceState {
  readonly place: Place;
  go(change: Partial<Place>): void;
  replace(change: Partial<Place>): void;
}

/** The newest answer of the search worker, and the rows in view. */
export interface ResultsState {
  /** `null` until the first answer; the old answer stays until the new one is there. */
  readonly answer: SearchAnswer | null;
  /**
   * The answer that everything beside the list shows, and its query: the newest, but while the reader types the one
   * before, until the hand rests. `null` until the first.
   */
  readonly settled: { readonly answer: SearchAnswer; readonly query: string } | null;
  /** Papers chosen with `x` for an act on many. */
  readonly picked: ReadonlySet<PaperId>;
  /** How much of the library the search worker holds, 0–1, while it is catching up. */
  readonly loaded: number;
  /** How much of its text is indexed, 0–1: a query with words is answered from that. */
  readonly indexed: number;
  /** How often the ranking has learned anew: then it may say other things of itself and of papers. */
  readonly learned: number;
  /** What the list shows of the papers that were in view since the newest answer. */
  readonly rows: ReadonlyMap<PaperId, Row>;
  /** The paper that keys act on in the list; on wide windows also the one in the pane. */
  readonly cursor: PaperId | null;
  /** What was asked for the answer that is shown. */
  readonly asked: Pick<Place, 'view' | 'query' | 'chosen' | 'sort'> | null;
  /** What the query that is shown was meant to be, where words of it stand in no paper. */
  readonly meant: Meant | null;
  /** Says which part of the hits is in view, so that its rows come (positions, `to` not included). */
  readonly want: (from: number, to: number) => void;
  /** What the reader looks for within a facet, by facet. */
  readonly facetSearch: Partial<Record<FacetName, string>>;
  /** Looks for values within a facet; `null` ends that. */
  searchFacet(facet: FacetName, text: string | null): void;
  /** Adds papers to the picked ones, or takes them out. */
  pick(ids: readonly PaperId[], how: 'add' | 'toggle' | 'only'): void;
}

/** Papers that were opened, by id, kept in step with the library. */
export interface PapersState {
  readonly byId: ReadonlyMap<PaperId, Paper>;
  /** Loads a paper (or takes it from `byId`) and keeps it in step from then on. */
  open(id: PaperId): Promise<Paper>;
  /** Asks again for all that are kept: after a connection was lost. */
  refresh(): void;
}

export interface Toast {
  readonly id: number;
  readonly sentence: string;
  readonly tone: 'plain' | 'error';
  /** The edit that *Undo* takes back. */
  readonly edit: number | null;
  /** What else can be done about it: *Open*, or taking back what is no edit. */
  readonly act: ToastAct | null;
}

export interface ToastAct {
  readonly label: string;
  readonly run: () => void;
}

/** Long work of this window that the reader goes on beside: an edit of thousands of papers. */
export interface Work {
  readonly id: number;
  /** What it is called until it says its step: "Changing papers". */
  readonly name: string;
  /** When it began, on the clock of `performance.now`. */
  readonly since: number;
  /** `null` until the library said how far it is. */
  readonly progress: Progress | null;
  cancel(): void;
}

export interface ToastsState {
  readonly toasts: readonly Toast[];
  readonly works: readonly Work[];
  /** Shows long work until it is ended; `report` says how far it is. */
  begin(work: Pick<Work, 'name' | 'cancel'>): { report(progress: Progress): void; end(): void };
  show(toast: { sentence: string; tone?: Toast['tone']; edit?: number | null; act?: ToastAct | null }): void;
  dismiss(id: number): void;
}

export type { Sheet, SheetState };

/** The panes' widths that the reader drew, in CSS pixels (`null`: as the tokens have it), and the window's. */
export interface LayoutState {
  readonly rail: number | null;
  readonly facets: number | null;
  readonly pane: number | null;
  /** What stands beside a PDF. */
  readonly beside: number | null;
  /** Whether the paper has a pane beside the list; else it is a page of its own. */
  readonly isWide: boolean;
  /** Whether the facets stand beside the list; else they open by a button. */
  readonly hasFacets: boolean;
  /** On narrow windows: whether the facets lie over the list. */
  readonly facetsOpen: boolean;
  setWidth(which: 'rail' | 'facets' | 'pane' | 'beside', width: number | null): void;
  setFacetsOpen(open: boolean): void;
}

/** What a command asks of the paper pane: the pane takes it up, now or as soon as it is there. */
export interface PaneState {
  readonly asked: 'tag' | 'note' | null;
  ask(what: 'tag' | 'note'): void;
  /** The pane has put the focus where it was asked to. */
  taken(): void;
}

/** The PDF in view, as commands move it. */
export interface PdfViewer {
  scroll(by: 'line' | 'screen', direction: 1 | -1): void;
  /** Goes some pages on or back. */
  turn(by: 1 | -1): void;
  goTo(page: number | 'last'): void;
  zoom(how: 'in' | 'out' | 'fit'): void;
  /** Puts the focus where the number of a page is typed. */
  askPage(): void;
  find(): void;
}

/** The reading page: the PDF that is shown, and what stands beside it. */
export interface ReaderState {
  /** `null` while no PDF is shown. */
  readonly viewer: PdfViewer | null;
  readonly side: 'note' | 'paper';
  /** On wide windows: whether anything stands beside the PDF. On narrow ones: whether it is in its place. */
  readonly hasSide: boolean;
  /** The paper that was just finished, while its rating is asked for. */
  readonly rated: PaperId | null;
  setViewer(viewer: PdfViewer | null): void;
  show(side: 'note' | 'paper' | 'pdf'): void;
  toggleSide(): void;
  askRating(paper: PaperId | null): void;
}

/** What a screen reader is told besides what stands on the page. */
export interface SpokenState {
  readonly polite: string;
  readonly alert: string;
  say(sentence: string, how?: 'polite' | 'alert'): void;
}

/** A fetch that this window began. */
export interface Fetching {
  /** What is fetched; `null`: every source. */
  readonly source: number | null;
  /** `null` until the library said how far it is. */
  readonly progress: Progress | null;
  cancel(): void;
}

/** The subscribed sources as the library has them, and what this window is fetching. */
export interface SourcesState {
  /** `null` until they came for the first time. */
  readonly sources: readonly Source[] | null;
  readonly network: Network;
  readonly fetches: readonly Fetching[];
  /** Grows with each announcement: what was read of the ledger before may have changed. */
  readonly news: number;
  /** Whether the field that adds a source is open, and what it begins with; `null` when it is not. */
  readonly adding: string | null;
  /** On narrow windows: the source that keys act on while none is opened. */
  readonly cursor: number | null;
  load(): Promise<void>;
}

/** The rules on incoming papers, in their order, and those that the reader's decisions suggest. */
export interface RulesState {
  readonly rules: readonly Rule[] | null;
  readonly proposals: readonly RuleProposal[];
  load(): Promise<void>;
}

/** Who and what is watched for. */
export interface WatchesState {
  readonly watches: readonly Watch[];
  /** Finds them in names and texts; another one when the watches are others. */
  readonly matcher: WatchMatcher;
  load(): Promise<void>;
}

/** Why the library cannot be opened, for the page that says so. */
export interface LibraryFault {
  readonly reason: string;
  readonly folder: string | null;
}

/** How the page stands with the library's process. */
export interface ConnectionState {
  readonly state: 'connecting' | 'connected' | 'lost';
  /** The id of the library that answers; `null` until one did, and while none does. */
  readonly library: string | null;
  /** Set when the library's process is there but the library does not open. */
  readonly fault: LibraryFault | null;
  /** Whether words typed into a note wait to be saved, are being saved, or are safe. */
  readonly notes: 'saved' | 'saving' | 'waiting';
  setNotes(notes: ConnectionState['notes']): void;
}

/** Everything a feature may use; made once in `main.tsx` and given down by context. */
export interface Services {
  readonly library: Client<LibraryContract>;
  /** `null` in a browser. */
  readonly desk: Client<DeskContract> | null;
  readonly search: SearchClient;
  readonly place: StoreApi<PlaceState>;
  readonly results: StoreApi<ResultsState>;
  readonly papers: StoreApi<PapersState>;
  readonly toasts: StoreApi<ToastsState>;
  readonly sheet: StoreApi<SheetState>;
  readonly settings: StoreApi<Settings>;
  readonly connection: StoreApi<ConnectionState>;
  readonly pane: StoreApi<PaneState>;
  readonly reader: StoreApi<ReaderState>;
  readonly layout: StoreApi<LayoutState>;
  readonly spoken: StoreApi<SpokenState>;
  readonly sources: StoreApi<SourcesState>;
  readonly rules: StoreApi<RulesState>;
  readonly watches: StoreApi<WatchesState>;
  readonly saved: StoreApi<SavedState>;
  readonly collections: StoreApi<CollectionsState>;
}
