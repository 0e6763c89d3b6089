import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { Library } from '../features/library/index.ts';
import { PaperPane } from '../features/paper/index.ts';
import { Rail } from '../features/rail/index.ts';
import { ReadingPage } from '../features/reading/index.ts';
import { SourcesPage } from '../features/sources/index.ts';
import { TrendsPage } from '../features/trends/index.ts';
import { TriagePage } from '../features/triage/index.ts';
import { WelcomePage } from '../features/welcome/index.ts';
import { Splitter } from '../ui/splitter.tsx';
import { TooltipLayer } from '../ui/tooltip-layer.tsx';
import styles from './app.module.css';
import { startArrivals } from './arrivals.ts';
import { ConnectionLine } from './connection-line.tsx';
import { DropHint } from './drop-hint.tsx';
import { FaultPage } from './fault-page.tsx';
import { LiveRegion } from './live-region.tsx';
import type { LayoutState, Page } from './services.ts';
import { useServices } from './services-context.tsx';
import { Sheets } from './sheets.tsx';
import { Toasts } from './toasts.tsx';
import { pageTitles, viewTitles } from './view-titles.ts';

/** The whole page: rail, library and paper, with what can lie over them. */
export function App({ today }: { readonly today: () => string }) {
  const services = useServices();
  const fault = useStore(services.connection, (state) => state.fault);
  const [isDragging, setDragging] = useState(false);
  const isReading = useStore(services.place, (state) => state.place.page === 'read');
  const day = useDay(today);
  useEffect(() => startArrivals(services, window, setDragging), [services]);

  if (fault) return <FaultPage fault={fault} />;
  return (
    <>
      <Title />
      <Desk day={day} />
      <Sheets />
      <Toasts />
      <LiveRegion />
      <TooltipLayer />
      {isDragging && !isReading ? <DropHint /> : null}
    </>
  );
}

function Desk({ day }: { readonly day: string }) {
  const { results, place, layout } = useServices();
  const isEmpty = useStore(results, ({ answer, loaded }) => {
    const totals = answer?.viewTotals;
    return totals !== undefined && loaded === 1 && totals.library === 0 && totals.trash === 0;
  });
  const widths = useStore(layout);
  const page = useStore(place, (state) => state.place.page);
  const isOpen = useStore(place, (state) => state.place.paper !== null);
  if (isEmpty && page === 'desk') {
    return (
      <div className={styles.welcome}>
        <ConnectionLine />
        <WelcomePage />
      </div>
    );
  }
  const showsList = widths.isWide || !isOpen;
  const showsPaper = widths.isWide || isOpen;

  return (
    <div
      className={styles.desk}
      data-panes={page === 'desk' && widths.isWide ? 'three' : 'two'}
      data-page={page}
      style={variablesOf(widths)}
    >
      <aside className={styles.rail} aria-label="Rail">
        <Rail today={day} />
        <Splitter
          label="Width of the rail"
          side="start"
          className={styles.railDivider}
          measure={() => measured('rail', '--rail-min', 400)}
          onChange={(width) => widths.setWidth('rail', width)}
        />
      </aside>
      {/* Kept while a paper is a page of its own, so that going back finds it as it was. */}
      <div className={styles.library} hidden={!showsList || page !== 'desk'}>
        <Library today={day}>
          <ConnectionLine />
        </Library>
      </div>
      {page === 'desk' ? null : (
        <main className={styles.page}>
          <ConnectionLine />
          <PageOf page={page} today={day} />
        </main>
      )}
      {showsPaper && page === 'desk' ? (
        <section className={styles.pane} aria-label="Paper" role={widths.isWide ? undefined : 'main'}>
          {widths.isWide ? (
            <Splitter
              label="Width of the paper"
              side="end"
              className={styles.paneDivider}
              measure={measurePane}
              onChange={(width) => widths.setWidth('pane', width)}
            />
          ) : (
            <ConnectionLine />
          )}
          <PaperPane />
        </section>
      ) : null}
    </div>
  );
}

function PageOf({ page, today }: { readonly page: Exclude<Page, 'desk'>; readonly today: string }) {
  switch (page) {
    case 'triage':
      return <TriagePage today={today} />;
    case 'sources':
      return <SourcesPage today={today} />;
    case 'trends':
      return <TrendsPage today={today} />;
    case 'read':
      return <ReadingPage />;
    default:
      return page satisfies never;
  }
}

/** The widths that the reader drew; where there are none, the tokens' hold. */
function variablesOf({ rail, facets, pane }: LayoutState): React.CSSProperties {
  return Object.fromEntries(
    Object.entries({ '--rail-now': rail, '--facets-now': facets, '--pane-now': pane })
      .filter(([, width]) => width !== null)
      .map(([name, width]) => [name, `${width}px`]),
  );
}

function token(name: string): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue(name)) || 0;
}

function measured(region: 'rail' | 'pane', least: string, max: number) {
  const element = document.querySelector(`[data-region="${region}"]`)?.parentElement;
  return { width: element?.getBoundingClientRect().width ?? 0, min: token(least), max };
}

function measurePane() {
  const facets = document.querySelector('[data-region="facets"]')?.getBoundingClientRect().width ?? 0;
  const rail = document.querySelector('[data-region="rail"]')?.getBoundingClientRect().width ?? 0;
  return measured('pane', '--pane-min', window.innerWidth - rail - facets - token('--list-min'));
}

/** Today; a page that is left open over midnight notices. */
function useDay(today: () => string): string {
  const [day, setDay] = useState(today);
  useEffect(() => {
    const timer = setInterval(() => setDay(today()), 60_000);
    return () => clearInterval(timer);
  }, [today]);
  return day;
}

/**
 * The window's title says where the reader is, for tabs, bookmarks and screen readers; a component of its own, so
 * that nothing else is drawn anew with it.
 */
function Title() {
  const { place, results } = useServices();
  const page = useStore(place, (state) => state.place.page);
  const view = useStore(place, (state) => state.place.view);
  const query = useStore(results, (state) => state.settled?.query.trim() ?? '');
  const where = query === '' ? viewTitles[view] : `${query} · ${viewTitles[view]}`;
  const title = page === 'desk' ? where : pageTitles[page];
  useEffect(() => {
    document.title = `${title} · Carrel`;
  }, [title]);
  return null;
}
