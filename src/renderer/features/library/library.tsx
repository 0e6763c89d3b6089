import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useServices } from '../../app/services-context.tsx';
import { viewTitles } from '../../app/view-titles.ts';
import { focusRegion } from '../../commands/regions.ts';
import { Splitter } from '../../ui/splitter.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { DidYouMean } from './did-you-mean.tsx';
import { Facets } from './facets.tsx';
import styles from './library.module.css';
import { Nothing } from './nothing.tsx';
import { PaperList } from './paper-list.tsx';
import { RelaxedNotice } from './relaxed-notice.tsx';
import { ResultLine } from './result-line.tsx';
import { SearchBox } from './search-box.tsx';
import { SelectionBar } from './selection-bar.tsx';

/** How long nothing is shown before the skeleton, in milliseconds. */
const beforeSkeleton = 200;

/** The middle of the page: search, result line, facets and list. */
export function Library({
  today,
  children,
}: {
  readonly today: string;
  readonly children?: React.ReactNode;
}) {
  const { results, layout, place } = useServices();
  const viewTotal = useStore(results, (state) => state.answer?.viewTotal ?? 0);
  const isEmpty = useStore(results, (state) => state.answer?.total === 0);
  const isThere = useStore(results, (state) => state.answer !== null);
  const view = useStore(place, (state) => state.place.view);
  const { hasFacets, facetsOpen, setWidth } = useStore(layout);

  // Keys act on the list from the beginning, unless the reader is somewhere else already.
  useEffect(() => {
    if (isThere && document.activeElement === document.body) focusRegion('list');
  }, [isThere]);

  return (
    <main className={styles.middle}>
      <h1>
        <VisuallyHidden>{viewTitles[view]}</VisuallyHidden>
      </h1>
      <div className={styles.top}>
        <SearchBox viewTotal={viewTotal} />
      </div>
      <ResultLine />
      {children}
      <div className={styles.body} data-facets={hasFacets ? 'beside' : facetsOpen ? 'over' : 'none'}>
        {hasFacets || facetsOpen ? (
          <div className={styles.facets}>
            <Facets today={today} />
            {hasFacets ? (
              <Splitter
                label="Width of the facets"
                side="start"
                className={styles.divider}
                measure={measureFacets}
                onChange={(width) => setWidth('facets', width)}
              />
            ) : null}
          </div>
        ) : null}
        <div className={styles.results}>
          <DidYouMean />
          <RelaxedNotice />
          <div className={styles.list}>
            {isThere ? <PaperList today={today} /> : <Waiting />}
            {isEmpty ? (
              <div className={styles.nothing}>
                <Nothing />
              </div>
            ) : null}
          </div>
          <div className={styles.foot}>
            <SelectionBar />
          </div>
        </div>
      </div>
    </main>
  );
}

/** Before the first answer: nothing at first, then rows to come. */
function Waiting() {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), beforeSkeleton);
    return () => clearTimeout(timer);
  }, []);
  if (!isSlow) return null;
  return (
    <div className={styles.waiting} role="status" aria-label="The library is being read">
      {Array.from({ length: 8 }, (_, row) => (
        <div key={`row-${row + 1}`} className={styles.bones}>
          <span />
          <span />
        </div>
      ))}
    </div>
  );
}

function measureFacets() {
  const tokens = getComputedStyle(document.documentElement);
  const body = document.querySelector(`.${styles.body}`);
  const min = Number.parseFloat(tokens.getPropertyValue('--facets-min'));
  const list = Number.parseFloat(tokens.getPropertyValue('--list-min'));
  return {
    width: document.querySelector('[data-region="facets"]')?.getBoundingClientRect().width ?? min,
    min,
    max: (body?.clientWidth ?? 0) - list,
  };
}
