import type { KeystrokeSummary } from './keystrokes.ts';
import type { FacetsMeasured } from './parts/facets.ts';
import type { ImportMeasured } from './parts/import.ts';
import type { JudgedMeasured } from './parts/judged.ts';
import type { PageMeasured } from './parts/page.ts';

export const engines = ['carrel', 'carrelWithFacets', 'minisearch', 'fts5', 'flexsearch', 'orama'] as const;
export type Engine = (typeof engines)[number];

/** How many times slower others are than Carrel on the same keystrokes, by the 95th percentile. */
export type Ratios = Partial<Record<Exclude<Engine, 'carrel'>, number>>;

/** What a run of the benchmark gives. Times are in milliseconds; `null` has its reason in `reasons`. */
export interface BenchResult {
  readonly papers: number;
  readonly machine: string;
  readonly versions: Readonly<Record<string, string>>;
  /** What times of engines are: the thread's own work, or the wall's where Node does not tell. */
  readonly clock: 'thread' | 'wall';
  readonly keystroke: Readonly<Record<Engine, KeystrokeSummary | null>>;
  readonly ratios: Ratios;
  readonly facets: FacetsMeasured | null;
  readonly import: ImportMeasured | null;
  readonly judged: JudgedMeasured | null;
  readonly pageThread: PageMeasured['pageThread'] | null;
  readonly page: PageMeasured['keystroke'] | null;
  readonly start: PageMeasured['start'] | null;
  readonly memory: PageMeasured['memory'] | null;
  readonly daily: PageMeasured['daily'] | null;
  /** Why something was not measured, by its place in this object. */
  readonly reasons: Readonly<Record<string, string>>;
}
